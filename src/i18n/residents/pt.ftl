# What the pages say that residents meet, and the printed notice, in Portuguese. Every key stands in every file of this folder, and a
# test holds that. Plain words, short: people read this on a telephone, in a hurry, in their second language.


## every page: dates, the frame, forms, errors

date = { $day } de { $month } de { $year }
date-day = { $weekday }, { $day } de { $month }
date-month-day = { $day } de { $month }
time = { $hour }h{ $minute }
moment = { $date } às { $time }
weekday-1 = segunda-feira
weekday-2 = terça-feira
weekday-3 = quarta-feira
weekday-4 = quinta-feira
weekday-5 = sexta-feira
weekday-6 = sábado
weekday-7 = domingo
month-1 = janeiro
month-2 = fevereiro
month-3 = março
month-4 = abril
month-5 = maio
month-6 = junho
month-7 = julho
month-8 = agosto
month-9 = setembro
month-10 = outubro
month-11 = novembro
month-12 = dezembro
house-name = Riverain
house-promise = Informar os vizinhos antes das obras, ouvi-los durante elas, responder-lhes.
skip-to-content = Ir para o conteúdo
language-switch = Língua
back = Voltar
optional = facultativo
error-summary = Há pontos por corrigir
form-required = É preciso preencher este campo.
form-too-long = É demasiado longo: { $limit } caracteres no máximo.
form-not-a-word = «{ $given }» não é uma das opções propostas.
form-not-a-date = «{ $given }» não é uma data. Escreva por exemplo 2026-11-24.
form-not-a-time = «{ $given }» não é uma hora. Escreva por exemplo 08:30.
form-not-an-email = «{ $given }» não é um endereço de correio eletrónico. Escreva por exemplo nom@exemple.fr.
form-not-a-telephone = «{ $given }» não é um número de telefone. Escreva-o com todos os algarismos, por exemplo 06 39 98 12 34.
error-title-400 = Pedido não entendido
error-text-400 = Não se consegue ler este pedido. Volte atrás e tente de novo.
error-title-401 = É preciso identificar-se
error-text-401 = É preciso identificar-se para ver esta página.
error-title-403 = Acesso recusado
error-text-403 = A sua conta não permite isso. Se precisar, peça-o à pessoa que gere as contas.
error-title-404 = Página não encontrada
error-text-404 = Esta página não existe, ou já não existe. Verifique o endereço, ou recomece do início.
error-title-405 = Pedido recusado
error-text-405 = Este endereço não responde a esse tipo de pedido.
error-title-408 = Demorou demasiado
error-text-408 = A resposta demorou demasiado. Tente de novo daqui a pouco.
error-title-409 = A situação mudou
error-text-409 = O que pede contradiz o que está registado agora. Recarregue a página.
error-title-413 = Demasiado grande
error-text-413 = É maior do que aceitamos.
error-too-large = É demasiado grande: { $limit } MB no máximo.
error-title-415 = Formato recusado
error-text-415 = Este formato não é aceite aqui.
error-title-422 = Por corrigir
error-text-422 = Há algo errado no que foi enviado.
error-title-429 = Demasiadas tentativas
error-text-429 = Houve demasiados pedidos em pouco tempo. Espere um minuto e tente de novo.
error-title-500 = Um erro do nosso lado
error-text-500 = Algo não funcionou do nosso lado, e ficou anotado. Nada do que estava guardado se perdeu. Tente de novo daqui a pouco.
error-home = Voltar ao início
look-staff = Espaço profissional
look-choose = Escolha

## a site, and its printed notice

site-state-incomplete = Por completar
site-state-announced = Em breve
site-state-ongoing = Em curso
site-state-ended = Terminada
nuisance-noise = Barulho
nuisance-dust = Poeira
nuisance-vibration = Vibrações
nuisance-access = Acesso
nuisance-parking = Estacionamento
nuisance-deliveries = Entregas
nuisance-terrace = Esplanadas e bancas
nuisance-water = Água
nuisance-power = Eletricidade
nuisance-traffic = Trânsito
nuisance-lighting = Iluminação
nuisance-means-noise = máquinas barulhentas nas horas da obra.
nuisance-means-dust = poeira em tempo seco: é melhor manter as janelas fechadas.
nuisance-means-vibration = vibrações que se podem sentir nos edifícios próximos.
nuisance-means-access = a passagem a pé mantém-se; a entrada de uma garagem pode ficar cortada por momentos.
nuisance-means-parking = lugares de estacionamento suprimidos perto da obra.
nuisance-means-deliveries = os camiões de entregas param mais longe; avise os seus fornecedores.
nuisance-means-terrace = as esplanadas e as bancas têm de ser reduzidas ou deslocadas.
nuisance-means-water = cortes de água, anunciados na véspera o mais tardar.
nuisance-means-power = cortes de eletricidade, anunciados na véspera o mais tardar.
nuisance-means-traffic = uma rua fechada ou desviada; os autocarros podem parar noutro sítio.
nuisance-means-lighting = iluminação pública apagada, ou projetores à noite.
day-mon = segunda-feira
day-tue = terça-feira
day-wed = quarta-feira
day-thu = quinta-feira
day-fri = sexta-feira
day-sat = sábado
day-sun = domingo
sites-contractor = Empresa
sites-dates = Datas
sites-code = Código
sites-phase = Fase
sites-hours-title = Dias e horas
sites-colon = :
sites-span = de { $from } a { $to }
sites-one-day = no dia { $day }
sites-days-all = todos os dias
sites-days-row = de { $from } a { $to }
sites-days-list = { $most } e { $last }
sites-hours = { $days }, das { $from } às { $to }
sites-reach = até { $metres } m
sites-reach-zone = na zona das obras
sites-dates-verified = Datas confirmadas
sites-dates-announced = Datas anunciadas
sites-announced-were = Datas anunciadas primeiro: { $span }
sites-permit = Licença
sites-subscribe = Seguir esta obra
sites-phase-now = Neste momento
sites-phase-over = Terminada
sites-home = Que obras há perto de minha casa?
sites-home-lead = O que está previsto, quando, e como dizê-lo se algo não estiver bem.
sites-home-address = A minha morada
sites-home-address-hint = Número e rua, por exemplo «12 rue des Tanneurs».
sites-home-search = Procurar
sites-home-code = Código lido num cartaz
sites-home-code-unknown = Nenhuma obra tem o código «{ $code }». Volte a ler o cartaz: de quatro a seis letras e algarismos, sem vogais.
sites-home-open = Abrir
sites-home-none = Não há nenhuma obra anunciada de momento.
sites-home-ongoing = Obras em curso
sites-home-coming = Próximas obras
sites-by = Obras feitas por { $organisation }.
sites-report = Comunicar um problema
sites-over = Estas obras terminaram. Ainda pode comunicar um problema que venha delas.
sites-map-alt = Planta das ruas à volta da obra; a zona das obras está a amarelo.
sites-map-caption = A amarelo, o terreno ocupado pelas obras.
sites-planned = O que está previsto
sites-planned-none = O calendário ainda não é conhecido. Será publicado aqui.
sites-for-you = O que muda para si
sites-talk = Uma pergunta, um incómodo?
sites-talk-text = Diga-o num minuto, sem conta e sem dar o seu nome se preferir. A empresa tem de responder.
sites-telephone = Telefone
sites-emergency = Em caso de perigo imediato, ligue para o 112.
sites-notice-kind = Aviso de obras
sites-notice-talk = Uma pergunta, um incómodo? Diga-o: a empresa tem de responder.
sites-notice-scan = Aponte um telefone para este quadrado, ou abra
open-change-registered = Obra anunciada
open-change-site = A ficha da obra mudou
open-change-zone = A zona das obras foi dada ou mudou
open-change-phase-added = Nova fase, de { $from } a { $to }: { $phase }
open-change-phase = A fase mudou, de { $from } a { $to }: { $phase }
open-change-see = O que está previsto lê-se na página da obra «{ $site }».

## what is near an address

premises-map-picture = Planta das ruas; o terreno ocupado pelas obras está a amarelo.
premises-inside = na zona das obras
premises-at-metres = a { $metres } m
premises-nameless = Lugar sem nome nem morada
premises-not-found = Morada não encontrada
premises-near-nothing = Nenhuma obra anunciada chega a esta morada.
premises-near-distance = A sua morada: { $where }.
premises-near-more = Ver o que está previsto
premises-near-around = Outras obras a menos de um quilómetro
premises-near-others = Não é a sua morada?
premises-near-not-found = Verifique o nome da rua, ou procure a sua obra na lista.
premises-near-list = Ver todas as obras

## the form that reports

grievances-category-missing = Escolha do que se trata.
grievances-suffered-in-future = { $day } ainda não chegou. Indique o dia em que aconteceu.
grievances-suffered-long-ago = { $day } foi há mais de um ano. Verifique o ano.
grievances-premises-unknown = A morada { $given } não está no registo.
category-noise = Barulho
category-dust = Poeira, sujidade
category-pedestrian_access = Passagem a pé
category-parking = Estacionamento
category-vehicle_movements = Camiões, máquinas
category-safety = Perigo
category-working_hours = Trabalho fora das horas
category-property_damage = Danos
category-lighting = Iluminação
category-behaviour = Comportamento
category-environment = Árvores, água, lixo
category-information = Falta de informação
category-other = Outra coisa
hazard-danger = Alguém pode magoar-se
hazard-blocked_access = Socorros ou pessoa com deficiência sem passagem
hazard-gas_or_water = Gás ou água
grievances-photos-too-many = São demasiadas fotos: { $limit } no máximo.
grievances-photo-too-large = Uma foto é demasiado pesada: { $limit } MB no máximo.
grievances-photo-format = Um ficheiro não é uma foto JPEG, PNG ou WebP.
grievances-photo-unreadable = Não se consegue ler uma foto. Envie outra.
grievances-photo-unpacks = Uma foto é demasiado grande: 50 milhões de pontos no máximo.
grievances-echo-closed = Este problema está encerrado. Se voltou, comunique-o.
relays-report = Comunicar um problema
relays-report-lead = Basta um minuto. A empresa é avisada logo e deve responder-lhe.
relays-report-emergency = Perigo imediato, cheiro a gás, pessoa ferida: ligue primeiro para o 18 ou o 112.
relays-report-flood = Neste momento chegam muitos avisos de todo o lado ao mesmo tempo. Nada se perdeu: espere um minuto e envie de novo. Em caso de perigo, ligue para o 112.
relays-report-working = Um momento…
relays-report-wait = Chegaram muitos avisos da sua ligação e temos de abrandar. Nada do que escreveu se perdeu: { $minutes ->
        [1] envie de novo dentro de um minuto.
       *[other] envie de novo dentro de { $minutes } minutos.
    }
relays-trap = Deixe vazio o campo escondido: serve para reconhecer os robôs.
relays-trap-label = Deixe este campo vazio
relays-what = De que se trata?
relays-hazard = É perigoso neste momento?
relays-hazard-none = Não
relays-when = Em que dia?
relays-at = Por volta de que horas?
relays-today = Anunciado para hoje:
relays-today-phase = { $phase }, das { $from } às { $to }
relays-today-anyway = Se o incomoda, comunique-o na mesma.
relays-where = Onde é?
relays-where-street = Na rua ou na obra
relays-where-home = Em minha casa
relays-place = Morada ou lugar
relays-place-hint = Por exemplo: em frente ao 12 rue des Tanneurs.
relays-shares-address = A empresa pode saber a minha morada
relays-shares-address-hint = Senão, não vê a morada de sua casa.
relays-reach = Como lhe responder?
relays-reach-hint = Facultativo. A empresa nunca vê os seus contactos. Sem eles, uma ligação privada permite-lhe seguir o aviso.
relays-email = Correio eletrónico
relays-telephone = Telefone
relays-words = Quer acrescentar alguma coisa?
relays-words-hint = A empresa vai ler estas palavras. Não ponha o seu nome.
relays-send = Enviar
relays-privacy = Guardamos o que escreve até o problema estar resolvido, e depois sem os seus contactos para as estatísticas.
relays-photos = Fotos
relays-photos-hint = Cinco no máximo. O lugar e a data que o aparelho esconde nelas são retirados.
relays-others = Já comunicado nestes dias: é a mesma coisa?
relays-me-too = Eu também
relays-counted = Está contado. Para seguir a resposta, comunique-o também abaixo.
relays-echo-count = { $count ->
        [1] Outra pessoa também o diz
       *[other] Outras { $count } pessoas também o dizem
    }
relays-hours-now-within = Neste momento há trabalhos anunciados.
relays-hours-now-outside = Neste momento não há trabalhos anunciados.

## a grievance that is followed

grievances-cannot = Não é possível agora. Estado do aviso: «{ $status }».
grievances-next-answer = A empresa deve dizer o que vai fazer até { $moment }. Está com: { $rung }.
grievances-next-silent = A empresa devia responder até { $moment } e não o fez. Está agora com: { $rung }.
grievances-next-end = A empresa está a tratar do assunto. Deve ficar resolvido até { $moment }. Está com: { $rung }.
grievances-next-late = Devia ficar resolvido até { $moment } e não está. Está agora com: { $rung }.
grievances-next-scheduled = A empresa intervém neste dia: { $day }.
grievances-next-settled = A empresa diz que está resolvido. Diga-nos se é verdade; sem notícias suas, será encerrado em { $moment }.
grievances-next-refused = A empresa não dará seguimento; a sua razão está abaixo. Se não concorda, escreva-o: é possível uma mediação.
grievances-next-referred = Não é da competência da obra. Foi transmitido ao serviço que pode agir, indicado abaixo.
grievances-next-confirmed = Está resolvido e confirmou-o. Obrigado.
grievances-next-unconfirmed = Está encerrado: a empresa diz que está resolvido e não tivemos notícias suas. Não é verdade? Reabra-o.
grievances-next-duplicate = O mesmo problema é seguido com outra referência, indicada abaixo.
grievances-next-withdrawn = Retirou-o. Não acontecerá mais nada.
grievances-next-unfounded = A mediação encerrou-o; a sua razão está abaixo. Se não concorda, escreva-o.
grievance-status-received = Recebido
grievance-status-acknowledged = Visto pela mediação
grievance-status-relayed = Transmitido
grievance-status-accepted = A empresa está a tratar
grievance-status-scheduled = Data anunciada
grievance-status-refused = Recusado
grievance-status-referred = Encaminhado
grievance-status-resolved = Resolvido, diz a empresa
grievance-status-confirmed = Resolvido, confirmado
grievance-status-unconfirmed = Encerrado sem confirmação
grievance-status-reopened = Reaberto
grievance-status-duplicate = Repetido
grievance-status-withdrawn = Retirado
grievance-status-unfounded = Sem fundamento
severity-urgent = Urgente
severity-high = Importante
severity-normal = Normal
via-web = pelo sítio web
via-telephone = por telefone
via-doorstep = à porta
via-sms = por SMS
via-email = por correio eletrónico
via-api = por outro programa
via-open311 = por Open311
rung-site_manager = responsável da obra
rung-director = direção da empresa
rung-authority = câmara municipal
author-resident = Vizinho
author-you = Você
author-contractor = Empresa
author-mediation = Mediação
author-house = Automático
entry-filed = Comunicado { $detail }
entry-acknowledged = Visto pela mediação
entry-relayed = Transmitido: { $detail }
entry-reminded = Lembrete enviado: { $detail }
entry-escalated = Sem resposta a tempo, transmitido mais acima: { $detail }
entry-accepted = A empresa está a tratar do assunto
entry-scheduled = Intervenção anunciada: { $day }
entry-refused = Recusado pela empresa
entry-referred = Transmitido ao serviço competente
entry-resolved = A empresa diz que está resolvido
entry-confirmed = Confirmado: está resolvido
entry-unconfirmed = Encerrado sem notícias do vizinho
entry-reopened = Não está resolvido: reaberto
entry-duplicate = O mesmo problema que { $detail }
entry-withdrawn = Retirado
entry-unfounded = Encerrado: sem fundamento
entry-question = Pergunta da empresa
entry-message = Mensagem
entry-note = Nota interna
entry-graded = Urgência alterada: { $detail }
entry-sorted = Assunto alterado: { $detail }
grievances-next-paused = A empresa espera a sua resposta a uma pergunta. O prazo está parado desde { $moment }.
entry-paused = Prazo parado: a empresa espera uma resposta
entry-resumed = O prazo corre de novo
entry-photos = Fotos acrescentadas: { $detail }
entry-fell_back = Não havia ninguém de serviço a essa hora: o responsável da obra foi avisado
grievances-survey-later = As perguntas vêm quando tudo tiver terminado.
answers-yes = Sim
answers-rather = Mais ou menos
answers-hardly = Nem por isso
answers-no = Não
entry-assigned = A cargo de: { $detail }
entry-unassigned = Já não está a cargo de ninguém
entry-split = Separado em dois; a outra parte é { $detail }
entry-handed = Entregue a um colega
relays-when-suffered = Quando
relays-filed = Está registado
relays-filed-reference = A sua referência:
relays-filed-keep = Guarde esta ligação privada: mostra-lhe a resposta.
relays-filed-told = Receberá também a resposta pelo meio que indicou.
relays-filed-untold = Não deixou contactos: esta ligação é o único meio de seguir o aviso. Anote-a ou junte-a aos favoritos.
relays-next = E agora:
relays-settled-question = Está resolvido?
relays-settled-yes = Sim, está resolvido
relays-settled-no = Não, ainda não
relays-settled-reopen = O problema voltou? Reabrir
relays-settled-yes-title = Está resolvido?
relays-settled-yes-text = Carregue no botão e fica confirmado.
relays-settled-no-title = Não está resolvido?
relays-settled-no-text = Carregue no botão: é reaberto e transmitido mais acima.
relays-settled-no-words = O que falta?
relays-timeline = O que aconteceu
relays-write = Acrescentar alguma coisa
relays-message = A sua mensagem
relays-message-hint = A empresa e a mediação vão lê-la.
relays-message-send = Enviar a mensagem
relays-withdraw = Retirar este aviso
relays-withdraw-sure = Não acontecerá mais nada. O que foi dito fica guardado.
relays-withdraw-yes = Retirar
relays-private = Esta página é privada: quem tem o seu endereço pode lê-la.
relays-words-missing = Escreva algumas palavras.
relays-photo-by = Foto: { $by }
relays-hours-neighbour-within = Foi dentro das horas anunciadas; a empresa deve responder na mesma.
relays-hours-neighbour-outside = Foi fora das horas anunciadas.
relays-original = Outro vizinho já o tinha comunicado:
relays-original-told = Receberá as mesmas respostas.
relays-survey = Três perguntas, se quiser
relays-survey-hint = A equipa de mediação lê as suas respostas. Em público só aparecem percentagens, a partir de cinco respostas.
relays-survey-soon = A resposta chegou bastante cedo?
relays-survey-clear = A resposta foi clara?
relays-survey-content = Está contente com o que foi feito?
relays-survey-send = Responder
relays-survey-thanks = Obrigado pelas suas respostas.

## how the contractor answers

grievances-count = { $count ->
        [0] Nenhum aviso
        [1] 1 aviso
       *[other] { $count } avisos
    }
grievances-record = Como a empresa responde
grievances-record-lead = O que os vizinhos comunicaram e o que aconteceu depois. Nada é mostrado com menos de cinco casos, para que ninguém seja reconhecido.
grievances-record-site = Nesta obra
grievances-record-contractor = { $name }, em todas as suas obras
grievances-record-too-few = Ainda não há cinco avisos.
grievances-record-few = demasiado poucos casos
grievances-record-answered = Metade das respostas chega em
grievances-record-settled = Metade dos casos fica concluída em
grievances-record-on-time = Respostas a tempo
grievances-record-confirmed = Resolvidos, de acordo com os vizinhos
grievances-record-percent = { $percent } %
grievances-record-hours = { $count ->
        [1] 1 hora útil
       *[other] { $count } horas úteis
    }
grievances-record-days = { $count ->
        [1] 1 dia útil
       *[other] { $count } dias úteis
    }
grievances-record-others = Outros assuntos
grievances-record-report = Comunicar um problema
grievances-record-soon = Vizinhos que dizem ter tido resposta bastante cedo
grievances-record-clear = Vizinhos que acharam a resposta clara
grievances-record-content = Vizinhos contentes com o que foi feito

## the news of a site

bulletins-subscribe = Seguir esta obra
bulletins-subscribe-lead = Deixe um endereço ou um número: avisamo-lo do que muda perto de sua casa, e de mais nada.
bulletins-reach = Para onde lhe escrever
bulletins-reach-missing = Deixe um endereço de correio eletrónico ou um número de telefone.
bulletins-place = A sua morada
bulletins-place-hint = Por exemplo 12 rue des Tanneurs. Serve para lhe escrever só sobre o que toca a sua rua.
bulletins-language = Língua
bulletins-subscribe-do = Avisar-me
bulletins-consent = Ao carregar, aceita que lhe escrevam sobre esta obra. Pode parar quando quiser: respondendo STOP, ou pela ligação de cada mensagem.
bulletins-subscribed = Anotado.
bulletins-subscribed-text = Uma mensagem confirma-lho. Contém a ligação para parar tudo.
bulletins-back = Voltar à obra

## own messages, own data

purpose-mediation = Participar numa mediação
purpose-handed_on = Ser encaminhado para um serviço
notifications-own = As suas mensagens
notifications-own-lead = O que lhe escrevemos, e como deixar de o receber. Esta página é sua: guarde o endereço para si.
notifications-own-decide = Deixar de receber mensagens
notifications-own-stop-site = Mais nada sobre «{ $site }»
notifications-own-stop-all = Mais nenhuma mensagem
notifications-own-is-stopped = Já não recebe mensagens, como pediu.
notifications-own-resume = Receber de novo
notifications-own-stopped = Anotado: não receberá mais estas mensagens.
notifications-own-resumed = Anotado: receberá de novo as nossas mensagens.
notifications-own-received = Mensagens recebidas
privacy-own = O que guardamos sobre si
privacy-own-lead = Esta página é só para si: o endereço foi-lhe enviado, não o passe a ninguém.
privacy-name = Nome
privacy-email = Correio eletrónico
privacy-telephone = Telefone
privacy-since = Guardado desde
privacy-until = Os seus contactos apagam-se sozinhos { $days ->
        [1] 1 dia
       *[other] { $days } dias
    } depois do seu último acordo. A empresa das obras nunca os vê.
privacy-consents = O que aceitou
privacy-consents-none = Não aceitou nada.
privacy-withdraw = Já não estou de acordo
privacy-withdrawn = Anotado: os seus contactos já não servem para isso.
privacy-withdrawn-on = Retirado em { $day }
privacy-things = O que está ligado a isso
privacy-thing-message = Mensagem enviada
privacy-thing-grievance = Aviso
privacy-thing-visit = Visita de um mediador
privacy-thing-subscription = Inscrição nas novidades
privacy-thing-case = Mediação
privacy-thing-referral = Encaminhamento para
privacy-rights = Levar ou apagar
privacy-export = Descarregar estes dados
privacy-erase = Apagar os meus contactos
privacy-erase-sure = O seu nome, o seu endereço e o seu número são apagados logo e para sempre. Já não lhe poderemos responder. O que comunicou continua a ser tratado, sem o seu nome.
privacy-erase-yes = Sim, apagar tudo
privacy-erased = Os seus contactos foram apagados
privacy-erased-text = Não resta nem o seu nome, nem o seu endereço, nem o seu número. A ligação que tinha já não leva a lado nenhum.
purpose-follow_grievance = Saber o que acontece ao meu aviso
purpose-site_news = Receber as novidades da obra
purpose-call_back = Que um mediador me ligue
