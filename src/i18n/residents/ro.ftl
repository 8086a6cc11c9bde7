# What the pages say that residents meet, and the printed notice, in Romanian. Every key stands in every file of this folder, and a
# test holds that. Plain words, short: people read this on a telephone, in a hurry, in their second language.


## every page: dates, the frame, forms, errors

date = { $day } { $month } { $year }
date-day = { $weekday }, { $day } { $month }
date-month-day = { $day } { $month }
time = { $hour }:{ $minute }
moment = { $date }, ora { $time }
weekday-1 = luni
weekday-2 = marți
weekday-3 = miercuri
weekday-4 = joi
weekday-5 = vineri
weekday-6 = sâmbătă
weekday-7 = duminică
month-1 = ianuarie
month-2 = februarie
month-3 = martie
month-4 = aprilie
month-5 = mai
month-6 = iunie
month-7 = iulie
month-8 = august
month-9 = septembrie
month-10 = octombrie
month-11 = noiembrie
month-12 = decembrie
house-name = Riverain
house-promise = Vecinii află înainte de lucrări, sunt ascultați în timpul lor și primesc răspuns.
skip-to-content = Mergeți la conținut
language-switch = Limba
back = Înapoi
optional = opțional
error-summary = Mai sunt lucruri de corectat
form-required = Acest câmp trebuie completat.
form-too-long = Este prea lung. Numărul maxim de caractere: { $limit }.
form-not-a-word = „{ $given }” nu este una dintre variantele propuse.
form-not-a-date = „{ $given }” nu este o dată. Scrieți de exemplu 2026-11-24.
form-not-a-time = „{ $given }” nu este o oră. Scrieți de exemplu 08:30.
form-not-an-email = „{ $given }” nu este o adresă de e-mail. Scrieți de exemplu nom@exemple.fr.
form-not-a-telephone = „{ $given }” nu este un număr de telefon. Scrieți-l cu toate cifrele, de exemplu 06 39 98 12 34.
error-title-400 = Cerere neînțeleasă
error-text-400 = Această cerere nu se poate citi. Mergeți înapoi și încercați din nou.
error-title-401 = Trebuie să vă conectați
error-text-401 = Trebuie să vă conectați ca să vedeți această pagină.
error-title-403 = Acces refuzat
error-text-403 = Contul dumneavoastră nu permite acest lucru. Dacă aveți nevoie, cereți-l persoanei care se ocupă de conturi.
error-title-404 = Pagina nu a fost găsită
error-text-404 = Această pagină nu există sau nu mai există. Verificați adresa sau porniți de la prima pagină.
error-title-405 = Cerere refuzată
error-text-405 = Această adresă nu răspunde la acest fel de cerere.
error-title-408 = A durat prea mult
error-text-408 = Răspunsul a durat prea mult. Încercați din nou peste o clipă.
error-title-409 = Situația s-a schimbat
error-text-409 = Ce cereți nu se potrivește cu ce este înregistrat acum. Reîncărcați pagina.
error-title-413 = Prea mare
error-text-413 = Este mai mare decât acceptăm.
error-too-large = Este prea mare: cel mult { $limit } MB.
error-title-415 = Format refuzat
error-text-415 = Acest format nu este acceptat aici.
error-title-422 = De corectat
error-text-422 = Ceva nu este în regulă în ce s-a trimis.
error-title-429 = Prea multe încercări
error-text-429 = Au fost prea multe cereri în scurt timp. Așteptați un minut și încercați din nou.
error-title-500 = O eroare la noi
error-text-500 = Ceva nu a mers la noi și am notat. Nimic din ce era salvat nu s-a pierdut. Încercați din nou peste o clipă.
error-home = Înapoi la prima pagină
look-staff = Spațiu profesional
look-choose = Alegeți

## a site, and its printed notice

site-state-incomplete = De completat
site-state-announced = În curând
site-state-ongoing = În curs
site-state-ended = Terminat
nuisance-noise = Zgomot
nuisance-dust = Praf
nuisance-vibration = Vibrații
nuisance-access = Acces
nuisance-parking = Parcare
nuisance-deliveries = Livrări
nuisance-terrace = Terase și tarabe
nuisance-water = Apă
nuisance-power = Curent electric
nuisance-traffic = Circulație
nuisance-lighting = Iluminat
nuisance-means-noise = utilaje zgomotoase în orele de lucru.
nuisance-means-dust = praf pe vreme uscată: este mai bine să țineți ferestrele închise.
nuisance-means-vibration = vibrații care se pot simți în clădirile apropiate.
nuisance-means-access = trecerea pe jos se păstrează; intrarea într-un garaj poate fi întreruptă din când în când.
nuisance-means-parking = locuri de parcare desființate lângă șantier.
nuisance-means-deliveries = camioanele de livrare opresc mai departe; anunțați-vă furnizorii.
nuisance-means-terrace = terasele și tarabele trebuie micșorate sau mutate.
nuisance-means-water = întreruperi de apă, anunțate cel târziu cu o zi înainte.
nuisance-means-power = întreruperi de curent, anunțate cel târziu cu o zi înainte.
nuisance-means-traffic = o stradă închisă sau deviată; autobuzele pot opri în altă parte.
nuisance-means-lighting = iluminatul public stins sau proiectoare noaptea.
day-mon = luni
day-tue = marți
day-wed = miercuri
day-thu = joi
day-fri = vineri
day-sat = sâmbătă
day-sun = duminică
sites-contractor = Firma
sites-dates = Date
sites-code = Cod
sites-phase = Etapă
sites-hours-title = Zile și ore
sites-colon = :
sites-span = de la { $from } până la { $to }
sites-one-day = pe { $day }
sites-days-all = în fiecare zi
sites-days-row = de { $from } până { $to }
sites-days-list = { $most } și { $last }
sites-hours = { $days }, de la { $from } la { $to }
sites-reach = până la { $metres } m
sites-reach-zone = în zona lucrărilor
sites-dates-verified = Date confirmate
sites-dates-announced = Date anunțate
sites-announced-were = Datele anunțate la început: { $span }
sites-permit = Autorizație
sites-subscribe = Urmăriți acest șantier
sites-phase-now = În acest moment
sites-phase-over = Terminată
sites-home = Ce lucrări sunt lângă mine?
sites-home-lead = Ce este prevăzut, când, și cum să spuneți dacă ceva nu merge.
sites-home-address = Adresa mea
sites-home-address-hint = Numărul și strada, de exemplu „12 rue des Tanneurs”.
sites-home-search = Căutați
sites-home-code = Codul de pe afiș
sites-home-code-unknown = Niciun șantier nu are codul „{ $code }”. Citiți din nou afișul: patru până la șase litere și cifre, fără vocale.
sites-home-open = Deschideți
sites-home-none = Niciun șantier nu este anunțat deocamdată.
sites-home-ongoing = Lucrări în curs
sites-home-coming = Lucrări viitoare
sites-by = Lucrări făcute de { $organisation }.
sites-report = Semnalați o problemă
sites-over = Aceste lucrări s-au terminat. Puteți încă semnala o problemă care vine de la ele.
sites-map-alt = Planul străzilor din jurul șantierului; zona lucrărilor este în galben.
sites-map-caption = În galben, terenul ocupat de lucrări.
sites-planned = Ce este prevăzut
sites-planned-none = Calendarul nu este încă cunoscut. Va fi publicat aici.
sites-for-you = Ce se schimbă pentru dumneavoastră
sites-talk = O întrebare, un disconfort?
sites-talk-text = Spuneți într-un minut, fără cont și fără să vă dați numele dacă nu doriți. Firma trebuie să răspundă.
sites-telephone = Telefon
sites-emergency = În caz de pericol imediat, sunați la 112.
sites-notice-kind = Anunț de lucrări
sites-notice-talk = O întrebare, un disconfort? Spuneți-ne: firma trebuie să răspundă.
sites-notice-scan = Îndreptați telefonul spre acest pătrat sau deschideți
open-change-registered = Șantier anunțat
open-change-site = Fișa șantierului s-a schimbat
open-change-zone = Zona lucrărilor a fost stabilită sau schimbată
open-change-phase-added = Etapă nouă, de la { $from } până la { $to }: { $phase }
open-change-phase = Etapa s-a schimbat, de la { $from } până la { $to }: { $phase }
open-change-see = Ce este prevăzut se citește pe pagina șantierului „{ $site }”.

## what is near an address

premises-map-picture = Planul străzilor; terenul ocupat de lucrări este în galben.
premises-inside = în zona lucrărilor
premises-at-metres = la { $metres } m
premises-nameless = Loc fără nume și fără adresă
premises-not-found = Adresa nu a fost găsită
premises-near-nothing = Niciun șantier anunțat nu ajunge până la această adresă.
premises-near-distance = Adresa dumneavoastră: { $where }.
premises-near-more = Vedeți ce este prevăzut
premises-near-around = Alte lucrări la mai puțin de un kilometru
premises-near-others = Nu este adresa dumneavoastră?
premises-near-not-found = Verificați numele străzii sau căutați șantierul în listă.
premises-near-list = Vedeți toate șantierele

## the form that reports

grievances-category-missing = Alegeți despre ce este vorba.
grievances-suffered-in-future = { $day } nu a venit încă. Scrieți ziua în care s-a întâmplat.
grievances-suffered-long-ago = { $day }: a trecut mai mult de un an. Verificați anul.
grievances-premises-unknown = Adresa { $given } nu este în registru.
category-noise = Zgomot
category-dust = Praf, murdărie
category-pedestrian_access = Trecerea pe jos
category-parking = Parcare
category-vehicle_movements = Camioane, utilaje
category-safety = Pericol
category-working_hours = Lucru în afara orelor
category-property_damage = Pagube
category-lighting = Iluminat
category-behaviour = Comportament
category-environment = Copaci, apă, deșeuri
category-information = Lipsă de informații
category-other = Altceva
hazard-danger = Cineva se poate răni
hazard-blocked_access = Ajutoarele sau o persoană cu dizabilități nu pot trece
hazard-gas_or_water = Gaz sau apă
grievances-photos-too-many = Sunt prea multe fotografii: cel mult { $limit }.
grievances-photo-too-large = O fotografie este prea mare: cel mult { $limit } MB.
grievances-photo-format = Un fișier nu este o fotografie JPEG, PNG sau WebP.
grievances-photo-unreadable = O fotografie nu se poate citi. Trimiteți alta.
grievances-photo-unpacks = O fotografie este prea mare: cel mult 50 de milioane de puncte.
grievances-echo-closed = Această problemă este închisă. Dacă a revenit, semnalați-o.
relays-report = Semnalați o problemă
relays-report-lead = Un minut ajunge. Firma este anunțată imediat și trebuie să vă răspundă.
relays-report-emergency = Pericol imediat, miros de gaz, om rănit: sunați mai întâi la 18 sau la 112.
relays-report-flood = În acest moment vin foarte multe sesizări de peste tot. Nu s-a pierdut nimic: așteptați un minut și trimiteți din nou. Dacă este pericol, sunați la 112.
relays-report-working = O clipă…
relays-report-wait = Au venit multe sesizări de la conexiunea dumneavoastră și trebuie să încetinim. Nimic din ce ați scris nu s-a pierdut: { $minutes ->
        [one] trimiteți din nou peste un minut.
        [few] trimiteți din nou peste { $minutes } minute.
       *[other] trimiteți din nou peste { $minutes } de minute.
    }
relays-trap = Lăsați gol câmpul ascuns: servește la recunoașterea roboților.
relays-trap-label = Lăsați acest câmp gol
relays-what = Despre ce este vorba?
relays-hazard = Este periculos în acest moment?
relays-hazard-none = Nu
relays-when = În ce zi?
relays-at = Pe la ce oră?
relays-today = Anunțat pentru azi:
relays-today-phase = { $phase }, de la { $from } la { $to }
relays-today-anyway = Dacă vă deranjează, semnalați oricum.
relays-where = Unde este?
relays-where-street = Pe stradă sau pe șantier
relays-where-home = La mine acasă
relays-place = Adresă sau loc
relays-place-hint = De exemplu: în fața 12 rue des Tanneurs.
relays-shares-address = Firma poate afla adresa mea
relays-shares-address-hint = Altfel nu vede adresa casei dumneavoastră.
relays-reach = Cum să vă răspundem?
relays-reach-hint = Opțional. Firma nu vede niciodată datele dumneavoastră de contact. Fără ele, un link privat vă lasă să urmăriți.
relays-email = Adresă de e-mail
relays-telephone = Telefon
relays-words = Vreți să adăugați ceva?
relays-words-hint = Firma va citi aceste cuvinte. Nu scrieți numele dumneavoastră.
relays-send = Trimiteți
relays-privacy = Păstrăm ce scrieți cât se rezolvă problema, apoi fără datele dumneavoastră de contact, pentru statistici.
relays-photos = Fotografii
relays-photos-hint = Cel mult cinci. Locul și data pe care aparatul le ascunde în ele sunt șterse.
relays-others = Semnalate deja zilele acestea: este același lucru?
relays-me-too = Și eu
relays-counted = Am numărat. Ca să urmăriți răspunsul, semnalați și dumneavoastră mai jos.
relays-echo-count = { $count ->
        [one] Încă o persoană spune la fel
        [few] Încă { $count } persoane spun la fel
       *[other] Încă { $count } de persoane spun la fel
    }
relays-hours-now-within = În acest moment sunt anunțate lucrări.
relays-hours-now-outside = În acest moment nu sunt anunțate lucrări.

## a grievance that is followed

grievances-cannot = Nu se poate acum. Starea sesizării: „{ $status }”.
grievances-next-answer = Firma trebuie să spună ce face până la { $moment }. Acum este la: { $rung }.
grievances-next-silent = Firma trebuia să răspundă până la { $moment } și nu a făcut-o. Acum este la: { $rung }.
grievances-next-end = Firma se ocupă. Trebuie rezolvat până la { $moment }. Acum este la: { $rung }.
grievances-next-late = Trebuia rezolvat până la { $moment } și nu este. Acum este la: { $rung }.
grievances-next-scheduled = Firma intervine { $day }.
grievances-next-settled = Firma spune că este rezolvat. Spuneți-ne dacă este adevărat; fără vești de la dumneavoastră, se închide la { $moment }.
grievances-next-refused = Firma nu va da curs; motivul este mai jos. Dacă nu sunteți de acord, scrieți: este posibilă o mediere.
grievances-next-referred = Nu ține de șantier. S-a transmis serviciului care poate acționa, indicat mai jos.
grievances-next-confirmed = Este rezolvat și ați confirmat. Mulțumim.
grievances-next-unconfirmed = S-a închis: firma spune că este rezolvat și nu am avut vești de la dumneavoastră. Nu este așa? Redeschideți.
grievances-next-duplicate = Aceeași problemă este urmărită sub altă referință, indicată mai jos.
grievances-next-withdrawn = Ați retras-o. Nu se va mai întâmpla nimic.
grievances-next-unfounded = Medierea a închis-o; motivul este mai jos. Dacă nu sunteți de acord, scrieți.
grievance-status-received = Primită
grievance-status-acknowledged = Văzută de mediere
grievance-status-relayed = Transmisă
grievance-status-accepted = Firma se ocupă
grievance-status-scheduled = Dată anunțată
grievance-status-refused = Refuzată
grievance-status-referred = Îndrumată în altă parte
grievance-status-resolved = Rezolvată, spune firma
grievance-status-confirmed = Rezolvată, confirmată
grievance-status-unconfirmed = Închisă fără confirmare
grievance-status-reopened = Redeschisă
grievance-status-duplicate = Repetată
grievance-status-withdrawn = Retrasă
grievance-status-unfounded = Fără temei
severity-urgent = Urgent
severity-high = Important
severity-normal = Normal
via-web = prin site
via-telephone = prin telefon
via-doorstep = la ușă
via-sms = prin SMS
via-email = prin e-mail
via-api = prin alt program
via-open311 = prin Open311
rung-site_manager = responsabilul șantierului
rung-director = conducerea firmei
rung-authority = primăria
author-resident = Vecin
author-you = Dumneavoastră
author-contractor = Firma
author-mediation = Mediere
author-house = Automat
entry-filed = Semnalat { $detail }
entry-acknowledged = Văzut de mediere
entry-relayed = Transmis: { $detail }
entry-reminded = Memento trimis: { $detail }
entry-escalated = Fără răspuns la timp, transmis mai sus: { $detail }
entry-accepted = Firma se ocupă
entry-scheduled = Intervenție anunțată: { $day }
entry-refused = Refuzat de firmă
entry-referred = Transmis serviciului competent
entry-resolved = Firma spune că este rezolvat
entry-confirmed = Confirmat: este rezolvat
entry-unconfirmed = Închis fără vești de la vecin
entry-reopened = Nu este rezolvat: redeschis
entry-duplicate = Aceeași problemă ca { $detail }
entry-withdrawn = Retras
entry-unfounded = Închis: fără temei
entry-question = Întrebare de la firmă
entry-message = Mesaj
entry-note = Notă internă
entry-graded = Urgență schimbată: { $detail }
entry-sorted = Subiect schimbat: { $detail }
grievances-next-paused = Firma așteaptă răspunsul dumneavoastră la o întrebare. Termenul este oprit din { $moment }.
entry-paused = Termen oprit: firma așteaptă un răspuns
entry-resumed = Termenul curge din nou
entry-photos = Fotografii adăugate: { $detail }
entry-fell_back = Nimeni nu era de serviciu la acea oră: a fost anunțat responsabilul șantierului
grievances-survey-later = Întrebările vin când totul s-a terminat.
answers-yes = Da
answers-rather = Mai degrabă da
answers-hardly = Mai degrabă nu
answers-no = Nu
entry-assigned = Se ocupă: { $detail }
entry-unassigned = Nu se mai ocupă nimeni
entry-split = Împărțită în două; cealaltă parte este { $detail }
entry-handed = Dată unui coleg
relays-when-suffered = Când
relays-filed = S-a înregistrat
relays-filed-reference = Referința dumneavoastră:
relays-filed-keep = Păstrați acest link privat: vă arată răspunsul.
relays-filed-told = Veți primi răspunsul și pe calea pe care ați indicat-o.
relays-filed-untold = Nu ați lăsat date de contact: acest link este singura cale de a urmări. Notați-l sau puneți-l la favorite.
relays-next = Și acum:
relays-settled-question = Este rezolvat?
relays-settled-yes = Da, este rezolvat
relays-settled-no = Nu, încă nu
relays-settled-reopen = A revenit problema? Redeschideți
relays-settled-yes-title = Este rezolvat?
relays-settled-yes-text = Apăsați butonul și este confirmat.
relays-settled-no-title = Nu este rezolvat?
relays-settled-no-text = Apăsați butonul: se redeschide și se transmite mai sus.
relays-settled-no-words = Ce a rămas?
relays-timeline = Ce s-a întâmplat
relays-write = Adăugați ceva
relays-message = Mesajul dumneavoastră
relays-message-hint = Firma și medierea îl vor citi.
relays-message-send = Trimiteți mesajul
relays-withdraw = Retrageți această sesizare
relays-withdraw-sure = Nu se va mai întâmpla nimic. Ce s-a spus rămâne păstrat.
relays-withdraw-yes = Retrageți
relays-private = Această pagină este privată: cine are adresa ei o poate citi.
relays-words-missing = Scrieți câteva cuvinte.
relays-photo-by = Fotografie: { $by }
relays-hours-neighbour-within = A fost în orele anunțate; firma trebuie totuși să răspundă.
relays-hours-neighbour-outside = A fost în afara orelor anunțate.
relays-original = Alt vecin semnalase deja:
relays-original-told = Veți primi aceleași răspunsuri.
relays-survey = Trei întrebări, dacă doriți
relays-survey-hint = Echipa de mediere citește răspunsurile. În public apar doar procente, de la cinci răspunsuri în sus.
relays-survey-soon = A venit răspunsul destul de repede?
relays-survey-clear = A fost clar răspunsul?
relays-survey-content = Sunteți mulțumit de ce s-a făcut?
relays-survey-send = Răspundeți
relays-survey-thanks = Mulțumim pentru răspunsuri.

## how the contractor answers

grievances-count = { $count ->
        [0] Nicio sesizare
        [one] o sesizare
        [few] { $count } sesizări
       *[other] { $count } de sesizări
    }
grievances-record = Cum răspunde firma
grievances-record-lead = Ce au semnalat vecinii și ce s-a ales de aceste sesizări. Nu se arată nimic sub cinci cazuri, ca nimeni să nu fie recunoscut.
grievances-record-site = Pe acest șantier
grievances-record-contractor = { $name }, pe toate șantierele sale
grievances-record-too-few = Nu sunt încă cinci sesizări.
grievances-record-few = prea puține cazuri
grievances-record-answered = Jumătate dintre răspunsuri vin în
grievances-record-settled = Jumătate dintre cazuri se încheie în
grievances-record-on-time = Răspunsuri la timp
grievances-record-confirmed = Rezolvate, de acord cu vecinii
grievances-record-percent = { $percent } %
grievances-record-hours = { $count ->
        [one] o oră lucrătoare
        [few] { $count } ore lucrătoare
       *[other] { $count } de ore lucrătoare
    }
grievances-record-days = { $count ->
        [one] o zi lucrătoare
        [few] { $count } zile lucrătoare
       *[other] { $count } de zile lucrătoare
    }
grievances-record-others = Alte subiecte
grievances-record-report = Semnalați o problemă
grievances-record-soon = Vecini care spun că au primit răspuns destul de repede
grievances-record-clear = Vecini cărora răspunsul le-a fost clar
grievances-record-content = Vecini mulțumiți de ce s-a făcut

## the news of a site

bulletins-subscribe = Urmăriți acest șantier
bulletins-subscribe-lead = Lăsați o adresă sau un număr: vă anunțăm ce se schimbă lângă dumneavoastră și nimic altceva.
bulletins-reach = Unde să vă scriem
bulletins-reach-missing = Lăsați o adresă de e-mail sau un număr de telefon.
bulletins-place = Adresa dumneavoastră
bulletins-place-hint = De exemplu 12 rue des Tanneurs. Servește ca să vă scriem numai despre ce privește strada dumneavoastră.
bulletins-language = Limba
bulletins-subscribe-do = Anunțați-mă
bulletins-consent = Apăsând, acceptați să vi se scrie despre acest șantier. Puteți opri oricând: răspunzând STOP sau prin linkul din fiecare mesaj.
bulletins-subscribed = Am notat.
bulletins-subscribed-text = Un mesaj vă confirmă. Conține linkul prin care opriți totul.
bulletins-back = Înapoi la șantier

## own messages, own data

purpose-mediation = Participarea la o mediere
purpose-handed_on = Îndrumarea către un serviciu
notifications-own = Mesajele dumneavoastră
notifications-own-lead = Ce v-am scris și cum să nu mai primiți. Această pagină este a dumneavoastră: nu dați nimănui adresa ei.
notifications-own-decide = Să nu mai primiți mesaje
notifications-own-stop-site = Nimic altceva despre „{ $site }”
notifications-own-stop-all = Niciun mesaj
notifications-own-is-stopped = Nu mai primiți mesaje, așa cum ați cerut.
notifications-own-resume = Să primesc din nou
notifications-own-stopped = Am notat: nu veți mai primi aceste mesaje.
notifications-own-resumed = Am notat: veți primi din nou mesajele noastre.
notifications-own-received = Mesaje primite
privacy-own = Ce păstrăm despre dumneavoastră
privacy-own-lead = Această pagină este numai a dumneavoastră: adresa ei v-a fost trimisă, nu o dați nimănui.
privacy-name = Nume
privacy-email = Adresă de e-mail
privacy-telephone = Telefon
privacy-since = Păstrat din
privacy-until = Datele dumneavoastră de contact se șterg singure după { $days ->
        [one] o zi
        [few] { $days } zile
       *[other] { $days } de zile
    } de la ultimul acord. Firma de lucrări nu le vede niciodată.
privacy-consents = Ce ați acceptat
privacy-consents-none = Nu ați acceptat nimic.
privacy-withdraw = Nu mai sunt de acord
privacy-withdrawn = Am notat: datele dumneavoastră de contact nu mai servesc la aceasta.
privacy-withdrawn-on = Retras: { $day }
privacy-things = Ce ține de ele
privacy-thing-message = Mesaj trimis
privacy-thing-grievance = Sesizare
privacy-thing-visit = Vizita unui mediator
privacy-thing-subscription = Înscriere la noutăți
privacy-thing-case = Mediere
privacy-thing-referral = Îndrumare către
privacy-rights = Luați sau ștergeți
privacy-export = Descărcați aceste date
privacy-erase = Ștergeți datele mele de contact
privacy-erase-sure = Numele, adresa și numărul dumneavoastră se șterg imediat și definitiv. Nu vă vom mai putea răspunde. Ce ați semnalat se tratează în continuare, fără numele dumneavoastră.
privacy-erase-yes = Da, ștergeți tot
privacy-erased = Datele dumneavoastră de contact s-au șters
privacy-erased-text = Nu au rămas nici numele, nici adresa, nici numărul dumneavoastră. Linkul pe care îl aveați nu mai duce nicăieri.
purpose-follow_grievance = Să aflu ce se întâmplă cu sesizarea mea
purpose-site_news = Să primesc noutățile șantierului
purpose-call_back = Să mă sune un mediator
