# What messages to people say, in Portuguese. Every key stands in every file of this folder, and a test holds that.
# The keys with "sms" leave out accents, as telephones charge double for them.

text-date-figures = { $day }/{ $month }
text-greeting = Bom dia,
text-signature = Riverain, entre as obras e os seus vizinhos
text-footer = As suas mensagens, e como deixar de as receber:
# Before an urgent SMS that may have gone out already.
text-again = (reenvio) { $words }
text-fact-site = Obra:
text-fact-category = Assunto:
text-fact-severity = Urgência:
text-fact-place = Lugar:
text-fact-deadline = Resposta esperada até:
text-fact-reference = Referência:

text-relay-action = Responder, sem conta nem palavra-passe:
text-relay-privacy = O nome e os contactos da pessoa não são transmitidos: a sua resposta chega-lhe através da Riverain.
text-relay-opened-subject = { $severity }: { $category }, { $site } ({ $reference })
text-relay-opened-lead = Uma pessoa vizinha da obra assinala um problema. Diga-lhe o que vai fazer: ela espera a sua resposta.
text-relay-opened-sms = Riverain { $reference } - { $severity }: { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Obra { $site }. Responder: { $link }
text-relay-reminder-subject = Lembrete: { $category }, { $site } ({ $reference })
text-relay-reminder-lead = Este problema foi-lhe assinalado e continua à espera da sua resposta. Basta uma resposta curta: visto, para quando, ou porque não.
text-relay-reminder-sms = Riverain, lembrete { $reference } - { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Obra { $site }. Resposta esperada: { $link }
text-relay-message-subject = Mensagem: { $category }, { $site } ({ $reference })
text-relay-message-lead = Escreveram-lhe sobre este problema. Leia, e responda se houver algo a responder.
text-relay-message-sms = Riverain { $reference } - mensagem: { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Obra { $site }. Ler: { $link }
text-relay-escalated-subject = Sem resposta: { $category }, { $site } ({ $reference })
text-relay-escalated-lead = Este problema foi assinalado à obra e continua sem resposta desde { $since }. Por isso nos dirigimos a si.
text-relay-escalated-sms = Riverain { $reference } sem resposta da obra { $site } - { $severity }: { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Responder: { $link }

text-grievance-received-subject = Recebemos o seu aviso { $reference }
text-grievance-received-lead = Recebemos o que assinala sobre a obra «{ $site }». A empresa foi avisada e deve responder-lhe.
text-grievance-received-action = Seguir o seu aviso, acrescentar algo:
text-grievance-received-after = Esta ligação é pessoal: guarde-a e passe-a só a quem pode falar por si.
text-grievance-received-sms = Riverain: recebemos o seu aviso { $reference } (obra { $site }). Seguir: { $link }

text-grievance-news-subject = Novidades sobre o seu aviso { $reference }
text-grievance-news-acknowledged = A obra «{ $site }» viu o seu aviso { $reference } e está a tratar dele.
text-grievance-news-accepted = A obra «{ $site }» vai fazer o necessário para o seu aviso { $reference }.
text-grievance-news-scheduled = A obra «{ $site }» vai fazer o necessário para o seu aviso { $reference }. Está previsto para { $date }.
text-grievance-news-resolved = A obra «{ $site }» diz ter resolvido o seu aviso { $reference }.
text-grievance-news-refused = A obra «{ $site }» não dará seguimento ao seu aviso { $reference }. Se não concorda, diga-o: é possível uma mediação.
text-grievance-news-referred = O seu aviso { $reference } (obra «{ $site }») foi transmitido ao serviço que pode agir.
text-grievance-news-question = A obra «{ $site }» faz-lhe uma pergunta sobre o seu aviso { $reference }.
text-grievance-news-message = A obra «{ $site }» escreve-lhe sobre o seu aviso { $reference }.
text-grievance-news-action = Ler e responder:
text-grievance-news-sms-acknowledged = Riverain { $reference }: a obra { $site } viu o seu aviso e trata dele.
text-grievance-news-sms-accepted = Riverain { $reference }: a obra { $site } vai fazer o necessario.
text-grievance-news-sms-scheduled = Riverain { $reference }: a obra { $site } vai fazer o necessario, previsto para { $date }.
text-grievance-news-sms-resolved = Riverain { $reference }: a obra { $site } diz que o problema foi resolvido.
text-grievance-news-sms-refused = Riverain { $reference }: a obra { $site } nao dara seguimento. E possivel uma mediacao.
text-grievance-news-sms-referred = Riverain { $reference }: transmitido ao servico que pode agir (obra { $site }).
text-grievance-news-sms-question = Riverain { $reference }: a obra { $site } faz-lhe uma pergunta.
text-grievance-news-sms-message = Riverain { $reference }: a obra { $site } escreve-lhe.

text-grievance-settled-subject = Está resolvido? Aviso { $reference }
text-grievance-settled-lead = A obra «{ $site }» diz ter resolvido o seu aviso { $reference }. É verdade?
text-grievance-settled-yes = Sim, está resolvido:
text-grievance-settled-no = Não, o problema continua:
text-grievance-settled-after = Se não responder, o aviso será considerado resolvido.
text-grievance-settled-sms = Riverain { $reference }: resolvido? Sim: { $yes_link } Nao: { $no_link }

text-visit-announced-subject = Uma pessoa passará por sua casa { $date }
text-visit-announced-lead = Uma pessoa da mediação passará por sua casa { $date }, entre as { $from } e as { $to }, por causa da obra «{ $site }».
text-visit-announced-why = Vem explicar o que está previsto e ouvir o que o preocupa. Não vende nada e não pede nenhum pagamento.
text-visit-announced-action = Saber mais, pedir outro momento:
text-visit-announced-sms = Riverain: uma pessoa da mediacao passa por sua casa a { $date } entre as { $from } e as { $to } (obra { $site }). Mais: { $link }

text-site-news-subject = { $title } ({ $site })
text-site-news-lead = Novidades da obra «{ $site }»:
text-site-news-action = Saber mais:
text-site-news-sms = Riverain, obra { $site }: { $title }. Mais: { $link } STOP para nao receber mais

text-subscribed-subject = Vai receber as novidades da obra «{ $site }»
text-subscribed-lead = Anotado: vai receber as novidades da obra «{ $site }», e nada mais. Se não foi você que pediu, pare-as pela ligação abaixo.
text-subscribed-action = Ver o que está previsto:
text-subscribed-sms = Riverain: vai receber as novidades da obra { $site }. Mais: { $link } STOP para nao receber mais

text-digest-subject = Riverain: { $count } mensagens numa só
text-digest-lead = Aqui estão { $count } mensagens, reunidas numa só para não o incomodar várias vezes.
text-digest-sms = Riverain: tem { $count } mensagens. Ler:

text-stop-confirmed-subject = Anotado: não lhe escreveremos mais
text-stop-confirmed-site = Anotado: não receberá mais mensagens sobre a obra «{ $site }». Se mudar de ideias, inscreva-se de novo na página da obra.
text-stop-confirmed-all = Anotado: não receberá mais mensagens da Riverain. Se mudar de ideias, inscreva-se de novo na página de uma obra.
text-stop-confirmed-sms-site = Riverain: anotado, nao recebera mais mensagens sobre a obra { $site }.
text-stop-confirmed-sms-all = Riverain: anotado, nao recebera mais mensagens.
