# What messages to people say, in Romanian. Every key stands in every file of this folder, and a test holds that.
# The keys with "sms" leave out diacritics, as telephones charge double for them.

text-date-figures = { $day }/{ $month }
text-greeting = Bună ziua,
text-signature = Riverain, între șantiere și vecinii lor
text-footer = Mesajele dumneavoastră și cum să nu le mai primiți:
# Before an urgent SMS that may have gone out already.
text-again = (retrimis) { $words }
text-fact-site = Șantier:
text-fact-category = Subiect:
text-fact-severity = Urgență:
text-fact-place = Loc:
text-fact-deadline = Răspuns așteptat până la:
text-fact-reference = Referință:

text-relay-action = Răspundeți, fără cont și fără parolă:
text-relay-privacy = Numele și datele persoanei nu sunt transmise: răspunsul dumneavoastră ajunge la ea prin Riverain.
text-relay-opened-subject = { $severity }: { $category }, { $site } ({ $reference })
text-relay-opened-lead = O persoană vecină cu șantierul semnalează o problemă. Spuneți-i ce veți face: așteaptă răspunsul dumneavoastră.
text-relay-opened-sms = Riverain { $reference } - { $severity }: { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Santier { $site }. Raspuns: { $link }
text-relay-reminder-subject = Reamintire: { $category }, { $site } ({ $reference })
text-relay-reminder-lead = Această problemă v-a fost semnalată și încă așteaptă răspunsul dumneavoastră. Ajunge un răspuns scurt: văzut, pe când, sau de ce nu.
text-relay-reminder-sms = Riverain, reamintire { $reference } - { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Santier { $site }. Asteptam raspuns: { $link }
text-relay-message-subject = Mesaj: { $category }, { $site } ({ $reference })
text-relay-message-lead = Vi se scrie despre această problemă. Citiți și răspundeți dacă este ceva de răspuns.
text-relay-message-sms = Riverain { $reference } - mesaj: { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Santier { $site }. Citire: { $link }
text-relay-escalated-subject = Fără răspuns: { $category }, { $site } ({ $reference })
text-relay-escalated-lead = Această problemă a fost semnalată șantierului și a rămas fără răspuns din { $since }. De aceea ne adresăm dumneavoastră.
text-relay-escalated-sms = Riverain { $reference } fara raspuns de la santierul { $site } - { $severity }: { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Raspuns: { $link }

text-grievance-received-subject = Am primit sesizarea dumneavoastră { $reference }
text-grievance-received-lead = Am primit ceea ce semnalați despre șantierul „{ $site }”. Firma este anunțată și trebuie să vă răspundă.
text-grievance-received-action = Urmăriți sesizarea, adăugați ceva:
text-grievance-received-after = Acest link este personal: păstrați-l și dați-l doar cui poate vorbi în numele dumneavoastră.
text-grievance-received-sms = Riverain: am primit sesizarea { $reference } (santier { $site }). Urmariti: { $link }

text-grievance-news-subject = Noutăți despre sesizarea dumneavoastră { $reference }
text-grievance-news-acknowledged = Șantierul „{ $site }” a văzut sesizarea { $reference } și se ocupă de ea.
text-grievance-news-accepted = Șantierul „{ $site }” va face ce trebuie pentru sesizarea { $reference }.
text-grievance-news-scheduled = Șantierul „{ $site }” va face ce trebuie pentru sesizarea { $reference }. Este prevăzut pentru { $date }.
text-grievance-news-resolved = Șantierul „{ $site }” spune că a rezolvat sesizarea { $reference }.
text-grievance-news-refused = Șantierul „{ $site }” nu va da curs sesizării { $reference }. Dacă nu sunteți de acord, spuneți: este posibilă o mediere.
text-grievance-news-referred = Sesizarea { $reference } (șantierul „{ $site }”) a fost transmisă serviciului care poate acționa.
text-grievance-news-question = Șantierul „{ $site }” vă pune o întrebare despre sesizarea { $reference }.
text-grievance-news-message = Șantierul „{ $site }” vă scrie despre sesizarea { $reference }.
text-grievance-news-action = Citiți și răspundeți:
text-grievance-news-sms-acknowledged = Riverain { $reference }: santierul { $site } a vazut sesizarea si se ocupa.
text-grievance-news-sms-accepted = Riverain { $reference }: santierul { $site } va face ce trebuie.
text-grievance-news-sms-scheduled = Riverain { $reference }: santierul { $site } va face ce trebuie, prevazut pe { $date }.
text-grievance-news-sms-resolved = Riverain { $reference }: santierul { $site } spune ca problema este rezolvata.
text-grievance-news-sms-refused = Riverain { $reference }: santierul { $site } nu va da curs. Este posibila o mediere.
text-grievance-news-sms-referred = Riverain { $reference }: transmis serviciului care poate actiona (santier { $site }).
text-grievance-news-sms-question = Riverain { $reference }: santierul { $site } va pune o intrebare.
text-grievance-news-sms-message = Riverain { $reference }: santierul { $site } va scrie.

text-grievance-settled-subject = Este rezolvat? Sesizarea { $reference }
text-grievance-settled-lead = Șantierul „{ $site }” spune că a rezolvat sesizarea { $reference }. Așa este?
text-grievance-settled-yes = Da, este rezolvat:
text-grievance-settled-no = Nu, problema există încă:
text-grievance-settled-after = Dacă nu răspundeți, sesizarea va fi considerată rezolvată.
text-grievance-settled-sms = Riverain { $reference }: este rezolvat? Da: { $yes_link } Nu: { $no_link }

text-visit-announced-subject = O persoană va trece pe la dumneavoastră { $date }
text-visit-announced-lead = O persoană de la mediere va trece pe la dumneavoastră { $date }, între { $from } și { $to }, despre șantierul „{ $site }”.
text-visit-announced-why = Vine să explice ce este prevăzut și să asculte ce vă îngrijorează. Nu vinde nimic și nu cere nicio plată.
text-visit-announced-action = Aflați mai mult, cereți alt moment:
text-visit-announced-sms = Riverain: o persoana de la mediere trece pe la dv. pe { $date } intre { $from } si { $to } (santier { $site }). Detalii: { $link }

text-site-news-subject = { $title } ({ $site })
text-site-news-lead = Noutăți de la șantierul „{ $site }”:
text-site-news-action = Aflați mai mult:
text-site-news-sms = Riverain, santier { $site }: { $title }. Detalii: { $link } STOP pentru a nu mai primi

text-subscribed-subject = Veți primi noutățile șantierului „{ $site }”
text-subscribed-lead = Am notat: veți primi noutățile șantierului „{ $site }” și nimic altceva. Dacă nu dumneavoastră le-ați cerut, opriți-le prin linkul de mai jos.
text-subscribed-action = Vedeți ce este prevăzut:
text-subscribed-sms = Riverain: veti primi noutatile santierului { $site }. Detalii: { $link } STOP pentru a nu mai primi

text-digest-subject = Riverain: { $count } mesaje într-unul
text-digest-lead = Iată { $count } mesaje, adunate într-unul singur ca să nu vă deranjăm de mai multe ori.
text-digest-sms = Riverain: aveti { $count } mesaje. Cititi-le:

text-stop-confirmed-subject = Am notat: nu vă vom mai scrie
text-stop-confirmed-site = Am notat: nu veți mai primi mesaje despre șantierul „{ $site }”. Dacă vă răzgândiți, înscrieți-vă din nou pe pagina șantierului.
text-stop-confirmed-all = Am notat: nu veți mai primi mesaje de la Riverain. Dacă vă răzgândiți, înscrieți-vă din nou pe pagina unui șantier.
text-stop-confirmed-sms-site = Riverain: am notat, nu veti mai primi mesaje despre santierul { $site }.
text-stop-confirmed-sms-all = Riverain: am notat, nu veti mai primi mesaje.
