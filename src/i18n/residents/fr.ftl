# What the pages say that residents meet, and the printed notice, in French. Every key stands in every file of this folder, and a
# test holds that. Plain words, short: people read this on a telephone, in a hurry, in their second language.


## every page: dates, the frame, forms, errors

date = { $first ->
        [yes] 1er { $month } { $year }
       *[no] { $day } { $month } { $year }
    }
date-day = { $first ->
        [yes] { $weekday } 1er { $month }
       *[no] { $weekday } { $day } { $month }
    }
date-month-day = { $first ->
        [yes] 1er { $month }
       *[no] { $day } { $month }
    }
time = { $hour } h { $minute }
moment = { $date } à { $time }
weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
house-name = Riverain
house-promise = Informer les riverains avant les travaux, les écouter pendant, leur répondre.
skip-to-content = Aller au contenu
language-switch = Langue
back = Retour
optional = facultatif
error-summary = Il reste des points à corriger
form-required = Ce champ est à remplir.
form-too-long = C’est trop long : { $limit } caractères au plus.
form-not-a-word = « { $given } » n’est pas un des choix proposés.
form-not-a-date = « { $given } » n’est pas une date. Écrivez par exemple 2026-11-24.
form-not-a-time = « { $given } » n’est pas une heure. Écrivez par exemple 08:30.
form-not-an-email = « { $given } » n’est pas une adresse électronique. Écrivez par exemple nom@exemple.fr.
form-not-a-telephone = « { $given } » n’est pas un numéro de téléphone. Écrivez-le avec tous ses chiffres, par exemple 06 39 98 12 34.
error-title-400 = Demande incomprise
error-text-400 = Cette demande ne se lit pas. Revenez en arrière et essayez encore.
error-title-401 = Connexion nécessaire
error-text-401 = Il faut se connecter pour voir cette page.
error-title-403 = Accès refusé
error-text-403 = Votre compte ne permet pas cela. Si vous en avez besoin, demandez-le à la personne qui gère les comptes.
error-title-404 = Page introuvable
error-text-404 = Cette page n’existe pas, ou n’existe plus. Vérifiez l’adresse, ou repartez de l’accueil.
error-title-405 = Demande refusée
error-text-405 = Cette adresse ne répond pas à ce genre de demande.
error-title-408 = Trop long
error-text-408 = La réponse a pris trop de temps. Essayez encore dans un instant.
error-title-409 = La situation a changé
error-text-409 = Ce que vous demandez contredit ce qui est enregistré à présent. Rechargez la page.
error-title-413 = Trop volumineux
error-text-413 = C’est plus gros que ce que nous acceptons.
error-too-large = C’est trop volumineux : { $limit } Mo au plus.
error-title-415 = Format refusé
error-text-415 = Ce format n’est pas accepté ici.
error-title-422 = À corriger
error-text-422 = Quelque chose ne va pas dans ce qui a été envoyé.
error-title-429 = Trop de tentatives
error-text-429 = Il y a eu trop de demandes en peu de temps. Attendez une minute et essayez encore.
error-title-500 = Une erreur de notre côté
error-text-500 = Quelque chose n’a pas marché chez nous, et c’est noté. Rien de ce qui était enregistré n’est perdu. Essayez encore dans un instant.
error-home = Revenir à l’accueil
look-staff = Espace professionnel
look-choose = Choisissez

## a site, and its printed notice

site-state-incomplete = À compléter
site-state-announced = À venir
site-state-ongoing = En cours
site-state-ended = Terminé
nuisance-noise = Bruit
nuisance-dust = Poussière
nuisance-vibration = Vibrations
nuisance-access = Accès
nuisance-parking = Stationnement
nuisance-deliveries = Livraisons
nuisance-terrace = Terrasses et étals
nuisance-water = Eau
nuisance-power = Électricité
nuisance-traffic = Circulation
nuisance-lighting = Éclairage
nuisance-means-noise = des engins bruyants aux heures du chantier.
nuisance-means-dust = de la poussière par temps sec : mieux vaut garder les fenêtres fermées.
nuisance-means-vibration = des vibrations qui peuvent se sentir dans les bâtiments proches.
nuisance-means-access = l’accès à pied est maintenu ; l’entrée d’un garage peut être coupée par moments.
nuisance-means-parking = des places de stationnement supprimées près du chantier.
nuisance-means-deliveries = les camions de livraison s’arrêtent plus loin ; prévenez vos fournisseurs.
nuisance-means-terrace = les terrasses et les étals sont à réduire ou à déplacer.
nuisance-means-water = des coupures d’eau, annoncées la veille au plus tard.
nuisance-means-power = des coupures d’électricité, annoncées la veille au plus tard.
nuisance-means-traffic = une rue fermée ou déviée ; les bus peuvent s’arrêter ailleurs.
nuisance-means-lighting = un éclairage public éteint, ou des projecteurs la nuit.
day-mon = lundi
day-tue = mardi
day-wed = mercredi
day-thu = jeudi
day-fri = vendredi
day-sat = samedi
day-sun = dimanche
sites-contractor = Entreprise
sites-dates = Dates
sites-code = Code
sites-phase = Phase
sites-hours-title = Jours et heures
sites-colon = { " :" }
sites-span = du { $from } au { $to }
sites-one-day = le { $day }
sites-days-all = tous les jours
sites-days-row = du { $from } au { $to }
sites-days-list = { $most } et { $last }
sites-hours = { $days }, de { $from } à { $to }
sites-reach = jusqu’à { $metres } m
sites-reach-zone = dans l’emprise
sites-dates-verified = Dates confirmées
sites-dates-announced = Dates annoncées
sites-announced-were = Dates annoncées d’abord : { $span }
sites-permit = Arrêté ou permis
sites-subscribe = Suivre ce chantier
sites-phase-now = En ce moment
sites-phase-over = Terminée
sites-home = Quels travaux près de chez moi ?
sites-home-lead = Ce qui est prévu, quand, et comment le dire si quelque chose ne va pas.
sites-home-address = Mon adresse
sites-home-address-hint = Numéro et rue, par exemple « 12 rue des Tanneurs ».
sites-home-search = Chercher
sites-home-code = Code lu sur une affiche
sites-home-code-unknown = Aucun chantier n’a le code « { $code } ». Relisez l’affiche : quatre à six lettres et chiffres, sans voyelle.
sites-home-open = Ouvrir
sites-home-none = Aucun chantier n’est annoncé pour l’instant.
sites-home-ongoing = Travaux en cours
sites-home-coming = Travaux à venir
sites-by = Travaux menés par { $organisation }.
sites-report = Signaler un problème
sites-over = Ces travaux sont terminés. Vous pouvez encore signaler un problème qui en vient.
sites-map-alt = Plan des rues autour du chantier ; l’emprise des travaux y est en jaune.
sites-map-caption = En jaune, le terrain occupé par les travaux.
sites-planned = Ce qui est prévu
sites-planned-none = Le calendrier n’est pas encore connu. Il sera publié ici.
sites-for-you = Ce que cela change pour vous
sites-talk = Une question, une gêne ?
sites-talk-text = Dites-le en une minute, sans compte et sans donner votre nom si vous préférez. L’entreprise doit répondre.
sites-telephone = Téléphone
sites-emergency = En cas de danger immédiat, appelez le 112.
sites-notice-kind = Avis de travaux
sites-notice-talk = Une question, une gêne ? Dites-le, l’entreprise doit répondre.
sites-notice-scan = Visez ce carré avec un téléphone, ou ouvrez
open-change-registered = Chantier annoncé
open-change-site = La fiche du chantier a changé
open-change-zone = L’emprise a été donnée ou modifiée
open-change-phase-added = Nouvelle phase, du { $from } au { $to } : { $phase }
open-change-phase = La phase a changé, du { $from } au { $to } : { $phase }
open-change-see = Ce qui est prévu se lit sur la page du chantier « { $site } ».

## what is near an address

premises-map-picture = Plan des rues ; le terrain occupé par les travaux y est en jaune.
premises-inside = dans l’emprise
premises-at-metres = à { $metres } m
premises-nameless = Lieu sans nom ni adresse
premises-not-found = Adresse introuvable
premises-near-nothing = Aucun chantier annoncé ne va jusqu’à cette adresse.
premises-near-distance = Votre adresse : { $where }.
premises-near-more = Voir ce qui est prévu
premises-near-around = Autres travaux à moins d’un kilomètre
premises-near-others = Ce n’est pas votre adresse ?
premises-near-not-found = Vérifiez le nom de la rue, ou cherchez votre chantier dans la liste.
premises-near-list = Voir tous les chantiers

## the form that reports

grievances-category-missing = Choisissez ce dont il s’agit.
grievances-suffered-in-future = { $day } n’est pas encore arrivé. Indiquez le jour où cela s’est passé.
grievances-suffered-long-ago = { $day }, c’est il y a plus d’un an. Vérifiez l’année.
grievances-premises-unknown = L’adresse { $given } n’est pas dans le registre.
category-noise = Bruit
category-dust = Poussière, saleté
category-pedestrian_access = Passage à pied
category-parking = Stationnement
category-vehicle_movements = Camions, engins
category-safety = Danger
category-working_hours = Travail hors des horaires
category-property_damage = Dégâts
category-lighting = Éclairage
category-behaviour = Comportement
category-environment = Arbres, eau, déchets
category-information = Manque d’information
category-other = Autre chose
hazard-danger = Quelqu’un peut se blesser
hazard-blocked_access = Secours ou personne handicapée bloqués
hazard-gas_or_water = Gaz ou eau
grievances-photos-too-many = C’est trop de photos : { $limit } au plus.
grievances-photo-too-large = Une photo est trop lourde : { $limit } Mo au plus.
grievances-photo-format = Un fichier n’est pas une photo JPEG, PNG ou WebP.
grievances-photo-unreadable = Une photo ne se lit pas. Envoyez-en une autre.
grievances-photo-unpacks = Une photo est trop grande : 50 millions de points au plus.
grievances-echo-closed = Ce problème est clos. S’il est revenu, signalez-le.
relays-report = Signaler un problème
relays-report-lead = Une minute suffit. L’entreprise est prévenue tout de suite et doit vous répondre.
relays-report-emergency = Danger immédiat, odeur de gaz, blessé : appelez d’abord le 18 ou le 112.
relays-report-flood = Beaucoup de signalements arrivent en ce moment, de partout à la fois. Rien n’est perdu : attendez une minute, puis appuyez encore sur « Envoyer ». En cas de danger, appelez le 112.
relays-report-working = Un instant…
relays-report-wait = Beaucoup de signalements viennent d’arriver de votre connexion, et nous devons freiner. Rien de ce que vous avez écrit n’est perdu : renvoyez dans { $minutes } minutes.
relays-trap = Laissez vide le champ caché : il sert à reconnaître les robots.
relays-trap-label = Laissez ce champ vide
relays-what = De quoi s’agit-il ?
relays-hazard = Est-ce dangereux en ce moment ?
relays-hazard-none = Non
relays-when = Quel jour ?
relays-at = Vers quelle heure ?
relays-today = Annoncé pour aujourd’hui :
relays-today-phase = { $phase }, de { $from } à { $to }
relays-today-anyway = Si cela vous gêne, signalez-le quand même.
relays-where = Où est-ce ?
relays-where-street = Dans la rue ou sur le chantier
relays-where-home = Chez moi
relays-place = Adresse ou endroit
relays-place-hint = Par exemple : devant le 12 rue des Tanneurs.
relays-shares-address = L’entreprise peut connaître mon adresse
relays-shares-address-hint = Sinon elle ne voit pas l’adresse de chez vous.
relays-reach = Comment vous répondre ?
relays-reach-hint = Facultatif. L’entreprise ne voit jamais vos coordonnées. Sans elles, un lien privé vous permet de suivre.
relays-email = Adresse électronique
relays-telephone = Téléphone
relays-words = Voulez-vous ajouter quelque chose ?
relays-words-hint = L’entreprise lira ces mots. N’y mettez pas votre nom.
relays-send = Envoyer
relays-privacy = Nous gardons ce que vous écrivez le temps de régler le problème, puis sans vos coordonnées pour les statistiques.
relays-photos = Photos
relays-photos-hint = Cinq au plus. Le lieu et la date que l’appareil y cache sont enlevés.
relays-others = Déjà signalé ces jours-ci : est-ce la même chose ?
relays-me-too = Moi aussi
relays-counted = C’est compté. Pour suivre la réponse, signalez-le aussi ci-dessous.
relays-echo-count = { $count ->
        [1] 1 autre personne le dit aussi
       *[other] { $count } autres personnes le disent aussi
    }
relays-hours-now-within = En ce moment, des travaux sont annoncés.
relays-hours-now-outside = En ce moment, aucun travail n’est annoncé.

## a grievance that is followed

grievances-cannot = Ce n’est pas possible à présent : la doléance est « { $status } ».
grievances-next-answer = L’entreprise doit dire ce qu’elle fait avant le { $moment }. C’est chez : { $rung }.
grievances-next-silent = L’entreprise devait répondre avant le { $moment } et ne l’a pas fait. C’est maintenant chez : { $rung }.
grievances-next-end = L’entreprise s’en occupe. Ce doit être réglé avant le { $moment }. C’est chez : { $rung }.
grievances-next-late = Ce devait être réglé avant le { $moment } et ne l’est pas. C’est maintenant chez : { $rung }.
grievances-next-scheduled = L’entreprise intervient { $day }.
grievances-next-settled = L’entreprise dit que c’est réglé. Dites-nous si c’est vrai ; sans nouvelles de vous, ce sera clos le { $moment }.
grievances-next-refused = L’entreprise ne donne pas suite, avec sa raison ci-dessous. Si cela ne vous convient pas, écrivez-le : une médiation est possible.
grievances-next-referred = Ce n’est pas du ressort du chantier. C’est transmis au service qui peut agir, indiqué ci-dessous.
grievances-next-confirmed = C’est réglé, vous l’avez confirmé. Merci.
grievances-next-unconfirmed = C’est clos : l’entreprise dit que c’est réglé et nous n’avons pas eu de nouvelles de vous. Ce n’est pas le cas ? Rouvrez-le.
grievances-next-duplicate = Le même problème est suivi sous une autre référence, indiquée ci-dessous.
grievances-next-withdrawn = Vous l’avez retiré. Il ne se passera plus rien.
grievances-next-unfounded = La médiation l’a clos, avec sa raison ci-dessous. Si vous n’êtes pas d’accord, écrivez-le.
grievance-status-received = Reçue
grievance-status-acknowledged = Vue par la médiation
grievance-status-relayed = Transmise
grievance-status-accepted = Prise en charge
grievance-status-scheduled = Date annoncée
grievance-status-refused = Refusée
grievance-status-referred = Orientée ailleurs
grievance-status-resolved = Dite réglée
grievance-status-confirmed = Réglée, confirmée
grievance-status-unconfirmed = Close sans confirmation
grievance-status-reopened = Rouverte
grievance-status-duplicate = Doublon
grievance-status-withdrawn = Retirée
grievance-status-unfounded = Sans fondement
severity-urgent = Urgent
severity-high = Important
severity-normal = Normal
via-web = par le site
via-telephone = par téléphone
via-doorstep = à la porte
via-sms = par SMS
via-email = par courriel
via-api = par un autre logiciel
via-open311 = par Open311
rung-site_manager = responsable du chantier
rung-director = direction de l’entreprise
rung-authority = collectivité
author-resident = Riverain
author-you = Vous
author-contractor = Entreprise
author-mediation = Médiation
author-house = Automatique
entry-filed = Signalé { $detail }
entry-acknowledged = Vu par la médiation
entry-relayed = Transmis : { $detail }
entry-reminded = Rappel envoyé : { $detail }
entry-escalated = Sans réponse à temps, transmis plus haut : { $detail }
entry-accepted = Pris en charge par l’entreprise
entry-scheduled = Intervention annoncée : { $day }
entry-refused = Refusé par l’entreprise
entry-referred = Transmis au service compétent
entry-resolved = L’entreprise dit que c’est réglé
entry-confirmed = Confirmé : c’est réglé
entry-unconfirmed = Clos sans nouvelles du riverain
entry-reopened = Ce n’est pas réglé : rouvert
entry-duplicate = Même problème que { $detail }
entry-withdrawn = Retiré
entry-unfounded = Clos : sans fondement
entry-question = Question de l’entreprise
entry-message = Message
entry-note = Note interne
entry-graded = Urgence changée : { $detail }
entry-sorted = Sujet changé : { $detail }
grievances-next-paused = L’entreprise attend votre réponse à sa question. Le délai est arrêté depuis le { $moment }.
entry-paused = Délai arrêté : l’entreprise attend une réponse
entry-resumed = Le délai court de nouveau
entry-photos = Photos ajoutées : { $detail }
entry-fell_back = Personne n’était de service à cette heure : le responsable du chantier est prévenu
grievances-survey-later = Les questions viennent quand tout est fini.
answers-yes = Oui
answers-rather = Plutôt oui
answers-hardly = Plutôt non
answers-no = Non
entry-assigned = Prise en main : { $detail }
entry-unassigned = Plus dans la main de personne
entry-split = Séparée en deux ; l’autre partie est { $detail }
entry-handed = Confiée à un collègue
relays-when-suffered = Quand
relays-filed = C’est enregistré
relays-filed-reference = Votre référence :
relays-filed-keep = Gardez ce lien privé : il vous montre la réponse.
relays-filed-told = Vous recevrez aussi la réponse par le moyen que vous avez indiqué.
relays-filed-untold = Vous n’avez pas laissé de coordonnées : ce lien est le seul moyen de suivre. Notez-le ou ajoutez-le à vos favoris.
relays-next = Et maintenant :
relays-settled-question = Est-ce réglé ?
relays-settled-yes = Oui, c’est réglé
relays-settled-no = Non, pas encore
relays-settled-reopen = Le problème est revenu ? Rouvrir
relays-settled-yes-title = C’est réglé ?
relays-settled-yes-text = Un appui sur le bouton, et c’est confirmé.
relays-settled-no-title = Ce n’est pas réglé ?
relays-settled-no-text = Un appui sur le bouton : c’est rouvert et transmis plus haut.
relays-settled-no-words = Qu’est-ce qui reste ?
relays-timeline = Ce qui s’est passé
relays-write = Ajouter quelque chose
relays-message = Votre message
relays-message-hint = L’entreprise et la médiation le liront.
relays-message-send = Envoyer le message
relays-withdraw = Retirer ce signalement
relays-withdraw-sure = Il ne se passera plus rien. Ce qui a été dit reste gardé.
relays-withdraw-yes = Retirer
relays-private = Cette page est privée : qui a son adresse peut la lire.
relays-words-missing = Écrivez quelques mots.
relays-photo-by = Photo : { $by }
relays-hours-neighbour-within = C’était dans les heures annoncées ; l’entreprise doit répondre tout de même.
relays-hours-neighbour-outside = C’était en dehors des heures annoncées.
relays-original = Un autre riverain l’avait déjà signalé :
relays-original-told = Vous recevrez les mêmes réponses.
relays-survey = Trois questions, si vous voulez
relays-survey-hint = L’équipe de médiation lit vos réponses. En public ne paraissent que des pourcentages, à partir de cinq réponses.
relays-survey-soon = La réponse est-elle venue assez tôt ?
relays-survey-clear = La réponse était-elle claire ?
relays-survey-content = Êtes-vous content de la suite donnée ?
relays-survey-send = Répondre
relays-survey-thanks = Merci de vos réponses.

## how the contractor answers

grievances-count = { $count ->
        [0] Aucune doléance
        [1] 1 doléance
       *[other] { $count } doléances
    }
grievances-record = Comment l’entreprise répond
grievances-record-lead = Ce que les riverains ont signalé, et ce qu’il en est advenu. Rien n’est montré en dessous de cinq cas, pour que personne ne soit reconnu.
grievances-record-site = Sur ce chantier
grievances-record-contractor = { $name }, sur tous ses chantiers
grievances-record-too-few = Pas encore cinq signalements.
grievances-record-few = trop peu de cas
grievances-record-answered = La moitié des réponses vient en
grievances-record-settled = La moitié des cas est conclue en
grievances-record-on-time = Réponses à temps
grievances-record-confirmed = Réglés, d’accord avec les riverains
grievances-record-percent = { $percent } %
grievances-record-hours = { $count ->
        [1] 1 heure ouvrée
       *[other] { $count } heures ouvrées
    }
grievances-record-days = { $count ->
        [1] 1 jour ouvré
       *[other] { $count } jours ouvrés
    }
grievances-record-others = Autres sujets
grievances-record-report = Signaler un problème
grievances-record-soon = Riverains qui disent avoir eu une réponse assez tôt
grievances-record-clear = Riverains qui ont trouvé la réponse claire
grievances-record-content = Riverains contents de la suite donnée

## the news of a site

bulletins-subscribe = Suivre ce chantier
bulletins-subscribe-lead = Laissez une adresse ou un numéro : nous vous prévenons de ce qui change près de chez vous, et de rien d’autre.
bulletins-reach = Où vous écrire
bulletins-reach-missing = Laissez une adresse électronique ou un numéro de téléphone.
bulletins-place = Votre adresse
bulletins-place-hint = Par exemple 12 rue des Tanneurs. Elle sert à ne vous écrire que pour ce qui touche votre rue.
bulletins-language = Langue
bulletins-subscribe-do = Me prévenir
bulletins-consent = En appuyant, vous acceptez que l’on vous écrive au sujet de ce chantier. Vous arrêtez quand vous voulez : en répondant STOP, ou par le lien de chaque message.
bulletins-subscribed = C’est noté.
bulletins-subscribed-text = Un message vous le confirme. Il contient le lien pour tout arrêter.
bulletins-back = Revenir au chantier

## own messages, own data

purpose-mediation = Prendre part à une médiation
purpose-handed_on = Être orienté vers un service
notifications-own = Vos messages
notifications-own-lead = Ce que nous vous avons écrit, et comment ne plus le recevoir. Cette page est à vous : gardez son adresse pour vous.
notifications-own-decide = Ne plus recevoir de messages
notifications-own-stop-site = Plus rien sur « { $site } »
notifications-own-stop-all = Plus aucun message
notifications-own-is-stopped = Vous ne recevez plus de messages, comme vous l’avez demandé.
notifications-own-resume = Recevoir de nouveau
notifications-own-stopped = C’est noté : vous ne recevrez plus ces messages.
notifications-own-resumed = C’est noté : vous recevrez de nouveau nos messages.
notifications-own-received = Messages reçus
privacy-own = Ce que nous gardons de vous
privacy-own-lead = Cette page est à vous seul : son adresse vous a été envoyée, ne la transmettez pas.
privacy-name = Nom
privacy-email = Adresse électronique
privacy-telephone = Téléphone
privacy-since = Gardé depuis le
privacy-until = Vos coordonnées sont effacées d’elles-mêmes { $days } jours après votre dernier accord. L’entreprise de travaux ne les voit jamais.
privacy-consents = Ce que vous avez accepté
privacy-consents-none = Vous n’avez rien accepté.
privacy-withdraw = Je ne suis plus d’accord
privacy-withdrawn = C’est noté : vos coordonnées ne servent plus à cela.
privacy-withdrawn-on = Retiré le { $day }
privacy-things = Ce qui s’y rattache
privacy-thing-message = Message envoyé
privacy-thing-grievance = Doléance
privacy-thing-visit = Passage d’un médiateur
privacy-thing-subscription = Inscription aux nouvelles
privacy-thing-case = Médiation
privacy-thing-referral = Orientation vers
privacy-rights = Emporter ou effacer
privacy-export = Télécharger ces données
privacy-erase = Effacer mes coordonnées
privacy-erase-sure = Votre nom, votre adresse et votre numéro sont effacés tout de suite et pour de bon. Nous ne pourrons plus vous répondre. Ce que vous avez signalé reste traité, sans votre nom.
privacy-erase-yes = Oui, tout effacer
privacy-erased = Vos coordonnées sont effacées
privacy-erased-text = Il ne reste ni votre nom, ni votre adresse, ni votre numéro. Le lien que vous aviez ne mène plus nulle part.
purpose-follow_grievance = Être tenu au courant de ma doléance
purpose-site_news = Recevoir les nouvelles du chantier
purpose-call_back = Être rappelé par un médiateur
