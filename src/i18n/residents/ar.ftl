# What the pages say that residents meet, and the printed notice, in Arabic. Every key stands in every file of this folder, and a
# test holds that. Plain words, short: people read this on a telephone, in a hurry, in their second language. The marks around a French
# address, a date in figures or a number keep it from left to right.


## every page: dates, the frame, forms, errors

date = { $day } { $month } { $year }
date-day = { $weekday } { $day } { $month }
date-month-day = { $day } { $month }
time = { $hour }:{ $minute }
moment = { $date } على الساعة { $time }
weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
house-name = Riverain
house-promise = إعلام الجيران قبل الأشغال، والاستماع إليهم أثناءها، والرد عليهم.
skip-to-content = انتقل إلى المحتوى
language-switch = اللغة
back = رجوع
optional = اختياري
error-summary = بقيت نقاط تحتاج إلى تصحيح
form-required = املؤوا هذه الخانة.
form-too-long = النص طويل جدا. الحد الأقصى لعدد الأحرف: { $limit }.
form-not-a-word = «{ $given }» ليس من الاختيارات المقترحة.
form-not-a-date = «{ $given }» ليس تاريخا. اكتبوا مثلا { "\u2066" }2026-11-24{ "\u2069" }.
form-not-a-time = «{ $given }» ليست ساعة. اكتبوا مثلا 08:30.
form-not-an-email = «{ $given }» ليس عنوان بريد إلكتروني. اكتبوا مثلا { "\u2066" }nom@exemple.fr{ "\u2069" }.
form-not-a-telephone = «{ $given }» ليس رقم هاتف. اكتبوه بكل أرقامه، مثلا { "\u2066" }06 39 98 12 34{ "\u2069" }.
error-title-400 = طلب غير مفهوم
error-text-400 = لم نفهم هذا الطلب. ارجعوا إلى الوراء وحاولوا من جديد.
error-title-401 = يجب تسجيل الدخول
error-text-401 = يجب تسجيل الدخول لرؤية هذه الصفحة.
error-title-403 = غير مسموح
error-text-403 = حسابكم لا يسمح بذلك. إن احتجتم إليه فاطلبوه من المسؤول عن الحسابات.
error-title-404 = الصفحة غير موجودة
error-text-404 = هذه الصفحة غير موجودة أو لم تعد موجودة. تحققوا من العنوان، أو ابدؤوا من الصفحة الأولى.
error-title-405 = طلب مرفوض
error-text-405 = هذا العنوان لا يقبل هذا النوع من الطلبات.
error-title-408 = استغرق وقتا طويلا
error-text-408 = تأخر الرد كثيرا. حاولوا من جديد بعد لحظات.
error-title-409 = تغيّر الوضع
error-text-409 = ما تطلبونه لا يوافق ما هو مسجَّل الآن. أعيدوا تحميل الصفحة.
error-title-413 = الحجم كبير جدا
error-text-413 = هذا أكبر مما نقبله.
error-too-large = الحجم كبير جدا. الحد الأقصى: { $limit } ميغابايت.
error-title-415 = صيغة مرفوضة
error-text-415 = هذه الصيغة غير مقبولة هنا.
error-title-422 = يحتاج إلى تصحيح
error-text-422 = في ما أُرسل شيء غير صحيح.
error-title-429 = محاولات كثيرة
error-text-429 = وصلت طلبات كثيرة في وقت قصير. انتظروا دقيقة وحاولوا من جديد.
error-title-500 = خطأ من جهتنا
error-text-500 = حدث عطل عندنا وقد سجّلناه. لم يضع شيء مما كان محفوظا. حاولوا من جديد بعد لحظات.
error-home = العودة إلى الصفحة الأولى
look-staff = فضاء المهنيين
look-choose = اختاروا

## a site, and its printed notice

site-state-incomplete = غير مكتملة
site-state-announced = قريبا
site-state-ongoing = جارية
site-state-ended = انتهت
nuisance-noise = الضجيج
nuisance-dust = الغبار
nuisance-vibration = الاهتزازات
nuisance-access = الدخول
nuisance-parking = وقوف السيارات
nuisance-deliveries = التوصيل
nuisance-terrace = جلسات المقاهي والبسطات
nuisance-water = الماء
nuisance-power = الكهرباء
nuisance-traffic = حركة السير
nuisance-lighting = الإنارة
nuisance-means-noise = آلات صاخبة في ساعات العمل.
nuisance-means-dust = غبار عندما يكون الطقس جافًّا: من الأفضل إغلاق النوافذ.
nuisance-means-vibration = اهتزازات قد يُشعَر بها في المباني القريبة.
nuisance-means-access = يبقى المرور سيرًا على الأقدام ممكنًا؛ وقد يُقطع مدخل المرآب أحيانًا.
nuisance-means-parking = إلغاء أماكن لوقوف السيارات قرب الورشة.
nuisance-means-deliveries = تتوقف شاحنات التوصيل في مكان أبعد؛ أخبروا مورّديكم.
nuisance-means-terrace = يجب تصغير جلسات المقاهي والبسطات أو نقلها.
nuisance-means-water = انقطاع الماء، ويُعلَن عنه في اليوم السابق على الأكثر.
nuisance-means-power = انقطاع الكهرباء، ويُعلَن عنه في اليوم السابق على الأكثر.
nuisance-means-traffic = شارع مغلق أو محوَّل؛ وقد تتوقف الحافلات في مكان آخر.
nuisance-means-lighting = إطفاء إنارة الشارع، أو أضواء كاشفة في الليل.
day-mon = الاثنين
day-tue = الثلاثاء
day-wed = الأربعاء
day-thu = الخميس
day-fri = الجمعة
day-sat = السبت
day-sun = الأحد
sites-contractor = الشركة
sites-dates = التواريخ
sites-code = الرمز
sites-phase = المرحلة
sites-hours-title = الأيام والساعات
sites-colon = :
sites-span = من { $from } إلى { $to }
sites-one-day = يوم { $day }
sites-days-all = كل الأيام
sites-days-row = من { $from } إلى { $to }
sites-days-list = { $most } و{ $last }
sites-hours = { $days }، من { $from } إلى { $to }
sites-reach = حتى { $metres } م
sites-reach-zone = داخل منطقة الأشغال
sites-dates-verified = تواريخ مؤكَّدة
sites-dates-announced = تواريخ معلَنة
sites-announced-were = التواريخ المعلَنة أولا: { $span }
sites-permit = الترخيص
sites-subscribe = متابعة أخبار هذه الورشة
sites-phase-now = الآن
sites-phase-over = انتهت
sites-home = ما الأشغال القريبة مني؟
sites-home-lead = ما هو مقرَّر، ومتى، وكيف تخبروننا إن كان هناك ما يزعجكم.
sites-home-address = عنواني
sites-home-address-hint = الرقم والشارع، مثلا «{ "\u2066" }12 rue des Tanneurs{ "\u2069" }».
sites-home-search = بحث
sites-home-code = الرمز المكتوب على الإعلان
sites-home-code-unknown = لا توجد ورشة رمزها «{ $code }». أعيدوا قراءة الإعلان: من أربعة إلى ستة حروف وأرقام لاتينية، دون حروف علة.
sites-home-open = فتح
sites-home-none = لا توجد أشغال معلَنة حاليا.
sites-home-ongoing = أشغال جارية
sites-home-coming = أشغال قادمة
sites-by = تقوم بالأشغال شركة { $organisation }.
sites-report = الإبلاغ عن مشكلة
sites-over = انتهت هذه الأشغال. ما زال بإمكانكم الإبلاغ عن مشكلة تسببت فيها.
sites-map-alt = مخطط الشوارع حول الورشة؛ منطقة الأشغال باللون الأصفر.
sites-map-caption = باللون الأصفر: الأرض التي تشغلها الأشغال.
sites-planned = ما هو مقرَّر
sites-planned-none = لم يُعرف الجدول بعد. سيُنشر هنا.
sites-for-you = ما الذي يتغيّر بالنسبة إليكم
sites-talk = هل لديكم سؤال أو إزعاج؟
sites-talk-text = أخبرونا في دقيقة، دون حساب، ودون ذكر اسمكم إن أردتم. على الشركة أن تجيب.
sites-telephone = الهاتف
sites-emergency = عند وجود خطر فوري اتصلوا بالرقم 112.
sites-notice-kind = إعلان عن أشغال
sites-notice-talk = هل لديكم سؤال أو إزعاج؟ أخبرونا: على الشركة أن تجيب.
sites-notice-scan = وجّهوا الهاتف نحو هذا المربع، أو افتحوا
open-change-registered = أُعلن عن ورشة
open-change-site = تغيرت معلومات الورشة
open-change-zone = حُددت منطقة الأشغال أو تغيرت
open-change-phase-added = مرحلة جديدة، من { $from } إلى { $to }: { $phase }
open-change-phase = تغيرت مرحلة، من { $from } إلى { $to }: { $phase }
open-change-see = ما هو مقرَّر منشور في صفحة ورشة «{ $site }».

## what is near an address

premises-map-picture = مخطط الشوارع؛ الأرض التي تشغلها الأشغال باللون الأصفر.
premises-inside = داخل منطقة الأشغال
premises-at-metres = على بعد { $metres } م
premises-nameless = مكان بلا اسم ولا عنوان
premises-not-found = لم نجد العنوان
premises-near-nothing = لا تصل أي أشغال معلَنة إلى هذا العنوان.
premises-near-distance = عنوانكم: { $where }.
premises-near-more = الاطلاع على ما هو مقرَّر
premises-near-around = أشغال أخرى على بعد أقل من كيلومتر
premises-near-others = أليس هذا عنوانكم؟
premises-near-not-found = تحققوا من اسم الشارع، أو ابحثوا عن الورشة في القائمة.
premises-near-list = عرض كل الورشات

## the form that reports

grievances-category-missing = اختاروا موضوع المشكلة.
grievances-suffered-in-future = { $day } لم يأت بعد. اكتبوا اليوم الذي حدث فيه ذلك.
grievances-suffered-long-ago = { $day } مضى عليه أكثر من سنة. تحققوا من السنة.
grievances-premises-unknown = العنوان { $given } غير موجود في السجل.
category-noise = ضجيج
category-dust = غبار وأوساخ
category-pedestrian_access = المرور سيرا على الأقدام
category-parking = وقوف السيارات
category-vehicle_movements = شاحنات وآليات
category-safety = خطر
category-working_hours = عمل خارج الأوقات
category-property_damage = أضرار
category-lighting = إنارة
category-behaviour = سلوك
category-environment = أشجار، ماء، نفايات
category-information = نقص في المعلومات
category-other = شيء آخر
hazard-danger = قد يصاب أحد بجروح
hazard-blocked_access = لا تستطيع النجدة أو شخص معاق المرور
hazard-gas_or_water = غاز أو ماء
grievances-photos-too-many = عدد الصور كبير جدا. الحد الأقصى: { $limit }.
grievances-photo-too-large = إحدى الصور ثقيلة جدا. الحد الأقصى: { $limit } ميغابايت.
grievances-photo-format = أحد الملفات ليس صورة JPEG أو PNG أو WebP.
grievances-photo-unreadable = تعذرت قراءة إحدى الصور. أرسلوا صورة أخرى.
grievances-photo-unpacks = إحدى الصور كبيرة جدا: الحد الأقصى 50 مليون نقطة.
grievances-echo-closed = أُغلقت هذه المشكلة. إن عادت فأبلغوا عنها.
relays-report = الإبلاغ عن مشكلة
relays-report-lead = دقيقة واحدة تكفي. تُخبَر الشركة فورا وعليها أن ترد عليكم.
relays-report-emergency = خطر فوري أو رائحة غاز أو جريح: اتصلوا أولا بالرقم 18 أو 112.
relays-report-flood = تصل الآن بلاغات كثيرة جدا من كل مكان. لم يضع شيء مما كتبتم: انتظروا دقيقة ثم أعيدوا الإرسال. إن كان هناك خطر فاتصلوا بالرقم 112.
relays-report-working = لحظة من فضلكم…
relays-report-wait = وصلت بلاغات كثيرة من اتصالكم وعلينا أن نبطئ. لم يضع شيء مما كتبتم: { $minutes ->
        [one] أعيدوا الإرسال بعد دقيقة.
        [two] أعيدوا الإرسال بعد دقيقتين.
        [few] أعيدوا الإرسال بعد { $minutes } دقائق.
       *[other] أعيدوا الإرسال بعد { $minutes } دقيقة.
    }
relays-trap = اتركوا الخانة المخفية فارغة: هي لكشف البرامج الآلية.
relays-trap-label = اتركوا هذه الخانة فارغة
relays-what = ما المشكلة؟
relays-hazard = هل هناك خطر الآن؟
relays-hazard-none = لا
relays-when = في أي يوم؟
relays-at = في أي ساعة تقريبا؟
relays-today = المعلَن لهذا اليوم:
relays-today-phase = { $phase }، من { $from } إلى { $to }
relays-today-anyway = إن كان ذلك يزعجكم فأبلغوا عنه على كل حال.
relays-where = أين المشكلة؟
relays-where-street = في الشارع أو في الورشة
relays-where-home = في بيتي
relays-place = العنوان أو المكان
relays-place-hint = مثلا: أمام { "\u2066" }12 rue des Tanneurs{ "\u2069" }.
relays-shares-address = يمكن للشركة أن تعرف عنواني
relays-shares-address-hint = وإلا فإنها لا ترى عنوان بيتكم.
relays-reach = كيف نرد عليكم؟
relays-reach-hint = اختياري. لا ترى الشركة أبدا وسائل الاتصال بكم. ودونها يمكنكم المتابعة برابط خاص.
relays-email = البريد الإلكتروني
relays-telephone = الهاتف
relays-words = هل تريدون إضافة شيء؟
relays-words-hint = ستقرأ الشركة هذا الكلام. لا تكتبوا فيه اسمكم.
relays-send = إرسال
relays-privacy = نحتفظ بما تكتبون إلى أن تُحل المشكلة، ثم للإحصاءات دون وسائل الاتصال بكم.
relays-photos = صور
relays-photos-hint = خمس صور على الأكثر. نحذف منها المكان والتاريخ اللذين يخفيهما الجهاز فيها.
relays-others = سبق الإبلاغ في هذه الأيام: هل هي المشكلة نفسها؟
relays-me-too = أنا أيضا
relays-counted = تم العد. لمتابعة الرد أبلغوا أنتم أيضا أدناه.
relays-echo-count = { $count ->
        [zero] لا أحد غيركم يقول ذلك
        [one] شخص آخر يقول ذلك أيضا
        [two] شخصان آخران يقولان ذلك أيضا
        [few] { $count } أشخاص آخرين يقولون ذلك أيضا
        [many] { $count } شخصا آخر يقولون ذلك أيضا
       *[other] { $count } شخص آخر يقولون ذلك أيضا
    }
relays-hours-now-within = توجد أشغال معلَنة الآن.
relays-hours-now-outside = لا توجد أشغال معلَنة الآن.

## a grievance that is followed

grievances-cannot = هذا غير ممكن الآن. حالة البلاغ: «{ $status }».
grievances-next-answer = على الشركة أن تقول ما ستفعله قبل { $moment }. البلاغ الآن عند: { $rung }.
grievances-next-silent = كان على الشركة أن ترد قبل { $moment } ولم تفعل. البلاغ الآن عند: { $rung }.
grievances-next-end = الشركة تهتم بالأمر. يجب أن تُحل المشكلة قبل { $moment }. البلاغ الآن عند: { $rung }.
grievances-next-late = كان يجب أن تُحل المشكلة قبل { $moment } ولم تُحل. البلاغ الآن عند: { $rung }.
grievances-next-scheduled = موعد تدخل الشركة: { $day }.
grievances-next-settled = تقول الشركة إن المشكلة حُلّت. أخبرونا إن كان هذا صحيحا؛ إن لم يصلنا منكم شيء فسيُغلق البلاغ في { $moment }.
grievances-next-refused = لن تستجيب الشركة، وسببها مكتوب أدناه. إن لم توافقوا فاكتبوا ذلك: الوساطة ممكنة.
grievances-next-referred = هذا ليس من اختصاص الورشة. أُحيل البلاغ إلى المصلحة المعنية، وهي مذكورة أدناه.
grievances-next-confirmed = حُلّت المشكلة وأكدتم ذلك. شكرا لكم.
grievances-next-unconfirmed = أُغلق البلاغ: تقول الشركة إن المشكلة حُلّت ولم يصلنا منكم شيء. إن لم يكن ذلك صحيحا فأعيدوا فتحه.
grievances-next-duplicate = تُتابَع المشكلة نفسها تحت رقم مرجعي آخر، مذكور أدناه.
grievances-next-withdrawn = سحبتم هذا البلاغ. لن يحدث شيء بعد الآن.
grievances-next-unfounded = أغلقت الوساطة البلاغ، وسببها مكتوب أدناه. إن لم توافقوا فاكتبوا ذلك.
grievance-status-received = وصل
grievance-status-acknowledged = اطلعت عليه الوساطة
grievance-status-relayed = أُرسل إلى الشركة
grievance-status-accepted = الشركة تهتم به
grievance-status-scheduled = حُدد موعد
grievance-status-refused = مرفوض
grievance-status-referred = أُحيل إلى جهة أخرى
grievance-status-resolved = محلول حسب الشركة
grievance-status-confirmed = محلول ومؤكَّد
grievance-status-unconfirmed = مغلق دون تأكيد
grievance-status-reopened = أُعيد فتحه
grievance-status-duplicate = مكرر
grievance-status-withdrawn = مسحوب
grievance-status-unfounded = لا أساس له
severity-urgent = عاجل
severity-high = مهم
severity-normal = عادي
via-web = عن طريق الموقع
via-telephone = بالهاتف
via-doorstep = عند الباب
via-sms = برسالة قصيرة
via-email = بالبريد الإلكتروني
via-api = عن طريق برنامج آخر
via-open311 = عن طريق Open311
rung-site_manager = مسؤول الورشة
rung-director = إدارة الشركة
rung-authority = البلدية
author-resident = أحد الجيران
author-you = أنتم
author-contractor = الشركة
author-mediation = الوساطة
author-house = آليا
entry-filed = تم الإبلاغ { $detail }
entry-acknowledged = اطلعت عليه الوساطة
entry-relayed = أُرسل إلى: { $detail }
entry-reminded = أُرسل تذكير إلى: { $detail }
entry-escalated = لا رد في الوقت المحدد، رُفع إلى: { $detail }
entry-accepted = الشركة تهتم بالأمر
entry-scheduled = موعد التدخل: { $day }
entry-refused = رفضته الشركة
entry-referred = أُحيل إلى المصلحة المعنية
entry-resolved = تقول الشركة إن المشكلة حُلّت
entry-confirmed = مؤكَّد: حُلّت المشكلة
entry-unconfirmed = أُغلق دون خبر من صاحب البلاغ
entry-reopened = لم تُحل المشكلة: أُعيد فتح البلاغ
entry-duplicate = المشكلة نفسها في { $detail }
entry-withdrawn = سُحب
entry-unfounded = أُغلق: لا أساس له
entry-question = سؤال من الشركة
entry-message = رسالة
entry-note = ملاحظة داخلية
entry-graded = تغيرت درجة الاستعجال: { $detail }
entry-sorted = تغير الموضوع: { $detail }
grievances-next-paused = طرحت عليكم الشركة سؤالا وهي تنتظر ردكم. الأجل متوقف منذ { $moment }.
entry-paused = الأجل متوقف: الشركة تنتظر ردا
entry-resumed = عاد الأجل يجري
entry-photos = صور مضافة: { $detail }
entry-fell_back = لم يكن أحد مناوبا في تلك الساعة: أُخبر مسؤول الورشة
grievances-survey-later = تأتي الأسئلة عندما ينتهي كل شيء.
answers-yes = نعم
answers-rather = نعم، إلى حد ما
answers-hardly = ليس تماما
answers-no = لا
entry-assigned = يتولاه: { $detail }
entry-unassigned = لم يعد يتولاه أحد
entry-split = قُسم إلى بلاغين؛ الآخر هو { $detail }
entry-handed = سُلّم إلى زميل
relays-when-suffered = متى
relays-filed = تم التسجيل
relays-filed-reference = رقمكم المرجعي:
relays-filed-keep = احتفظوا بهذا الرابط الخاص: به ترون الرد.
relays-filed-told = وسيصلكم الرد أيضا بالوسيلة التي اخترتموها.
relays-filed-untold = لم تتركوا وسيلة للاتصال بكم: هذا الرابط هو الطريقة الوحيدة للمتابعة. اكتبوه أو أضيفوه إلى المفضلة.
relays-next = والآن:
relays-settled-question = هل حُلّت المشكلة؟
relays-settled-yes = نعم، حُلّت
relays-settled-no = لا، ليس بعد
relays-settled-reopen = هل عادت المشكلة؟ إعادة الفتح
relays-settled-yes-title = هل حُلّت المشكلة؟
relays-settled-yes-text = ضغطة على الزر ويتم التأكيد.
relays-settled-no-title = ألم تُحل المشكلة؟
relays-settled-no-text = ضغطة على الزر: يُعاد فتح البلاغ ويُرفع إلى مستوى أعلى.
relays-settled-no-words = ما الذي بقي؟
relays-timeline = ما الذي جرى
relays-write = إضافة شيء
relays-message = رسالتكم
relays-message-hint = ستقرؤها الشركة والوساطة.
relays-message-send = إرسال الرسالة
relays-withdraw = سحب هذا البلاغ
relays-withdraw-sure = لن يحدث شيء بعد ذلك. ويبقى ما قيل محفوظا.
relays-withdraw-yes = سحب
relays-private = هذه الصفحة خاصة: من لديه عنوانها يمكنه قراءتها.
relays-words-missing = اكتبوا بضع كلمات.
relays-photo-by = صورة: { $by }
relays-hours-neighbour-within = كان ذلك داخل الأوقات المعلَنة؛ ومع ذلك على الشركة أن ترد.
relays-hours-neighbour-outside = كان ذلك خارج الأوقات المعلَنة.
relays-original = سبق أن أبلغ عنها جار آخر:
relays-original-told = ستصلكم الردود نفسها.
relays-survey = ثلاثة أسئلة، إن أردتم
relays-survey-hint = يقرأ فريق الوساطة أجوبتكم. ولا تُنشر إلا نسب مئوية، ابتداء من خمسة أجوبة.
relays-survey-soon = هل جاء الرد في وقت مناسب؟
relays-survey-clear = هل كان الرد واضحا؟
relays-survey-content = هل أنتم راضون عما جرى بعد ذلك؟
relays-survey-send = الإجابة
relays-survey-thanks = شكرا على أجوبتكم.

## how the contractor answers

grievances-count = { $count ->
        [zero] لا بلاغات
        [one] بلاغ واحد
        [two] بلاغان
        [few] { $count } بلاغات
        [many] { $count } بلاغا
       *[other] { $count } بلاغ
    }
grievances-record = كيف تجيب الشركة
grievances-record-lead = ما أبلغ عنه الجيران وما آل إليه. لا نعرض شيئا دون خمس حالات، حتى لا يُعرف أحد.
grievances-record-site = في هذه الورشة
grievances-record-contractor = { $name }، في كل ورشاتها
grievances-record-too-few = لم نصل بعد إلى خمسة بلاغات.
grievances-record-few = حالات قليلة جدا
grievances-record-answered = نصف الردود يأتي خلال
grievances-record-settled = نصف الحالات ينتهي خلال
grievances-record-on-time = ردود في الوقت المحدد
grievances-record-confirmed = مشاكل حُلّت باتفاق مع الجيران
grievances-record-percent = { $percent }%
grievances-record-hours = { $count ->
        [one] ساعة عمل واحدة
        [two] ساعتي عمل
        [few] { $count } ساعات عمل
       *[other] { $count } ساعة عمل
    }
grievances-record-days = { $count ->
        [one] يوم عمل واحد
        [two] يومي عمل
        [few] { $count } أيام عمل
       *[other] { $count } يوم عمل
    }
grievances-record-others = مواضيع أخرى
grievances-record-report = الإبلاغ عن مشكلة
grievances-record-soon = جيران يقولون إن الرد جاء في وقت مناسب
grievances-record-clear = جيران وجدوا الرد واضحا
grievances-record-content = جيران راضون عما جرى بعد ذلك

## the news of a site

bulletins-subscribe = متابعة أخبار هذه الورشة
bulletins-subscribe-lead = اتركوا عنوانا أو رقما: نخبركم بما يتغير قرب بيتكم، ولا شيء غيره.
bulletins-reach = أين نكتب إليكم
bulletins-reach-missing = اتركوا عنوان بريد إلكتروني أو رقم هاتف.
bulletins-place = عنوانكم
bulletins-place-hint = مثلا { "\u2066" }12 rue des Tanneurs{ "\u2069" }. نستعمله كي لا نكتب إليكم إلا عما يخص شارعكم.
bulletins-language = اللغة
bulletins-subscribe-do = أخبروني
bulletins-consent = بالضغط على الزر توافقون على أن نكتب إليكم بخصوص هذه الورشة. يمكنكم التوقف متى شئتم: بالرد بكلمة STOP، أو بالرابط الموجود في كل رسالة.
bulletins-subscribed = تم.
bulletins-subscribed-text = ستصلكم رسالة تؤكد ذلك، وفيها الرابط لإيقاف كل شيء.
bulletins-back = العودة إلى الورشة

## own messages, own data

purpose-mediation = المشاركة في وساطة
purpose-handed_on = التوجيه إلى مصلحة
notifications-own = رسائلكم
notifications-own-lead = ما كتبناه إليكم، وكيفية التوقف عن تلقيه. هذه الصفحة لكم: احتفظوا بعنوانها لأنفسكم.
notifications-own-decide = التوقف عن تلقي الرسائل
notifications-own-stop-site = لا شيء بعد الآن عن «{ $site }»
notifications-own-stop-all = لا رسائل بعد الآن
notifications-own-is-stopped = لم تعد تصلكم رسائل، كما طلبتم.
notifications-own-resume = تلقي الرسائل من جديد
notifications-own-stopped = تم: لن تصلكم هذه الرسائل بعد الآن.
notifications-own-resumed = تم: ستصلكم رسائلنا من جديد.
notifications-own-received = الرسائل التي وصلتكم
privacy-own = ما نحتفظ به عنكم
privacy-own-lead = هذه الصفحة لكم وحدكم: أُرسل إليكم عنوانها، فلا تعطوه لأحد.
privacy-name = الاسم
privacy-email = البريد الإلكتروني
privacy-telephone = الهاتف
privacy-since = محفوظ منذ
privacy-until = تُمحى وسائل الاتصال بكم تلقائيا { $days ->
        [one] بعد يوم واحد
        [two] بعد يومين
        [few] بعد { $days } أيام
        [many] بعد { $days } يوما
       *[other] بعد { $days } يوم
    } من آخر موافقة منكم. ولا تراها شركة الأشغال أبدا.
privacy-consents = ما وافقتم عليه
privacy-consents-none = لم توافقوا على شيء.
privacy-withdraw = لم أعد موافقا
privacy-withdrawn = تم: لن تُستعمل وسائل الاتصال بكم لهذا الغرض بعد الآن.
privacy-withdrawn-on = سُحبت الموافقة في { $day }
privacy-things = ما يتصل بذلك
privacy-thing-message = رسالة أُرسلت
privacy-thing-grievance = بلاغ
privacy-thing-visit = زيارة وسيط
privacy-thing-subscription = اشتراك في الأخبار
privacy-thing-case = وساطة
privacy-thing-referral = توجيه إلى
privacy-rights = أخذ البيانات أو محوها
privacy-export = تنزيل هذه البيانات
privacy-erase = محو وسائل الاتصال بي
privacy-erase-sure = يُمحى اسمكم وعنوانكم ورقمكم فورا ونهائيا. لن نتمكن بعد ذلك من الرد عليكم. ويبقى ما أبلغتم عنه قيد المعالجة دون اسمكم.
privacy-erase-yes = نعم، محو كل شيء
privacy-erased = مُحيت وسائل الاتصال بكم
privacy-erased-text = لم يبق اسمكم ولا عنوانكم ولا رقمكم. والرابط الذي كان لديكم لم يعد يؤدي إلى شيء.
purpose-follow_grievance = إخباري بما يجري في بلاغي
purpose-site_news = تلقي أخبار الورشة
purpose-call_back = أن يتصل بي وسيط
