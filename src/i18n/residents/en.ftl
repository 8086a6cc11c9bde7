# What the pages say that residents meet, and the printed notice, in English. Every key stands in every file of this folder, and a
# test holds that. Plain words, short: people read this on a telephone, in a hurry, in their second language.


## every page: dates, the frame, forms, errors

date = { $first ->
        [yes] 1 { $month } { $year }
       *[no] { $day } { $month } { $year }
    }
date-day = { $first ->
        [yes] { $weekday } 1 { $month }
       *[no] { $weekday } { $day } { $month }
    }
date-month-day = { $first ->
        [yes] 1 { $month }
       *[no] { $day } { $month }
    }
time = { $hour }:{ $minute }
moment = { $date } at { $time }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
house-name = Riverain
house-promise = Tell the neighbours before the works, listen while they last, answer.
skip-to-content = Skip to content
language-switch = Language
back = Back
optional = optional
error-summary = Some points need correcting
form-required = Please fill in this field.
form-too-long = This is too long: at most { $limit } characters.
form-not-a-word = “{ $given }” is not one of the choices.
form-not-a-date = “{ $given }” is not a date. Write for example 2026-11-24.
form-not-a-time = “{ $given }” is not a time. Write for example 08:30.
form-not-an-email = “{ $given }” is not an email address. Write for example name@example.org.
form-not-a-telephone = “{ $given }” is not a telephone number. Write it with all its digits, for example 06 39 98 12 34.
error-title-400 = Not understood
error-text-400 = This request cannot be read. Go back and try again.
error-title-401 = Please sign in
error-text-401 = You need to sign in to see this page.
error-title-403 = Not allowed
error-text-403 = Your account does not allow this. If you need it, ask whoever looks after the accounts.
error-title-404 = Page not found
error-text-404 = This page does not exist, or no longer does. Check the address, or start again from the home page.
error-title-405 = Not possible
error-text-405 = This address does not answer that kind of request.
error-title-408 = Too slow
error-text-408 = The answer took too long. Try again in a moment.
error-title-409 = Things have changed
error-text-409 = What you ask contradicts what stands now. Reload the page.
error-title-413 = Too large
error-text-413 = This is larger than what we take.
error-too-large = This is too large: at most { $limit } MB.
error-title-415 = Format refused
error-text-415 = This format is not taken here.
error-title-422 = To be corrected
error-text-422 = Something is wrong with what was sent.
error-title-429 = Too many attempts
error-text-429 = There were too many requests in a short time. Wait a minute and try again.
error-title-500 = A mistake on our side
error-text-500 = Something failed on our side, and it has been noted. Nothing that was saved is lost. Try again in a moment.
error-home = Back to the home page
look-staff = Staff
look-choose = Choose

## a site, and its printed notice

site-state-incomplete = To be completed
site-state-announced = Coming
site-state-ongoing = Under way
site-state-ended = Over
nuisance-noise = Noise
nuisance-dust = Dust
nuisance-vibration = Vibration
nuisance-access = Access
nuisance-parking = Parking
nuisance-deliveries = Deliveries
nuisance-terrace = Terraces and stalls
nuisance-water = Water
nuisance-power = Power
nuisance-traffic = Traffic
nuisance-lighting = Lighting
nuisance-means-noise = noisy machines during working hours.
nuisance-means-dust = dust in dry weather: better keep windows closed.
nuisance-means-vibration = vibration that may be felt in nearby buildings.
nuisance-means-access = access on foot is kept; the way into a garage may be cut off at times.
nuisance-means-parking = parking places taken away near the site.
nuisance-means-deliveries = delivery lorries stop farther away; tell your suppliers.
nuisance-means-terrace = terraces and stalls have to be made smaller or moved.
nuisance-means-water = water cuts, announced the day before at the latest.
nuisance-means-power = power cuts, announced the day before at the latest.
nuisance-means-traffic = a street closed or diverted; buses may stop elsewhere.
nuisance-means-lighting = street lights off, or floodlights at night.
day-mon = Monday
day-tue = Tuesday
day-wed = Wednesday
day-thu = Thursday
day-fri = Friday
day-sat = Saturday
day-sun = Sunday
sites-contractor = Contractor
sites-dates = Dates
sites-code = Code
sites-phase = Phase
sites-hours-title = Days and hours
sites-colon = :
sites-span = { $from } to { $to }
sites-one-day = { $day }
sites-days-all = every day
sites-days-row = { $from } to { $to }
sites-days-list = { $most } and { $last }
sites-hours = { $days }, { $from } to { $to }
sites-reach = up to { $metres } m
sites-reach-zone = in the zone
sites-dates-verified = Dates confirmed
sites-dates-announced = Dates announced
sites-announced-were = Announced at first: { $span }
sites-permit = Order or permit
sites-subscribe = Follow this site
sites-phase-now = Now
sites-phase-over = Over
sites-home = Which works are near me?
sites-home-lead = What is planned, when, and how to say so when something is wrong.
sites-home-address = My address
sites-home-address-hint = Number and street, for example “12 rue des Tanneurs”.
sites-home-search = Search
sites-home-code = Code read on a poster
sites-home-code-unknown = No site has the code “{ $code }”. Read the poster again: four to six letters and digits, without vowels.
sites-home-open = Open
sites-home-none = No works are announced at present.
sites-home-ongoing = Works under way
sites-home-coming = Works to come
sites-by = Works by { $organisation }.
sites-report = Report a problem
sites-over = These works are over. You may still report a problem that comes from them.
sites-map-alt = Plan of the streets around the site; the zone of the works is in yellow.
sites-map-caption = In yellow, the ground taken by the works.
sites-planned = What is planned
sites-planned-none = The calendar is not known yet. It will be published here.
sites-for-you = What it changes for you
sites-talk = A question, a nuisance?
sites-talk-text = Say so in a minute, without an account and without your name if you prefer. The contractor has to answer.
sites-telephone = Telephone
sites-emergency = In immediate danger, call 112.
sites-notice-kind = Notice of works
sites-notice-talk = A question, a nuisance? Say so: the contractor has to answer.
sites-notice-scan = Point a telephone at this square, or open
open-change-registered = Site announced
open-change-site = The site’s details changed
open-change-zone = The zone was given or changed
open-change-phase-added = New phase, from { $from } to { $to }: { $phase }
open-change-phase = The phase changed, from { $from } to { $to }: { $phase }
open-change-see = What is planned stands on the page of the site “{ $site }”.

## what is near an address

premises-map-picture = Map of the streets; the ground that the works take up is yellow.
premises-inside = inside the zone
premises-at-metres = { $metres } m away
premises-nameless = Place without name or address
premises-not-found = Address not found
premises-near-nothing = No announced site reaches this address.
premises-near-distance = Your address: { $where }.
premises-near-more = See what is planned
premises-near-around = Other works within a kilometre
premises-near-others = Not your address?
premises-near-not-found = Check the street’s name, or look for your site in the list.
premises-near-list = See all sites

## the form that reports

grievances-category-missing = Choose what it is about.
grievances-suffered-in-future = { $day } has not come yet. Give the day on which it happened.
grievances-suffered-long-ago = { $day } is more than a year ago. Check the year.
grievances-premises-unknown = The register has no address { $given }.
category-noise = Noise
category-dust = Dust, dirt
category-pedestrian_access = Way on foot
category-parking = Parking
category-vehicle_movements = Lorries, machines
category-safety = Danger
category-working_hours = Work outside the hours
category-property_damage = Damage
category-lighting = Lighting
category-behaviour = Behaviour
category-environment = Trees, water, waste
category-information = Not being told
category-other = Something else
hazard-danger = Somebody could be hurt
hazard-blocked_access = Emergency services or disabled people blocked
hazard-gas_or_water = Gas or water
grievances-photos-too-many = Too many photos: { $limit } at most.
grievances-photo-too-large = A photo is too heavy: { $limit } MB at most.
grievances-photo-format = A file is not a JPEG, PNG or WebP photo.
grievances-photo-unreadable = A photo cannot be read. Send another one.
grievances-photo-unpacks = A photo is too large: 50 million dots at most.
grievances-echo-closed = This problem is closed. If it is back, report it.
relays-report = Report a problem
relays-report-lead = It takes a minute. The contractor is told at once and has to answer you.
relays-report-emergency = Immediate danger, smell of gas, somebody hurt: first call 18 or 112.
relays-report-flood = A great many reports are coming in at the moment, from everywhere at once. Nothing is lost: wait a minute, then press “Send” again. If there is danger, call 112.
relays-report-working = One moment…
relays-report-wait = Many reports have just come from your connection, and we have to slow down. Nothing that you wrote is lost: send again in { $minutes } minutes.
relays-trap = Leave the hidden field empty: it is there to recognise robots.
relays-trap-label = Leave this field empty
relays-what = What is it about?
relays-hazard = Is it dangerous right now?
relays-hazard-none = No
relays-when = Which day?
relays-at = Around what time?
relays-today = Announced for today:
relays-today-phase = { $phase }, { $from } to { $to }
relays-today-anyway = If it bothers you, report it all the same.
relays-where = Where is it?
relays-where-street = In the street or on the site
relays-where-home = At my place
relays-place = Address or place
relays-place-hint = For example: in front of 12 rue des Tanneurs.
relays-shares-address = The contractor may know my address
relays-shares-address-hint = Otherwise they do not see the address of your home.
relays-reach = How can we answer you?
relays-reach-hint = Optional. The contractor never sees how to reach you. Without it, a private link lets you follow.
relays-email = Email address
relays-telephone = Telephone
relays-words = Do you want to add anything?
relays-words-hint = The contractor will read this. Do not put your name.
relays-send = Send
relays-privacy = We keep what you write while the problem is being settled, then without your contact details for statistics.
relays-photos = Photos
relays-photos-hint = Five at most. The place and date that the camera hides in them are removed.
relays-others = Reported in the last days: is it the same?
relays-me-too = Me too
relays-counted = Counted. To follow the answer, report it below as well.
relays-echo-count = { $count ->
        [1] 1 other person says so too
       *[other] { $count } other people say so too
    }
relays-hours-now-within = Right now, works are announced.
relays-hours-now-outside = Right now, no works are announced.

## a grievance that is followed

grievances-cannot = That is not possible now: the grievance is “{ $status }”.
grievances-next-answer = The contractor has to say what they do by { $moment }. It is with: { $rung }.
grievances-next-silent = The contractor had to answer by { $moment } and did not. It is now with: { $rung }.
grievances-next-end = The contractor sees to it. It has to be settled by { $moment }. It is with: { $rung }.
grievances-next-late = It had to be settled by { $moment } and is not. It is now with: { $rung }.
grievances-next-scheduled = The contractor comes on { $day }.
grievances-next-settled = The contractor says that it is settled. Tell us whether that is true; if we do not hear from you, it will be closed on { $moment }.
grievances-next-refused = The contractor will not act; their reason is below. If you do not accept that, write to us: mediation is possible.
grievances-next-referred = This is not the site’s. It was handed to the service that can act, named below.
grievances-next-confirmed = It is settled, and you have confirmed it. Thank you.
grievances-next-unconfirmed = It is closed: the contractor says that it is settled and we did not hear from you. It is not? Open it again.
grievances-next-duplicate = The same problem is followed under another reference, named below.
grievances-next-withdrawn = You took it back. Nothing more will happen.
grievances-next-unfounded = The mediators closed it; their reason is below. If you do not agree, write to us.
grievance-status-received = Received
grievance-status-acknowledged = Seen by the mediators
grievance-status-relayed = Passed on
grievance-status-accepted = Being seen to
grievance-status-scheduled = Date announced
grievance-status-refused = Refused
grievance-status-referred = Referred elsewhere
grievance-status-resolved = Said to be settled
grievance-status-confirmed = Settled, confirmed
grievance-status-unconfirmed = Closed, unconfirmed
grievance-status-reopened = Opened again
grievance-status-duplicate = Duplicate
grievance-status-withdrawn = Taken back
grievance-status-unfounded = Unfounded
severity-urgent = Urgent
severity-high = Important
severity-normal = Normal
via-web = on the website
via-telephone = by telephone
via-doorstep = at the door
via-sms = by SMS
via-email = by email
via-api = by another program
via-open311 = by Open311
rung-site_manager = site manager
rung-director = contractor’s management
rung-authority = public authority
author-resident = Neighbour
author-you = You
author-contractor = Contractor
author-mediation = Mediators
author-house = Automatic
entry-filed = Reported { $detail }
entry-acknowledged = Seen by the mediators
entry-relayed = Passed on: { $detail }
entry-reminded = Reminded: { $detail }
entry-escalated = No answer in time, passed higher: { $detail }
entry-accepted = The contractor sees to it
entry-scheduled = Work announced: { $day }
entry-refused = Refused by the contractor
entry-referred = Handed to the competent service
entry-resolved = The contractor says that it is settled
entry-confirmed = Confirmed: it is settled
entry-unconfirmed = Closed without news from the neighbour
entry-reopened = It is not settled: opened again
entry-duplicate = Same problem as { $detail }
entry-withdrawn = Taken back
entry-unfounded = Closed: unfounded
entry-question = A question from the contractor
entry-message = Message
entry-note = Internal note
entry-graded = Urgency changed: { $detail }
entry-sorted = Subject changed: { $detail }
grievances-next-paused = The contractor waits for your answer to their question. The clock has stood still since { $moment }.
entry-paused = Clock stopped: the contractor waits for an answer
entry-resumed = The clock runs again
entry-photos = Photos added: { $detail }
entry-fell_back = Nobody was on call at this hour: the site manager is told
grievances-survey-later = The questions come when all is over.
answers-yes = Yes
answers-rather = Rather
answers-hardly = Not really
answers-no = No
entry-assigned = Taken in hand: { $detail }
entry-unassigned = In nobody’s hand any more
entry-split = Split in two; the other part is { $detail }
entry-handed = Handed to a colleague
relays-when-suffered = When
relays-filed = It is recorded
relays-filed-reference = Your reference:
relays-filed-keep = Keep this private link: it shows you the answer.
relays-filed-told = You will also get the answer in the way that you gave.
relays-filed-untold = You left no contact details: this link is the only way to follow. Note it or bookmark it.
relays-next = What happens next:
relays-settled-question = Is it settled?
relays-settled-yes = Yes, it is settled
relays-settled-no = No, not yet
relays-settled-reopen = Is the problem back? Open it again
relays-settled-yes-title = It is settled?
relays-settled-yes-text = One press of the button, and it is confirmed.
relays-settled-no-title = It is not settled?
relays-settled-no-text = One press of the button: it is opened again and passed higher.
relays-settled-no-words = What is left?
relays-timeline = What happened
relays-write = Add something
relays-message = Your message
relays-message-hint = The contractor and the mediators will read it.
relays-message-send = Send the message
relays-withdraw = Take this report back
relays-withdraw-sure = Nothing more will happen. What was said is kept.
relays-withdraw-yes = Take back
relays-private = This page is private: whoever has its address can read it.
relays-words-missing = Write a few words.
relays-photo-by = Photo: { $by }
relays-hours-neighbour-within = It was within the announced hours; the contractor has to answer all the same.
relays-hours-neighbour-outside = It was outside the announced hours.
relays-original = Another neighbour had reported it already:
relays-original-told = You will get the same answers.
relays-survey = Three questions, if you like
relays-survey-hint = The mediation team reads your answers. In public only percentages appear, from five answers up.
relays-survey-soon = Did the answer come soon enough?
relays-survey-clear = Was the answer clear?
relays-survey-content = Are you content with what became of it?
relays-survey-send = Answer
relays-survey-thanks = Thank you for your answers.

## how the contractor answers

grievances-count = { $count ->
        [0] No grievance
        [1] 1 grievance
       *[other] { $count } grievances
    }
grievances-record = How the contractor answers
grievances-record-lead = What neighbours reported, and what became of it. Nothing is shown below five cases, so that nobody is recognised.
grievances-record-site = On this site
grievances-record-contractor = { $name }, on all their sites
grievances-record-too-few = Not yet five reports.
grievances-record-few = too few cases
grievances-record-answered = Half of the answers come within
grievances-record-settled = Half of the cases are concluded within
grievances-record-on-time = Answers in time
grievances-record-confirmed = Settled, neighbours agreeing
grievances-record-percent = { $percent } %
grievances-record-hours = { $count ->
        [1] 1 working hour
       *[other] { $count } working hours
    }
grievances-record-days = { $count ->
        [1] 1 working day
       *[other] { $count } working days
    }
grievances-record-others = Other subjects
grievances-record-report = Report a problem
grievances-record-soon = Neighbours who say that an answer came soon enough
grievances-record-clear = Neighbours who found the answer clear
grievances-record-content = Neighbours content with what became of it

## the news of a site

bulletins-subscribe = Follow this site
bulletins-subscribe-lead = Leave an address or a number: we tell you what changes near you, and nothing else.
bulletins-reach = Where to write to you
bulletins-reach-missing = Leave an email address or a telephone number.
bulletins-place = Your address
bulletins-place-hint = For example 12 rue des Tanneurs. It serves to write to you only about what touches your street.
bulletins-language = Language
bulletins-subscribe-do = Keep me informed
bulletins-consent = By pressing, you agree to be written to about this site. You stop it whenever you want: by answering STOP, or by the link of every message.
bulletins-subscribed = Noted.
bulletins-subscribed-text = A message confirms it. It holds the link to stop everything.
bulletins-back = Back to the site

## own messages, own data

purpose-mediation = To take part in a mediation
purpose-handed_on = To be referred to a service
notifications-own = Your messages
notifications-own-lead = What we have written to you, and how to receive no more. This page is yours: keep its address to yourself.
notifications-own-decide = Receive no more messages
notifications-own-stop-site = Nothing more about “{ $site }”
notifications-own-stop-all = No more messages at all
notifications-own-is-stopped = You receive no more messages, as you asked.
notifications-own-resume = Receive them again
notifications-own-stopped = Noted: you will not receive these messages any more.
notifications-own-resumed = Noted: you will receive our messages again.
notifications-own-received = Messages received
privacy-own = What we keep about you
privacy-own-lead = This page is yours alone: its address was sent to you, do not pass it on.
privacy-name = Name
privacy-email = Email address
privacy-telephone = Telephone
privacy-since = Kept since
privacy-until = Your contact details are erased by themselves { $days } days after you last agreed. The contractor never sees them.
privacy-consents = What you agreed to
privacy-consents-none = You have not agreed to anything.
privacy-withdraw = I no longer agree
privacy-withdrawn = Noted: your contact details are no longer used for this.
privacy-withdrawn-on = Withdrawn on { $day }
privacy-things = What is kept with it
privacy-thing-message = Message sent
privacy-thing-grievance = Grievance
privacy-thing-visit = A mediator’s visit
privacy-thing-subscription = Subscription to the news
privacy-thing-case = Mediation
privacy-thing-referral = Referral to
privacy-rights = Take away or erase
privacy-export = Download these data
privacy-erase = Erase my contact details
privacy-erase-sure = Your name, address and number are erased at once and for good. We can no longer answer you. What you reported goes on being handled, without your name.
privacy-erase-yes = Yes, erase everything
privacy-erased = Your contact details are erased
privacy-erased-text = Neither your name, nor your address, nor your number is left. The link that you had leads nowhere any more.
purpose-follow_grievance = To be told what becomes of my grievance
purpose-site_news = To be told of the works
purpose-call_back = To be called back by a mediator
