# What messages to people say, in Arabic. Every key stands in every file of this folder, and a test holds that.
# Numbers are written as in the Maghreb and in France.

text-date-figures = { $day }/{ $month }
text-greeting = السلام عليكم،
text-signature = Riverain، صلة الوصل بين الورشات وجيرانها
text-footer = رسائلكم، وكيفية التوقف عن تلقيها:
# Before an urgent SMS that may have gone out already.
text-again = (إعادة إرسال) { $words }
text-fact-site = الورشة:
text-fact-category = الموضوع:
text-fact-severity = درجة الاستعجال:
text-fact-place = المكان:
text-fact-deadline = الرد منتظر قبل:
text-fact-reference = الرقم المرجعي:

text-relay-action = للرد، دون حساب ولا كلمة سر:
text-relay-privacy = لا نرسل إليكم اسم الشخص ولا وسائل الاتصال به: ردكم يصله عن طريق Riverain.
text-relay-opened-subject = { $severity }: { $category }، { $site } ({ $reference })
text-relay-opened-lead = أحد جيران الورشة يبلّغ عن مشكلة. أخبروه بما ستفعلون: إنه ينتظر ردكم.
text-relay-opened-sms = Riverain { $reference } - { $severity }: { $category }{ $has_place ->
        [yes] ، { $place }
       *[no] { "" }
    }. ورشة { $site }. للرد: { $link }
text-relay-reminder-subject = تذكير: { $category }، { $site } ({ $reference })
text-relay-reminder-lead = أُبلغتم بهذه المشكلة وما زالت تنتظر ردكم. يكفي رد قصير: اطلعنا، أو متى، أو لماذا لا.
text-relay-reminder-sms = Riverain، تذكير { $reference } - { $category }{ $has_place ->
        [yes] ، { $place }
       *[no] { "" }
    }. ورشة { $site }. الرد منتظر: { $link }
text-relay-message-subject = رسالة: { $category }، { $site } ({ $reference })
text-relay-message-lead = كُتبت إليكم رسالة بشأن هذه المشكلة. اقرؤوها، وأجيبوا إن كان هناك ما يستدعي الرد.
text-relay-message-sms = Riverain { $reference } - رسالة: { $category }{ $has_place ->
        [yes] ، { $place }
       *[no] { "" }
    }. ورشة { $site }. للقراءة: { $link }
text-relay-escalated-subject = دون رد: { $category }، { $site } ({ $reference })
text-relay-escalated-lead = أُبلغت الورشة بهذه المشكلة وبقيت دون رد منذ { $since }. لذلك نتوجه إليكم.
text-relay-escalated-sms = Riverain { $reference } دون رد من ورشة { $site } - { $severity }: { $category }{ $has_place ->
        [yes] ، { $place }
       *[no] { "" }
    }. للرد: { $link }

text-grievance-received-subject = وصلنا بلاغكم { $reference }
text-grievance-received-lead = وصلنا ما أبلغتم عنه بخصوص ورشة «{ $site }». أُخبرت الشركة وعليها أن ترد عليكم.
text-grievance-received-action = لمتابعة بلاغكم أو إضافة شيء:
text-grievance-received-after = هذا الرابط خاص بكم: احتفظوا به ولا تعطوه إلا لمن يمكنه التحدث باسمكم.
text-grievance-received-sms = Riverain: وصلنا بلاغكم { $reference } (ورشة { $site }). للمتابعة: { $link }

text-grievance-news-subject = جديد بخصوص بلاغكم { $reference }
text-grievance-news-acknowledged = اطلعت ورشة «{ $site }» على بلاغكم { $reference } وهي تهتم به.
text-grievance-news-accepted = ستقوم ورشة «{ $site }» بما يلزم بخصوص بلاغكم { $reference }.
text-grievance-news-scheduled = ستقوم ورشة «{ $site }» بما يلزم بخصوص بلاغكم { $reference }. الموعد: { $date }.
text-grievance-news-resolved = تقول ورشة «{ $site }» إنها حلت المشكلة في بلاغكم { $reference }.
text-grievance-news-refused = لن تستجيب ورشة «{ $site }» لبلاغكم { $reference }. إن لم توافقوا فقولوا ذلك: الوساطة ممكنة.
text-grievance-news-referred = أُحيل بلاغكم { $reference } (ورشة «{ $site }») إلى المصلحة المعنية.
text-grievance-news-question = تطرح عليكم ورشة «{ $site }» سؤالا بخصوص بلاغكم { $reference }.
text-grievance-news-message = تكتب إليكم ورشة «{ $site }» بخصوص بلاغكم { $reference }.
text-grievance-news-action = للقراءة والرد:
text-grievance-news-sms-acknowledged = Riverain { $reference }: اطلعت ورشة { $site } على بلاغكم وتهتم به.
text-grievance-news-sms-accepted = Riverain { $reference }: ستقوم ورشة { $site } بما يلزم.
text-grievance-news-sms-scheduled = Riverain { $reference }: ستقوم ورشة { $site } بما يلزم يوم { $date }.
text-grievance-news-sms-resolved = Riverain { $reference }: تقول ورشة { $site } إن المشكلة حُلّت.
text-grievance-news-sms-refused = Riverain { $reference }: لن تستجيب ورشة { $site }. الوساطة ممكنة.
text-grievance-news-sms-referred = Riverain { $reference }: أُحيل إلى المصلحة المعنية (ورشة { $site }).
text-grievance-news-sms-question = Riverain { $reference }: تطرح عليكم ورشة { $site } سؤالا.
text-grievance-news-sms-message = Riverain { $reference }: تكتب إليكم ورشة { $site }.

text-grievance-settled-subject = هل حُلّت المشكلة؟ البلاغ { $reference }
text-grievance-settled-lead = تقول ورشة «{ $site }» إنها حلت المشكلة في بلاغكم { $reference }. هل هذا صحيح؟
text-grievance-settled-yes = نعم، حُلّت:
text-grievance-settled-no = لا، المشكلة ما زالت قائمة:
text-grievance-settled-after = إن لم تردوا اعتُبرت المشكلة محلولة.
text-grievance-settled-sms = Riverain { $reference }: هل حُلّت المشكلة؟ نعم: { $yes_link } لا: { $no_link }

text-visit-announced-subject = سيزوركم شخص يوم { $date }
text-visit-announced-lead = سيزوركم وسيط يوم { $date } بين { $from } و{ $to } بخصوص ورشة «{ $site }».
text-visit-announced-why = يأتي ليشرح ما هو مبرمج وليسمع ما يشغلكم. لا يبيع شيئا ولا يطلب مالا.
text-visit-announced-action = لمعرفة المزيد أو لطلب موعد آخر:
text-visit-announced-sms = Riverain: سيزوركم وسيط يوم { $date } بين { $from } و{ $to } (ورشة { $site }). المزيد: { $link }

text-site-news-subject = { $title } ({ $site })
text-site-news-lead = أخبار ورشة «{ $site }»:
text-site-news-action = لمعرفة المزيد:
text-site-news-sms = Riverain، ورشة { $site }: { $title }. المزيد: { $link } أرسلوا STOP للتوقف

text-subscribed-subject = ستصلكم أخبار ورشة «{ $site }»
text-subscribed-lead = تم: ستصلكم أخبار ورشة «{ $site }» ولا شيء غيرها. إن لم تطلبوا ذلك أنتم فأوقفوها بالرابط أدناه.
text-subscribed-action = الاطلاع على ما هو مقرر:
text-subscribed-sms = Riverain: ستصلكم أخبار ورشة { $site }. المزيد: { $link } أرسلوا STOP للتوقف

text-digest-subject = Riverain: { $count } رسائل في رسالة واحدة
text-digest-lead = إليكم { $count } رسائل جمعناها في رسالة واحدة حتى لا نزعجكم مرات عدة.
text-digest-sms = Riverain: لديكم { $count } رسائل. لقراءتها:

text-stop-confirmed-subject = تم: لن نكتب إليكم بعد الآن
text-stop-confirmed-site = تم: لن تتلقوا رسائل أخرى بخصوص ورشة «{ $site }». إن غيرتم رأيكم فسجلوا من جديد في صفحة الورشة.
text-stop-confirmed-all = تم: لن تتلقوا رسائل أخرى من Riverain. إن غيرتم رأيكم فسجلوا من جديد في صفحة إحدى الورشات.
text-stop-confirmed-sms-site = Riverain: تم، لن تتلقوا رسائل أخرى بخصوص ورشة { $site }.
text-stop-confirmed-sms-all = Riverain: تم، لن تتلقوا رسائل أخرى.
