# What the pages say on which staff and contractors work, in this language; what residents meet stands in `residents/`, which they
# may show too. One section per slice; the keys are the same in both files, and a test holds that. Plain words.


## ---------------------------------------------------------------------------------------------
## house (words of every page, dates, errors, settings)
## ---------------------------------------------------------------------------------------------

yes = Oui
no = Non
sign-in = Se connecter
sign-out = Se déconnecter
navigation = Menu principal
save = Enregistrer
cancel = Annuler
form-not-a-number = « { $given } » n’est pas un nombre.
api-not-json = Le corps de la requête n’est pas le JSON attendu : { $reason }.
api-not-a-query = L’adresse de la requête ne se lit pas : { $reason }.
settings-unreadable = Les réglages ne se lisent pas : { $reason }
settings-public-url = public_url doit commencer par http:// ou https:// ; « { $given } » n’en est pas.
settings-database = database doit être sqlite:FICHIER ou postgres://…
settings-mail-url = mail.url doit commencer par smtp:// ou smtps://, ou rester vide.
settings-mail-from = mail.from doit être une adresse, seule ou après un nom : Riverain <riverain@ville.example> ; « { $given } » n’en est pas.
settings-bounce-address = mail.bounce_address doit être une adresse, ou rester vide ; « { $given } » n’en est pas.
settings-dkim-key = La clé DKIM { $file } ne s’ouvre pas : vérifiez mail.dkim_key.
settings-gateway = sms.order nomme « { $given } » ; les passerelles connues sont { $known }.
settings-lease = delivery.lease_s doit dépasser la durée d’un envoi : plus de { $seconds } secondes.
settings-inbox-url = L’adresse de la boîte aux lettres (mail.inbox.url) doit commencer par imaps:// ou imap://.
settings-inbox = La boîte aux lettres (mail.inbox) doit tenir sur une ligne par réglage, et être relevée toutes les secondes au plus souvent.
settings-map-style-url = map_style_url doit être l’adresse http d’un style de carte, ou rester vide ; « { $given } » n’en est pas.
settings-geocoder-url = geocoder.url doit être une adresse http ou https, ou rester vide ; « { $given } » n’en est pas.
settings-geocoder-timeout = geocoder.timeout_ms va de 100 à 10000 millisecondes.
settings-kannel-url = sms.kannel_url doit être l’adresse http de sendsms, ou rester vide ; « { $given } » n’en est pas.
settings-quiet-hours = quiet_hours : les heures vont de 0 à 24.
settings-security-contact = open.security_contact doit commencer par mailto:, https:// ou tel:, ou rester vide.
settings-file-unread = Le fichier de réglages { $file } ne s’ouvre pas : { $reason }
settings-file-broken = Le fichier de réglages { $file } n’est pas du TOML : { $reason }


## ---------------------------------------------------------------------------------------------
## people
## ---------------------------------------------------------------------------------------------

people-email = Adresse électronique
people-password = Mot de passe
people-password-short = Le mot de passe est trop court : { $limit } caractères au moins.
people-sign-in-lost = Mot de passe oublié ? La personne qui gère les comptes peut en donner un nouveau.
people-sign-in-wrong = Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez les deux, ou demandez un nouveau mot de passe à la personne qui gère les comptes.
people-organisation-exists = Une organisation s’appelle déjà « { $name } ».
people-email-exists = Un compte existe déjà avec cette adresse.
people-not-yourself = On ne ferme pas son propre compte.
people-account-opened = Le compte { $email } est ouvert.
people-password-made = Son mot de passe, affiché cette seule fois : { $password }
people-no-such-account = Aucun compte ouvert n’a l’adresse { $email }.
people-title = Comptes
people-name = Nom
people-role = Rôle
people-organisation = Organisation
people-state = État
people-open = Ouvert
people-closed = Fermé
people-opened = Ouvert depuis le
people-none = Aucun compte.
people-new = Ouvrir un compte
people-new-lead = Un mot de passe est tiré au sort et affiché une seule fois. La personne le changera en se connectant.
people-organisation-unknown = Choisissez l’organisation de cette personne.
people-role-elsewhere = « { $name } » n’est pas une organisation où l’on a ce rôle.
people-organisation-add = Ajouter une organisation
people-organisation-added = L’organisation est ajoutée.
people-organisation-name = Nom de l’organisation
people-organisation-kind = Ce qu’elle fait
organisation-kind-contractor = Entreprise de travaux
organisation-kind-mediation = Médiation
organisation-kind-authority = Collectivité
people-acts = Gérer ce compte
people-close = Fermer ce compte
people-close-sure = La personne ne pourra plus se connecter. Ce qu’elle a fait reste, et le compte peut être rouvert.
people-close-yes = Oui, fermer le compte
people-closed-now = Le compte est fermé.
people-reopen = Rouvrir ce compte
people-reopened = Le compte est de nouveau ouvert.
people-password-give = Donner un nouveau mot de passe
people-password-give-sure = L’ancien ne servira plus, et la personne sera déconnectée partout.
people-password-give-yes = Oui, en donner un nouveau
people-password-given = Mot de passe, affiché cette seule fois
people-password-given-text = Transmettez-le à la personne de vive voix. Elle le changera dans « Mon compte ».
people-journal = Ce qui a été fait sur ce compte
people-own = Mon compte
people-preferences = Langue et téléphone
people-preferences-kept = C’est enregistré.
people-language = Langue
people-language-hint = Celle de vos pages dès que vous vous connectez. Sans choix, celle du navigateur.
people-telephone = Téléphone
people-telephone-hint = Pour vos collègues. Il n’est pas publié.
people-password-change = Changer de mot de passe
people-password-changed = Le mot de passe est changé. Les autres appareils sont déconnectés.
people-password-now = Mot de passe actuel
people-password-new = Nouveau mot de passe
people-password-hint = Dix caractères au moins. Une phrase se retient mieux qu’un mot.
people-password-not-yours = Ce n’est pas votre mot de passe actuel.
people-tokens = Jetons d’accès
people-tokens-text = Un jeton permet à un programme d’agir en votre nom, avec vos droits.
people-token-docs = Documentation de l’API
people-token-made = Jeton, affiché cette seule fois
people-token-made-text = Copiez-le maintenant : il ne sera plus montré. Le programme l’envoie dans l’en-tête « Authorization: Bearer ».
people-token-label = À quoi servira ce jeton
people-token-label-hint = Par exemple « tableau de bord de la ville ».
people-token-make = Créer un jeton
people-token-revoke = Mettre fin à ce jeton
people-token-revoke-sure = Le programme qui s’en sert sera aussitôt refusé.
people-token-revoke-yes = Oui, y mettre fin
people-token-revoked = Le jeton ne sert plus.
people-token-ended = Terminé
people-since = Depuis le { $moment }
role-contractor = Entreprise de travaux
role-mediator = Médiation
role-coordinator = Coordination
role-authority = Collectivité
role-admin = Administration
menu-rounds = Tournées
menu-desk = Accueil
menu-sites = Chantiers
menu-premises = Adresses
menu-campaigns = Campagnes
menu-grievances = Doléances
menu-cases = Médiations
menu-messages = Messages
menu-people = Comptes
menu-journal = Journal


## ---------------------------------------------------------------------------------------------
## journal
## ---------------------------------------------------------------------------------------------

journal-title = Journal
journal-lead = Qui a fait quoi, et quand. Rien ne s’y efface, et toute retouche se voit.
journal-check = Vérifier le journal
journal-whole = Le journal est entier : ses { $lines } lignes sont telles qu’elles ont été écrites.
journal-broken = Le journal est rompu à la ligne { $line } : à partir de là, quelque chose a été modifié, retiré ou ajouté.
journal-subject = À propos de (identifiant)
journal-filter = Filtrer
journal-all = Tout le journal
journal-none = Aucune ligne
journal-none-text = Rien n’est noté sous cet identifiant.
journal-line = Ligne
journal-when = Quand
journal-who = Qui
journal-what = Quoi
journal-about = À propos de
journal-newest = Les plus récentes
journal-older = Plus anciennes
journal-actor-resident = Riverain
journal-actor-contractor = Entreprise, par un lien
journal-actor-system = Le système
act-account-opened = Compte ouvert
act-account-closed = Compte fermé
act-account-reopened = Compte rouvert
act-account-password_given = Nouveau mot de passe donné
act-account-password_changed = Mot de passe changé
act-account-preferences_changed = Préférences changées
act-organisation-added = Organisation ajoutée
act-token-made = Jeton créé
act-token-revoked = Jeton retiré
act-site-registered = Chantier enregistré
act-site-changed = Chantier modifié
act-absence-reported = Absence signalée
act-absence-taken_back = Absence annulée
act-door-moved = Porte déplacée vers une autre tournée
act-appointment-made = Rendez-vous fixé ou annulé pour une porte
act-grievance-paused = Délai suspendu en attendant le riverain
act-grievance-resumed = Délai repris
act-reaches-set = Portées habituelles changées
act-exception-noted = Horaires d’exception notés
act-exception-taken_back = Horaires d’exception annulés
act-work_pattern-set = Horaires et langues d’un médiateur changés
act-affected-added = Adresse ajoutée à la main
act-affected-excluded = Adresse écartée à la main
act-affected-kept = Liste des riverains gardée comme preuve
act-affected-undone = Décision sur une adresse reprise
act-campaign-planned = Tournées calculées
act-campaign-planning = Calcul des tournées lancé
act-campaign-planning_stopped = Calcul des tournées arrêté
act-campaign-removed = Campagne retirée
act-campaign-repeated = Campagne répétée d’elle-même
act-campaign-repeating_stopped = Campagne qui ne se répète plus
act-campaign-started = Campagne lancée
act-grievance-filed = Doléance reçue
act-grievance-acknowledged = Doléance prise en compte
act-grievance-relayed = Doléance transmise à l’entreprise
act-grievance-accepted = Doléance acceptée par l’entreprise
act-grievance-scheduled = Intervention annoncée
act-grievance-refused = Doléance refusée par l’entreprise
act-grievance-referred = Doléance orientée vers un service
act-grievance-resolved = Doléance dite réglée
act-grievance-confirmed = Règlement confirmé par le riverain
act-grievance-lapsed = Doléance close sans réponse du riverain
act-grievance-reopened = Doléance rouverte
act-grievance-duplicate = Doléance en double
act-grievance-withdrawn = Doléance retirée
act-grievance-unfounded = Doléance sans fondement
act-grievance-graded = Gravité changée
act-grievance-sorted = Catégorie changée
act-grievance-stepped = Relance par le système
act-grievance-escalated = Passage à l’échelon suivant
act-grievance-written = Message écrit sur une doléance
act-bulletin-planned = Nouvelle du chantier prévue
act-bulletin-stopped = Nouvelle du chantier arrêtée
act-news-subscribed = Inscription aux nouvelles d’un chantier
act-message-worded = Texte d’un message changé
act-message-unworded = Texte d’un message rendu à l’origine
act-grievance-assigned = Doléance prise en main
act-grievance-split = Doléance séparée en deux
act-grievance-surveyed = Questions de fin répondues
act-message-sent_again = Message renvoyé
act-messages-stopped = Opposition aux messages (STOP)
act-messages-resumed = Messages de nouveau acceptés
act-premises-imported = Fichier importé
act-relay-revoked = Lien de réponse retiré
act-relay-handed = Doléance confiée à un collègue de l’entreprise
act-route-added = Ligne ajoutée à la liste de qui est prévenu
act-route-removed = Ligne retirée de la liste de qui est prévenu
act-round-published = Tournée publiée
act-round-withdrawn = Tournée retirée
act-visit-recorded = Visite notée
act-visit-undone = Visite reprise


## ---------------------------------------------------------------------------------------------
## sites
## ---------------------------------------------------------------------------------------------

sites-pair = { $x },{ $x_decimals } ; { $y },{ $y_decimals }
sites-outline-nothing-given = Il n’y a pas encore d’emprise. Dessinez-la sur la carte, collez du GeoJSON ou choisissez un fichier.
sites-outline-other-format = Ce fichier est du genre « { $name } », dont une emprise ne se lit pas ici. Donnez-la en GeoJSON, en KML ou KMZ, ou en Shapefile compressé (.zip).
sites-outline-other-xml = Ce fichier est du XML (« { $name } »), mais pas du KML. Donnez l’emprise en KML, en GeoJSON ou en Shapefile compressé (.zip).
sites-outline-not-xml = Ce KML ne se lit pas : la lecture s’arrête à la ligne { $line }, colonne { $column }. Exportez-le à nouveau, ou vérifiez qu’il est complet.
sites-outline-broken-archive = Cette archive ne s’ouvre pas. Elle est abîmée, protégée par un mot de passe, ou compressée d’une façon rare. Compressez le dossier à nouveau, en .zip ordinaire.
sites-outline-inflates-too-far = Dans l’archive, { $where } dépasse { $limit_mb } Mo une fois décompressé. Gardez seulement l’emprise du chantier.
sites-outline-nothing-in-archive = L’archive ne contient ni Shapefile (.shp), ni KML, ni GeoJSON. Compressez ensemble les fichiers .shp, .shx, .dbf et .prj.
sites-outline-several-layers = L’archive contient plusieurs couches ({ $names }). Gardez seulement celle de l’emprise.
sites-outline-not-shapefile = Ce fichier s’appelle .shp, mais n’en est pas un. Exportez l’emprise à nouveau.
sites-outline-cut-off = Le Shapefile est incomplet à l’endroit { $where }. Copiez-le ou exportez-le à nouveau.
sites-mended-exchanged = La latitude et la longitude sont échangées partout.
sites-mended-taken-for = Les nombres sont lus comme des mètres en { $code }.
sites-mended-closed = Le contour est fermé avec son premier point.
sites-mended-spikes = { $spikes ->
        [one] La pointe où le contour revient sur lui-même est enlevée.
       *[other] Les { $spikes } pointes où le contour revient sur lui-même sont enlevées.
    }
sites-mended-crossing = Le contour est coupé là où il se croise, ce qui donne { $parts ->
        [one] une seule partie.
       *[other] { $parts } parties.
    }
sites-mended-holes = Les trous qui se rencontrent n’en font plus qu’un.
sites-mended-cut-apart = Les morceaux que les contours séparent deviennent { $parts } parties.
sites-outline-not-json = Ce n’est pas du JSON lisible : la lecture s’arrête à la ligne { $line }, colonne { $column }. Vérifiez que le texte a été copié en entier, de la première accolade à la dernière.
sites-outline-not-finite = « { $text } », à la ligne { $line }, colonne { $column }, n’est pas une coordonnée possible. Enlevez ce point, ou corrigez-le dans le logiciel d’où vient le fichier.
sites-outline-not-an-object = On attend un objet GeoJSON à l’endroit { $where }, entre accolades, avec son « type ». Collez le document entier, pas seulement la liste des coordonnées.
sites-outline-no-type = Il manque le « type » à l’endroit { $where }. Un document GeoJSON dit ce qu’il est : Polygon, MultiPolygon, Feature ou FeatureCollection.
sites-outline-wrong-type = Le type « { $found } », à l’endroit { $where }, ne délimite pas de terrain. Donnez un Polygon ou un MultiPolygon, seul ou dans une Feature ou une FeatureCollection.
sites-outline-no-list = Il manque la liste « { $member } », à l’endroit { $where }. Exportez l’emprise à nouveau, en GeoJSON.
sites-outline-empty = Il n’y a aucun contour à l’endroit { $where }. Vérifiez que l’emprise était sélectionnée au moment de l’export.
sites-outline-null-geometry = L’objet à l’endroit { $where } n’a pas de géométrie. Dessinez-le, ou supprimez-le du fichier.
sites-outline-wrong-nesting = Les crochets ne sont pas au bon niveau à l’endroit { $where }. Un Polygon est une liste de contours, et un contour est une liste de points [longitude, latitude].
sites-outline-position-too-short = { $numbers ->
        [one] Le point à l’endroit { $where } n’a qu’un nombre.
       *[other] Le point à l’endroit { $where } n’a pas ses deux nombres.
    } Il en faut deux : longitude, puis latitude.
sites-outline-position-not-numbers = Le point à l’endroit { $where } contient autre chose que des nombres. Il en faut deux, sans guillemets : longitude, puis latitude.
sites-outline-too-many-positions = L’emprise compte { $positions } points ; { $limit } au plus sont acceptés. Simplifiez le contour (dans QGIS : Vecteur, Outils de géométrie, Simplifier, avec une tolérance de 0,5 m).
sites-outline-too-many-rings = L’emprise compte { $rings } contours ; { $limit } au plus sont acceptés. Gardez seulement ceux du chantier.
sites-outline-too-many-values = Le document contient beaucoup plus que l’emprise. Gardez seulement le contour, sans les autres données.
sites-outline-unknown-reference = Le système de coordonnées « { $name } » n’est pas connu ici. Exportez l’emprise en WGS 84 (EPSG:4326), en Lambert-93 (EPSG:2154), en conique conforme (EPSG:3942 à 3950) ou en UTM 31 nord (EPSG:32631).
sites-outline-outside-reference = Le document annonce le système « { $name } », mais le point ({ $pair }), à l’endroit { $where }, tombe bien en dehors de la zone où il sert. Vérifiez le système de coordonnées choisi à l’export.
sites-outline-plane-without-reference = Le point ({ $pair }), à l’endroit { $where }, semble être en mètres ({ $code }), et le document ne le dit pas. Exportez en WGS 84 (EPSG:4326), ou ajoutez le membre « crs » qui nomme { $code }.
sites-outline-swapped = Le point ({ $pair }), à l’endroit { $where }, semble donner la latitude avant la longitude. En GeoJSON la longitude vient d’abord : échangez les deux nombres de chaque point.
sites-outline-out-of-range = Le point ({ $pair }), à l’endroit { $where }, n’est nulle part sur Terre. La longitude va de −180 à 180, la latitude de −90 à 90.
sites-outline-open-ring = Le contour n’est pas fermé, à l’endroit { $where } : son premier point ({ $first }) et son dernier ({ $last }) diffèrent. Ajoutez le premier point à la fin.
sites-outline-ring-too-short = { $positions ->
        [one] Le contour à l’endroit { $where } n’a qu’un point.
       *[other] Le contour à l’endroit { $where } n’a que { $positions } points.
    } Il en faut quatre au moins : trois sommets, puis le premier répété à la fin.
sites-outline-zero-area = Le contour à l’endroit { $where }, près de ({ $place }), ne couvre aucune surface : ses points sont confondus ou alignés. Dessinez le terrain lui-même, avec sa largeur.
sites-outline-self-crossing = Le contour se croise ou se touche lui-même en ({ $place }), à l’endroit { $where }. Déplacez les points voisins, ou faites-en deux contours séparés.
sites-outline-hole-outside = Le trou à l’endroit { $where } sort de son contour en ({ $place }). Ramenez-le à l’intérieur, ou faites-en un contour à part.
sites-outline-holes-overlap = Le trou à l’endroit { $where } en rencontre un autre en ({ $place }). Réunissez-les en un seul trou, ou écartez-les.
sites-outline-cut-apart = Les contours se touchent en ({ $place }) et coupent l’intérieur en morceaux, à l’endroit { $where }. Donnez chaque morceau comme un contour à part.
sites-outline-not-joined = Les parties de l’emprise se recouvrent d’une façon qui ne se laisse pas réunir. Réunissez-les dans le logiciel d’où elles viennent (dans QGIS : Regrouper).
sites-outline-too-wide = L’emprise s’étend sur { $extent_km } km ; { $limit_km } km au plus sont acceptés, car les riverains sont visités porte à porte. Vérifiez les coordonnées, ou faites plusieurs chantiers.
sites-outline-too-large = L’emprise couvre { $area_km2 } km² ; { $limit_km2 } km² au plus sont acceptés, car les riverains sont visités porte à porte. Vérifiez les coordonnées, ou faites plusieurs chantiers.
sites-title = Chantiers
sites-site = Chantier
sites-state = État
sites-reach-of = Portée en mètres : { $nuisance }
sites-reach-wrong = { $nuisance } : la portée est un nombre entier de mètres, de 0 à { $limit }.
sites-reaches = Portées habituelles
sites-reaches-lead = Jusqu’où vont d’ordinaire les gênes des chantiers de { $organisation }, en mètres autour de l’emprise. Une nouvelle phase les propose ; les phases déjà décrites ne changent pas.
sites-reaches-house = D’ordinaire { $metres } m. Laissez vide pour garder ce chiffre.
sites-reaches-set = Les portées habituelles sont enregistrées. Les nouvelles phases les proposeront.
sites-reaches-change = Changer les portées habituelles
sites-dates-turned = La fin ({ $to }) vient avant le début ({ $from }). Échangez les deux dates, ou corrigez l’année.
sites-dates-too-long = Du { $from } au { $to }, cela fait plus de dix ans. Vérifiez l’année.
sites-organisation-unknown = Choisissez l’entreprise qui mène les travaux.
sites-phases-too-many = Ce chantier a déjà { $limit } phases. Retirez-en une avant d’en ajouter.
sites-phase-unknown = Ce chantier n’a pas de phase de ce nom. Laissez « id » de côté pour en ajouter une.
sites-phase-no-hours = Le travail finit à l’heure où il commence. Donnez deux heures différentes.
sites-phase-no-days = Cochez au moins un jour.
sites-desk = Accueil
sites-desk-hello = Bonjour { $name }
sites-today = À faire
sites-today-nothing = Rien ne vous attend aujourd’hui : chaque chantier a son emprise, ses phases et ses dates.
sites-today-complete = Les chantiers sont complets : chacun a son emprise, ses phases et ses dates.
sites-current = Chantiers à venir et en cours
sites-all = Tous les chantiers
sites-none = Aucun chantier pour l’instant
sites-none-register = Enregistrez le premier : son nom, ses dates, puis son emprise et ses phases. La liste des riverains concernés suit d’elle-même.
sites-none-wait = Les chantiers apparaîtront ici dès qu’une entreprise en aura enregistré un.
sites-need-zone = Donner l’emprise : sans elle, personne ne peut être prévenu
sites-need-phases = Décrire les phases : dates, horaires et gênes
sites-need-verified = Confirmer les dates de « { $phase } », annoncée pour le { $from }
sites-needs = Il reste à faire
sites-new = Enregistrer un chantier
sites-register = Enregistrer et donner l’emprise
sites-registered = Le chantier est enregistré. Donnez maintenant son emprise.
sites-change = Modifier le chantier
sites-changed = Le chantier est modifié.
sites-name = Nom du chantier
sites-name-hint = Ce que l’on fait, et où : « Réfection du réseau d’eau, rue des Tanneurs ».
sites-description = Description
sites-description-hint = En deux ou trois phrases, pour les riverains : pourquoi ces travaux, ce qui sera mieux après.
sites-starts-on = Début des travaux
sites-ends-on = Fin des travaux
sites-public-telephone = Téléphone affiché
sites-public-telephone-hint = Il figure sur l’avis et sur la page publique.
sites-manager = Conduite de travaux
sites-manager-hint = La personne qui reçoit les doléances et y répond. Ses coordonnées ne sont pas publiées.
sites-director = Direction
sites-director-hint = Prévenue si personne ne répond. Laissez vide s’il n’y en a pas.
sites-proof = Preuve : reçu, transmis, ouvert, répondu (CSV)
sites-bulletins = Nouvelles envoyées
sites-clock = Fuseau horaire et jours fériés
sites-time-zone = Fuseau horaire
sites-time-zone-hint = Laissez vide en métropole. Sinon, par exemple America/Guadeloupe ou Indian/Reunion. Les messages qui ne pressent pas attendent le matin de là-bas.
sites-not-a-time-zone = « { $given } » n’est pas un fuseau horaire. Écrivez par exemple America/Guadeloupe.
sites-country = Jours fériés
sites-country-hint = Les messages qui ne pressent pas ne partent pas ces jours-là.
country-fr = France
country-fr-am = Alsace et Moselle
country-be = Belgique
country-lu = Luxembourg
country-ch = Suisse
country-de = Allemagne
country-es = Espagne
sites-contact-name = Nom
sites-contact-email = Adresse électronique
sites-contact-telephone = Téléphone portable
sites-contact-telephone-hint = Pour les urgences, par SMS.
sites-zone = Emprise
sites-zone-map = Carte de l’emprise du chantier
sites-zone-area = { $area } m²
sites-zone-lead = Là où le sol est occupé : tranchée, barrières, base de vie. Dessinez-la, ou donnez un fichier ; les riverains concernés sont cherchés autour.
sites-zone-file = Fichier de l’emprise
sites-zone-file-hint = GeoJSON, KML, KMZ ou Shapefile compressé (.zip) ; en WGS 84, Lambert-93, conique conforme ou UTM 31.
sites-zone-text = Voir ou coller le texte GeoJSON
sites-zone-geojson = Emprise en GeoJSON
sites-zone-geojson-hint = Polygon, MultiPolygon, Feature ou FeatureCollection ; longitude d’abord.
sites-zone-reason = Raison du changement
sites-zone-reason-hint = Elle reste dans l’historique : « base de vie déplacée place du Marché ».
sites-zone-save = Enregistrer l’emprise
sites-zone-preview = Voir ce qui change
sites-zone-picture = L’emprise telle qu’elle a été donnée, en tirets ; l’épingle montre l’endroit du défaut. En jaune, l’emprise réparée, s’il y en a une.
sites-zone-same = L’emprise était déjà celle-là : rien n’a changé.
sites-zone-given = L’emprise est enregistrée : { $area } m². { $doors ->
        [0] Aucune porte n’est concernée pour l’instant.
        [one] Une porte est concernée.
       *[other] { $doors } portes sont concernées
    }{ $doors ->
        [0] { "" }
        [one] { "" }
       *[other] { " " }: { $dwellings } logements connus, { $shops } commerces et bureaux, { $sensitive } lieux sensibles.
    }
sites-mend = Une réparation est possible
sites-mend-text = Rien n’est réparé sans votre accord. Voici ce qui serait fait :
sites-mend-take = Prendre l’emprise réparée
sites-mend-or = Sinon, corrigez le dessin ou le fichier ci-dessous.
sites-change-title = Ce que change la nouvelle emprise
sites-change-lead = Rien n’est encore enregistré. Voyez qui devient concerné, qui ne l’est plus, et qui doit être prévenu.
sites-change-nothing = Cette emprise ne change rien pour les riverains.
sites-change-came-between = L’emprise a été changée entre-temps par quelqu’un d’autre. Voici ce que la vôtre change par rapport à celle d’à présent.
sites-change-joining = Deviennent concernées
sites-change-worse = Plus touchées qu’avant
sites-change-leaving = Ne sont plus concernées
sites-change-doors = Portes concernées, avant et après
sites-change-area = Mètres carrés, avant et après
sites-change-zone-new = Nouvelle emprise
sites-change-zone-old = Emprise d’à présent
sites-change-picture = Plan des deux emprises, avec les portes qui deviennent concernées et celles qui ne le sont plus.
sites-change-save = Enregistrer cette emprise
sites-change-back = Revenir au dessin
sites-change-to-tell = À prévenir
sites-change-to-tell-text = Ces portes n’étaient pas sur la liste. Personne ne leur a parlé des travaux.
sites-change-to-tell-again = À prévenir de nouveau
sites-change-to-tell-again-text = Ces portes étaient sur la liste, mais une gêne de plus les atteint, ou elles se trouvent maintenant dans l’emprise.
sites-change-leaving-title = Ne sont plus concernées
sites-change-leaving-text = Celles qui étaient sur la liste d’une campagne ont pu être prévenues : dites-leur que les travaux ne viennent plus jusqu’à elles.
sites-change-acted-on = sur la liste d’une campagne, { $when }
sites-change-more = … et { $count } autres, qui seront dans la liste complète.
sites-lists = Qui était sur la liste, et quand
sites-lists-lead = Chaque liste gardée reste telle qu’elle était : quand l’emprise est donnée, avant qu’elle soit remplacée, et quand une campagne commence.
sites-lists-none = Aucune liste gardée
sites-lists-none-text = Une liste sera gardée dès que l’emprise sera donnée.
sites-list-title = Liste du { $when }
sites-list-when = Gardée le
sites-list-occasion = Occasion
sites-list-by = Par
sites-list-revision = Version de l’emprise
sites-list-by-hand = ajouté à la main
sites-list-no-phases = Aucune phase n’était décrite.
sites-list-fingerprint = Empreinte
sites-list-fingerprint-text = SHA-256 des portes de la liste ; la même est dans le journal, qui ne se modifie pas.
sites-occasion-given = L’emprise a été donnée
sites-occasion-replaced = L’emprise allait être remplacée
sites-occasion-acted = Une campagne a commencé
sites-zone-too-many-bytes = Ce fichier est trop gros : { $limit } Mo au plus. Une emprise tient en quelques kilo-octets : exportez seulement son contour.
sites-zone-change = Modifier l’emprise
sites-zone-history = Historique de l’emprise
sites-zone-give = Donner l’emprise
sites-zone-none = Pas encore d’emprise
sites-zone-none-text = Dessinez le terrain occupé sur la carte, ou donnez un fichier GeoJSON. La liste des riverains concernés en découle.
sites-zone-none-wait = L’entreprise ne l’a pas encore donnée.
sites-phases = Phases et gênes
sites-phases-there = Phases de ce chantier
sites-phases-change = Modifier les phases
sites-phases-none = Pas encore de phase
sites-phases-none-text = Une phase a ses dates, ses horaires et ce qu’elle gêne. Un petit chantier n’en a souvent qu’une.
sites-phases-none-wait = L’entreprise ne les a pas encore décrites.
sites-phases-then-zone = Les phases sont là ; il manque l’emprise pour trouver les riverains concernés.
sites-phase-add = Ajouter une phase
sites-phase-change = Modifier cette phase
sites-phase-added = La phase est ajoutée.
sites-phase-changed = La phase est modifiée.
sites-phase-removed = La phase est retirée.
sites-phase-remove = Retirer cette phase
sites-phase-remove-sure = Les riverains que seule cette phase concerne ne seront plus dans la liste.
sites-phase-remove-yes = Oui, retirer la phase
sites-phase-name = Nom de la phase
sites-phase-name-hint = Par exemple « Ouverture de la tranchée ».
sites-announced-from = Début annoncé
sites-announced-to = Fin annoncée
sites-verified-hint = Quand les dates sont sûres, confirmez-les : ce sont elles que les riverains verront.
sites-verified-from = Début confirmé
sites-verified-to = Fin confirmée
sites-day-from = Le travail commence à
sites-day-to = et finit à
sites-days = Jours de travail
sites-nuisances = Ce que cette phase gêne
sites-nuisances-hint = Cochez, et corrigez au besoin la portée en mètres autour de l’emprise : elle décide qui est concerné.
sites-public = Page publique
sites-notice = Avis à imprimer
sites-neighbours = Riverains
sites-affected = Riverains concernés
sites-campaigns = Campagnes de visites
sites-campaign-new = Préparer une campagne
sites-grievances = Doléances
sites-facts = Fiche du chantier
sites-notice-languages = L’avis dans d’autres langues


## ---------------------------------------------------------------------------------------------
## premises
## ---------------------------------------------------------------------------------------------

premises-kind-residence = Habitation
premises-kind-shop = Commerce
premises-kind-hospitality = Café, hôtel, restaurant
premises-kind-office = Bureau
premises-kind-school = École
premises-kind-childcare = Petite enfance
premises-kind-care = Santé
premises-kind-social = Action sociale
premises-kind-public_service = Service public
premises-kind-worship = Lieu de culte
premises-kind-culture = Culture
premises-kind-sport = Sport
premises-kind-other = Autre
kind-group-residences = Habitations
kind-group-shops = Commerces et bureaux
kind-group-sensitive = Lieux sensibles
kind-group-other = Autres lieux
premises-position-not-a-number = La position n’est pas faite de deux nombres.
premises-position-metres = La position { $lon }, { $lat } ressemble à des mètres (Lambert-93 par exemple). Il faut des degrés de longitude et de latitude (WGS 84).
premises-position-out-of-range = La position { $lon }, { $lat } n’existe pas sur la Terre : longitude de −180 à 180, latitude de −90 à 90.
premises-position-swapped = La longitude et la latitude semblent inversées ({ $lon }, { $lat }) : la longitude vient d’abord.
premises-zone-empty = L’emprise est vide.
premises-in-file = { $file } : { $reason }
premises-in-file-line = { $file }, ligne { $line } : { $reason }
premises-import-unreadable = Le fichier ne se lit pas : { $reason }.
premises-import-utf16 = Le fichier est en UTF-16. Enregistrez-le en UTF-8.
premises-import-empty-file = Le fichier est vide.
premises-import-unknown-format = Le format n’est pas reconnu. Nous lisons le CSV de la Base Adresse Nationale, d’une mairie (BAL), de SIRENE et du RNB, le GeoJSON d’OpenStreetMap, de la BD TOPO et d’Acceslibre, et le .osm.pbf.
premises-import-not-csv = Ce fichier est du JSON ; le format « { $format } » est un CSV.
premises-import-not-geojson = Ce fichier n’est pas du JSON ; le format « { $format } » est un GeoJSON.
premises-import-missing-columns = Il manque ces colonnes : { $columns }.
premises-import-unknown-columns = Ces colonnes ne sont pas connues et ne sont pas lues : { $columns }.
premises-import-latin1 = Le texte n’est pas en UTF-8 ; il est lu comme du Latin-1 (Windows-1252). Vérifiez les accents.
premises-import-line-too-long = La ligne dépasse { $limit } ko.
premises-import-zero-byte = La ligne contient des octets nuls : ce n’est pas du texte.
premises-import-unclosed-quote = Un guillemet n’est pas refermé sur la ligne.
premises-import-cell-count = La ligne a { $got } cellules au lieu de { $expected }.
premises-import-empty-cell = La colonne { $column } est vide.
premises-import-not-a-number = « { $given } » dans { $column } n’est pas un nombre.
premises-import-broken-json = Le JSON est cassé ici : { $reason }.
premises-import-cut-off = L’objet commencé ici n’est pas terminé.
premises-import-not-a-feature = Ceci n’est pas un objet GeoJSON de type Feature : { $reason }.
premises-import-no-shape = L’objet n’a pas de géométrie, ou elle est incomplète.
premises-import-too-many-positions = La géométrie a plus de { $limit } positions.
premises-import-feature-too-long = L’objet dépasse { $limit } Mo.
premises-import-no-address = L’objet n’a pas d’adresse : il faut « addr:housenumber » ou « addr:street ».
premises-import-no-activity = Aucune activité reconnue : il faut « shop », « amenity », « healthcare », « office » ou « craft ».
premises-import-not-a-building = Ceci n’est pas un bâtiment : il faut un polygone avec « building » ou « NB_LOGTS ».
premises-import-not-background = Ceci n’est ni une voie (« highway »), ni un espace vert, ni de l’eau.
premises-import-more-faults = … et { $count } autres lignes signalées.
premises-reach-out-of-range = La portée va de 0 à { $limit } mètres.
premises-one-standard-input = L’entrée standard « - » ne peut servir qu’une fois.
premises-import-rows = { $count } lignes, { $rate } par seconde,
premises-import-done = { $file } ({ $format }) : { $read } lignes lues, { $added } ajoutées, { $changed } modifiées, { $unchanged } inchangées, { $refused } refusées, { $retired } portes retirées.
premises-import-interrupted = { $file } ({ $format }) : interrompu après { $read } lignes ; { $added } ajoutées, { $changed } modifiées, { $unchanged } inchangées, { $refused } refusées, { $retired } portes retirées. Importez le même fichier pour continuer.
premises-affected-already = Cette adresse est déjà dans la liste.
premises-affected-not-listed = Cette adresse n’est pas dans la liste.
premises-box-wrong = « bbox » est fait de quatre nombres en degrés : ouest, sud, est, nord.
premises-box-too-large = Cette vue est trop large pour montrer les rues. Rapprochez-vous.
premises-map = Carte de l’emprise et des riverains concernés
premises-where-inside = Dans l’emprise
premises-where-near = Autour de l’emprise
premises-because-phase = { $phase }, { $span } : { $nuisances }
premises-because-and = { " ; " }
premises-because-added = ajouté à la main : { $reason }
premises-because-inside = se trouve dans l’emprise
premises-because-nothing = Aucune gêne annoncée ne va jusqu’ici.
premises-added-by = Ajouté à la main par { $name } le { $when }.
premises-excluded-by = Retiré à la main par { $name } le { $when }.
premises-column-name = Nom
premises-column-number = Numéro
premises-column-street = Voie
premises-column-postcode = Code postal
premises-column-city = Commune
premises-column-kind = Genre
premises-column-dwellings = Logements
premises-column-inside = Dans l’emprise
premises-column-distance = Distance (m)
premises-column-because = Pourquoi
premises-column-lon = Longitude
premises-column-lat = Latitude
premises-column-id = Identifiant
premises-file = riverains
premises-affected = Riverains concernés
premises-affected-lead = Chaque porte que le chantier atteint, la plus proche d’abord, avec ce qui l’atteint et quand. La liste suit l’emprise, les phases et leurs portées.
premises-no-zone = Donnez l’emprise : les portes qu’elle atteint apparaîtront ici.
premises-no-phases = Sans phase, seules les portes dans l’emprise sont trouvées : décrivez les phases et ce qu’elles gênent.
premises-doors = Portes
premises-dwellings = Logements
premises-dwellings-counted = { $count }
premises-dwellings-about = ≈ { $count }
premises-dwellings-estimated = ≈ : estimation. C’est la part d’un immeuble à plusieurs portes dont seul le total est connu, ou, si l’immeuble n’est pas connu, ce que l’on compte d’ordinaire derrière les portes voisines.
premises-column-estimated = Logements estimés
premises-dwellings-unknown = { $count ->
        [one] Pour une adresse, aucune source ne dit combien de logements elle compte.
       *[other] Pour { $count } adresses, aucune source ne dit combien de logements elles comptent.
    }
premises-nobody = Aucune porte n’est atteinte
premises-nobody-text = Vérifiez l’emprise et les portées des phases. S’il y a des maisons autour, leurs adresses ne sont peut-être pas encore dans le registre : demandez à la coordination de les importer.
premises-legend-reach = Jusqu’où va la gêne la plus lointaine
premises-legend-door = Porte concernée : pleine dans l’emprise, vide autour
premises-filter = Filtrer
premises-filter-group = Groupe
premises-filter-street = Rue
premises-filter-where = Où
premises-all = Tout
premises-chosen = { $doors ->
        [one] { $doors } porte correspond.
       *[other] { $doors } portes correspondent.
    }
premises-chosen-dwellings = { $dwellings ->
        [one] { $dwellings } logement connu.
       *[other] { $dwellings } logements connus.
    }
premises-show-all = Tout montrer
premises-none-chosen = Aucune porte ne correspond
premises-none-chosen-text = Élargissez le choix, ou revenez à la liste entière.
premises-door = Porte
premises-sensitive = Sensible
premises-by-hand = Ajouts et retraits à la main
premises-by-hand-text = La coordination ajoute une porte que les portées oublient, ou en retire une qui n’est pas concernée, avec la raison. Cela reste quand l’emprise change.
premises-excluded = Retirées de la liste
premises-add = Ajouter une porte
premises-add-lead = Cherchez l’adresse autour du chantier, puis dites pourquoi elle est concernée.
premises-address = Adresse
premises-not-found-near = Aucune adresse à moins de deux kilomètres du chantier ne ressemble à cela. Essayez le nom de la rue seul.
premises-not-found-register = Aucune adresse du registre ne ressemble à cela. Essayez le nom de la rue seul, ou importez les adresses de la commune.
premises-is-affected = Concerné
premises-is-not-affected = Pas concerné
premises-opening-hours = Ouverture
premises-decide-added = Ajouter à la liste
premises-decide-excluded = Retirer de la liste
premises-decide-text-added = Cette porte sera prévenue et visitée comme les autres.
premises-decide-text-excluded = Cette porte ne sera ni prévenue ni visitée. Cela peut se défaire.
premises-reason = Raison
premises-reason-hint = Elle reste : « l’entrée donne sur la cour », « entrepôt vide, vérifié sur place ».
premises-undo = Annuler cette décision
premises-back-to-list = Revenir à la liste
premises-told-added = La porte est ajoutée à la liste.
premises-told-excluded = La porte est retirée de la liste.
premises-told-undone = La décision est annulée.
premises-register = Registre des adresses
premises-register-lead = Toutes les portes que Riverain connaît : elles viennent des registres publics et servent à trouver qui un chantier concerne. Personne n’y est nommé.
premises-register-empty = Le registre est vide
premises-register-empty-text = Importez d’abord les adresses de la commune, puis les commerces, les bâtiments avec leurs logements et les rues. Sans adresses, aucun riverain ne peut être trouvé.
premises-by-kind = Le détail par genre
premises-look-up = Chercher une adresse
premises-upload = Importer un fichier
premises-upload-none = Choisissez un fichier.
premises-upload-too-large = Ce fichier est trop gros pour être envoyé par cette page : { $limit } Mo au plus. Importez-le sur le serveur, par la commande « riverain import ».
premises-file-label = Fichier
premises-file-hint = CSV ou GeoJSON, 64 Mo au plus. Importer deux fois le même fichier ne change rien.
premises-format = Format
premises-format-recognise = Le reconnaître
premises-import = Importer
premises-sources = Où trouver les fichiers
premises-source-ban = Adresses : la Base Adresse Nationale, un fichier par département,
premises-source-osm = Commerces, écoles, lieux de soin, rues : OpenStreetMap, par exemple avec
premises-source-buildings = Bâtiments et logements : la BD TOPO de l’IGN, exportée en GeoJSON,
premises-source-command = Les gros fichiers s’importent sur le serveur :
premises-imports = Imports
premises-import-file = Fichier
premises-import-started = Commencé
premises-import-read = Lignes lues
premises-import-added = Ajoutées
premises-import-changed = Modifiées
premises-import-unchanged = Inchangées
premises-import-refused = Écartées
premises-import-running = L’import est en cours. Cette page se recharge d’elle-même ; vous pouvez la quitter.
premises-import-stopped = L’import s’est arrêté avant la fin du fichier. Ce qui est enregistré reste. Importez de nouveau le même fichier pour continuer.
premises-import-faultless = Aucune ligne n’a posé de problème.
premises-import-faults = Ce qui n’allait pas
premises-import-line = Ligne
premises-import-reason = Raison
premises-import-outcome = Suite
premises-import-left-out = Écartée
premises-import-remark = Remarque
premises-import-another = Importer un autre fichier
import-status-running = En cours
import-status-done = Terminé
import-status-interrupted = Interrompu
import-format-ban = Adresses (BAN, CSV)
import-format-osm-addresses = Adresses (OpenStreetMap)
import-format-osm-places = Commerces et lieux (OpenStreetMap)
import-format-buildings = Bâtiments et logements
import-format-streets = Rues et fond de carte
premises-take-csv = Emporter cette liste (CSV)
premises-take = Emporter cette liste :
premises-paper = Liste à imprimer
premises-paper-done = Vu
premises-paper-notes = Notes
premises-no-street = Sans nom de rue
premises-side-odd = Côté impair
premises-side-even = Côté pair
premises-side-unnumbered = Sans numéro
premises-labels = Étiquettes
premises-label-residents = Aux habitants
premises-labels-hint = Trois fois sept étiquettes de 63,5 × 38,1 mm sur une feuille A4 ; imprimez à 100 %.
premises-labels-each-dwelling = Une étiquette par logement
premises-labels-each-door = Une étiquette par porte
premises-labels-left-out = { $count } étiquettes ne tiennent pas sur cette page : filtrez la liste par rue.
premises-import-no-position = La ligne n’a pas de position : ni coordonnées Lambert dans les limites de la France, ni longitude et latitude.
premises-import-not-placed = Aucune porte du registre n’a l’adresse de cet établissement ({ $address }), et la ligne ne dit pas où il est.
premises-import-nowhere = { $count ->
    [one] Un établissement n’a pas été placé : aucune porte du registre n’a son adresse. Importez d’abord les adresses (BAN ou BAL), puis ce fichier encore une fois.
   *[other] { $count } établissements n’ont pas été placés : aucune porte du registre n’a leur adresse. Importez d’abord les adresses (BAN ou BAL), puis ce fichier encore une fois.
}
premises-import-not-acceslibre = L’objet n’est pas d’Acceslibre : il faut « nom » et « activite ».
import-format-bal = Adresses d’une mairie (BAL, CSV)
import-format-sirene = Entreprises (SIRENE, CSV)
import-format-rnb = Bâtiments (RNB, CSV)
import-format-acceslibre = Lieux ouverts au public (Acceslibre)
import-format-osm-pbf = OpenStreetMap entier (.osm.pbf)
premises-import-is-pbf = Ce fichier est un .osm.pbf d’OpenStreetMap ; le format « { $format } » se lit autrement.
premises-import-not-pbf = Ce fichier n’est pas un .osm.pbf d’OpenStreetMap.
premises-import-bomb = Le fichier se décompresse bien au-delà de ce que sa taille permet d’attendre : la lecture s’arrête là.
premises-import-pbf-cut-off = Le fichier s’arrête au milieu d’un bloc : il n’a pas été téléchargé jusqu’au bout.
premises-import-pbf-broken-frame = La suite du fichier ne se lit pas : l’en-tête du bloc { $block } est abîmé.
premises-import-pbf-broken-block = Le bloc { $block } est abîmé : ce qu’il en restait à lire est perdu.
premises-import-pbf-in-block = Bloc { $block } : { $reason }
premises-import-pbf-broken-packing = il ne se décompresse pas.
premises-import-pbf-packing = il est compressé en { $packing }, que nous ne lisons pas ; réenregistrez le fichier par « osmium cat ».
premises-import-pbf-feature = Le fichier demande « { $feature } », que nous ne savons pas lire ; réenregistrez-le par « osmium cat ».
premises-import-pbf-unsorted = Les objets ne sont pas rangés par sorte et par numéro : rangez le fichier par « osmium sort ».
premises-import-pbf-thing = { $thing } : { $reason }
premises-import-pbf-missing = il manque { $count } de ses parties dans le fichier. Un extrait « complet » (« osmium extract --strategy=complete_ways ») les contient.
premises-import-pbf-open-ring = ses contours ne se referment pas.
premises-import-retired = Portes retirées
premises-import-nothing-retired = Aucune porte n’est retirée : des lignes ont été écartées, ou le fichier est trop grand pour savoir tout ce qu’il contient.
premises-replace-area = Remplacer ce que le registre avait de ces communes
premises-replace-area-hint = Les portes que ce fichier n’a plus sont retirées : à cocher pour un fichier complet.


## ---------------------------------------------------------------------------------------------
## visits
## ---------------------------------------------------------------------------------------------

# Faults of a planning problem that was given as a file
visits-problem-too-large = Le fichier dépasse { $most } Mo, la limite d’un problème.
visits-problem-not-json = Ce n’est pas du JSON : erreur à la ligne { $line }, colonne { $column }.
visits-problem-not-an-object = Un objet JSON est attendu ici.
visits-problem-not-a-list = Une liste est attendue ici.
visits-problem-not-a-text = Un texte est attendu ici.
visits-problem-not-whole = Un nombre entier est attendu ici.
visits-problem-not-positive = Un nombre plus grand que zéro est attendu ici.
visits-problem-not-a-window = Un créneau est attendu ici : deux nombres de secondes depuis minuit, comme [34200, 45000].
visits-problem-not-a-position = Une position est attendue ici : longitude puis latitude, en degrés.
visits-problem-unknown-member = Le membre « { $member } » n’existe pas ici. Sont connus : { $known }.
visits-problem-missing = Il manque « { $member } ».
visits-problem-only-with-points = Ce membre ne va qu’avec « points ».
visits-problem-matrix-or-points = Donnez ou bien « matrix_s », ou bien « points ».
visits-problem-matrix-not-square = La matrice a { $rows } lignes, mais cette ligne a { $entries } valeurs : il en faut autant que de lignes.
visits-problem-too-many = { $count } lieux, c’est trop : { $most } au plus.
visits-problem-too-large-number = Il y en a { $count } ici ; on peut en planifier { $most } au plus à la fois.
visits-problem-out-of-range = La valeur doit être entre { $lowest } et { $highest }.
visits-problem-twice = « { $id } » est donné deux fois.
visits-problem-door-place = La porte « { $door } » est à un lieu qui n’existe pas.
visits-problem-door-service = La durée de visite de la porte « { $door } » doit tenir dans une journée et ne peut pas être négative.
visits-problem-door-priority = La priorité de la porte « { $door } » doit être au moins 1 et rester raisonnable.
visits-problem-door-load = La charge de la porte « { $door } » ne peut pas être négative et doit rester raisonnable.
visits-problem-door-no-day = La porte « { $door } » n’a aucun jour de visite possible.
visits-problem-door-day = La porte « { $door } » nomme un jour qui n’existe pas dans ce problème.
visits-problem-door-no-window = La porte « { $door } » n’a aucun créneau de visite.
visits-problem-door-window = Un créneau de la porte « { $door } » finit avant de commencer, chevauche un autre ou sort de la journée.
visits-problem-shift-day = Le service « { $shift } » est un jour qui n’existe pas dans ce problème.
visits-problem-shift-place = Le service « { $shift } » commence ou finit à un lieu qui n’existe pas.
visits-problem-shift-hours = Les heures du service « { $shift } » finissent avant de commencer ou sortent de la journée.
visits-problem-break = La pause du service « { $shift } » n’a pas de durée ou de créneau valable.
visits-problem-break-outside = La pause du service « { $shift } » ne tient pas dans ses heures.
visits-problem-shift-capacity = La capacité du service « { $shift } » ne peut pas être négative et doit rester raisonnable.
visits-problem-shifts-overlap = Les services « { $shift } » et « { $other } » occupent la même personne en même temps.
visits-problem-unknown-shift = Le service « { $shift } » n’existe pas.
visits-problem-shift-locked-twice = Le service « { $shift } » est verrouillé deux fois.
visits-problem-unknown-door = La porte « { $door } » n’existe pas.
visits-problem-door-locked-twice = La porte « { $door } » est verrouillée deux fois.
visits-problem-locked-unsuited = La porte « { $door } » est verrouillée sur le service « { $shift } », qui ne convient pas à son jour ou à ses compétences.
visits-problem-locked-too-late = Les portes verrouillées sur le service « { $shift } » ne tiennent pas dans ses heures, dans cet ordre.
visits-problem-locked-too-much = Les portes verrouillées sur le service « { $shift } » dépassent sa capacité.
visits-problem-at = { $file }, { $pointer } : { $reason }
visits-problem-in = { $file } : { $reason }
visits-plan-seconds = --seconds : de 0,1 à 86 400.
visits-plan-threads = --threads : de 1 à 64.
visits-plan-progress = { $served } portes sur { $doors }, { $minutes } min de marche
visits-plan-flawed = Le plan trouvé ne passe pas la vérification ; il n’est pas donné : { $flaw }
visits-reason-no-shift-on-days = aucun service les jours { $days }
visits-reason-no-shift = aucun service
visits-reason-no-skill-on-days = aucun service n’a la compétence « { $skill } » les jours { $days }
visits-reason-no-skill = aucun service n’a la compétence « { $skill } »
visits-reason-skills-not-together = aucun service n’a ensemble les compétences { $skills }
visits-reason-too-much = plus que la capacité de { $shifts ->
        [one] le seul service possible
       *[other] chacun des { $shifts } services possibles
    }
visits-reason-too-far = trop loin ou trop long, même seul, pour { $shifts ->
        [one] le seul service possible
       *[other] chacun des { $shifts } services possibles
    }
visits-reason-windows-missed = { $shifts ->
        [one] le seul service possible n’est pas là
       *[other] aucun des { $shifts } services possibles n’est là
    } pendant ses plages horaires
visits-reason-locked-full = { $shifts ->
        [one] le seul service possible est rempli
       *[other] les { $shifts } services possibles sont remplis
    } par les portes verrouillées
visits-reason-no-room = { $shifts ->
        [one] le seul service possible est plein
       *[other] les { $shifts } services possibles sont pleins
    }
campaign-kind-before = Avant les travaux
campaign-kind-during = Pendant les travaux
campaign-kind-after = Après les travaux
campaign-state-draft = En préparation
campaign-state-published = En cours
campaign-state-over = Terminée
status-draft = En projet
status-published = Publiée
outcome-informed = Informé
outcome-not_home = Absent
outcome-refused = Refus
outcome-callback = À rappeler
outcome-leaflet_left = Dépliant laissé
outcome-inaccessible = Inaccessible
outcome-address_not_found = Adresse introuvable
outcome-vacant = Inoccupé
outcome-language_barrier = Pas de langue commune
visits-title = Campagnes de visites
visits-all-sites = Toutes les campagnes
visits-none = Pas encore de campagne
visits-none-start = Une campagne fait de la liste des riverains concernés des tournées, avec leurs jours et leurs heures.
visits-none-choose = Une campagne se prépare depuis son chantier, une fois l’emprise et les phases données.
visits-none-wait = Les campagnes apparaîtront ici dès que la coordination en aura préparé une.
visits-kind = Moment
visits-deadline = Échéance
visits-deadline-hint = Le dernier jour de visite. Chaque porte est prévenue avant la première phase qui la touche.
visits-state = État
visits-coverage = Portes informées
visits-told-of = { $told } portes informées sur { $doors }
visits-new = Préparer une campagne
visits-new-doors = { $doors ->
        [one] Une porte est concernée : elle sera visitée.
       *[other] { $doors } portes sont concernées : toutes seront visitées.
    }
visits-new-see-list = Voir la liste
visits-new-no-zone = Il manque l’emprise
visits-new-no-doors = Personne à visiter
visits-new-no-team = Personne pour marcher
visits-new-no-team-text = Il n’y a aucun compte de médiation. La personne qui gère les comptes peut en ouvrir.
visits-new-to-site = Aller au chantier
visits-starts-on = Premier jour
visits-team = Équipe
visits-service = Temps à chaque porte
visits-service-hint = En minutes. Le temps grandit avec le nombre de logements derrière l’entrée, jusqu’à une heure.
visits-first-dwelling = Premier logement
visits-further-dwelling = Chaque autre logement
visits-establishment = Commerce ou établissement
visits-start = Point de départ des tournées
visits-start-hint = Une adresse, par exemple celle de votre bureau. Laissez vide pour partir du milieu du chantier.
visits-start-middle = milieu du chantier
visits-repeats-weeks = Revenir toutes les … semaines
visits-repeats-weeks-hint = Pour garder le contact pendant les travaux : la campagne est préparée de nouveau d’elle-même, avec la liste du moment, jusqu’à leur fin. Laissez vide pour une seule fois.
visits-repeats-stop = Ne plus revenir
visits-repeats-stopped = La campagne ne reviendra plus.
visits-repeats = Revient { $weeks ->
    [one] chaque semaine
   *[other] toutes les { $weeks } semaines
} jusqu’à la fin des travaux.
visits-start-campaign = Créer la campagne
visits-started = La campagne est créée. Calculez maintenant les tournées.
visits-campaign-no-zone = Donnez d’abord l’emprise du chantier : sans elle, on ne sait pas qui prévenir.
visits-campaign-no-doors = La liste des riverains concernés est vide. Vérifiez l’emprise, la portée des gênes et les adresses importées.
visits-campaign-nobody-complained = Aucune doléance sur ce chantier ne nomme encore une adresse du registre.
visits-campaign-deadline-past = L’échéance ({ $deadline }) est passée.
visits-campaign-deadline-before-start = L’échéance ({ $deadline }) vient avant le premier jour ({ $start }).
visits-campaign-no-visiting-day = Il n’y a aucun jour de visite dans cette période : ni les dimanches ni les jours fériés n’en sont.
visits-campaign-too-long = C’est trop long : { $days } jours au plus.
visits-campaign-no-team = Choisissez au moins une personne.
visits-campaign-not-in-team = « { $given } » n’est pas un compte de médiation ouvert, ou y est deux fois.
visits-campaign-service-range = De 0 à { $most } minutes.
visits-campaign-start-unknown = L’adresse « { $given } » ne se trouve pas près du chantier. Corrigez-la, ou laissez vide.
visits-campaign-repeats-range = De 1 à { $most } semaines.
visits-campaign-repeats-during = Seule une campagne pendant les travaux peut revenir.
visits-campaign-repeats-short = La campagne dure plus que { $weeks } semaines : elle reviendrait avant d’être finie.
visits-campaign-not-removed = Cette campagne a des tournées publiées ou des visites : elle ne peut plus être retirée.
visits-to-site = Chantier
visits-until = jusqu’au { $deadline }
visits-per-cent = { $share } %
visits-told-share = de ceux que l’on peut informer
visits-not-yet = portes pas encore visitées
visits-again = portes à revoir
visits-planning-running = Les tournées se calculent
visits-planning-stopping = Le calcul s’arrête
visits-planning-begins = Lecture des portes et des trajets
visits-planning-progress = { $served } portes sur { $doors } sont servies, avec { $walking } de marche en tout.
visits-planning-stop = Arrêter et garder le meilleur plan trouvé
visits-planning-failed = Les tournées n’ont pas pu être calculées
visits-drafts = { $count ->
        [one] Une tournée en projet
       *[other] { $count } tournées en projet
    }
visits-drafts-text = Relisez-les, puis publiez-les : l’équipe les verra alors sur son téléphone.
visits-publish = Publier les tournées
visits-publish-one = Publier cette tournée
visits-published = { $count ->
        [one] La tournée est publiée.
       *[other] { $count } tournées sont publiées.
    }
visits-publish-nothing = Il n’y a aucune tournée en projet à publier.
visits-publish-past = Une tournée en projet était prévue le { $day }, qui est passé. Calculez de nouveau les tournées.
visits-plan-first = Calculer les tournées
visits-plan-first-text = Chaque porte reçoit un jour et une heure où l’on y trouve quelqu’un ; les journées de l’équipe, ses pauses et ses repos sont respectés.
visits-plan-again = Calculer de nouveau
visits-plan-again-text = Les tournées en projet sont remplacées. Ce qui est publié ou déjà visité ne change pas.
visits-plan = Calculer
visits-seconds = Durée du calcul
visits-seconds-5 = 5 s : premier plan
visits-seconds-30 = 30 s : bon plan
visits-seconds-120 = 2 min : meilleur plan
visits-plan-seconds-range = Le calcul dure de 1 à { $most } secondes.
visits-plan-no-days = Il ne reste aucun jour de visite avant l’échéance ({ $deadline }).
visits-plan-running-already = Les tournées de cette campagne se calculent déjà.
visits-plan-lost = Le calcul s’est interrompu. Recommencez-le.
visits-plan-failed = Quelque chose n’a pas marché chez nous, et c’est noté. Recommencez dans un instant.
visits-plan-overtaken = Entre-temps, quelque chose a changé : une autre tournée prend le même jour. Calculez de nouveau.
visits-rounds = Tournées
visits-rounds-none = Pas encore de tournée.
visits-all-days = Tous les jours
visits-mediator = Qui
visits-hours-title = Heures
visits-stops = Arrêts
visits-walking = Marche
visits-walking-of = { $walking } de marche
visits-map = Carte des tournées
visits-map-alt = Plan des rues avec les arrêts de la tournée, numérotés dans l’ordre ; le prochain est marqué.
visits-left-out = Portes sans visite prévue
visits-left-out-text = Le dernier calcul n’a pas pu les placer. Une personne de plus, une échéance plus lointaine ou moins de temps par porte peut y aider.
visits-why-closed = Aucun jour de visite ne convient avant l’échéance.
visits-why-nobody-works = Personne ne travaille les jours qui conviennent.
visits-why-no-skill = Personne dans l’équipe n’a ce qu’il faut : { $skill }.
visits-why-too-far = L’aller, la visite et le retour ne tiennent pas dans une journée.
visits-why-hours = Personne n’est en tournée aux heures qui conviennent.
visits-why-full = Toutes les journées qui conviennent sont pleines.
visits-again-title = Portes à revoir
visits-again-text = Quelqu’un y est passé sans pouvoir informer. Elles reviennent au prochain calcul.
visits-again-count = { $count ->
        [one] Une porte
       *[other] { $count } portes
    }
visits-tries = { $count ->
        [one] déjà un passage
       *[other] déjà { $count } passages
    }
visits-outcomes = Ce que les visites ont donné
visits-outcomes-none = Personne n’a encore été visité.
visits-outcome = Dernier passage
visits-doors = Portes
visits-remove = Retirer cette campagne
visits-remove-sure = Rien n’est publié et personne n’a été visité : la campagne disparaît avec ses tournées en projet. La liste des riverains concernés reste.
visits-remove-yes = Oui, retirer la campagne
visits-removed = La campagne est retirée.
visits-minutes = { $minutes } min
visits-hours = { $hours } h { $minutes }
visits-from-to = de { $from } à { $to }
visits-break = pause de { $from } à { $to }
visits-dwellings = { $count ->
        [one] 1 logement
       *[other] { $count } logements
    }
visits-progress = { $visited } / { $all }
visits-round = Tournée
visits-round-empty = Cette tournée n’a plus d’arrêt.
visits-sheet = Feuille de route
visits-sheet-else = Autre, remarques
visits-order = N°
visits-time = Heure
visits-door = Porte
visits-withdraw = Reprendre cette tournée
visits-withdraw-sure = Les arrêts déjà visités restent. Les autres quittent le téléphone et reviennent au prochain calcul.
visits-withdraw-yes = Oui, reprendre la tournée
visits-withdrawn = La tournée est reprise. Calculez de nouveau pour placer ses portes.
visits-my-rounds = Mes tournées
visits-today = Aujourd’hui
visits-today-none = Pas de tournée aujourd’hui
visits-today-none-text = Les tournées publiées par la coordination apparaissent ici.
visits-unfinished = Pas terminées
visits-unfinished-text = Il reste des arrêts sans résultat. Notez ce qui a été fait ; le reste sera replanifié.
visits-coming = À venir
visits-stop-count = { $count ->
        [one] 1 arrêt
       *[other] { $count } arrêts
    }
visits-open-round = Ouvrir la tournée
visits-to-desk = Accueil
visits-next = Suivant : { $label }
visits-round-done = Tous les arrêts ont leur résultat. Merci !
visits-what-came = Résultat de la visite
visits-note = Remarque
visits-note-add = Ajouter une remarque
visits-note-hint = Seules l’équipe et la coordination la lisent. N’écrivez rien de personnel sans nécessité.
visits-contact-add = La personne veut des nouvelles du chantier
visits-contact-hint = Avec son accord, un numéro ou une adresse suffit. Elle pourra se désinscrire à tout moment ; l’entreprise ne les voit pas.
visits-contact-name = Nom
visits-contact-telephone = Téléphone
visits-contact-email = Adresse électronique
visits-contact-language = Langue
visits-contact-unreachable = Pour donner des nouvelles, il faut un téléphone ou une adresse électronique.
visits-grievance = Noter une doléance
visits-record-another = Enregistrer un autre passage
visits-recorded = { $label } : { $outcome }.
visits-undo = C’était une erreur
visits-undone = C’est annulé. L’entrée reste visible, barrée.
visits-undone-entry = annulé
visits-undone-already = Cette entrée est déjà annulée.
visits-too-early = Cette tournée est pour { $day } : les visites se notent ce jour-là.
visits-round-not-published = Cette tournée n’est pas publiée.
visits-round-not-yet = Cette tournée est pour le { $day } : les visites se notent ce jour-là.
visits-start-from = départ : { $start }




# Why a door is left out of a plan

# Ce qu’une tournée composée à la main ne respecte pas
visits-breach-wrong-day = « { $door } » ne peut pas être visitée le jour du service « { $shift } »
visits-breach-skill-missing = le service « { $shift } » n’a pas la compétence « { $skill } » qu’il faut pour « { $door } »
visits-breach-too-late = { $minutes ->
    [one] « { $door } » serait atteinte { $minutes } minute trop tard
   *[other] « { $door } » serait atteinte { $minutes } minutes trop tard
}
visits-breach-back-late = { $minutes ->
    [one] le service « { $shift } » finirait { $minutes } minute trop tard
   *[other] le service « { $shift } » finirait { $minutes } minutes trop tard
}
visits-breach-break-missed = la pause du service « { $shift } » ne trouverait pas sa place
visits-breach-overloaded = le service « { $shift } » aurait une charge de { $load }, plus que sa capacité
visits-breach-locked-moved = ce qui a été promis pour le service « { $shift } » ne serait pas tenu
visits-coverage-short = portes informées
visits-offline-one = Une visite attend le réseau. Elle partira toute seule.
visits-offline-many = { $count } visites attendent le réseau. Elles partiront toutes seules.
visits-offline-signed-out = Reconnectez-vous pour envoyer les visites gardées sur ce téléphone
visits-offline-refused = Le serveur n’a pas pris cette visite :
visits-offline-retry = Réessayer
visits-offline-discard = Effacer
visits-offline-waiting = à envoyer
visits-offline-sign-out = Des visites ne sont pas encore envoyées. Se déconnecter quand même ?
audience-everyone = Tous les riverains concernés
audience-establishments = Commerces et établissements
audience-sensitive = Lieux sensibles seulement
audience-complained = Les adresses d’où vient une doléance
visits-audience = Qui visiter
visits-most-tries = Passages au plus à une porte
visits-most-tries-hint = Si personne n’ouvre, la porte revient à une autre heure ; au dernier passage, on laisse le dépliant.
visits-campaign-tries-range = De 1 à { $most } passages.
visits-last-try = Dernier passage : si personne n’ouvre, laissez le dépliant.
visits-appointment = Rendez-vous le { $day } à { $time }
visits-appointment-add = Convenir d’un rendez-vous
visits-appointment-hint = Donnez le jour et l’heure, puis choisissez « À rappeler ».
visits-appointment-on = Jour
visits-appointment-at = Heure
visits-appointment-half = Donnez le jour et l’heure du rendez-vous.
visits-appointment-wrong = Un rendez-vous va avec « À rappeler », un jour à venir qui ne soit ni un dimanche ni un jour férié.
visits-absences = Absences
visits-absences-text = Les tournées publiées de ces jours sont reprises ; celles des autres restent. Calculez ensuite de nouveau.
visits-absence-from = Du
visits-absence-to = au
visits-absence-report = Noter l’absence
visits-absence-remove = Annuler
visits-absence-removed = L’absence est annulée.
visits-absence-reported = { $rounds ->
        [0] L’absence est notée.
        [one] L’absence est notée, une tournée publiée est reprise. Calculez de nouveau pour placer ses portes.
       *[other] L’absence est notée, { $rounds } tournées publiées sont reprises. Calculez de nouveau pour placer leurs portes.
    }
visits-absence-order = L’absence finit avant de commencer.
visits-absence-long = Une absence dure { $days } jours au plus.
visits-from-today = Dès aujourd’hui
visits-changes = Ce qui change de ce qui était annoncé
visits-changes-none = aucune visite prévue
visits-promise = { $day } à { $time }, { $name }
visits-advice-day = Une personne de plus le { $day } servirait { $served } de ces { $left } portes.
visits-walks-asked = Les marches viennent du service de trajets.
visits-walks-in-vain = Le service de trajets n’a pas répondu : les marches sont comptées sur nos propres rues et chemins. Le prochain calcul l’interrogera de nouveau.
visits-walks-in-vain-straight = Le service de trajets n’a pas répondu, et aucune rue n’est importée ici : les marches sont comptées à vol d’oiseau, un peu allongées.
visits-walks-straight = Aucune rue n’est importée ici : les marches sont comptées à vol d’oiseau, un peu allongées. Importez les rues pour des temps justes.
visits-curve = Portes informées jour après jour ; en pointillé, ce que les tournées prévues ajouteraient.
visits-curve-alt = Courbe des portes informées jusqu’à l’échéance
visits-certificate = Attestation d’information préalable
visits-certificate-text = Les portes sont celles de la liste des riverains concernés, gardée le jour où la campagne a été créée. Cette attestation ne contient que des nombres.
visits-certificate-how = Comment
visits-certificate-who = Qui
visits-certificate-when = Quand
visits-certificate-kind = Lieux
visits-certificate-told = Informées
visits-certificate-made = Établie le { $moment }.
visits-not-yet-short = Pas encore visitées
visits-day = Jour
visits-notices = Avis de passage
visits-notice-slot = Nous passons vous voir { $day }, entre { $from } et { $to }.
visits-notice-text = Un médiateur vous expliquera les travaux et répondra à vos questions. Vous n’êtes pas là ? Tout est aussi ici :
visits-calendar = Mes tournées dans mon agenda
visits-calendar-text = Abonnez votre agenda à cette adresse. Elle est à vous seul : ne la donnez pas.
visits-move = Déplacer
visits-move-text = Choisissez une autre tournée en projet. Ce que cela coûte et ce que cela ne respecterait plus est dit avant.
visits-move-now = À présent : { $now }
visits-move-nowhere = Il n’y a pas d’autre tournée en projet.
visits-move-cost = Coût
visits-move-breaks = Ce qui ne tiendrait plus
visits-move-keeps = Tout tient
visits-move-here = Déplacer ici
visits-move-more = { $walking } de marche en plus
visits-move-less = { $walking } de marche en moins
visits-move-published = Cette tournée est publiée. Reprenez-la d’abord, ou calculez de nouveau.
visits-move-wrong-day = { $door } : on ne peut pas y passer ce jour-là.
visits-move-skill = { $door } : il y faut « { $skill } ».
visits-move-too-late = { $door } : { $minutes } min trop tard.
visits-move-back-late = Retour { $minutes } min après la fin du service.
visits-move-break = La pause ne trouve plus sa place.
visits-move-overloaded = La tournée aurait { $conversations } conversations ; { $most } au plus sont permises.
visits-move-locked = Un rendez-vous ou une promesse ne serait pas tenu.
visits-moved = La porte est déplacée dans la tournée de { $name }.
visits-move-drag = Glissez un arrêt, sur la carte ou dans les listes, vers une autre tournée en projet : ce que cela coûte et ce qui ne tiendrait plus s’affiche avant.
visits-move-doors = Ses arrêts, à déplacer
visits-appointment-lock = Fixer un rendez-vous
visits-appointment-lock-text = La personne demande un jour et une heure. Le prochain calcul s’y tient avant tout le reste. Laissez les deux vides pour l’annuler.
visits-appointment-made = Le rendez-vous est noté. Calculez de nouveau : il sera tenu.
visits-appointment-gone = Cette porte n’a plus de rendez-vous.
visits-appointment-outside = Un rendez-vous se prend du { $from } au { $to }, ni un dimanche ni un jour férié.
spoken-ar = Arabe
spoken-bg = Bulgare
spoken-zh = Chinois
spoken-swb = Comorien
spoken-en = Anglais
spoken-it = Italien
spoken-kab = Kabyle
spoken-pl = Polonais
spoken-pt = Portugais
spoken-ro = Roumain
spoken-ru = Russe
spoken-fsl = Langue des signes
spoken-es = Espagnol
spoken-tr = Turc
spoken-uk = Ukrainien
spoken-wo = Wolof
turn-rota = Par roulement : le soir, et tôt un jour par semaine
turn-day = En journée
turn-evening = Après-midi et début de soirée
turn-own = Horaires à soi, jour par jour
visits-spoken = Langue de la personne
visits-spoken-add = Il faut une autre langue
visits-spoken-hint = Puis choisissez « Pas de langue commune » : quelqu’un qui la parle viendra.
visits-team-text = Les jours, les heures et les langues de chacun. Le calcul des tournées en tient compte.
visits-pattern-days = Jours
visits-pattern-days-hint = Les six cochés : cinq sur six, par roulement.
visits-pattern-all = cinq jours sur six
visits-pattern-turn = Heures
visits-pattern-spoken = Langues
visits-pattern-spoken-hint = En plus du français.
visits-pattern-no-days = Cochez au moins un jour.
visits-pattern-set = C’est noté pour { $name }. Le prochain calcul en tient compte.
visits-pattern-own = Horaires à soi
visits-pattern-own-hint = Pour chaque jour coché. Ce que la loi ne permet pas est refusé, avec le jour et la limite.
visits-pattern-to = à
visits-pattern-break-min = Pause, en minutes
visits-pattern-break = La pause dure de 0 à { $most } minutes.
visits-pattern-hours-missing = Donnez les heures du { $day }, ou décochez ce jour.
visits-pattern-hours-order = { $day } : la fin vient avant le début.
visits-exceptions = Horaires d’exception
visits-exceptions-text = Un jour ou plusieurs à d’autres heures que d’habitude, même un jour où la personne ne travaille pas. Les dimanches et les jours fériés restent libres.
visits-exception-starts = De
visits-exception-ends = à
visits-exception-note = Noter ces heures
visits-exception-noted = { $rounds ->
        [0] C’est noté. Le prochain calcul en tient compte.
        [one] C’est noté. Une tournée publiée n’est plus dans les heures : voyez ci-dessous.
       *[other] C’est noté. { $rounds } tournées publiées ne sont plus dans les heures : voyez ci-dessous.
    }
visits-exception-removed = { $rounds ->
        [0] Les heures habituelles valent de nouveau ce jour-là.
        [one] Les heures habituelles valent de nouveau ce jour-là. Une tournée publiée n’est plus dans les heures : voyez ci-dessous.
       *[other] Les heures habituelles valent de nouveau ce jour-là. { $rounds } tournées publiées ne sont plus dans les heures : voyez ci-dessous.
    }
visits-exception-past = Ce jour est passé.
visits-exception-far = Notez des heures pour un an à l’avance au plus.
visits-exception-order = Le dernier jour vient avant le premier.
visits-exception-long = Notez { $days } jours au plus à la fois.
visits-exception-hours = La fin vient avant le début.
visits-exception-closed = On ne passe ni le dimanche ni un jour férié.
visits-misfits = Tournées publiées hors de ces heures
visits-misfits-text = Elles restent prévues telles quelles. Ouvrez-les pour les reprendre, puis calculez de nouveau.
visits-misfits-campaign = Tournées hors des heures de l’équipe
visits-misfits-campaign-text = Calculez de nouveau pour replacer les brouillons. Les tournées publiées restent telles quelles : ouvrez-les pour les reprendre d’abord.
visits-law-day = { $day } : { $found } de travail ; la limite est de { $limit } h par jour.
visits-law-break = { $day } : plus de { $after } h de travail avec { $found } min de pause ; il en faut { $limit }.
visits-law-night = { $day } : { $found } de repos depuis la fin du jour d’avant ; il en faut { $limit } h.
visits-law-days = Semaine qui commence le { $day } : { $found } jours de travail ; la limite est de { $limit }.
visits-law-week = Semaine qui commence le { $day } : { $found } de travail ; la limite est de { $limit } h.
visits-law-average = { $weeks } semaines à partir du { $day } : { $found } de travail par semaine en moyenne ; la limite est de { $limit } h.
visits-law-weekly-rest = Semaine qui commence le { $day } : pas plus de { $found } de repos d’affilée ; il en faut { $limit } h.





## ---------------------------------------------------------------------------------------------
## grievances
## ---------------------------------------------------------------------------------------------

grievances-title = Doléances
grievances-new = Noter une doléance
grievances-reference = Référence
grievances-site = Chantier
grievances-severity = Urgence
grievances-category = Sujet
grievances-status = État
grievances-due = À faire avant
grievances-filed = Reçue
grievances-overdue = En retard
grievances-all = Tous
grievances-shown = Montrer
grievances-shown-open = En cours
grievances-shown-overdue = En retard
grievances-shown-closed = Closes
grievances-shown-all = Toutes
grievances-filter = Filtrer
grievances-filter-none = Tout montrer
grievances-figure-overdue = en retard
grievances-figure-urgent = urgentes
grievances-figure-silent = sans réponse de l’entreprise
grievances-figure-open = en cours
grievances-none = Aucune doléance en cours
grievances-none-text = Ce que les riverains signalent arrive ici, le plus pressant en premier.
grievances-none-found = Rien ne correspond
grievances-none-found-text = Aucune doléance ne répond à ces filtres.
grievances-site-missing = Choisissez le chantier.
visibility-internal = Interne
visibility-parties = Riverain et entreprise
visibility-neighbour = Riverain seul
visibility-contractor = Entreprise seule
grievances-search = Référence, ou mots de la doléance
grievances-searched = Les plus récentes d’abord. Les mots entiers sont trouvés, avec ou sans accents.
grievances-views = Vues gardées
grievances-view-name = Nom de cette vue
grievances-view-keep = Garder cette vue
grievances-view-kept = La vue est gardée.
grievances-view-remove = Retirer
grievances-view-removed = La vue est retirée.
grievances-views-too-many = Il y a déjà { $limit } vues ; retirez-en une d’abord.
grievances-hand = En main
grievances-hand-mine = moi
grievances-hand-nobody = personne
grievances-choose = Choisir
grievances-bulk = Agir sur celles qui sont cochées
grievances-bulk-hint = Au clavier : j et k descendent et remontent, x coche, / va à la recherche.
grievances-bulk-what = Quoi
grievances-bulk-account = En main de
grievances-bulk-severity = Gravité
grievances-bulk-category = Sujet
grievances-bulk-reference = Référence de celle qui dit la même chose
grievances-bulk-words = Mots, si l’acte en demande
grievances-bulk-do = Appliquer à toutes
grievances-first = Revenir au début
grievances-figure-more = plus de { $count }
grievances-home-late = En retard
grievances-home-open = Le plus pressé
grievances-home-all = Toutes les doléances


## ---------------------------------------------------------------------------------------------
## relays
## ---------------------------------------------------------------------------------------------

relays-place-kept = Chez une personne riveraine (adresse non communiquée)
relays-place-none = Non précisé
relays-name = Nom
relays-language = Langue
relays-act-missing = Choisissez une réponse.
relays-day-missing = Indiquez le jour.
relays-day-past = { $day } est passé. Indiquez un jour à venir.
relays-answer = Votre réponse
relays-answer-for = Noter une réponse de l’entreprise
relays-answer-which = Que faites-vous ?
relays-day = Quel jour ?
relays-day-hint = Si vous annoncez une intervention.
relays-answer-words = Quelques mots pour la personne
relays-answer-words-hint = Nécessaires pour une question ou un refus. Elle les lira tels quels.
relays-answer-send = Envoyer la réponse
relays-answered = Merci, votre réponse est transmise.
relays-answered-at = répondu le { $moment }
relays-answered-meanwhile = Quelqu’un a répondu entre-temps. Lisez ce qui a été dit, puis décidez à nouveau ; ce que vous avez écrit est gardé ici.
relays-answer-privacy = Lien réservé à { $name }. Le nom et les coordonnées de la personne ne vous sont pas communiqués : votre réponse lui parvient par Riverain.
relays-nothing-to-answer = Il n’y a plus rien à répondre ici. Merci.
relays-due = Réponse attendue avant le { $moment }.
relays-due-passed = Réponse attendue depuis le { $moment }.
relays-gone = Ce lien ne fonctionne plus
relays-gone-text = Il a expiré ou il a été repris. Demandez à la médiation de vous transmettre la doléance à nouveau, ou connectez-vous.
relays-nobody-there = Personne n’est indiqué pour : { $rung }. Complétez le chantier.
relays-reference-unknown = Aucune autre doléance de ce chantier n’a la référence « { $given } ».
relays-facts = Le signalement
relays-via = Reçu
relays-rung = Chez qui
relays-acknowledge-by = Réponse avant
relays-conclude-by = Réglé avant
relays-done-at = fait le { $moment }
relays-contact = Joindre le riverain
relays-anonymous = Aucun moyen de contact. La personne suit par son lien privé.
relays-do = Agir
relays-do-write = Écrire un message
relays-do-write-to = À qui
relays-words-said = Vos mots
relays-note-hint = Lu par la médiation seulement
relays-duplicate-of = Référence de l’autre doléance
relays-relay-send = Transmettre
relays-confirm-act = Confirmer
relays-open-case = Ouvrir une médiation
relays-read-at = ouvert le { $moment }
relays-relays = Transmis à
relays-link-open = lien ouvert
relays-link-expired = lien expiré
relays-link-revoked = lien repris
relays-revoke = Reprendre le lien
relays-revoke-sure = Qui a ce lien ne pourra plus lire ni répondre.
relays-revoke-yes = Reprendre
relays-revoked = Le lien est repris.
relays-done = C’est fait.
relays-messages = Messages envoyés
relays-message-what = Message
relays-message-to = À
relays-message-state = État
relays-message-when = Mis en file
relays-new-lead = Ce qu’une personne vous dit au téléphone ou sur place. L’entreprise est prévenue dès l’envoi.
relays-new-where-home = Chez la personne
relays-new-shares-address = La personne accepte que l’entreprise connaisse son adresse
relays-new-reach = Comment lui répondre
relays-new-reach-hint = Si elle le veut. L’entreprise ne le voit jamais.
relays-new-words = Ce qu’elle dit
relays-new-words-hint = L’entreprise lira ces mots. N’y mettez ni nom ni coordonnées.
relays-new-send = Enregistrer et transmettre
relays-new-filed = La doléance { $reference } est enregistrée et transmise.
act-accept = C’est vu, je m’en occupe
act-schedule = Intervention tel jour
act-resolve = C’est réglé
act-ask = Poser une question
act-refuse = Refuser, avec la raison
act-acknowledge = Marquer comme vue
act-relay = Transmettre à nouveau
act-write = Écrire
act-note = Note interne
act-grade = Changer l’urgence
act-sort = Changer le sujet
act-refer = Orienter vers un service
act-confirm = Réglée, dit le riverain
act-reopen = Rouvrir
act-duplicate = C’est un doublon
act-withdraw = Le riverain la retire
act-unfounded = Sans fondement
act-hint-acknowledge = La médiation a vu la doléance. L’entreprise n’a pas encore à répondre pour autant.
act-hint-refer = Dites quel service, et comment le joindre. Le riverain le lira.
act-hint-confirm = Le riverain dit de vive voix que c’est réglé.
act-hint-reopen = Elle repart chez l’entreprise, avec de nouveaux délais.
act-hint-duplicate = Le riverain verra l’autre référence.
act-hint-withdraw = Le riverain dit de vive voix qu’il la retire.
act-hint-unfounded = Dites pourquoi. Le riverain le lira.
settings-working-hours = deadlines : working_from_hour vient avant working_to_hour, de 0 à 24.
settings-working-time = working_time : une des limites est hors de ce qu’un jour ou une semaine contient.
settings-walking-pace = walking : m_per_s va de 0,3 à 3 et detour de 1 à 3.
settings-walking-url = walking.table.url : « { $given } » n’est pas une adresse http.
settings-walking-table = walking.table : most_places va de 2 à 1000, connections de 1 à 16, timeout_ms de 100 à 60000, patience_s de 1 à 600.
settings-deadlines = deadlines : chaque délai est d’au moins 1, et d’un an au plus.
relays-echoes = Aussi gênés
relays-paused = Délai arrêté
relays-pause-hint = Le délai ne court pas tant qu’on attend une réponse du riverain, quatorze jours au plus.
act-pause = Arrêter le délai
act-resume = Relancer le délai
relays-routing = Qui est prévenu
relays-routing-lead = Sans ligne ici, les doléances vont à { $name }, responsable du chantier. Avec des lignes, elles vont à qui est de service ; s’il n’y a personne, au responsable.
relays-routing-none = Aucune ligne pour l’instant.
relays-route-what = De quoi
relays-route-what-hint = Sans choix : de tout.
relays-route-everything = De tout
relays-route-phase = Pendant quelle phase
relays-route-phase-hint = Sans choix : à tout moment.
relays-route-phase-unknown = Cette phase n’est pas celle de ce chantier.
relays-route-hours = Quand
relays-route-when = { $days }, de { $from } à { $to }
relays-route-from = De
relays-route-to = À
relays-route-to-hint = Plus tôt que le début : la nuit suivante.
relays-route-duty = Rôle
relays-route-add = Ajouter une ligne
relays-route-added = La ligne est ajoutée.
relays-route-remove = Retirer
relays-route-remove-sure = Cette personne ne sera plus prévenue par cette ligne.
relays-route-removed = La ligne est retirée.
relays-routes-too-many = Il y a déjà { $limit } lignes.
duty-on_call = De service
duty-deputy = En renfort, au rappel
act-assign = Prendre en main
act-split = Séparer en deux
relays-account-unknown = Ce compte ne traite pas de doléances.
relays-handed = C’est transmis à votre collègue, qui reçoit son propre lien. Le vôtre reste valable.
relays-hand = Confier à un collègue
relays-hand-hint = Votre collègue reçoit la doléance et son propre lien pour répondre.
relays-hand-name = Son nom
relays-hand-send = Confier
relays-hand-too-many = Elle a déjà été confiée à { $limit } collègues.
relays-hours = Heures annoncées
relays-hours-within = dans les heures annoncées
relays-hours-outside = en dehors des heures annoncées
relays-same = Disent la même chose
relays-split-hint = Pour un riverain qui signale deux choses à la fois : la seconde devient une doléance à part, avec son propre délai.
relays-survey-result = Questions de fin
relays-bulk-none = Rien n’était coché.
relays-bulk-done = { $count ->
        [1] C’est fait sur 1 doléance.
       *[other] C’est fait sur { $count } doléances.
    }
relays-bulk-partly = Fait sur { $count }, impossible sur { $others } : { $references }.


## ---------------------------------------------------------------------------------------------
## mediation
## ---------------------------------------------------------------------------------------------

mediation-colon = { " :" }
mediation-tabs = Suivi de la médiation
mediation-cases = Médiations
mediation-referrals = Orientations
mediation-meetings = Réunions
mediation-observations = Veille
mediation-case = Médiation
mediation-case-of = Médiation { $reference }
mediation-case-see = Voir la médiation
mediation-case-new = Ouvrir une médiation
mediation-case-new-lead = Quand une doléance ne se règle pas par une réponse, un médiateur écoute chaque partie et cherche avec elles une issue.
mediation-case-opened = La médiation est ouverte. Ajoutez les parties.
mediation-case-ended = Cette médiation est terminée. Reprenez-la d’abord.
mediation-case-open = Cette médiation est déjà en cours.
mediation-case-ended-now = La médiation est terminée.
mediation-case-reopened = La médiation est reprise.
mediation-case-unknown = Cette médiation n’existe pas.
mediation-cases-none = Aucune médiation pour l’instant
mediation-cases-none-text = Ouvrez-en une depuis une doléance, ou ici si le conflit vous est venu autrement.
mediation-cases-none-wait = Ce que les médiateurs notent apparaîtra ici.
mediation-cases-none-here = Aucune médiation ne correspond
mediation-cases-none-here-text = Élargissez le choix du chantier ou de l’état.
mediation-cases-all = Toutes les médiations
mediation-figure-open = en cours
mediation-figure-agreed = avec accord
mediation-figure-pending = engagements à tenir
mediation-figure-overdue = engagements en retard
mediation-overdue = Engagements en retard
mediation-overdue-count = { $count } en retard
mediation-late = En retard
mediation-due-was = attendu le { $day }
mediation-commitment = Engagement
mediation-commitments = Engagements
mediation-commitments-none = Aucun engagement noté. Un accord tient mieux quand chacun sait qui fait quoi, et pour quand.
mediation-commitment-add = Noter un engagement
mediation-commitment-made = L’engagement est noté.
mediation-commitment-settled = C’est noté.
mediation-kept-yes = Tenu
mediation-kept-no = Non tenu
mediation-kept-undo = Remettre en attente
mediation-until = avant le { $day }
mediation-who = Qui s’engage
mediation-what = À quoi
mediation-what-hint = Une chose précise, que l’on peut vérifier.
mediation-due-on = Pour quand
mediation-site = Chantier
mediation-all-sites = Tous les chantiers
mediation-site-unknown = Choisissez un chantier de la liste.
mediation-grievance = Doléance
mediation-grievance-unknown = Cette doléance n’existe pas.
mediation-state = État
mediation-all-states = Tous les états
mediation-filter = Filtrer
mediation-handling = Façon de faire
mediation-mediator = Médiateur ou médiatrice
mediation-mediator-unknown = Choisissez une personne qui fait de la médiation.
mediation-title = De quoi s’agit-il
mediation-title-hint = En quelques mots : « livraisons à six heures devant le 12 ».
mediation-known = Ce que l’on sait
mediation-words = Notes
mediation-words-hint = Confidentiel : lu seulement par l’équipe de médiation. N’écrivez que ce qui est utile.
mediation-words-hidden = Les paroles échangées sont confidentielles : elles ne sont lues que par l’équipe de médiation.
mediation-erased = Coordonnées effacées
mediation-timeline = Déroulement
mediation-entry-kind = Ce qui s’est passé
mediation-entry-add = Ajouter
mediation-entry-added = C’est noté.
mediation-parties = Parties
mediation-parties-none = Personne pour l’instant.
mediation-party-add = Ajouter une partie
mediation-party-added = La partie est ajoutée.
mediation-party-kind = Qui est-ce
mediation-party-unknown = Choisissez une des parties.
mediation-person = Personne
mediation-person-name = Nom
mediation-person-telephone = Téléphone
mediation-person-email = Adresse électronique
mediation-facts = Fiche
mediation-opened-at = Ouverte le
mediation-ended-at = Terminée le
mediation-reroute = Changer de façon de faire ou de médiateur
mediation-rerouted = C’est changé.
mediation-onwards = Et maintenant
mediation-end = Terminer la médiation
mediation-end-how = Comment se termine-t-elle
mediation-end-words = L’accord, ou ce qui a manqué
mediation-reopen = Reprendre la médiation
mediation-referral = Orientation
mediation-referral-new = Orienter quelqu’un
mediation-referrals-none = Aucune orientation pour l’instant
mediation-referrals-none-text = Quand quelqu’un a besoin d’un service compétent, orientez-le ici, avec son accord : vous saurez quand redemander des nouvelles.
mediation-referred = La personne est orientée.
mediation-referral-words = Ce dont la personne a besoin
mediation-agreed = La personne est d’accord pour que ses coordonnées soient transmises à ce service.
mediation-not-agreed = Il faut l’accord de la personne. Sans lui, donnez-lui plutôt l’adresse du service.
mediation-service = Service
mediation-services = Annuaire des services
mediation-services-lead = Les services vers qui l’équipe oriente : logement, santé, droits, aide sociale.
mediation-services-none = L’annuaire est vide
mediation-services-none-text = Ajoutez d’abord un service compétent : le bailleur, la maison de santé, le point d’accès au droit.
mediation-service-add = Ajouter un service
mediation-service-added = Le service est ajouté.
mediation-service-name = Nom du service
mediation-service-exists = Un service de ce nom est déjà dans l’annuaire.
mediation-service-unknown = Choisissez un service de l’annuaire.
mediation-service-closed = Retiré
mediation-service-close = Retirer de l’annuaire
mediation-service-reopen = Remettre dans l’annuaire
mediation-need = Besoin
mediation-follow-up = À relancer le
mediation-follow-up-on = Redemander des nouvelles le
mediation-follow-up-day = À relancer le { $day }
mediation-made-at = Orientée le
mediation-step = Où en est-on
mediation-meeting-new = Prévoir une réunion
mediation-meeting-planned = La réunion est prévue.
mediation-meeting-kind = Genre de réunion
mediation-meeting-title-hint = En quelques mots, sans nom de personne.
mediation-meeting-held = C’est noté.
mediation-meeting-cancelled = La réunion est annulée.
mediation-meeting-to-come = La réunion est le { $day } : on ne sait pas encore qui viendra.
mediation-meeting-over = Cette réunion est passée ou déjà annulée.
mediation-meetings-none = Aucune réunion pour l’instant
mediation-meetings-none-text = Réunion publique, table ronde, atelier : prévoyez la date et le lieu, puis notez qui est venu et ce qui s’est dit.
mediation-meetings-coming = À venir
mediation-meetings-past = Passées
mediation-day = Jour
mediation-hour = Heure
mediation-place = Lieu
mediation-place-hint = L’endroit, pas une personne : « à l’angle de la rue des Tanneurs ».
mediation-invited = Personnes invitées
mediation-invited-who = Qui est invité
mediation-attended = Personnes venues
mediation-attended-count = { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    }
mediation-minutes = Compte rendu
mediation-hold = Noter ce qui s’est passé
mediation-cancel = Annuler cette réunion
mediation-cancel-sure = Prévenez les personnes invitées : rien ne leur est envoyé.
mediation-cancel-yes = Oui, annuler la réunion
mediation-observation-new = Noter une observation
mediation-observations-none = Aucune observation pour l’instant
mediation-observations-none-text = Une personne isolée, un lampadaire éteint, une barrière tombée : notez-le en passant.
mediation-observed = L’observation est notée.
mediation-topic = Observation
mediation-noticed-on = Remarqué le
mediation-day-to-come = Ce jour n’est pas encore venu.
mediation-by = Par
mediation-follow = Où en est-on
handling-shuttle = Navette
handling-round_table = Table ronde
case-state-open = En cours
case-state-agreed = Accord trouvé
case-state-not_agreed = Sans accord
case-state-withdrawn = Retirée
party-resident = Riverain
party-business = Commerce
party-contractor = Entreprise de travaux
party-authority = Collectivité
party-landlord = Bailleur ou syndic
party-other = Autre
commitment-pending = À tenir
commitment-kept = Tenu
commitment-broken = Non tenu
need-housing = Logement
need-health = Santé
need-social = Vie quotidienne
need-legal = Droits et assurances
need-business = Commerce en difficulté
need-utilities = Eau, énergie, voirie
need-safety = Sécurité
need-other = Autre
referral-state-pending = En attente
referral-state-taken_up = Prise en charge
referral-state-declined = Refusée
referral-state-lost = Sans nouvelles
meeting-kind-public = Réunion publique
meeting-kind-round_table = Table ronde
meeting-kind-awareness = Sensibilisation
meeting-kind-training = Formation
meeting-kind-project = Projet collectif
meeting-state-planned = Prévue
meeting-state-held = Tenue
meeting-state-cancelled = Annulée
observation-kind-social = Social
observation-kind-technical = Technique
topic-isolation = Personne isolée
topic-tension = Tensions
topic-gathering = Regroupements
topic-homelessness = Personnes à la rue
topic-other_social = Autre, entre personnes
topic-cleanliness = Propreté
topic-lighting = Éclairage
topic-roadway = Chaussée, trottoir
topic-signage = Signalisation, barrières
topic-water = Fuite d’eau
topic-greenery = Arbres, plantes
topic-other_technical = Autre, dans la rue
case-entry-opened = Médiation ouverte
case-entry-note = Note
case-entry-contacted = Prise de contact
case-entry-carried = Parole portée d’une partie à l’autre
case-entry-proposed = Proposition
case-entry-joined = Partie ajoutée
case-entry-rerouted = Façon de faire ou médiateur changés
case-entry-agreed = Accord trouvé
case-entry-not_agreed = Sans accord
case-entry-withdrawn = Retirée
case-entry-reopened = Reprise
case-entry-promised = Engagement pris
case-entry-kept = Engagement tenu
case-entry-broken = Engagement non tenu
case-entry-pending = Engagement remis en attente
case-entry-handed_on = Orientation vers un service
case-entry-taken_up = Prise en charge
case-entry-declined = Refusée
case-entry-lost = Sans nouvelles
case-entry-planned = Réunion prévue
case-entry-held = Réunion tenue
case-entry-cancelled = Réunion annulée
case-entry-noticed = Remarqué
case-entry-passed_on = Transmis
case-entry-settled = Réglé
act-case-opened = Médiation ouverte
act-case-party_added = Partie ajoutée
act-case-entry_added = Déroulement complété
act-case-rerouted = Médiation confiée autrement
act-case-ended = Médiation terminée
act-case-reopened = Médiation reprise
act-commitment-made = Engagement pris
act-commitment-settled = Suite d’un engagement
act-service-added = Service ajouté à l’annuaire
act-service-closed = Service retiré de l’annuaire
act-service-reopened = Service remis dans l’annuaire
act-referral-made = Orientation faite
act-referral-followed = Orientation suivie
act-meeting-planned = Réunion prévue
act-meeting-held = Réunion tenue
act-meeting-cancelled = Réunion annulée
act-observation-noted = Observation notée
act-observation-followed = Observation suivie


## ---------------------------------------------------------------------------------------------
## notifications
## ---------------------------------------------------------------------------------------------

notifications-no-mail = Aucun serveur de messagerie n’est réglé : les courriels sont gardés ici et ne sont pas envoyés. Réglez mail.url pour les envoyer.
notifications-no-sms = Aucune passerelle SMS n’est réglée : les SMS sont gardés ici et ne sont pas envoyés. Réglez sms.kannel_url pour les envoyer.
notifications-message = Message
notifications-to = À
notifications-site = Chantier
notifications-written = Écrit
notifications-state = État
notifications-urgency = Priorité
notifications-language = Langue
notifications-about = À propos
notifications-gathered-into = Le message qui l’a porté
notifications-same-matter = Les messages de la même affaire
notifications-filter = Afficher
notifications-all = Tous les messages
notifications-proof = Preuve des envois (CSV)
notifications-older = Plus anciens
notifications-none = Aucun message pour l’instant
notifications-none-text = Ils apparaîtront ici dès qu’une doléance sera relayée, une visite annoncée ou une nouvelle envoyée.
notifications-none-such = Aucun message de ce genre
notifications-none-such-text = Changez le choix, ou affichez tous les messages.
notifications-next-try = Prochain essai : { $moment }
notifications-says = Ce que dit le message
notifications-erased = La personne a demandé l’effacement de ses données : le texte et l’adresse ne sont plus là.
notifications-attempts = Essais
notifications-no-attempt = Pas encore d’essai.
notifications-under-way = Envoi en cours
notifications-again = Envoyer de nouveau
notifications-again-done = Le message va être envoyé de nouveau.
notifications-not-again = Ce message ne peut pas être envoyé de nouveau : il est déjà parti, en cours d’envoi, ou la personne a dit STOP.
notifications-texts = Textes des messages
notifications-texts-lead = Chaque message tel qu’il part, par courriel et par SMS, avec des valeurs inventées.
notifications-wording = Vos formulations
notifications-wording-lead = Chaque phrase des messages, que vous pouvez remplacer par la vôtre. Les mots entre accolades sont remplacés par leur valeur à l’envoi. Les messages déjà écrits ne changent pas.
notifications-wording-own = La vôtre
notifications-wording-words = Texte
notifications-wording-hint = En mots simples : on le lit sur un téléphone, pressé, parfois dans sa deuxième langue.
notifications-wording-values = Valeurs possibles :
notifications-wording-keep = Garder ce texte
notifications-wording-count = Compter sans garder
notifications-wording-ours = Reprendre le texte d’origine
notifications-wording-our-words = Texte d’origine
notifications-wording-example = Avec des valeurs inventées
notifications-wording-lines = Ce texte tient sur une ligne, sans caractères invisibles.
notifications-wording-brace = Une accolade n’est pas fermée, ou pas ouverte. Écrivez par exemple { "{" }link{ "}" }.
notifications-wording-unknown = { $given } n’est pas une valeur de ce message. Il connaît : { $known }
notifications-wording-needed = Il manque { $name } : sans ce lien, le message ne sert à rien.
notifications-worded = C’est gardé : les prochains messages partent ainsi.
notifications-count-cheap = { $characters } caractères, alphabet court : { $units } places, { $segments ->
        [one] un SMS
       *[other] { $segments } SMS
    }.
notifications-count-dear = { $characters } caractères, alphabet étendu : { $units } places, { $segments ->
        [one] un SMS
       *[other] { $segments } SMS
    }.
notifications-count-price = Prix par personne : { $price }.
notifications-hint-instead = « { $letter } » n’est pas dans l’alphabet court des téléphones : écrivez { $instead }
notifications-hint-drop = « { $letter } », invisible, n’est pas dans l’alphabet court des téléphones : effacez-le.
notifications-hint-none = « { $letter } » n’est pas dans l’alphabet court des téléphones, et rien ne le remplace.
notifications-hint-cheaper = { $segments ->
        [one] Avec ces remplacements, un SMS suffit.
       *[other] Avec ces remplacements, { $segments } SMS suffisent.
    }
notifications-part-subject = Objet
notifications-part-sms = SMS
notifications-part-lead = Premier paragraphe
notifications-part-greeting = Salutation
notifications-part-signature = Signature
notifications-part-action = Avant le lien
notifications-part-after = Dernier paragraphe
notifications-part-why = Pourquoi
notifications-part-yes = Avant le lien du oui
notifications-part-no = Avant le lien du non
notifications-part-all = pour tous les chantiers
notifications-part-site = pour un chantier
notifications-part-accepted = acceptée
notifications-part-acknowledged = vue
notifications-part-scheduled = date annoncée
notifications-part-resolved = dite réglée
notifications-part-refused = refusée
notifications-part-referred = orientée
notifications-part-question = question
notifications-part-message = message
notifications-count-short = { $units } caractères, alphabet court, { $segments ->
        [one] un SMS
       *[other] { $segments } SMS
    }.
notifications-count-wide = { $units } caractères, alphabet étendu à cause de : { $dear }. { $segments ->
        [one] Un SMS
       *[other] { $segments } SMS
    }.
channel-email = Courriel
channel-sms = SMS
message-urgency-urgent = Urgent : part à toute heure
message-urgency-ordinary = Ordinaire : aux heures convenables
message-urgency-bulk = En nombre : après les autres
message-state-queued = En attente
message-state-deferred = Plus tard
message-state-sending = En cours d’envoi
message-state-submitted = Envoyé
message-state-delivered = Reçu
message-state-failed = Échec
message-state-suppressed = STOP
message-state-unknown = Incertain
message-state-kept = Non envoyé
message-state-gathered = Réuni
message-state-cancelled = Repris
message-state-means-queued = Le message attend son premier essai.
message-state-means-deferred = Le message attend une heure convenable ou le prochain essai.
message-state-means-sending = Le message est en train de partir.
message-state-means-submitted = Le serveur suivant a pris le message en charge. On ne sait pas encore s’il est arrivé.
message-state-means-delivered = Le message est arrivé.
message-state-means-failed = Le message n’est pas parti et ne sera plus essayé. Les essais disent pourquoi.
message-state-means-suppressed = La personne ne veut plus de messages : celui-ci n’est pas parti.
message-state-means-unknown = La liaison s’est rompue pendant l’envoi : personne ne sait si le message est arrivé. Un courriel repart de lui-même ; pour un SMS, décidez s’il faut l’envoyer de nouveau.
message-state-means-kept = Ce message n’a pas été envoyé : aucun moyen d’envoi n’était réglé. Il est gardé ici en entier.
message-state-means-gathered = La personne avait déjà reçu plusieurs messages ce jour-là : celui-ci est parti le lendemain, réuni avec d’autres en un seul.
message-state-means-cancelled = Le message a été repris avant son départ.
message-kind-all = Tous les messages
message-kind-relay-opened = Doléance relayée
message-kind-relay-reminder = Rappel à l’entreprise
message-kind-relay-message = Message à l’entreprise
message-kind-relay-escalated = Silence signalé plus haut
message-kind-grievance-received = Accusé de réception
message-kind-grievance-news = Nouvelle d’une doléance
message-kind-grievance-settled = Est-ce réglé ?
message-kind-visit-announced = Visite annoncée
message-kind-site-news = Nouvelle du chantier
message-kind-subscribed = Inscription confirmée
message-kind-digest = Plusieurs messages en un
message-kind-stop-confirmed = STOP confirmé
attempt-outcome-accepted = Pris en charge
attempt-outcome-retry = À réessayer
attempt-outcome-given_up = Refusé
attempt-outcome-unknown = Incertain
notifications-received = Messages reçus
notifications-received-lead = Ce que l’on nous répond par SMS et par courriel : les STOP, et les réponses à ce que nous avons écrit. Celles d’une entreprise ou d’une personne voisine à propos d’une doléance entrent d’elles-mêmes dans son suivi.
notifications-received-none = Rien n’est arrivé pour l’instant
notifications-received-none-text = Pour recevoir des SMS, donnez à la passerelle l’adresse qui se trouve sous « Moyens d’envoi ».
notifications-received-after = Le dernier message que nous lui avions écrit
notifications-ways = Moyens d’envoi
notifications-ways-from = Expéditeur
notifications-ways-dkim = Signés (DKIM)
notifications-ways-bounces = Retours à
notifications-ways-inbox = Boîte relevée
notifications-ways-mail-hook = Courriels reçus
notifications-ways-mail-how = Faites remettre à cette adresse, tels quels, les courriels qui reviennent à l’expéditeur et à l’adresse de retour (POST). Elle contient un secret : ne la publiez pas.
notifications-ways-hooks = Donnez ces adresses à la passerelle. Elles contiennent un secret : ne les publiez pas.
notifications-ways-receipt = Accusés de réception
notifications-ways-inbound = SMS reçus
notifications-hook-unreadable = Cet appel ne se comprend pas.
inbound-meaning-stop = STOP
inbound-meaning-answer = Réponse
inbound-meaning-unsure = Réponse à vérifier
inbound-meaning-stranger = Inconnu
notifications-reason-unreachable = Le serveur ne répond pas ({ $answer }).
notifications-reason-broken-off = La liaison s’est rompue après l’envoi : personne ne sait si le message a été pris ({ $answer }).
notifications-reason-nonsense = La réponse ne se comprend pas : personne ne sait si le message a été pris ({ $answer }).
notifications-reason-credentials = Notre identifiant ou notre mot de passe est refusé : corrigez les réglages ({ $answer }).
notifications-reason-not-now = Refusé pour l’instant ({ $answer }).
notifications-reason-refused = Refusé définitivement ({ $answer }).
notifications-reason-unwritable = Le message n’a pas pu être composé ({ $answer }).
notifications-reason-bounced = Le courriel est revenu : l’adresse le refuse ({ $answer }).
notifications-reason-resting = Les passerelles sont au repos après trop d’échecs.
notifications-reason-worker-gone = Le service s’est arrêté pendant l’envoi : personne ne sait si le message a été pris.



## ---------------------------------------------------------------------------------------------
## privacy
## ---------------------------------------------------------------------------------------------

act-retention-ended = Conservation arrivée à son terme
act-consent-withdrawn = Accord retiré
act-contact-erased = Coordonnées effacées


## ---------------------------------------------------------------------------------------------
## open
## ---------------------------------------------------------------------------------------------

open-docs = Documentation de l’API
open-docs-lead = Tout ce que font les pages, un programme peut le faire, avec les mêmes droits et les mêmes vérifications.
open-docs-begin = Pour commencer
open-docs-token = Il faut un jeton d’accès. Chacun peut en créer dans son compte, pour agir en son nom.
open-docs-host = https://votre-adresse
open-docs-problems = Une demande refusée reçoit un document « problème », qui montre du doigt chaque valeur fautive.
open-docs-description = Description OpenAPI, pour les outils
open-docs-feeds = Flux ouverts
open-docs-feeds-text = Sans compte ni jeton : les chantiers publics, sans aucune donnée personnelle.
open-docs-works = les chantiers, leur emprise et leurs phases
open-docs-wzdx = les mêmes pour les systèmes de guidage (WZDx 4.2)
open-docs-atom = ce qui change sur un chantier
open-docs-contents = Opérations
open-docs-parameters = Paramètres
open-docs-required = obligatoire
open-docs-sent = Ce qu’on envoie
open-docs-answers = Ce qu’on reçoit
open-docs-example = Exemple
act-zone-set = Emprise donnée ou modifiée
act-phase-added = Phase ajoutée
act-phase-changed = Phase modifiée
act-phase-removed = Phase retirée
open-311 = Open311 GeoReport v2 : les applications des villes signalent et suivent par là.
open-311-service = Une gêne d’un chantier, transmise à l’entreprise, avec un délai de réponse.
open-311-group = Chantiers
open-311-site = De quel chantier s’agit-il ?
open-311-site-help = Sans choix : le chantier le plus proche du lieu.
open-311-hazard = Est-ce dangereux en ce moment ?
open-311-hazard-help = Ce qui est urgent sonne aussitôt chez l’entreprise.
open-311-jurisdiction-unknown = jurisdiction_id : nous ne servons que { $own }.
open-311-service-missing = service_code : dites de quoi il s’agit ; la liste est à services.json.
open-311-service-unknown = service_code : il n’y a pas de tel service ; la liste est à services.json.
open-311-key-missing = api_key : il faut le jeton d’accès d’un compte qui peut noter des doléances.
open-311-place-missing = Dites où : lat et long, address_string ou address_id.
open-311-place-wrong = lat et long : ce n’est pas un lieu en degrés.
open-311-site-missing = Aucun chantier n’est connu près de là : donnez attribute[site], le code du chantier.
open-311-status-unknown = status : open, closed ou les deux.
open-311-not-a-date = start_date, end_date : une date avec l’heure et le fuseau, comme 2026-11-24T08:00:00Z.
open-311-dates-reversed = end_date est avant start_date.
open-311-request-unknown = service_request_id : il n’y a pas de tel signalement.
open-311-token-unknown = token : il n’y a pas de tel jeton ; nous donnons service_request_id aussitôt.
open-311-notice = C’est transmis à l’entreprise. Suivi, réponses et suites : { $link }


## ---------------------------------------------------------------------------------------------
## look
## ---------------------------------------------------------------------------------------------

look-breadcrumb = Vous êtes ici
look-pages = Pages
look-previous = Précédente
look-next = Suivante
look-print-hint = Imprimez cette page sur une feuille A4, sans en-tête du navigateur.
look-map-zoom-in = Agrandir
look-map-zoom-out = Réduire
look-map-close = Fermer
look-map-sources = Sources de la carte
look-map-two-fingers = Déplacez la carte avec deux doigts
look-map-inside = Dans l’emprise
look-map-distance = À { $metres } m de l’emprise
look-map-fault = La carte ne peut pas s’afficher ici. Tout ce qu’elle montre se trouve aussi dans la page.
look-map-fault-here = Ce qui ne va pas est ici
look-map-tools = Dessin de l’emprise
look-map-draw = Dessiner
look-map-draw-help = Placez chaque coin de l’emprise. Pour finir, touchez de nouveau le dernier coin, ou appuyez sur Entrée.
look-map-change = Modifier
look-map-change-help = Faites glisser un coin pour le déplacer ; un point blanc, pour en ajouter un.
look-map-undo = Annuler le dernier changement
look-map-remove = Effacer
look-map-drawn = Emprise d’environ { $area } m².
look-map-empty = Aucune emprise n’est dessinée.
look-map-unread = Ce texte ne peut pas être montré sur la carte. Enregistrez : vous saurez ce qui ne va pas, et où.
look-map-still = Elle est montrée telle quelle ; modifiez-la dans le texte.
look-map-sent = Ce fichier sera lu à l’enregistrement.


## ---------------------------------------------------------------------------------------------
## demo
## ---------------------------------------------------------------------------------------------

demo-makes = La démonstration est faite dans le dossier { $folder } : un quartier inventé, Les Tanneries.
demo-goes-on = La démonstration du dossier { $folder } continue ; --reset la refait à neuf.
demo-imported = { $file } : { $count } éléments importés.
demo-tells = Quelques semaines de voisinage sont racontés : doléances, tournées, médiation…
demo-other-port = Le port { $taken } est déjà pris : la démonstration prend le port { $port }.
demo-own-database = La démonstration a sa propre base, dans son dossier : lancez-la sans --database.
demo-folder-taken = Le dossier { $folder } contient autre chose qu’une démonstration : nommez-en un autre avec --data.
demo-folder-unusable = Le dossier { $folder } ne peut pas servir : { $reason }
demo-reset-question = Tout ce qui a été fait dans la démonstration du dossier { $folder } sera effacé. Continuer ? (oui/non)
demo-reset-refused = Rien n’est effacé. Répondez « oui », ou ajoutez --yes.
demo-page-home = Ce que voit tout le monde
demo-page-site = Le chantier, pour les riverains
demo-page-desk = Le chantier, au bureau
demo-page-sign-in = Se connecter
demo-accounts = Un compte par rôle, le même mot de passe pour tous : { $password }
demo-stop = Ctrl-C arrête la démonstration.

## ---------------------------------------------------------------------------------------------
## command line
## ---------------------------------------------------------------------------------------------

upkeep-backup-done = La copie { $file } est écrite ({ $kilobytes } ko). Gardez aussi { $key }, mais ailleurs : sans cette clé, les coordonnées et les messages de la copie ne s’ouvrent plus.
upkeep-backup-exists = { $file } existe déjà : donnez un autre nom à la copie.
upkeep-backup-unwritten = La copie { $file } n’a pas pu être écrite : { $reason }
upkeep-backup-postgres = La base est PostgreSQL : copiez-la avec pg_dump --format=custom --file=FICHIER, et gardez la clé du dossier de données, ailleurs.
upkeep-no-database = Il n’y a pas de base dans { $file } : vérifiez --data ou --database.
upkeep-restore-done = La copie { $file } est en place. « riverain check » vérifie que la clé va avec elle.
upkeep-restore-done-kept = La copie { $file } est en place ; l’ancienne base est gardée dans { $kept }. « riverain check » vérifie que la clé va avec la copie.
upkeep-restore-exists = Il y a déjà une base dans { $file } : rien n’est changé. Avec --force, la copie prend sa place et l’ancienne base est gardée sous un autre nom.
upkeep-restore-in-use = La base { $file } est ouverte : arrêtez d’abord le service.
upkeep-restore-no-file = Il n’y a pas de fichier { $file }.
upkeep-restore-foreign = { $file } est une base, mais pas une copie de Riverain.
upkeep-restore-broken = { $file } n’est pas une copie entière : { $reason }
upkeep-restore-unwritten = La base { $file } n’a pas pu être écrite : { $reason }
upkeep-restore-postgres = La base est PostgreSQL : remettez une copie de pg_dump en place avec pg_restore.
upkeep-check-url = Adresse publique : { $url }.
upkeep-check-url-inner = Adresse publique : { $url } ne mène ici que depuis cette machine. Donnez public_url avant d’imprimer des affiches ou d’envoyer des messages.
upkeep-check-url-open = Adresse publique : { $url } n’est pas chiffrée. Mettez un serveur https devant, et donnez public_url.
upkeep-check-mail = Courriel : envoyé de la part de { $from }.
upkeep-check-mail-kept = Courriel : aucun serveur (mail.url est vide). Les messages sont gardés, pas envoyés.
upkeep-check-sms = SMS : une passerelle est donnée.
upkeep-check-sms-kept = SMS : aucune passerelle (sms.kannel_url est vide). Les SMS sont gardés, pas envoyés.
upkeep-check-key = Clé : { $file } est là, lisible par son seul propriétaire.
upkeep-check-key-missing = Clé : il n’y a pas de { $file }. Le premier « riverain serve » en fait une ; si la base existe déjà, remettez la sienne.
upkeep-check-key-open = Clé : d’autres que son propriétaire peuvent lire { $file }. Faites chmod 600.
upkeep-check-key-unusable = Clé : { $file } ne peut pas servir : { $reason }
upkeep-check-database = Base : { $engine } répond.
upkeep-check-database-unusable = Base : elle ne peut pas servir : { $reason }
upkeep-check-tables = Tables : à jour.
upkeep-check-tables-behind = Tables : { $count ->
    [one] une migration attend
   *[other] { $count } migrations attendent
} ; « riverain serve » les fait. Le journal est vérifié ensuite.
upkeep-check-tables-later = Tables : elles viennent d’une version plus récente de Riverain. Installez celle-ci.
upkeep-check-journal = Journal : entier, { $count } lignes.
upkeep-check-journal-broken = Journal : à partir de la ligne { $seq }, quelque chose a été changé, retiré ou ajouté, ou la clé n’est pas celle de cette base.
upkeep-check-sealed = Coordonnées : la clé les ouvre.
upkeep-check-sealed-nothing = Coordonnées : rien n’est encore scellé.
upkeep-check-sealed-shut = Coordonnées : la clé { $file } ne les ouvre pas. Remettez la clé qui va avec cette base.
upkeep-check-failed = { $count ->
    [one] Une chose ne va pas.
   *[other] { $count } choses ne vont pas.
}
serve-data-folder = Le dossier des données { $folder } ne peut pas être créé : { $reason }
serve-cannot-listen = Impossible d’écouter sur { $address } : { $reason }

# ---- bulletins: the news of a site -------------------------------------------------------------------------------------------
bulletin-state-planned = Prévu
bulletin-state-sending = En cours d’envoi
bulletin-state-sent = Envoyé
bulletin-state-stopped = Arrêté
bulletin-aim-site = Tous ceux qui suivent le chantier
bulletin-aim-phase = Ceux qu’une phase concerne
bulletin-aim-street = Ceux d’une rue
bulletin-aim-area = Ceux d’un secteur dessiné
bulletin-aim-of-street = Ceux de la rue « { $street } »
bulletins-title = Nouvelles du chantier
bulletins-new = Écrire une nouvelle
bulletins-new-lead = Une nouvelle part à celles et ceux qui ont demandé à être tenus au courant, par courriel ou par SMS, dans leur langue pour ce qui l’entoure. Vous voyez combien avant d’envoyer.
bulletins-none = Aucune nouvelle pour l’instant
bulletins-none-text = Prévenez d’une coupure, d’un changement de dates, d’une rue barrée.
bulletins-none-wait = La coordination n’a encore rien envoyé.
bulletins-title-field = En une ligne
bulletins-title-hint = C’est tout ce que montre le SMS, avec le lien vers la page du chantier : 90 caractères au plus.
bulletins-words = Ce qu’il y a à dire
bulletins-words-hint = Quoi, où, quand, et ce que cela change. Le courriel le donne en entier.
bulletins-aim = Pour qui
bulletins-phase = Phase
bulletins-phase-missing = Choisissez la phase.
bulletins-street = Rue
bulletins-street-hint = Telle que le registre des adresses l’écrit.
bulletins-area = Dessiner un secteur
bulletins-area-map = Carte du secteur
bulletins-area-text = Secteur (GeoJSON)
bulletins-area-hint = Dessinez sur la carte, ou collez un polygone.
bulletins-area-missing = Dessinez le secteur, ou choisissez un autre public.
bulletins-when = Quand
bulletins-when-hint = Sans date, tout de suite. La nuit, le dimanche et les jours fériés, les messages attendent une heure convenable.
bulletins-on = Jour
bulletins-at = Heure
bulletins-past = Ce moment est passé.
bulletins-far = C’est dans plus d’un an : vérifiez l’année.
bulletins-count = Voir à combien de personnes
bulletins-send = Envoyer à ces personnes
bulletins-people = { $count ->
        [0] Personne
        [one] { $count } personne
       *[other] { $count } personnes
    }
bulletins-ways = { $emails } par courriel, { $sms } par SMS.
bulletins-price = { $segments ->
        [one] Un SMS à payer, soit { $price }.
       *[other] { $segments } SMS à payer, soit { $price }.
    }
bulletins-price-unknown = { $segments ->
        [one] Un SMS à payer (aucun prix n’est réglé).
       *[other] { $segments } SMS à payer (aucun prix n’est réglé).
    }
bulletins-others = { $count ->
        [one] Une autre personne suit le chantier et ne le recevra pas : son adresse est ailleurs, ou n’est pas connue.
       *[other] { $count } autres personnes suivent le chantier et ne le recevront pas : leur adresse est ailleurs, ou n’est pas connue.
    }
bulletins-nobody = Cela ne toucherait personne : personne ne s’est inscrit, ou pas à ces adresses.
bulletins-planned = C’est prévu. Vous pouvez encore l’arrêter.
bulletins-segments = SMS à payer
bulletins-made-by = Écrit par
bulletins-messages = Voir les messages un par un
bulletins-stop = Arrêter
bulletins-stop-hint = Ceux qui ne l’ont pas encore reçu ne le recevront pas.
bulletins-stopped = { $count ->
        [0] C’est arrêté.
        [one] C’est arrêté : un message a été repris avant son départ.
       *[other] C’est arrêté : { $count } messages ont été repris avant leur départ.
    }
