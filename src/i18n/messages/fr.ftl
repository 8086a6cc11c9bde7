# What messages to people say, in French. Every key stands in every file of this folder, and a test holds that. Plain words: people
# read this on a telephone, in a hurry, in their second language. The keys with "sms" keep to the letters that fit the short alphabet
# of telephones: straight apostrophes, no ê, â, ç, œ.

text-date-figures = { $day }/{ $month }
text-greeting = Bonjour,
text-signature = Riverain, le lien entre les chantiers et leurs voisins
text-footer = Vos messages, et comment ne plus en recevoir :
# Before an urgent SMS that may have gone out already.
text-again = (renvoi) { $words }
text-fact-site = Chantier :
text-fact-category = Sujet :
text-fact-severity = Urgence :
text-fact-place = Lieu :
text-fact-deadline = Réponse attendue avant :
text-fact-reference = Référence :

text-relay-action = Répondre, sans compte ni mot de passe :
text-relay-privacy = Le nom et les coordonnées de la personne ne sont pas transmis : votre réponse lui parvient par Riverain.
text-relay-opened-subject = { $severity } : { $category }, { $site } ({ $reference })
text-relay-opened-lead = Une personne voisine du chantier signale un problème. Dites-lui ce que vous allez faire : elle attend votre réponse.
text-relay-opened-sms = Riverain { $reference } - { $severity } : { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Chantier { $site }. Répondre : { $link }
text-relay-reminder-subject = Rappel : { $category }, { $site } ({ $reference })
text-relay-reminder-lead = Ce problème vous a été signalé et attend toujours votre réponse. Une réponse courte suffit : vu, pour quand, ou pourquoi non.
text-relay-reminder-sms = Riverain, rappel { $reference } - { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Chantier { $site }. Réponse attendue : { $link }
text-relay-message-subject = Message : { $category }, { $site } ({ $reference })
text-relay-message-lead = On vous écrit au sujet de ce problème. Lisez, et répondez si vous avez à répondre.
text-relay-message-sms = Riverain { $reference } - message : { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Chantier { $site }. Lire : { $link }
text-relay-escalated-subject = Sans réponse : { $category }, { $site } ({ $reference })
text-relay-escalated-lead = Ce problème a été signalé au chantier et reste sans réponse depuis le { $since }. Nous nous adressons donc à vous.
text-relay-escalated-sms = Riverain { $reference } sans réponse du chantier { $site } - { $severity } : { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Répondre : { $link }

text-grievance-received-subject = Votre signalement { $reference } est bien reçu
text-grievance-received-lead = Nous avons bien reçu ce que vous signalez au sujet du chantier « { $site } ». L’entreprise est prévenue et doit vous répondre.
text-grievance-received-action = Suivre votre signalement, ajouter quelque chose :
text-grievance-received-after = Ce lien est personnel : gardez-le, et ne le transmettez qu’à qui peut parler pour vous.
text-grievance-received-sms = Riverain : votre signalement { $reference } est bien reçu (chantier { $site }). Suivre : { $link }

text-grievance-news-subject = Du nouveau pour votre signalement { $reference }
text-grievance-news-acknowledged = Le chantier « { $site } » a vu votre signalement { $reference } et s’en occupe.
text-grievance-news-accepted = Le chantier « { $site } » va faire le nécessaire pour votre signalement { $reference }.
text-grievance-news-scheduled = Le chantier « { $site } » va faire le nécessaire pour votre signalement { $reference }. C’est prévu { $date }.
text-grievance-news-resolved = Le chantier « { $site } » dit avoir réglé votre signalement { $reference }.
text-grievance-news-refused = Le chantier « { $site } » ne donnera pas suite à votre signalement { $reference }. Si cela ne vous convient pas, dites-le : une médiation est possible.
text-grievance-news-referred = Votre signalement { $reference } (chantier « { $site } ») a été transmis au service qui peut agir.
text-grievance-news-question = Le chantier « { $site } » vous pose une question au sujet de votre signalement { $reference }.
text-grievance-news-message = Le chantier « { $site } » vous écrit au sujet de votre signalement { $reference }.
text-grievance-news-action = Lire et répondre :
text-grievance-news-sms-acknowledged = Riverain { $reference } : le chantier { $site } a vu votre signalement et s'en occupe.
text-grievance-news-sms-accepted = Riverain { $reference } : le chantier { $site } va faire le nécessaire.
text-grievance-news-sms-scheduled = Riverain { $reference } : le chantier { $site } va faire le nécessaire, prévu le { $date }.
text-grievance-news-sms-resolved = Riverain { $reference } : le chantier { $site } dit avoir réglé le problème.
text-grievance-news-sms-refused = Riverain { $reference } : le chantier { $site } ne donnera pas suite. Une médiation est possible.
text-grievance-news-sms-referred = Riverain { $reference } : transmis au service qui peut agir (chantier { $site }).
text-grievance-news-sms-question = Riverain { $reference } : le chantier { $site } vous pose une question.
text-grievance-news-sms-message = Riverain { $reference } : le chantier { $site } vous écrit.

text-grievance-settled-subject = Est-ce réglé ? Signalement { $reference }
text-grievance-settled-lead = Le chantier « { $site } » dit avoir réglé votre signalement { $reference }. Est-ce le cas ?
text-grievance-settled-yes = Oui, c’est réglé :
text-grievance-settled-no = Non, le problème est toujours là :
text-grievance-settled-after = Sans réponse de votre part, le signalement sera considéré comme réglé.
text-grievance-settled-sms = Riverain { $reference } : est-ce réglé ? Oui : { $yes_link } Non : { $no_link }

text-visit-announced-subject = Une personne passera vous voir { $date }
text-visit-announced-lead = Une personne de la médiation passera chez vous { $date }, entre { $from } et { $to }, au sujet du chantier « { $site } ».
text-visit-announced-why = Elle vient expliquer ce qui est prévu et entendre ce qui vous inquiète. Elle ne vend rien et ne demande aucun paiement.
text-visit-announced-action = En savoir plus, demander un autre moment :
text-visit-announced-sms = Riverain : une personne de la médiation passera chez vous le { $date } entre { $from } et { $to } (chantier { $site }). Plus : { $link }

text-site-news-subject = { $title } ({ $site })
text-site-news-lead = Des nouvelles du chantier « { $site } » :
text-site-news-action = En savoir plus :
text-site-news-sms = Riverain, chantier { $site } : { $title }. Plus : { $link } STOP pour ne plus recevoir

text-subscribed-subject = Vous recevrez les nouvelles du chantier « { $site } »
text-subscribed-lead = C’est noté : vous recevrez les nouvelles du chantier « { $site } », et rien d’autre. Si ce n’est pas vous qui l’avez demandé, arrêtez-les par le lien ci-dessous.
text-subscribed-action = Voir ce qui est prévu :
text-subscribed-sms = Riverain : vous recevrez les nouvelles du chantier { $site }. Plus : { $link } STOP pour ne plus recevoir

text-digest-subject = Riverain : { $count } messages en un
text-digest-lead = Voici { $count } messages, réunis en un seul pour ne pas vous déranger plusieurs fois.
text-digest-sms = Riverain : { $count } messages vous attendent. Les lire :

text-stop-confirmed-subject = C’est noté : nous ne vous écrirons plus
text-stop-confirmed-site = C’est noté : vous ne recevrez plus de message au sujet du chantier « { $site } ». Pour changer d’avis, inscrivez-vous de nouveau sur la page du chantier.
text-stop-confirmed-all = C’est noté : vous ne recevrez plus de message de Riverain. Pour changer d’avis, inscrivez-vous de nouveau sur la page d’un chantier.
text-stop-confirmed-sms-site = Riverain : c'est noté, plus de message au sujet du chantier { $site }.
text-stop-confirmed-sms-all = Riverain : c'est noté, vous ne recevrez plus de message.
