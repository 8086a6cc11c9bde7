# What messages to people say, in Spanish. Every key stands in every file of this folder, and a test holds that.
# The keys with "sms" leave out accents, as telephones charge double for them.

text-date-figures = { $day }/{ $month }
text-greeting = Hola:
text-signature = Riverain, entre las obras y sus vecinos
text-footer = Sus mensajes, y cómo dejar de recibirlos:
# Before an urgent SMS that may have gone out already.
text-again = (reenvio) { $words }
text-fact-site = Obra:
text-fact-category = Asunto:
text-fact-severity = Urgencia:
text-fact-place = Lugar:
text-fact-deadline = Se espera respuesta antes de:
text-fact-reference = Referencia:

text-relay-action = Responder, sin cuenta ni contraseña:
text-relay-privacy = El nombre y los datos de la persona no se transmiten: su respuesta le llega a través de Riverain.
text-relay-opened-subject = { $severity }: { $category }, { $site } ({ $reference })
text-relay-opened-lead = Una persona vecina de la obra señala un problema. Dígale qué va a hacer: espera su respuesta.
text-relay-opened-sms = Riverain { $reference } - { $severity }: { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Obra { $site }. Responder: { $link }
text-relay-reminder-subject = Recordatorio: { $category }, { $site } ({ $reference })
text-relay-reminder-lead = Este problema se le ha señalado y sigue esperando su respuesta. Basta una respuesta corta: visto, para cuándo, o por qué no.
text-relay-reminder-sms = Riverain, recordatorio { $reference } - { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Obra { $site }. Se espera respuesta: { $link }
text-relay-message-subject = Mensaje: { $category }, { $site } ({ $reference })
text-relay-message-lead = Le escriben sobre este problema. Léalo, y responda si hay algo que responder.
text-relay-message-sms = Riverain { $reference } - mensaje: { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Obra { $site }. Leer: { $link }
text-relay-escalated-subject = Sin respuesta: { $category }, { $site } ({ $reference })
text-relay-escalated-lead = Este problema se señaló a la obra y sigue sin respuesta desde el { $since }. Por eso nos dirigimos a usted.
text-relay-escalated-sms = Riverain { $reference } sin respuesta de la obra { $site } - { $severity }: { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Responder: { $link }

text-grievance-received-subject = Hemos recibido su aviso { $reference }
text-grievance-received-lead = Hemos recibido lo que usted señala sobre la obra «{ $site }». La empresa está avisada y debe responderle.
text-grievance-received-action = Seguir su aviso, añadir algo:
text-grievance-received-after = Este enlace es personal: guárdelo y páselo solo a quien pueda hablar por usted.
text-grievance-received-sms = Riverain: hemos recibido su aviso { $reference } (obra { $site }). Seguirlo: { $link }

text-grievance-news-subject = Novedades sobre su aviso { $reference }
text-grievance-news-acknowledged = La obra «{ $site }» ha visto su aviso { $reference } y se ocupa de él.
text-grievance-news-accepted = La obra «{ $site }» hará lo necesario para su aviso { $reference }.
text-grievance-news-scheduled = La obra «{ $site }» hará lo necesario para su aviso { $reference }. Está previsto para el { $date }.
text-grievance-news-resolved = La obra «{ $site }» dice haber resuelto su aviso { $reference }.
text-grievance-news-refused = La obra «{ $site }» no dará curso a su aviso { $reference }. Si no está de acuerdo, dígalo: es posible una mediación.
text-grievance-news-referred = Su aviso { $reference } (obra «{ $site }») se ha transmitido al servicio que puede actuar.
text-grievance-news-question = La obra «{ $site }» le hace una pregunta sobre su aviso { $reference }.
text-grievance-news-message = La obra «{ $site }» le escribe sobre su aviso { $reference }.
text-grievance-news-action = Leer y responder:
text-grievance-news-sms-acknowledged = Riverain { $reference }: la obra { $site } ha visto su aviso y se ocupa.
text-grievance-news-sms-accepted = Riverain { $reference }: la obra { $site } hara lo necesario.
text-grievance-news-sms-scheduled = Riverain { $reference }: la obra { $site } hara lo necesario, previsto el { $date }.
text-grievance-news-sms-resolved = Riverain { $reference }: la obra { $site } dice que el problema esta resuelto.
text-grievance-news-sms-refused = Riverain { $reference }: la obra { $site } no dara curso. Es posible una mediación.
text-grievance-news-sms-referred = Riverain { $reference }: transmitido al servicio que puede actuar (obra { $site }).
text-grievance-news-sms-question = Riverain { $reference }: la obra { $site } le hace una pregunta.
text-grievance-news-sms-message = Riverain { $reference }: la obra { $site } le escribe.

text-grievance-settled-subject = ¿Está resuelto? Aviso { $reference }
text-grievance-settled-lead = La obra «{ $site }» dice haber resuelto su aviso { $reference }. ¿Es así?
text-grievance-settled-yes = Sí, está resuelto:
text-grievance-settled-no = No, el problema sigue ahí:
text-grievance-settled-after = Si no responde, el aviso se considerará resuelto.
text-grievance-settled-sms = Riverain { $reference }: ¿resuelto? Si: { $yes_link } No: { $no_link }

text-visit-announced-subject = Una persona pasará a verle el { $date }
text-visit-announced-lead = Una persona de la mediación pasará por su casa el { $date }, entre las { $from } y las { $to }, por la obra «{ $site }».
text-visit-announced-why = Viene a explicar lo previsto y a escuchar lo que le preocupa. No vende nada ni pide ningún pago.
text-visit-announced-action = Saber más, pedir otro momento:
text-visit-announced-sms = Riverain: una persona de la mediacion pasara por su casa el { $date } entre las { $from } y las { $to } (obra { $site }). Mas: { $link }

text-site-news-subject = { $title } ({ $site })
text-site-news-lead = Novedades de la obra «{ $site }»:
text-site-news-action = Saber más:
text-site-news-sms = Riverain, obra { $site }: { $title }. Mas: { $link } STOP para no recibir mas

text-subscribed-subject = Recibirá las novedades de la obra «{ $site }»
text-subscribed-lead = Anotado: recibirá las novedades de la obra «{ $site }», y nada más. Si no lo ha pedido usted, deténgalas con el enlace de abajo.
text-subscribed-action = Ver lo previsto:
text-subscribed-sms = Riverain: recibira las novedades de la obra { $site }. Mas: { $link } STOP para no recibir mas

text-digest-subject = Riverain: { $count } mensajes en uno
text-digest-lead = Estos son { $count } mensajes, reunidos en uno para no molestarle varias veces.
text-digest-sms = Riverain: tiene { $count } mensajes. Leerlos:

text-stop-confirmed-subject = Anotado: no le escribiremos más
text-stop-confirmed-site = Anotado: no recibirá más mensajes sobre la obra «{ $site }». Si cambia de opinión, inscríbase de nuevo en la página de la obra.
text-stop-confirmed-all = Anotado: no recibirá más mensajes de Riverain. Si cambia de opinión, inscríbase de nuevo en la página de una obra.
text-stop-confirmed-sms-site = Riverain: anotado, no recibira mas mensajes sobre la obra { $site }.
text-stop-confirmed-sms-all = Riverain: anotado, no recibira mas mensajes.
