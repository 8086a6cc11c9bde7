# What messages to people say, in Turkish. Every key stands in every file of this folder, and a test holds that.
# The keys with "sms" leave out the letters that telephones charge double for.

text-date-figures = { $day }.{ $month }
text-greeting = Merhaba,
text-signature = Riverain, şantiyeler ile komşuları arasında
text-footer = Mesajlarınız ve artık almak istemezseniz:
# Before an urgent SMS that may have gone out already.
text-again = (tekrar) { $words }
text-fact-site = Şantiye:
text-fact-category = Konu:
text-fact-severity = Aciliyet:
text-fact-place = Yer:
text-fact-deadline = Yanıt beklenen son an:
text-fact-reference = Numara:

text-relay-action = Hesap ve şifre olmadan yanıtlayın:
text-relay-privacy = Kişinin adı ve iletişim bilgileri verilmez: yanıtınız ona Riverain aracılığıyla ulaşır.
text-relay-opened-subject = { $severity }: { $category }, { $site } ({ $reference })
text-relay-opened-lead = Şantiyenin bir komşusu bir sorun bildiriyor. Ne yapacağınızı söyleyin: yanıtınızı bekliyor.
text-relay-opened-sms = Riverain { $reference } - { $severity }: { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Santiye { $site }. Yanit: { $link }
text-relay-reminder-subject = Hatırlatma: { $category }, { $site } ({ $reference })
text-relay-reminder-lead = Bu sorun size bildirildi ve hâlâ yanıtınızı bekliyor. Kısa bir yanıt yeter: görüldü, ne zaman, ya da neden olmaz.
text-relay-reminder-sms = Riverain, hatirlatma { $reference } - { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Santiye { $site }. Yanit bekleniyor: { $link }
text-relay-message-subject = Mesaj: { $category }, { $site } ({ $reference })
text-relay-message-lead = Bu sorun hakkında size yazıldı. Okuyun, yanıtlanacak bir şey varsa yanıtlayın.
text-relay-message-sms = Riverain { $reference } - mesaj: { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Santiye { $site }. Oku: { $link }
text-relay-escalated-subject = Yanıt yok: { $category }, { $site } ({ $reference })
text-relay-escalated-lead = Bu sorun şantiyeye bildirildi ve { $since } tarihinden beri yanıtsız. Bu yüzden size yazıyoruz.
text-relay-escalated-sms = Riverain { $reference }, santiye { $site } yanit vermedi - { $severity }: { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Yanit: { $link }

text-grievance-received-subject = { $reference } numaralı bildiriminiz alındı
text-grievance-received-lead = “{ $site }” şantiyesi hakkındaki bildiriminizi aldık. Firmaya haber verildi; size yanıt vermek zorunda.
text-grievance-received-action = Bildiriminizi izleyin, bir şey ekleyin:
text-grievance-received-after = Bu bağlantı size özeldir: saklayın ve yalnızca sizin adınıza konuşabilecek kişilere verin.
text-grievance-received-sms = Riverain: { $reference } numarali bildiriminiz alindi (santiye { $site }). Izleyin: { $link }

text-grievance-news-subject = { $reference } numaralı bildiriminiz hakkında haber
text-grievance-news-acknowledged = “{ $site }” şantiyesi { $reference } numaralı bildiriminizi gördü ve ilgileniyor.
text-grievance-news-accepted = “{ $site }” şantiyesi { $reference } numaralı bildiriminiz için gerekeni yapacak.
text-grievance-news-scheduled = “{ $site }” şantiyesi { $reference } numaralı bildiriminiz için gerekeni yapacak. Tarih: { $date }.
text-grievance-news-resolved = “{ $site }” şantiyesi { $reference } numaralı bildiriminizin çözüldüğünü söylüyor.
text-grievance-news-refused = “{ $site }” şantiyesi { $reference } numaralı bildiriminiz için bir şey yapmayacak. Kabul etmiyorsanız söyleyin: arabuluculuk mümkün.
text-grievance-news-referred = { $reference } numaralı bildiriminiz (“{ $site }” şantiyesi) ilgili birime iletildi.
text-grievance-news-question = “{ $site }” şantiyesi { $reference } numaralı bildiriminiz hakkında size bir soru soruyor.
text-grievance-news-message = “{ $site }” şantiyesi { $reference } numaralı bildiriminiz hakkında size yazıyor.
text-grievance-news-action = Okuyun ve yanıtlayın:
text-grievance-news-sms-acknowledged = Riverain { $reference }: { $site } santiyesi bildiriminizi gördü, ilgileniyor.
text-grievance-news-sms-accepted = Riverain { $reference }: { $site } santiyesi gerekeni yapacak.
text-grievance-news-sms-scheduled = Riverain { $reference }: { $site } santiyesi gerekeni yapacak, tarih { $date }.
text-grievance-news-sms-resolved = Riverain { $reference }: { $site } santiyesi sorunun cözüldügünü söylüyor.
text-grievance-news-sms-refused = Riverain { $reference }: { $site } santiyesi bir sey yapmayacak. Arabuluculuk mümkün.
text-grievance-news-sms-referred = Riverain { $reference }: ilgili birime iletildi (santiye { $site }).
text-grievance-news-sms-question = Riverain { $reference }: { $site } santiyesi size bir soru soruyor.
text-grievance-news-sms-message = Riverain { $reference }: { $site } santiyesi size yaziyor.

text-grievance-settled-subject = Çözüldü mü? Bildirim { $reference }
text-grievance-settled-lead = “{ $site }” şantiyesi { $reference } numaralı bildiriminizin çözüldüğünü söylüyor. Doğru mu?
text-grievance-settled-yes = Evet, çözüldü:
text-grievance-settled-no = Hayır, sorun sürüyor:
text-grievance-settled-after = Yanıt vermezseniz bildirim çözülmüş sayılacak.
text-grievance-settled-sms = Riverain { $reference }: cözüldü mü? Evet: { $yes_link } Hayir: { $no_link }

text-visit-announced-subject = { $date } günü biri size uğrayacak
text-visit-announced-lead = Arabuluculuktan biri { $date } günü { $from } ile { $to } arasında “{ $site }” şantiyesi için size uğrayacak.
text-visit-announced-why = Ne planlandığını anlatmaya ve kaygılarınızı dinlemeye geliyor. Hiçbir şey satmaz ve para istemez.
text-visit-announced-action = Daha fazlası, başka bir zaman istemek için:
text-visit-announced-sms = Riverain: arabuluculuktan biri { $date } günü { $from } - { $to } arasi size ugrayacak (santiye { $site }). Bilgi: { $link }

text-site-news-subject = { $title } ({ $site })
text-site-news-lead = “{ $site }” şantiyesinden haberler:
text-site-news-action = Daha fazlası:
text-site-news-sms = Riverain, santiye { $site }: { $title }. Bilgi: { $link } Almamak icin STOP

text-subscribed-subject = “{ $site }” şantiyesinin haberlerini alacaksınız
text-subscribed-lead = Not edildi: “{ $site }” şantiyesinin haberlerini alacaksınız, başka bir şey değil. Bunu siz istemediyseniz aşağıdaki bağlantıdan durdurun.
text-subscribed-action = Planlananları görün:
text-subscribed-sms = Riverain: { $site } santiyesinin haberlerini alacaksiniz. Bilgi: { $link } Almamak icin STOP

text-digest-subject = Riverain: { $count } mesaj bir arada
text-digest-lead = Sizi defalarca rahatsız etmemek için { $count } mesajı bir araya getirdik.
text-digest-sms = Riverain: { $count } mesajiniz var. Okumak icin:

text-stop-confirmed-subject = Not edildi: size artık yazmayacağız
text-stop-confirmed-site = Not edildi: “{ $site }” şantiyesi hakkında artık mesaj almayacaksınız. Fikriniz değişirse şantiyenin sayfasından yeniden kaydolun.
text-stop-confirmed-all = Not edildi: Riverain’den artık mesaj almayacaksınız. Fikriniz değişirse bir şantiyenin sayfasından yeniden kaydolun.
text-stop-confirmed-sms-site = Riverain: not edildi, { $site } santiyesi hakkinda artik mesaj almayacaksiniz.
text-stop-confirmed-sms-all = Riverain: not edildi, artik mesaj almayacaksiniz.
