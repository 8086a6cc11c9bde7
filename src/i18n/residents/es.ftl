# What the pages say that residents meet, and the printed notice, in Spanish. Every key stands in every file of this folder, and a
# test holds that. Plain words, short: people read this on a telephone, in a hurry, in their second language.


## every page: dates, the frame, forms, errors

date = { $day } de { $month } de { $year }
date-day = { $weekday } { $day } de { $month }
date-month-day = { $day } de { $month }
time = { $hour }:{ $minute }
moment = { $date }, { $time }
weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
house-name = Riverain
house-promise = Informar a los vecinos antes de las obras, escucharles durante ellas, responderles.
skip-to-content = Ir al contenido
language-switch = Idioma
back = Volver
optional = opcional
error-summary = Quedan puntos por corregir
form-required = Hay que rellenar este campo.
form-too-long = Es demasiado largo: { $limit } caracteres como máximo.
form-not-a-word = «{ $given }» no es una de las opciones propuestas.
form-not-a-date = «{ $given }» no es una fecha. Escriba por ejemplo 2026-11-24.
form-not-a-time = «{ $given }» no es una hora. Escriba por ejemplo 08:30.
form-not-an-email = «{ $given }» no es un correo electrónico. Escriba por ejemplo nom@exemple.fr.
form-not-a-telephone = «{ $given }» no es un número de teléfono. Escríbalo con todas sus cifras, por ejemplo 06 39 98 12 34.
error-title-400 = Petición no entendida
error-text-400 = No se puede leer esta petición. Vuelva atrás e inténtelo de nuevo.
error-title-401 = Hay que identificarse
error-text-401 = Hay que identificarse para ver esta página.
error-title-403 = Acceso denegado
error-text-403 = Su cuenta no permite eso. Si lo necesita, pídalo a la persona que gestiona las cuentas.
error-title-404 = Página no encontrada
error-text-404 = Esta página no existe, o ya no existe. Compruebe la dirección, o empiece desde el inicio.
error-title-405 = Petición rechazada
error-text-405 = Esta dirección no responde a ese tipo de petición.
error-title-408 = Demasiado lento
error-text-408 = La respuesta ha tardado demasiado. Inténtelo de nuevo en un momento.
error-title-409 = La situación ha cambiado
error-text-409 = Lo que pide contradice lo que está registrado ahora. Vuelva a cargar la página.
error-title-413 = Demasiado grande
error-text-413 = Es más grande de lo que aceptamos.
error-too-large = Es demasiado grande: { $limit } MB como máximo.
error-title-415 = Formato rechazado
error-text-415 = Este formato no se acepta aquí.
error-title-422 = Por corregir
error-text-422 = Algo no está bien en lo que se ha enviado.
error-title-429 = Demasiados intentos
error-text-429 = Ha habido demasiadas peticiones en poco tiempo. Espere un minuto e inténtelo de nuevo.
error-title-500 = Un error por nuestra parte
error-text-500 = Algo no ha funcionado aquí, y queda anotado. No se ha perdido nada de lo guardado. Inténtelo de nuevo en un momento.
error-home = Volver al inicio
look-staff = Espacio profesional
look-choose = Elija

## a site, and its printed notice

site-state-incomplete = Por completar
site-state-announced = Próximamente
site-state-ongoing = En curso
site-state-ended = Terminada
nuisance-noise = Ruido
nuisance-dust = Polvo
nuisance-vibration = Vibraciones
nuisance-access = Acceso
nuisance-parking = Estacionamiento
nuisance-deliveries = Repartos
nuisance-terrace = Terrazas y puestos
nuisance-water = Agua
nuisance-power = Electricidad
nuisance-traffic = Tráfico
nuisance-lighting = Alumbrado
nuisance-means-noise = máquinas ruidosas en las horas de la obra.
nuisance-means-dust = polvo cuando el tiempo es seco: mejor tener las ventanas cerradas.
nuisance-means-vibration = vibraciones que pueden sentirse en los edificios cercanos.
nuisance-means-access = se puede pasar a pie; la entrada de un garaje puede quedar cortada a ratos.
nuisance-means-parking = plazas de estacionamiento suprimidas cerca de la obra.
nuisance-means-deliveries = los camiones de reparto paran más lejos; avise a sus proveedores.
nuisance-means-terrace = las terrazas y los puestos deben reducirse o moverse.
nuisance-means-water = cortes de agua, anunciados la víspera a más tardar.
nuisance-means-power = cortes de electricidad, anunciados la víspera a más tardar.
nuisance-means-traffic = una calle cerrada o desviada; los autobuses pueden parar en otro sitio.
nuisance-means-lighting = alumbrado público apagado, o focos por la noche.
day-mon = lunes
day-tue = martes
day-wed = miércoles
day-thu = jueves
day-fri = viernes
day-sat = sábado
day-sun = domingo
sites-contractor = Empresa
sites-dates = Fechas
sites-code = Código
sites-phase = Fase
sites-hours-title = Días y horas
sites-colon = :
sites-span = del { $from } al { $to }
sites-one-day = el { $day }
sites-days-all = todos los días
sites-days-row = de { $from } a { $to }
sites-days-list = { $most } y { $last }
sites-hours = { $days }, de { $from } a { $to }
sites-reach = hasta { $metres } m
sites-reach-zone = en la zona de obras
sites-dates-verified = Fechas confirmadas
sites-dates-announced = Fechas anunciadas
sites-announced-were = Fechas anunciadas primero: { $span }
sites-permit = Permiso
sites-subscribe = Seguir esta obra
sites-phase-now = En este momento
sites-phase-over = Terminada
sites-home = ¿Qué obras hay cerca de mi casa?
sites-home-lead = Lo que está previsto, cuándo, y cómo decirlo si algo va mal.
sites-home-address = Mi dirección
sites-home-address-hint = Número y calle, por ejemplo «12 rue des Tanneurs».
sites-home-search = Buscar
sites-home-code = Código leído en un cartel
sites-home-code-unknown = Ninguna obra tiene el código «{ $code }». Vuelva a leer el cartel: de cuatro a seis letras y cifras, sin vocales.
sites-home-open = Abrir
sites-home-none = No hay ninguna obra anunciada por ahora.
sites-home-ongoing = Obras en curso
sites-home-coming = Próximas obras
sites-by = Obras realizadas por { $organisation }.
sites-report = Avisar de un problema
sites-over = Estas obras han terminado. Todavía puede avisar de un problema que venga de ellas.
sites-map-alt = Plano de las calles alrededor de la obra; la zona de las obras está en amarillo.
sites-map-caption = En amarillo, el terreno que ocupan las obras.
sites-planned = Lo que está previsto
sites-planned-none = El calendario aún no se conoce. Se publicará aquí.
sites-for-you = Lo que cambia para usted
sites-talk = ¿Una pregunta, una molestia?
sites-talk-text = Dígalo en un minuto, sin cuenta y sin dar su nombre si lo prefiere. La empresa tiene que responder.
sites-telephone = Teléfono
sites-emergency = En caso de peligro inmediato, llame al 112.
sites-notice-kind = Aviso de obras
sites-notice-talk = ¿Una pregunta, una molestia? Dígalo: la empresa tiene que responder.
sites-notice-scan = Apunte este cuadrado con un teléfono, o abra
open-change-registered = Obra anunciada
open-change-site = Ha cambiado la ficha de la obra
open-change-zone = Se ha dado o cambiado la zona de obras
open-change-phase-added = Nueva fase, del { $from } al { $to }: { $phase }
open-change-phase = Ha cambiado la fase, del { $from } al { $to }: { $phase }
open-change-see = Lo previsto se lee en la página de la obra «{ $site }».

## what is near an address

premises-map-picture = Plano de las calles; el terreno que ocupan las obras está en amarillo.
premises-inside = en la zona de obras
premises-at-metres = a { $metres } m
premises-nameless = Lugar sin nombre ni dirección
premises-not-found = Dirección no encontrada
premises-near-nothing = Ninguna obra anunciada llega hasta esta dirección.
premises-near-distance = Su dirección: { $where }.
premises-near-more = Ver lo previsto
premises-near-around = Otras obras a menos de un kilómetro
premises-near-others = ¿No es su dirección?
premises-near-not-found = Compruebe el nombre de la calle, o busque su obra en la lista.
premises-near-list = Ver todas las obras

## the form that reports

grievances-category-missing = Elija de qué se trata.
grievances-suffered-in-future = { $day } aún no ha llegado. Indique el día en que ocurrió.
grievances-suffered-long-ago = { $day } fue hace más de un año. Compruebe el año.
grievances-premises-unknown = La dirección { $given } no está en el registro.
category-noise = Ruido
category-dust = Polvo, suciedad
category-pedestrian_access = Paso a pie
category-parking = Estacionamiento
category-vehicle_movements = Camiones, máquinas
category-safety = Peligro
category-working_hours = Trabajo fuera de horario
category-property_damage = Daños
category-lighting = Alumbrado
category-behaviour = Comportamiento
category-environment = Árboles, agua, residuos
category-information = Falta de información
category-other = Otra cosa
hazard-danger = Alguien puede hacerse daño
hazard-blocked_access = Emergencias o persona con discapacidad sin paso
hazard-gas_or_water = Gas o agua
grievances-photos-too-many = Son demasiadas fotos: { $limit } como máximo.
grievances-photo-too-large = Una foto pesa demasiado: { $limit } MB como máximo.
grievances-photo-format = Un archivo no es una foto JPEG, PNG o WebP.
grievances-photo-unreadable = No se puede leer una foto. Envíe otra.
grievances-photo-unpacks = Una foto es demasiado grande: 50 millones de puntos como máximo.
grievances-echo-closed = Este problema está cerrado. Si ha vuelto, avise de él.
relays-report = Avisar de un problema
relays-report-lead = Basta un minuto. Se avisa a la empresa enseguida y debe responderle.
relays-report-emergency = Peligro inmediato, olor a gas, una persona herida: llame primero al 18 o al 112.
relays-report-flood = En este momento llegan muchísimos avisos de todas partes a la vez. No se ha perdido nada: espere un minuto y vuelva a enviarlo. Si hay peligro, llame al 112.
relays-report-working = Un momento…
relays-report-wait = Acaban de llegar muchos avisos desde su conexión y tenemos que frenar. No se ha perdido nada de lo que ha escrito: { $minutes ->
        [1] envíelo otra vez dentro de un minuto.
       *[other] envíelo otra vez dentro de { $minutes } minutos.
    }
relays-trap = Deje vacío el campo oculto: sirve para reconocer a los robots.
relays-trap-label = Deje vacío este campo
relays-what = ¿De qué se trata?
relays-hazard = ¿Es peligroso en este momento?
relays-hazard-none = No
relays-when = ¿Qué día?
relays-at = ¿Hacia qué hora?
relays-today = Anunciado para hoy:
relays-today-phase = { $phase }, de { $from } a { $to }
relays-today-anyway = Si le molesta, avise de todos modos.
relays-where = ¿Dónde es?
relays-where-street = En la calle o en la obra
relays-where-home = En mi casa
relays-place = Dirección o lugar
relays-place-hint = Por ejemplo: delante del 12 rue des Tanneurs.
relays-shares-address = La empresa puede conocer mi dirección
relays-shares-address-hint = Si no, no ve la dirección de su casa.
relays-reach = ¿Cómo responderle?
relays-reach-hint = Opcional. La empresa nunca ve sus datos de contacto. Sin ellos, un enlace privado le permite seguir el aviso.
relays-email = Correo electrónico
relays-telephone = Teléfono
relays-words = ¿Quiere añadir algo?
relays-words-hint = La empresa leerá estas palabras. No ponga su nombre.
relays-send = Enviar
relays-privacy = Guardamos lo que escribe mientras se resuelve el problema, y después sin sus datos de contacto para las estadísticas.
relays-photos = Fotos
relays-photos-hint = Cinco como máximo. Se quitan el lugar y la fecha que el aparato esconde en ellas.
relays-others = Ya se ha avisado estos días: ¿es lo mismo?
relays-me-too = Yo también
relays-counted = Contado. Para seguir la respuesta, avise también más abajo.
relays-echo-count = { $count ->
        [1] Otra persona también lo dice
       *[other] Otras { $count } personas también lo dicen
    }
relays-hours-now-within = En este momento hay trabajos anunciados.
relays-hours-now-outside = En este momento no hay trabajos anunciados.

## a grievance that is followed

grievances-cannot = No es posible ahora. Estado del aviso: «{ $status }».
grievances-next-answer = La empresa debe decir lo que hará antes del { $moment }. Lo tiene: { $rung }.
grievances-next-silent = La empresa debía responder antes del { $moment } y no lo ha hecho. Ahora lo tiene: { $rung }.
grievances-next-end = La empresa se ocupa. Debe quedar resuelto antes del { $moment }. Lo tiene: { $rung }.
grievances-next-late = Debía quedar resuelto antes del { $moment } y no lo está. Ahora lo tiene: { $rung }.
grievances-next-scheduled = La empresa intervendrá el { $day }.
grievances-next-settled = La empresa dice que está resuelto. Díganos si es verdad; sin noticias suyas, se cerrará el { $moment }.
grievances-next-refused = La empresa no le dará curso; su razón está más abajo. Si no está de acuerdo, escríbalo: es posible una mediación.
grievances-next-referred = No le corresponde a la obra. Se ha transmitido al servicio que puede actuar, indicado más abajo.
grievances-next-confirmed = Está resuelto y usted lo ha confirmado. Gracias.
grievances-next-unconfirmed = Está cerrado: la empresa dice que está resuelto y no hemos tenido noticias suyas. ¿No es así? Vuelva a abrirlo.
grievances-next-duplicate = El mismo problema se sigue con otra referencia, indicada más abajo.
grievances-next-withdrawn = Usted lo ha retirado. Ya no ocurrirá nada más.
grievances-next-unfounded = La mediación lo ha cerrado; su razón está más abajo. Si no está de acuerdo, escríbalo.
grievance-status-received = Recibido
grievance-status-acknowledged = Visto por la mediación
grievance-status-relayed = Transmitido
grievance-status-accepted = La empresa se ocupa
grievance-status-scheduled = Fecha anunciada
grievance-status-refused = Rechazado
grievance-status-referred = Orientado a otro servicio
grievance-status-resolved = Resuelto según la empresa
grievance-status-confirmed = Resuelto, confirmado
grievance-status-unconfirmed = Cerrado sin confirmación
grievance-status-reopened = Abierto de nuevo
grievance-status-duplicate = Repetido
grievance-status-withdrawn = Retirado
grievance-status-unfounded = Sin fundamento
severity-urgent = Urgente
severity-high = Importante
severity-normal = Normal
via-web = por el sitio web
via-telephone = por teléfono
via-doorstep = en la puerta
via-sms = por SMS
via-email = por correo electrónico
via-api = por otro programa
via-open311 = por Open311
rung-site_manager = responsable de la obra
rung-director = dirección de la empresa
rung-authority = ayuntamiento
author-resident = Vecino
author-you = Usted
author-contractor = Empresa
author-mediation = Mediación
author-house = Automático
entry-filed = Avisado { $detail }
entry-acknowledged = Visto por la mediación
entry-relayed = Transmitido: { $detail }
entry-reminded = Recordatorio enviado: { $detail }
entry-escalated = Sin respuesta a tiempo, transmitido más arriba: { $detail }
entry-accepted = La empresa se ocupa
entry-scheduled = Intervención anunciada: { $day }
entry-refused = Rechazado por la empresa
entry-referred = Transmitido al servicio competente
entry-resolved = La empresa dice que está resuelto
entry-confirmed = Confirmado: está resuelto
entry-unconfirmed = Cerrado sin noticias del vecino
entry-reopened = No está resuelto: abierto de nuevo
entry-duplicate = El mismo problema que { $detail }
entry-withdrawn = Retirado
entry-unfounded = Cerrado: sin fundamento
entry-question = Pregunta de la empresa
entry-message = Mensaje
entry-note = Nota interna
entry-graded = Urgencia cambiada: { $detail }
entry-sorted = Asunto cambiado: { $detail }
grievances-next-paused = La empresa espera su respuesta a una pregunta. El plazo está parado desde el { $moment }.
entry-paused = Plazo parado: la empresa espera una respuesta
entry-resumed = El plazo corre de nuevo
entry-photos = Fotos añadidas: { $detail }
entry-fell_back = No había nadie de guardia a esa hora: se ha avisado al responsable de la obra
grievances-survey-later = Las preguntas llegan cuando todo ha terminado.
answers-yes = Sí
answers-rather = Más bien sí
answers-hardly = Más bien no
answers-no = No
entry-assigned = Se encarga: { $detail }
entry-unassigned = Ya no se encarga nadie
entry-split = Separado en dos; la otra parte es { $detail }
entry-handed = Confiado a un compañero
relays-when-suffered = Cuándo
relays-filed = Está registrado
relays-filed-reference = Su referencia:
relays-filed-keep = Guarde este enlace privado: le muestra la respuesta.
relays-filed-told = También recibirá la respuesta por el medio que ha indicado.
relays-filed-untold = No ha dejado datos de contacto: este enlace es el único medio de seguir el aviso. Anótelo o guárdelo en sus favoritos.
relays-next = Y ahora:
relays-settled-question = ¿Está resuelto?
relays-settled-yes = Sí, está resuelto
relays-settled-no = No, todavía no
relays-settled-reopen = ¿Ha vuelto el problema? Abrirlo de nuevo
relays-settled-yes-title = ¿Está resuelto?
relays-settled-yes-text = Pulse el botón y queda confirmado.
relays-settled-no-title = ¿No está resuelto?
relays-settled-no-text = Pulse el botón: se abre de nuevo y se transmite más arriba.
relays-settled-no-words = ¿Qué queda?
relays-timeline = Lo que ha pasado
relays-write = Añadir algo
relays-message = Su mensaje
relays-message-hint = La empresa y la mediación lo leerán.
relays-message-send = Enviar el mensaje
relays-withdraw = Retirar este aviso
relays-withdraw-sure = Ya no ocurrirá nada más. Lo que se ha dicho se conserva.
relays-withdraw-yes = Retirar
relays-private = Esta página es privada: quien tiene su dirección puede leerla.
relays-words-missing = Escriba unas palabras.
relays-photo-by = Foto: { $by }
relays-hours-neighbour-within = Fue dentro de las horas anunciadas; la empresa debe responder de todos modos.
relays-hours-neighbour-outside = Fue fuera de las horas anunciadas.
relays-original = Otro vecino ya había avisado:
relays-original-told = Recibirá las mismas respuestas.
relays-survey = Tres preguntas, si quiere
relays-survey-hint = El equipo de mediación lee sus respuestas. En público solo aparecen porcentajes, a partir de cinco respuestas.
relays-survey-soon = ¿Llegó la respuesta bastante pronto?
relays-survey-clear = ¿Fue clara la respuesta?
relays-survey-content = ¿Está contento con lo que se hizo?
relays-survey-send = Responder
relays-survey-thanks = Gracias por sus respuestas.

## how the contractor answers

grievances-count = { $count ->
        [0] Ningún aviso
        [1] 1 aviso
       *[other] { $count } avisos
    }
grievances-record = Cómo responde la empresa
grievances-record-lead = Lo que los vecinos han señalado y en qué ha quedado. No se muestra nada con menos de cinco casos, para que no se reconozca a nadie.
grievances-record-site = En esta obra
grievances-record-contractor = { $name }, en todas sus obras
grievances-record-too-few = Todavía no hay cinco avisos.
grievances-record-few = demasiado pocos casos
grievances-record-answered = La mitad de las respuestas llega en
grievances-record-settled = La mitad de los casos se concluye en
grievances-record-on-time = Respuestas a tiempo
grievances-record-confirmed = Resueltos, de acuerdo con los vecinos
grievances-record-percent = { $percent } %
grievances-record-hours = { $count ->
        [1] 1 hora laborable
       *[other] { $count } horas laborables
    }
grievances-record-days = { $count ->
        [1] 1 día laborable
       *[other] { $count } días laborables
    }
grievances-record-others = Otros asuntos
grievances-record-report = Avisar de un problema
grievances-record-soon = Vecinos que dicen haber tenido respuesta bastante pronto
grievances-record-clear = Vecinos que encontraron clara la respuesta
grievances-record-content = Vecinos contentos con lo que se hizo

## the news of a site

bulletins-subscribe = Seguir esta obra
bulletins-subscribe-lead = Deje una dirección o un número: le avisamos de lo que cambia cerca de su casa, y de nada más.
bulletins-reach = Dónde escribirle
bulletins-reach-missing = Deje un correo electrónico o un número de teléfono.
bulletins-place = Su dirección
bulletins-place-hint = Por ejemplo 12 rue des Tanneurs. Sirve para escribirle solo sobre lo que afecta a su calle.
bulletins-language = Idioma
bulletins-subscribe-do = Avisarme
bulletins-consent = Al pulsar, acepta que se le escriba sobre esta obra. Puede pararlo cuando quiera: respondiendo STOP, o con el enlace de cada mensaje.
bulletins-subscribed = Anotado.
bulletins-subscribed-text = Un mensaje se lo confirma. Contiene el enlace para pararlo todo.
bulletins-back = Volver a la obra

## own messages, own data

purpose-mediation = Participar en una mediación
purpose-handed_on = Ser orientado hacia un servicio
notifications-own = Sus mensajes
notifications-own-lead = Lo que le hemos escrito, y cómo dejar de recibirlo. Esta página es suya: guarde su dirección para usted.
notifications-own-decide = Dejar de recibir mensajes
notifications-own-stop-site = Nada más sobre «{ $site }»
notifications-own-stop-all = Ningún mensaje más
notifications-own-is-stopped = Ya no recibe mensajes, como lo pidió.
notifications-own-resume = Recibirlos de nuevo
notifications-own-stopped = Anotado: no recibirá más estos mensajes.
notifications-own-resumed = Anotado: recibirá de nuevo nuestros mensajes.
notifications-own-received = Mensajes recibidos
privacy-own = Lo que guardamos de usted
privacy-own-lead = Esta página es solo para usted: se le ha enviado su dirección, no la pase a nadie.
privacy-name = Nombre
privacy-email = Correo electrónico
privacy-telephone = Teléfono
privacy-since = Guardado desde el
privacy-until = Sus datos de contacto se borran solos { $days ->
        [1] 1 día
       *[other] { $days } días
    } después de su último acuerdo. La empresa de las obras no los ve nunca.
privacy-consents = Lo que ha aceptado
privacy-consents-none = No ha aceptado nada.
privacy-withdraw = Ya no estoy de acuerdo
privacy-withdrawn = Anotado: sus datos de contacto ya no sirven para eso.
privacy-withdrawn-on = Retirado el { $day }
privacy-things = Lo que está unido a ello
privacy-thing-message = Mensaje enviado
privacy-thing-grievance = Aviso
privacy-thing-visit = Visita de un mediador
privacy-thing-subscription = Inscripción a las novedades
privacy-thing-case = Mediación
privacy-thing-referral = Orientación hacia
privacy-rights = Llevarse o borrar
privacy-export = Descargar estos datos
privacy-erase = Borrar mis datos de contacto
privacy-erase-sure = Su nombre, su dirección y su número se borran enseguida y para siempre. Ya no podremos responderle. Lo que ha señalado se sigue tratando, sin su nombre.
privacy-erase-yes = Sí, borrarlo todo
privacy-erased = Sus datos de contacto se han borrado
privacy-erased-text = No queda ni su nombre, ni su dirección, ni su número. El enlace que tenía ya no lleva a ninguna parte.
purpose-follow_grievance = Saber qué pasa con mi aviso
purpose-site_news = Recibir las novedades de la obra
purpose-call_back = Que me llame un mediador
