# What messages to people say, in English. Every key stands in every file of this folder, and a test holds that. Plain words:
# people read this on a telephone, in a hurry, in their second language. The keys with "sms" keep to straight apostrophes.

text-date-figures = { $day }/{ $month }
text-greeting = Hello,
text-signature = Riverain, between construction sites and their neighbours
text-footer = Your messages, and how to receive no more:
# Before an urgent SMS that may have gone out already.
text-again = (sent again) { $words }
text-fact-site = Site:
text-fact-category = About:
text-fact-severity = Urgency:
text-fact-place = Place:
text-fact-deadline = Answer expected by:
text-fact-reference = Reference:

text-relay-action = Answer, without account or password:
text-relay-privacy = The person’s name and contact are not passed on: your answer reaches them through Riverain.
text-relay-opened-subject = { $severity }: { $category }, { $site } ({ $reference })
text-relay-opened-lead = A neighbour of the site reports a problem. Tell them what you will do: they are waiting for your answer.
text-relay-opened-sms = Riverain { $reference } - { $severity }: { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Site { $site }. Answer: { $link }
text-relay-reminder-subject = Reminder: { $category }, { $site } ({ $reference })
text-relay-reminder-lead = This problem was reported to you and still waits for your answer. A short one will do: seen, when, or why not.
text-relay-reminder-sms = Riverain, reminder { $reference } - { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Site { $site }. Answer expected: { $link }
text-relay-message-subject = Message: { $category }, { $site } ({ $reference })
text-relay-message-lead = Somebody writes to you about this problem. Read it, and answer if there is something to answer.
text-relay-message-sms = Riverain { $reference } - message: { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Site { $site }. Read: { $link }
text-relay-escalated-subject = No answer: { $category }, { $site } ({ $reference })
text-relay-escalated-lead = This problem was reported to the site and has had no answer since { $since }. So we turn to you.
text-relay-escalated-sms = Riverain { $reference } without answer from site { $site } - { $severity }: { $category }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }. Answer: { $link }

text-grievance-received-subject = We have received your report { $reference }
text-grievance-received-lead = We have received what you report about the site “{ $site }”. The contractor has been told and must answer you.
text-grievance-received-action = Follow your report, add something:
text-grievance-received-after = This link is yours: keep it, and pass it on only to those who may speak for you.
text-grievance-received-sms = Riverain: we have received your report { $reference } (site { $site }). Follow it: { $link }

text-grievance-news-subject = News about your report { $reference }
text-grievance-news-acknowledged = The site “{ $site }” has seen your report { $reference } and is looking into it.
text-grievance-news-accepted = The site “{ $site }” will do what is needed for your report { $reference }.
text-grievance-news-scheduled = The site “{ $site }” will do what is needed for your report { $reference }. It is planned for { $date }.
text-grievance-news-resolved = The site “{ $site }” says that it has settled your report { $reference }.
text-grievance-news-refused = The site “{ $site }” will not act on your report { $reference }. If you do not agree, say so: a mediation is possible.
text-grievance-news-referred = Your report { $reference } (site “{ $site }”) was handed on to the service that can act.
text-grievance-news-question = The site “{ $site }” asks you something about your report { $reference }.
text-grievance-news-message = The site “{ $site }” writes to you about your report { $reference }.
text-grievance-news-action = Read and answer:
text-grievance-news-sms-acknowledged = Riverain { $reference }: the site { $site } has seen your report and is looking into it.
text-grievance-news-sms-accepted = Riverain { $reference }: the site { $site } will do what is needed.
text-grievance-news-sms-scheduled = Riverain { $reference }: the site { $site } will do what is needed, planned for { $date }.
text-grievance-news-sms-resolved = Riverain { $reference }: the site { $site } says that the problem is settled.
text-grievance-news-sms-refused = Riverain { $reference }: the site { $site } will not act on it. A mediation is possible.
text-grievance-news-sms-referred = Riverain { $reference }: handed on to the service that can act (site { $site }).
text-grievance-news-sms-question = Riverain { $reference }: the site { $site } asks you something.
text-grievance-news-sms-message = Riverain { $reference }: the site { $site } writes to you.

text-grievance-settled-subject = Is it settled? Report { $reference }
text-grievance-settled-lead = The site “{ $site }” says that it has settled your report { $reference }. Has it?
text-grievance-settled-yes = Yes, it is settled:
text-grievance-settled-no = No, the problem is still there:
text-grievance-settled-after = Without an answer from you, the report will count as settled.
text-grievance-settled-sms = Riverain { $reference }: is it settled? Yes: { $yes_link } No: { $no_link }

text-visit-announced-subject = Someone will call on you on { $date }
text-visit-announced-lead = A mediator will call at your door on { $date }, between { $from } and { $to }, about the site “{ $site }”.
text-visit-announced-why = They come to explain what is planned and to hear what worries you. They sell nothing and ask for no payment.
text-visit-announced-action = Read more, ask for another time:
text-visit-announced-sms = Riverain: a mediator will call at your door on { $date } between { $from } and { $to } (site { $site }). More: { $link }

text-site-news-subject = { $title } ({ $site })
text-site-news-lead = News from the site “{ $site }”:
text-site-news-action = Read more:
text-site-news-sms = Riverain, site { $site }: { $title }. More: { $link } STOP to receive no more

text-subscribed-subject = You will receive the news of the site “{ $site }”
text-subscribed-lead = Noted: you will receive the news of the site “{ $site }”, and nothing else. If you did not ask for them, stop them by the link below.
text-subscribed-action = See what is planned:
text-subscribed-sms = Riverain: you will receive the news of the site { $site }. More: { $link } STOP to receive no more

text-digest-subject = Riverain: { $count } messages in one
text-digest-lead = Here are { $count } messages, gathered into one so as not to disturb you several times.
text-digest-sms = Riverain: { $count } messages are waiting for you. Read them:

text-stop-confirmed-subject = Noted: we will not write to you any more
text-stop-confirmed-site = Noted: you will receive no more messages about the site “{ $site }”. Should you change your mind, subscribe again on the site’s page.
text-stop-confirmed-all = Noted: you will receive no more messages from Riverain. Should you change your mind, subscribe again on a site’s page.
text-stop-confirmed-sms-site = Riverain: noted, no more messages about the site { $site }.
text-stop-confirmed-sms-all = Riverain: noted, you will receive no more messages.
