# What the pages say on which staff and contractors work, in this language; what residents meet stands in `residents/`, which they
# may show too. One section per slice; the keys are the same in both files, and a test holds that. Plain words.


## ---------------------------------------------------------------------------------------------
## house (words of every page, dates, errors, settings)
## ---------------------------------------------------------------------------------------------

yes = Yes
no = No
sign-in = Sign in
sign-out = Sign out
navigation = Main menu
save = Save
cancel = Cancel
form-not-a-number = “{ $given }” is not a number.
api-not-json = The request’s body is not the JSON expected: { $reason }.
api-not-a-query = The request’s address cannot be read: { $reason }.
settings-unreadable = The settings cannot be read: { $reason }
settings-public-url = public_url must start with http:// or https://; “{ $given }” does not.
settings-database = database must be sqlite:FILE or postgres://…
settings-mail-url = mail.url must start with smtp:// or smtps://, or stay empty.
settings-mail-from = mail.from must be an address, alone or after a name: Riverain <riverain@town.example>; “{ $given }” is not.
settings-bounce-address = mail.bounce_address must be an address, or stay empty; “{ $given }” is not.
settings-dkim-key = The DKIM key { $file } cannot be opened: check mail.dkim_key.
settings-gateway = sms.order names “{ $given }”; the gateways known are { $known }.
settings-lease = delivery.lease_s must be longer than a delivery: more than { $seconds } seconds.
settings-inbox-url = The address of the mailbox (mail.inbox.url) must begin with imaps:// or imap://.
settings-inbox = Each setting of the mailbox (mail.inbox) must stand on one line, and it is looked into every second at most.
settings-map-style-url = map_style_url must be the http address of a map style, or stay empty; “{ $given }” is none.
settings-geocoder-url = geocoder.url must be an http or https address, or stay empty; “{ $given }” is none.
settings-geocoder-timeout = geocoder.timeout_ms goes from 100 to 10000 milliseconds.
settings-kannel-url = sms.kannel_url must be the http address of sendsms, or stay empty; “{ $given }” is not one.
settings-quiet-hours = quiet_hours: hours go from 0 to 24.
settings-security-contact = open.security_contact must begin with mailto:, https:// or tel:, or stay empty.
settings-file-unread = The settings file { $file } cannot be opened: { $reason }
settings-file-broken = The settings file { $file } is not TOML: { $reason }


## ---------------------------------------------------------------------------------------------
## people
## ---------------------------------------------------------------------------------------------

people-email = Email address
people-password = Password
people-password-short = The password is too short: at least { $limit } characters.
people-sign-in-lost = Forgotten your password? Whoever manages the accounts can give you a new one.
people-sign-in-wrong = This address and this password do not go together. Check both, or ask whoever looks after the accounts for a new password.
people-organisation-exists = There is already an organisation named “{ $name }”.
people-email-exists = There is already an account with this address.
people-not-yourself = You cannot close your own account.
people-account-opened = The account { $email } is open.
people-password-made = Its password, shown this once: { $password }
people-no-such-account = No open account has the address { $email }.
people-title = Accounts
people-name = Name
people-role = Role
people-organisation = Organisation
people-state = State
people-open = Open
people-closed = Closed
people-opened = Open since
people-none = No accounts.
people-new = Open an account
people-new-lead = A password is drawn by lot and shown only once. The person changes it after signing in.
people-organisation-unknown = Choose the organisation of this person.
people-role-elsewhere = “{ $name }” is not an organisation where people have this role.
people-organisation-add = Add an organisation
people-organisation-added = The organisation has been added.
people-organisation-name = Name of the organisation
people-organisation-kind = What it does
organisation-kind-contractor = Contractor
organisation-kind-mediation = Mediation
organisation-kind-authority = Authority
people-acts = Look after this account
people-close = Close this account
people-close-sure = The person can no longer sign in. What they did stays, and the account can be opened again.
people-close-yes = Yes, close the account
people-closed-now = The account is closed.
people-reopen = Open this account again
people-reopened = The account is open again.
people-password-give = Give a new password
people-password-give-sure = The old one stops working, and the person is signed out everywhere.
people-password-give-yes = Yes, give a new one
people-password-given = Password, shown only this once
people-password-given-text = Tell it to the person by word of mouth. They can change it under “My account”.
people-journal = What was done to this account
people-own = My account
people-preferences = Language and telephone
people-preferences-kept = Saved.
people-language = Language
people-language-hint = The language of your pages once you sign in. Without a choice, the browser’s.
people-telephone = Telephone
people-telephone-hint = For your colleagues. It is not published.
people-password-change = Change the password
people-password-changed = The password has been changed. Other devices are signed out.
people-password-now = Present password
people-password-new = New password
people-password-hint = At least ten characters. A sentence is easier to remember than a word.
people-password-not-yours = This is not your present password.
people-tokens = Access tokens
people-tokens-text = A token lets a program act in your name, with your rights.
people-token-docs = API documentation
people-token-made = Token, shown only this once
people-token-made-text = Copy it now: it will not be shown again. The program sends it in the header “Authorization: Bearer”.
people-token-label = What the token is for
people-token-label-hint = For example “the city’s dashboard”.
people-token-make = Make a token
people-token-revoke = End this token
people-token-revoke-sure = The program that uses it is refused at once.
people-token-revoke-yes = Yes, end it
people-token-revoked = The token no longer works.
people-token-ended = Ended
people-since = Since { $moment }
role-contractor = Contractor
role-mediator = Mediator
role-coordinator = Coordinator
role-authority = Authority
role-admin = Administrator
menu-rounds = Rounds
menu-desk = Home
menu-sites = Sites
menu-premises = Addresses
menu-campaigns = Campaigns
menu-grievances = Grievances
menu-cases = Mediation
menu-messages = Messages
menu-people = Accounts
menu-journal = Journal


## ---------------------------------------------------------------------------------------------
## journal
## ---------------------------------------------------------------------------------------------

journal-title = Journal
journal-lead = Who did what, and when. Nothing in it is erased, and any tampering shows.
journal-check = Check the journal
journal-whole = The journal is whole: its { $lines } lines are as they were written.
journal-broken = The journal is broken at line { $line }: from there on, something was changed, removed or slipped in.
journal-subject = About (id)
journal-filter = Filter
journal-all = The whole journal
journal-none = No lines
journal-none-text = Nothing is noted under this id.
journal-line = Line
journal-when = When
journal-who = Who
journal-what = What
journal-about = About
journal-newest = Newest
journal-older = Older
journal-actor-resident = Neighbour
journal-actor-contractor = Contractor, by a link
journal-actor-system = The system
act-account-opened = Account opened
act-account-closed = Account closed
act-account-reopened = Account opened again
act-account-password_given = New password given
act-account-password_changed = Password changed
act-account-preferences_changed = Preferences changed
act-organisation-added = Organisation added
act-token-made = Token made
act-token-revoked = Token ended
act-site-registered = Site registered
act-site-changed = Site changed
act-absence-reported = Absence reported
act-absence-taken_back = Absence taken back
act-door-moved = Door moved to another round
act-appointment-made = Appointment fixed or cancelled for a door
act-grievance-paused = Clock stopped while the neighbour is asked
act-grievance-resumed = Clock going again
act-reaches-set = Usual reaches changed
act-exception-noted = Exceptional hours noted
act-exception-taken_back = Exceptional hours taken back
act-work_pattern-set = Hours and languages of a mediator changed
act-affected-added = Door added by hand
act-affected-excluded = Door excluded by hand
act-affected-kept = List of neighbours kept as evidence
act-affected-undone = Decision about a door taken back
act-campaign-planned = Rounds planned
act-campaign-planning = Planning begun
act-campaign-planning_stopped = Planning stopped
act-campaign-removed = Campaign removed
act-campaign-repeated = Campaign repeated by itself
act-campaign-repeating_stopped = Campaign that comes back no more
act-campaign-started = Campaign started
act-grievance-filed = Grievance filed
act-grievance-acknowledged = Grievance acknowledged
act-grievance-relayed = Grievance put before the contractor
act-grievance-accepted = Grievance accepted by the contractor
act-grievance-scheduled = Day announced
act-grievance-refused = Grievance refused by the contractor
act-grievance-referred = Grievance referred to a service
act-grievance-resolved = Grievance said to be settled
act-grievance-confirmed = Settlement confirmed by the neighbour
act-grievance-lapsed = Grievance closed, the neighbour stayed silent
act-grievance-reopened = Grievance opened again
act-grievance-duplicate = Grievance said twice
act-grievance-withdrawn = Grievance withdrawn
act-grievance-unfounded = Grievance unfounded
act-grievance-graded = Severity changed
act-grievance-sorted = Category changed
act-grievance-stepped = Reminder by the system
act-grievance-escalated = Taken to the next rung
act-grievance-written = Written about a grievance
act-bulletin-planned = News of a site planned
act-bulletin-stopped = News of a site stopped
act-news-subscribed = Subscription to the news of a site
act-message-worded = Text of a message changed
act-message-unworded = Text of a message taken back
act-grievance-assigned = Grievance taken in hand
act-grievance-split = Grievance split in two
act-grievance-surveyed = Questions at the end answered
act-message-sent_again = Message sent again
act-messages-stopped = STOP said to messages
act-messages-resumed = Messages agreed to again
act-premises-imported = File imported
act-relay-revoked = Link to answer revoked
act-relay-handed = Grievance handed to a colleague at the contractor’s
act-route-added = Line added to who is told
act-route-removed = Line removed from who is told
act-round-published = Round published
act-round-withdrawn = Round withdrawn
act-visit-recorded = Visit recorded
act-visit-undone = Visit undone


## ---------------------------------------------------------------------------------------------
## sites
## ---------------------------------------------------------------------------------------------

sites-pair = { $x }.{ $x_decimals }, { $y }.{ $y_decimals }
sites-outline-nothing-given = There is no zone yet. Draw it on the map, paste GeoJSON or choose a file.
sites-outline-other-format = This file is of the kind “{ $name }”, which no works zone is read from here. Give it as GeoJSON, KML or KMZ, or as a zipped Shapefile (.zip).
sites-outline-other-xml = This file is XML (“{ $name }”), but not KML. Give the zone as KML, GeoJSON or a zipped Shapefile (.zip).
sites-outline-not-xml = This KML cannot be read: reading stops at line { $line }, column { $column }. Export it again, or check that it is complete.
sites-outline-broken-archive = This archive does not open. It is damaged, locked with a password, or compressed in an unusual way. Compress the folder again, as an ordinary .zip.
sites-outline-inflates-too-far = In the archive, { $where } grows beyond { $limit_mb } MB when decompressed. Keep only the works zone.
sites-outline-nothing-in-archive = The archive holds no Shapefile (.shp), no KML and no GeoJSON. Compress the .shp, .shx, .dbf and .prj files together.
sites-outline-several-layers = The archive holds several layers ({ $names }). Keep only that of the works zone.
sites-outline-not-shapefile = This file is called .shp but is none. Export the zone again.
sites-outline-cut-off = The Shapefile is incomplete at { $where }. Copy or export it again.
sites-mended-exchanged = Latitude and longitude are exchanged everywhere.
sites-mended-taken-for = The numbers are read as metres of { $code }.
sites-mended-closed = The outline is closed with its first point.
sites-mended-spikes = { $spikes ->
        [one] The spike where the outline goes back on itself is taken off.
       *[other] The { $spikes } spikes where the outline goes back on itself are taken off.
    }
sites-mended-crossing = The outline is cut where it crosses itself, which gives { $parts ->
        [one] one part.
       *[other] { $parts } parts.
    }
sites-mended-holes = The holes that run into each other become one.
sites-mended-cut-apart = The pieces that the rings keep apart become { $parts } parts.
sites-outline-not-json = This is not readable JSON: reading stops at line { $line }, column { $column }. Check that the text was copied whole, from the first brace to the last.
sites-outline-not-finite = “{ $text }”, at line { $line }, column { $column }, cannot be a coordinate. Remove this point, or mend it in the program that made the file.
sites-outline-not-an-object = A GeoJSON object, in braces and with its “type”, is expected at { $where }. Paste the whole document, not just the list of coordinates.
sites-outline-no-type = The “type” is missing at { $where }. A GeoJSON document says what it is: Polygon, MultiPolygon, Feature or FeatureCollection.
sites-outline-wrong-type = The type “{ $found }”, at { $where }, encloses no ground. Give a Polygon or a MultiPolygon, alone or in a Feature or a FeatureCollection.
sites-outline-no-list = The list “{ $member }” is missing at { $where }. Export the zone again, as GeoJSON.
sites-outline-empty = There is no outline at { $where }. Check that the zone was selected when it was exported.
sites-outline-null-geometry = The object at { $where } has no geometry. Draw it, or delete it from the file.
sites-outline-wrong-nesting = The brackets are not at the right level at { $where }. A Polygon is a list of rings, and a ring is a list of points [longitude, latitude].
sites-outline-position-too-short = { $numbers ->
        [one] The point at { $where } has only one number.
       *[other] The point at { $where } lacks its two numbers.
    } It takes two: longitude, then latitude.
sites-outline-position-not-numbers = The point at { $where } holds something else than numbers. It takes two, without quotes: longitude, then latitude.
sites-outline-too-many-positions = The zone has { $positions } points; { $limit } at most are taken. Simplify the outline (in QGIS: Vector, Geometry Tools, Simplify, with a tolerance of 0.5 m).
sites-outline-too-many-rings = The zone has { $rings } rings; { $limit } at most are taken. Keep only those of the site.
sites-outline-too-many-values = The document holds much more than the zone. Keep the outline alone, without the other data.
sites-outline-unknown-reference = The coordinate system “{ $name }” is not known here. Export the zone in WGS 84 (EPSG:4326), Lambert-93 (EPSG:2154), conic conformal (EPSG:3942 to 3950) or UTM 31 north (EPSG:32631).
sites-outline-outside-reference = The document says that it is in “{ $name }”, but the point ({ $pair }), at { $where }, falls far outside of where that system is used. Check the coordinate system chosen at the export.
sites-outline-plane-without-reference = The point ({ $pair }), at { $where }, looks like metres ({ $code }), and the document does not say so. Export in WGS 84 (EPSG:4326), or add the “crs” member that names { $code }.
sites-outline-swapped = The point ({ $pair }), at { $where }, seems to give the latitude before the longitude. In GeoJSON the longitude comes first: swap the two numbers of every point.
sites-outline-out-of-range = The point ({ $pair }), at { $where }, is nowhere on Earth. Longitude goes from −180 to 180, latitude from −90 to 90.
sites-outline-open-ring = The ring is not closed, at { $where }: its first point ({ $first }) and its last ({ $last }) differ. Add the first point at the end.
sites-outline-ring-too-short = { $positions ->
        [one] The ring at { $where } has only one point.
       *[other] The ring at { $where } has only { $positions } points.
    } It takes four at least: three corners, then the first one again at the end.
sites-outline-zero-area = The ring at { $where }, near ({ $place }), covers no ground: its points coincide or lie in line. Draw the ground itself, with its width.
sites-outline-self-crossing = The ring crosses or touches itself at ({ $place }), at { $where }. Move the points beside it, or make two separate rings of it.
sites-outline-hole-outside = The hole at { $where } leaves its ring at ({ $place }). Bring it back inside, or make it a ring of its own.
sites-outline-holes-overlap = The hole at { $where } meets another one at ({ $place }). Join them into one hole, or move them apart.
sites-outline-cut-apart = The rings touch at ({ $place }) and cut the inside into pieces, at { $where }. Give each piece as a ring of its own.
sites-outline-not-joined = The parts of the zone overlap in a way that cannot be joined. Join them in the program that they come from (in QGIS: Dissolve).
sites-outline-too-wide = The zone stretches over { $extent_km } km; { $limit_km } km at most are taken, because neighbours are visited door by door. Check the coordinates, or make several sites of it.
sites-outline-too-large = The zone covers { $area_km2 } km²; { $limit_km2 } km² at most are taken, because neighbours are visited door by door. Check the coordinates, or make several sites of it.
sites-title = Sites
sites-site = Site
sites-state = State
sites-reach-of = Reach in metres: { $nuisance }
sites-reach-wrong = { $nuisance }: the reach is a whole number of metres, from 0 to { $limit }.
sites-reaches = Usual reaches
sites-reaches-lead = How far the nuisances of the works of { $organisation } usually go, in metres around the zone. A new phase offers them; phases that are described already do not change.
sites-reaches-house = Usually { $metres } m. Leave it empty to keep this figure.
sites-reaches-set = The usual reaches are saved. New phases will offer them.
sites-reaches-change = Change the usual reaches
sites-dates-turned = The end ({ $to }) comes before the beginning ({ $from }). Swap the two dates, or mend the year.
sites-dates-too-long = From { $from } to { $to } is more than ten years. Check the year.
sites-organisation-unknown = Choose the contractor who does the works.
sites-phases-too-many = This site already has { $limit } phases. Remove one before you add another.
sites-phase-unknown = This site has no such phase. Leave “id” out to add one.
sites-phase-no-hours = Work ends at the time it begins. Give two different times.
sites-phase-no-days = Tick one day at least.
sites-desk = Desk
sites-desk-hello = Hello { $name }
sites-today = To do
sites-today-nothing = Nothing awaits you today: every site has its zone, its phases and its dates.
sites-today-complete = Sites are complete: each has its zone, its phases and its dates.
sites-current = Sites coming and under way
sites-all = All sites
sites-none = No site yet
sites-none-register = Register the first one: its name, its dates, then its zone and its phases. The list of affected neighbours follows by itself.
sites-none-wait = Sites will appear here as soon as a contractor has registered one.
sites-need-zone = Give the zone: without it nobody can be told
sites-need-phases = Describe the phases: dates, hours and nuisances
sites-need-verified = Confirm the dates of “{ $phase }”, announced for { $from }
sites-needs = Still to do
sites-new = Register a site
sites-register = Register and give the zone
sites-registered = The site is registered. Now give its zone.
sites-change = Change the site
sites-changed = The site is changed.
sites-name = Name of the site
sites-name-hint = What is done, and where: “Water main renewal, rue des Tanneurs”.
sites-description = Description
sites-description-hint = Two or three sentences for the neighbours: why these works, what will be better afterwards.
sites-starts-on = Works begin
sites-ends-on = Works end
sites-public-telephone = Telephone shown
sites-public-telephone-hint = It stands on the notice and on the public page.
sites-manager = Site manager
sites-manager-hint = The person who gets grievances and answers them. Their contact is not published.
sites-director = Director
sites-director-hint = Told when nobody answers. Leave empty if there is none.
sites-proof = Proof: received, passed on, opened, answered (CSV)
sites-bulletins = News sent
sites-clock = Time zone and public holidays
sites-time-zone = Time zone
sites-time-zone-hint = Leave empty in mainland France. Otherwise, for example America/Guadeloupe or Indian/Reunion. Messages that do not press wait for the morning over there.
sites-not-a-time-zone = “{ $given }” is not a time zone. Write for example America/Guadeloupe.
sites-country = Public holidays
sites-country-hint = Messages that do not press do not go out on these days.
country-fr = France
country-fr-am = Alsace and Moselle
country-be = Belgium
country-lu = Luxembourg
country-ch = Switzerland
country-de = Germany
country-es = Spain
sites-contact-name = Name
sites-contact-email = Email address
sites-contact-telephone = Mobile telephone
sites-contact-telephone-hint = For what is urgent, by SMS.
sites-zone = Zone
sites-zone-map = Map of the site’s zone
sites-zone-area = { $area } m²
sites-zone-lead = Where the ground is taken: trench, fences, compound. Draw it, or give a file; affected neighbours are looked for around it.
sites-zone-file = File of the zone
sites-zone-file-hint = GeoJSON, KML, KMZ or a zipped Shapefile (.zip); in WGS 84, Lambert-93, conic conformal or UTM 31.
sites-zone-text = See or paste the GeoJSON text
sites-zone-geojson = Zone as GeoJSON
sites-zone-geojson-hint = Polygon, MultiPolygon, Feature or FeatureCollection; longitude first.
sites-zone-reason = Reason of the change
sites-zone-reason-hint = It stays in the history: “compound moved to place du Marché”.
sites-zone-save = Save the zone
sites-zone-preview = See what changes
sites-zone-picture = The zone as it was given, dashed; the pin shows the place of the fault. In yellow the mended zone, if there is one.
sites-zone-same = The zone was this one already: nothing has changed.
sites-zone-given = The zone is saved: { $area } m². { $doors ->
        [0] No door is affected so far.
        [one] One door is affected.
       *[other] { $doors } doors are affected
    }{ $doors ->
        [0] { "" }
        [one] { "" }
       *[other] : { $dwellings } known dwellings, { $shops } shops and offices, { $sensitive } sensitive places.
    }
sites-mend = It can be mended
sites-mend-text = Nothing is mended unless you agree. This is what would be done:
sites-mend-take = Take the mended zone
sites-mend-or = Otherwise, correct the drawing or the file below.
sites-change-title = What the new zone changes
sites-change-lead = Nothing is saved yet. See who becomes affected, who no longer is, and who has to be told.
sites-change-nothing = This zone changes nothing for the neighbours.
sites-change-came-between = Somebody else has changed the zone meanwhile. This is what yours changes compared with the present one.
sites-change-joining = Become affected
sites-change-worse = Affected more than before
sites-change-leaving = No longer affected
sites-change-doors = Affected doors, before and after
sites-change-area = Square metres, before and after
sites-change-zone-new = New zone
sites-change-zone-old = Present zone
sites-change-picture = Plan of both zones, with the doors that become affected and those that no longer are.
sites-change-save = Save this zone
sites-change-back = Back to the drawing
sites-change-to-tell = To be told
sites-change-to-tell-text = These doors were not on the list. Nobody has spoken to them of the works.
sites-change-to-tell-again = To be told again
sites-change-to-tell-again-text = These doors were on the list, but one more nuisance reaches them, or they lie inside the zone now.
sites-change-leaving-title = No longer affected
sites-change-leaving-text = Those that were on the list of a campaign may have been told: let them know that the works no longer come as far.
sites-change-acted-on = on the list of a campaign, { $when }
sites-change-more = … and { $count } more, which will be on the whole list.
sites-lists = Who was on the list, and when
sites-lists-lead = Every list that was kept stays as it was: when the zone is given, before it is replaced, and when a campaign starts.
sites-lists-none = No list was kept
sites-lists-none-text = A list will be kept as soon as the zone is given.
sites-list-title = List of { $when }
sites-list-when = Kept on
sites-list-occasion = Occasion
sites-list-by = By
sites-list-revision = Revision of the zone
sites-list-by-hand = added by hand
sites-list-no-phases = No phase was described.
sites-list-fingerprint = Fingerprint
sites-list-fingerprint-text = SHA-256 of the doors on the list; the same one is in the journal, which cannot be changed.
sites-occasion-given = The zone was given
sites-occasion-replaced = The zone was about to be replaced
sites-occasion-acted = A campaign started
sites-zone-too-many-bytes = This file is too large: { $limit } MB at most. A zone takes a few kilobytes: export its outline alone.
sites-zone-change = Change the zone
sites-zone-history = History of the zone
sites-zone-give = Give the zone
sites-zone-none = No zone yet
sites-zone-none-text = Draw the ground that is taken on the map, or give a GeoJSON file. The list of affected neighbours follows from it.
sites-zone-none-wait = The contractor has not given it yet.
sites-phases = Phases and nuisances
sites-phases-there = Phases of this site
sites-phases-change = Change the phases
sites-phases-none = No phase yet
sites-phases-none-text = A phase has its dates, its hours and what it disturbs. A small site often has just one.
sites-phases-none-wait = The contractor has not described them yet.
sites-phases-then-zone = The phases are there; the zone is missing to find the affected neighbours.
sites-phase-add = Add a phase
sites-phase-change = Change this phase
sites-phase-added = The phase is added.
sites-phase-changed = The phase is changed.
sites-phase-removed = The phase is removed.
sites-phase-remove = Remove this phase
sites-phase-remove-sure = Neighbours whom only this phase affects will no longer be on the list.
sites-phase-remove-yes = Yes, remove the phase
sites-phase-name = Name of the phase
sites-phase-name-hint = For example “Opening of the trench”.
sites-announced-from = Announced begin
sites-announced-to = Announced end
sites-verified-hint = When the dates are certain, confirm them: these are what the neighbours will see.
sites-verified-from = Confirmed begin
sites-verified-to = Confirmed end
sites-day-from = Work begins at
sites-day-to = and ends at
sites-days = Working days
sites-nuisances = What this phase disturbs
sites-nuisances-hint = Tick, and correct the reach in metres around the zone where needed: it decides who is affected.
sites-public = Public page
sites-notice = Notice to print
sites-neighbours = Neighbours
sites-affected = Affected neighbours
sites-campaigns = Campaigns of visits
sites-campaign-new = Start a campaign
sites-grievances = Grievances
sites-facts = Facts
sites-notice-languages = The notice in other languages


## ---------------------------------------------------------------------------------------------
## premises
## ---------------------------------------------------------------------------------------------

premises-kind-residence = Homes
premises-kind-shop = Shop
premises-kind-hospitality = Café, hotel, restaurant
premises-kind-office = Office
premises-kind-school = School
premises-kind-childcare = Childcare
premises-kind-care = Health
premises-kind-social = Social services
premises-kind-public_service = Public service
premises-kind-worship = Place of worship
premises-kind-culture = Culture
premises-kind-sport = Sport
premises-kind-other = Other
kind-group-residences = Homes
kind-group-shops = Shops and offices
kind-group-sensitive = Sensitive places
kind-group-other = Other places
premises-position-not-a-number = The position is not made of two numbers.
premises-position-metres = The position { $lon }, { $lat } looks like metres (Lambert-93 for instance). Degrees of longitude and latitude (WGS 84) are needed.
premises-position-out-of-range = The position { $lon }, { $lat } is not on Earth: longitude from −180 to 180, latitude from −90 to 90.
premises-position-swapped = Longitude and latitude look swapped ({ $lon }, { $lat }): longitude comes first.
premises-zone-empty = The zone is empty.
premises-in-file = { $file }: { $reason }
premises-in-file-line = { $file }, line { $line }: { $reason }
premises-import-unreadable = The file cannot be read: { $reason }.
premises-import-utf16 = The file is in UTF-16. Save it as UTF-8.
premises-import-empty-file = The file is empty.
premises-import-unknown-format = The format is not recognised. We read the CSV of the Base Adresse Nationale, of a town hall (BAL), of SIRENE and the RNB, the GeoJSON of OpenStreetMap, the BD TOPO and Acceslibre, and .osm.pbf.
premises-import-not-csv = This file is JSON; the format “{ $format }” is a CSV.
premises-import-not-geojson = This file is not JSON; the format “{ $format }” is a GeoJSON.
premises-import-missing-columns = These columns are missing: { $columns }.
premises-import-unknown-columns = These columns are not known and are not read: { $columns }.
premises-import-latin1 = The text is not UTF-8; it is read as Latin-1 (Windows-1252). Check the accents.
premises-import-line-too-long = The line is longer than { $limit } kB.
premises-import-zero-byte = The line holds zero bytes: it is not text.
premises-import-unclosed-quote = A quotation mark is not closed on the line.
premises-import-cell-count = The line has { $got } cells instead of { $expected }.
premises-import-empty-cell = The column { $column } is empty.
premises-import-not-a-number = “{ $given }” in { $column } is not a number.
premises-import-broken-json = The JSON is broken here: { $reason }.
premises-import-cut-off = The object that begins here does not end.
premises-import-not-a-feature = This is not a GeoJSON object of type Feature: { $reason }.
premises-import-no-shape = The object has no geometry, or it is not complete.
premises-import-too-many-positions = The geometry has more than { $limit } positions.
premises-import-feature-too-long = The object is larger than { $limit } MB.
premises-import-no-address = The object has no address: “addr:housenumber” or “addr:street” is needed.
premises-import-no-activity = No known activity: “shop”, “amenity”, “healthcare”, “office” or “craft” is needed.
premises-import-not-a-building = This is not a building: a polygon with “building” or “NB_LOGTS” is needed.
premises-import-not-background = This is neither a way (“highway”) nor a green space nor water.
premises-import-more-faults = … and { $count } more lines.
premises-reach-out-of-range = The reach goes from 0 to { $limit } metres.
premises-one-standard-input = Standard input “-” can be used only once.
premises-import-rows = { $count } rows, { $rate } a second,
premises-import-done = { $file } ({ $format }): { $read } rows read, { $added } added, { $changed } changed, { $unchanged } unchanged, { $refused } refused, { $retired } doors retired.
premises-import-interrupted = { $file } ({ $format }): interrupted after { $read } rows; { $added } added, { $changed } changed, { $unchanged } unchanged, { $refused } refused, { $retired } doors retired. Import the same file to go on.
premises-affected-already = This address is already on the list.
premises-affected-not-listed = This address is not on the list.
premises-box-wrong = “bbox” is four numbers in degrees: west, south, east, north.
premises-box-too-large = This view is too wide to show streets. Come closer.
premises-map = Map of the zone and the affected neighbours
premises-where-inside = Inside the zone
premises-where-near = Around the zone
premises-because-phase = { $phase }, { $span }: { $nuisances }
premises-because-and = { "; " }
premises-because-added = added by hand: { $reason }
premises-because-inside = stands inside the zone
premises-because-nothing = No announced nuisance reaches this far.
premises-added-by = Added by hand by { $name } on { $when }.
premises-excluded-by = Excluded by hand by { $name } on { $when }.
premises-column-name = Name
premises-column-number = Number
premises-column-street = Street
premises-column-postcode = Postcode
premises-column-city = Town
premises-column-kind = Kind
premises-column-dwellings = Dwellings
premises-column-inside = Inside the zone
premises-column-distance = Distance (m)
premises-column-because = Why
premises-column-lon = Longitude
premises-column-lat = Latitude
premises-column-id = Identifier
premises-file = neighbours
premises-affected = Affected neighbours
premises-affected-lead = Every door that the site reaches, nearest first, with what reaches it and when. The list follows the zone, the phases and their reaches.
premises-no-zone = Give the zone: the doors that it reaches will appear here.
premises-no-phases = Without a phase only the doors inside the zone are found: describe the phases and what they disturb.
premises-doors = Doors
premises-dwellings = Dwellings
premises-dwellings-counted = { $count }
premises-dwellings-about = ≈ { $count }
premises-dwellings-estimated = ≈: an estimate. It is the share of a building with several doors of which only the total is known or, where no building is known, what is usually counted behind the neighbouring doors.
premises-column-estimated = Dwellings estimated
premises-dwellings-unknown = { $count ->
        [one] For one address no source says how many dwellings it has.
       *[other] For { $count } addresses no source says how many dwellings they have.
    }
premises-nobody = No door is reached
premises-nobody-text = Check the zone and the reaches of the phases. If there are houses around, their addresses may not be in the register yet: ask the coordinators to import them.
premises-legend-reach = How far the farthest nuisance goes
premises-legend-door = Affected door: filled inside the zone, hollow around it
premises-filter = Filter
premises-filter-group = Group
premises-filter-street = Street
premises-filter-where = Where
premises-all = All
premises-chosen = { $doors ->
        [one] { $doors } door matches.
       *[other] { $doors } doors match.
    }
premises-chosen-dwellings = { $dwellings ->
        [one] { $dwellings } known dwelling.
       *[other] { $dwellings } known dwellings.
    }
premises-show-all = Show all
premises-none-chosen = No door matches
premises-none-chosen-text = Choose more widely, or go back to the whole list.
premises-door = Door
premises-sensitive = Sensitive
premises-by-hand = Added and excluded by hand
premises-by-hand-text = The coordinators add a door that the reaches forget, or exclude one that is not concerned, with the reason. It stays when the zone changes.
premises-excluded = Excluded from the list
premises-add = Add a door
premises-add-lead = Look for the address around the site, then say why it is affected.
premises-address = Address
premises-not-found-near = No address within two kilometres of the site looks like this. Try the street’s name alone.
premises-not-found-register = No address of the register looks like this. Try the street’s name alone, or import the town’s addresses.
premises-is-affected = Affected
premises-is-not-affected = Not affected
premises-opening-hours = Opening hours
premises-decide-added = Add to the list
premises-decide-excluded = Exclude from the list
premises-decide-text-added = This door will be told and visited like the others.
premises-decide-text-excluded = This door will be neither told nor visited. It can be undone.
premises-reason = Reason
premises-reason-hint = It stays: “the entrance is in the courtyard”, “empty warehouse, checked on the spot”.
premises-undo = Undo this decision
premises-back-to-list = Back to the list
premises-told-added = The door is added to the list.
premises-told-excluded = The door is excluded from the list.
premises-told-undone = The decision is undone.
premises-register = Register of addresses
premises-register-lead = Every door that Riverain knows: they come from public registers and serve to find whom a site concerns. Nobody is named in it.
premises-register-empty = The register is empty
premises-register-empty-text = First import the town’s addresses, then shops, buildings with their dwellings, and streets. Without addresses no neighbour can be found.
premises-by-kind = Kind by kind
premises-look-up = Look up an address
premises-upload = Import a file
premises-upload-none = Choose a file.
premises-upload-too-large = This file is too large to be sent through this page: { $limit } MB at most. Import it on the server with the command “riverain import”.
premises-file-label = File
premises-file-hint = CSV or GeoJSON, 64 MB at most. Importing the same file twice changes nothing.
premises-format = Format
premises-format-recognise = Recognise it
premises-import = Import
premises-sources = Where to find the files
premises-source-ban = Addresses: the Base Adresse Nationale, one file per department,
premises-source-osm = Shops, schools, places of care, streets: OpenStreetMap, for instance with
premises-source-buildings = Buildings and dwellings: IGN’s BD TOPO, exported as GeoJSON,
premises-source-command = Large files are imported on the server:
premises-imports = Imports
premises-import-file = File
premises-import-started = Begun
premises-import-read = Rows read
premises-import-added = Added
premises-import-changed = Changed
premises-import-unchanged = Unchanged
premises-import-refused = Left out
premises-import-running = The import is running. This page reloads by itself; you may leave it.
premises-import-stopped = The import stopped before the end of the file. What is stored stays. Import the same file again to go on.
premises-import-faultless = No row made trouble.
premises-import-faults = What was wrong
premises-import-line = Line
premises-import-reason = Reason
premises-import-outcome = Outcome
premises-import-left-out = Left out
premises-import-remark = Remark
premises-import-another = Import another file
import-status-running = Running
import-status-done = Done
import-status-interrupted = Interrupted
import-format-ban = Addresses (BAN, CSV)
import-format-osm-addresses = Addresses (OpenStreetMap)
import-format-osm-places = Shops and places (OpenStreetMap)
import-format-buildings = Buildings and dwellings
import-format-streets = Streets and background
premises-take-csv = Take this list (CSV)
premises-take = Take this list along:
premises-paper = List to print
premises-paper-done = Seen
premises-paper-notes = Notes
premises-no-street = Without a street name
premises-side-odd = Odd side
premises-side-even = Even side
premises-side-unnumbered = Without a number
premises-labels = Labels
premises-label-residents = To the residents
premises-labels-hint = Three by seven labels of 63.5 × 38.1 mm on a sheet of A4; print at 100%.
premises-labels-each-dwelling = One label per dwelling
premises-labels-each-door = One label per door
premises-labels-left-out = { $count } labels do not fit on this page: filter the list by street.
premises-import-no-position = The row has no position: neither Lambert coordinates within France, nor longitude and latitude.
premises-import-not-placed = No door of the register has this establishment’s address ({ $address }), and the row does not say where it is.
premises-import-nowhere = { $count ->
    [one] One establishment was not placed: no door of the register has its address. Import the addresses first (BAN or BAL), then this file once more.
   *[other] { $count } establishments were not placed: no door of the register has their addresses. Import the addresses first (BAN or BAL), then this file once more.
}
premises-import-not-acceslibre = The object is not Acceslibre’s: “nom” and “activite” are needed.
import-format-bal = A town hall’s addresses (BAL, CSV)
import-format-sirene = Businesses (SIRENE, CSV)
import-format-rnb = Buildings (RNB, CSV)
import-format-acceslibre = Places open to the public (Acceslibre)
import-format-osm-pbf = All of OpenStreetMap (.osm.pbf)
premises-import-is-pbf = This file is an .osm.pbf of OpenStreetMap; the format “{ $format }” is read otherwise.
premises-import-not-pbf = This file is no .osm.pbf of OpenStreetMap.
premises-import-bomb = The file unpacks to far more than its size lets one expect: reading stops there.
premises-import-pbf-cut-off = The file ends in the middle of a block: it was not downloaded to its end.
premises-import-pbf-broken-frame = The rest of the file cannot be read: the header of block { $block } is damaged.
premises-import-pbf-broken-block = Block { $block } is damaged: what was still to be read of it is lost.
premises-import-pbf-in-block = Block { $block }: { $reason }
premises-import-pbf-broken-packing = it does not unpack.
premises-import-pbf-packing = it is packed with { $packing }, which we do not read; write the file anew with “osmium cat”.
premises-import-pbf-feature = The file asks for “{ $feature }”, which we cannot read; write it anew with “osmium cat”.
premises-import-pbf-unsorted = The objects are not in the order of their kinds and numbers: sort the file with “osmium sort”.
premises-import-pbf-thing = { $thing }: { $reason }
premises-import-pbf-missing = { $count } of its parts are not in the file. A complete extract (“osmium extract --strategy=complete_ways”) has them.
premises-import-pbf-open-ring = its outlines do not close.
premises-import-retired = Doors retired
premises-import-nothing-retired = No door is retired: rows were left out, or the file is too large to know all that it holds.
premises-replace-area = Replace what the register had of these towns
premises-replace-area-hint = Doors that this file no longer has are retired: tick it for a complete file.


## ---------------------------------------------------------------------------------------------
## visits
## ---------------------------------------------------------------------------------------------

# Faults of a planning problem that was given as a file
visits-problem-too-large = The file is larger than { $most } MB, the limit of a problem.
visits-problem-not-json = This is not JSON: error in line { $line }, column { $column }.
visits-problem-not-an-object = A JSON object is expected here.
visits-problem-not-a-list = A list is expected here.
visits-problem-not-a-text = A text is expected here.
visits-problem-not-whole = A whole number is expected here.
visits-problem-not-positive = A number greater than zero is expected here.
visits-problem-not-a-window = A window is expected here: two numbers of seconds since midnight, as [34200, 45000].
visits-problem-not-a-position = A position is expected here: longitude, then latitude, in degrees.
visits-problem-unknown-member = There is no member “{ $member }” here. Known are: { $known }.
visits-problem-missing = “{ $member }” is missing.
visits-problem-only-with-points = This member only goes with “points”.
visits-problem-matrix-or-points = Give either “matrix_s” or “points”.
visits-problem-matrix-not-square = The matrix has { $rows } rows, but this row has { $entries } values: it needs as many as there are rows.
visits-problem-too-many = { $count } places are too many: { $most } at most.
visits-problem-too-large-number = There are { $count } here; { $most } at most can be planned at once.
visits-problem-out-of-range = The value must be between { $lowest } and { $highest }.
visits-problem-twice = “{ $id }” is given twice.
visits-problem-door-place = Door “{ $door }” is at a place that does not exist.
visits-problem-door-service = The time spent at door “{ $door }” must fit into a day and cannot be negative.
visits-problem-door-priority = The priority of door “{ $door }” must be at least 1 and stay within reason.
visits-problem-door-load = The load of door “{ $door }” cannot be negative and must stay within reason.
visits-problem-door-no-day = Door “{ $door }” has no day on which it can be visited.
visits-problem-door-day = Door “{ $door }” names a day that this problem does not have.
visits-problem-door-no-window = Door “{ $door }” has no window for a visit.
visits-problem-door-window = A window of door “{ $door }” ends before it begins, overlaps another or leaves the day.
visits-problem-shift-day = Shift “{ $shift }” is on a day that this problem does not have.
visits-problem-shift-place = Shift “{ $shift }” starts or ends at a place that does not exist.
visits-problem-shift-hours = The hours of shift “{ $shift }” end before they begin or leave the day.
visits-problem-break = The break of shift “{ $shift }” has no valid length or window.
visits-problem-break-outside = The break of shift “{ $shift }” does not fit into its hours.
visits-problem-shift-capacity = The capacity of shift “{ $shift }” cannot be negative and must stay within reason.
visits-problem-shifts-overlap = Shifts “{ $shift }” and “{ $other }” need the same person at the same time.
visits-problem-unknown-shift = There is no shift “{ $shift }”.
visits-problem-shift-locked-twice = Shift “{ $shift }” is locked twice.
visits-problem-unknown-door = There is no door “{ $door }”.
visits-problem-door-locked-twice = Door “{ $door }” is locked twice.
visits-problem-locked-unsuited = Door “{ $door }” is locked to shift “{ $shift }”, which does not suit its day or its skills.
visits-problem-locked-too-late = The doors locked to shift “{ $shift }” do not fit into its hours in that order.
visits-problem-locked-too-much = The doors locked to shift “{ $shift }” are more than its capacity.
visits-problem-at = { $file }, { $pointer }: { $reason }
visits-problem-in = { $file }: { $reason }
visits-plan-seconds = --seconds: from 0.1 to 86,400.
visits-plan-threads = --threads: from 1 to 64.
visits-plan-progress = { $served } doors of { $doors }, { $minutes } min of walking
visits-plan-flawed = The plan that was found does not pass its check and is not given: { $flaw }
visits-reason-no-shift-on-days = no shift on days { $days }
visits-reason-no-shift = no shift
visits-reason-no-skill-on-days = no shift has skill '{ $skill }' on days { $days }
visits-reason-no-skill = no shift has skill '{ $skill }'
visits-reason-skills-not-together = no shift has the skills { $skills } together
visits-reason-too-much = more than the capacity of { $shifts ->
        [one] the only possible shift
       *[other] each of the { $shifts } possible shifts
    }
visits-reason-too-far = too far or too long, even alone, for { $shifts ->
        [one] the only possible shift
       *[other] each of the { $shifts } possible shifts
    }
visits-reason-windows-missed = { $shifts ->
        [one] the only possible shift is not there
       *[other] none of the { $shifts } possible shifts is there
    } during its windows
visits-reason-locked-full = { $shifts ->
        [one] the only possible shift is
       *[other] the { $shifts } possible shifts are
    } filled by locked doors
visits-reason-no-room = { $shifts ->
        [one] the only possible shift is full
       *[other] the { $shifts } possible shifts are full
    }
campaign-kind-before = Before the works
campaign-kind-during = During the works
campaign-kind-after = After the works
campaign-state-draft = Being prepared
campaign-state-published = Under way
campaign-state-over = Over
status-draft = Draft
status-published = Published
outcome-informed = Informed
outcome-not_home = Not at home
outcome-refused = Refused
outcome-callback = Call back
outcome-leaflet_left = Leaflet left
outcome-inaccessible = Inaccessible
outcome-address_not_found = Address not found
outcome-vacant = Vacant
outcome-language_barrier = No common language
visits-title = Visit campaigns
visits-all-sites = All campaigns
visits-none = No campaign yet
visits-none-start = A campaign turns the list of affected neighbours into rounds, with their days and times.
visits-none-choose = A campaign is prepared from its site, once the zone and the phases are given.
visits-none-wait = Campaigns will appear here as soon as the coordination has prepared one.
visits-kind = When
visits-deadline = Deadline
visits-deadline-hint = The last day of visits. Each door is told before the first phase that reaches it.
visits-state = State
visits-coverage = Doors informed
visits-told-of = { $told } of { $doors } doors informed
visits-new = Prepare a campaign
visits-new-doors = { $doors ->
        [one] One door is affected: it will be visited.
       *[other] { $doors } doors are affected: all of them will be visited.
    }
visits-new-see-list = See the list
visits-new-no-zone = The zone is missing
visits-new-no-doors = Nobody to visit
visits-new-no-team = Nobody to walk
visits-new-no-team-text = There is no mediator's account. Whoever looks after accounts can open some.
visits-new-to-site = Go to the site
visits-starts-on = First day
visits-team = Team
visits-service = Time at each door
visits-service-hint = In minutes. The time grows with the number of dwellings behind the entrance, up to an hour.
visits-first-dwelling = First dwelling
visits-further-dwelling = Each further dwelling
visits-establishment = Shop or institution
visits-start = Where rounds start
visits-start-hint = An address, such as that of your office. Leave empty to start from the middle of the works.
visits-start-middle = middle of the works
visits-repeats-weeks = Come back every … weeks
visits-repeats-weeks-hint = To stay in contact during the works: the campaign is prepared again by itself, with the list of that day, until they are over. Leave empty for once only.
visits-repeats-stop = Come back no more
visits-repeats-stopped = The campaign will not come back.
visits-repeats = Comes back { $weeks ->
    [one] every week
   *[other] every { $weeks } weeks
} until the works are over.
visits-start-campaign = Create the campaign
visits-started = The campaign is created. Now plan the rounds.
visits-campaign-no-zone = Give the site its zone first: without it nobody knows whom to tell.
visits-campaign-no-doors = The list of affected neighbours is empty. Check the zone, the reach of the nuisances and the imported addresses.
visits-campaign-nobody-complained = No grievance about this site names an address of the register yet.
visits-campaign-deadline-past = The deadline ({ $deadline }) is past.
visits-campaign-deadline-before-start = The deadline ({ $deadline }) comes before the first day ({ $start }).
visits-campaign-no-visiting-day = There is no visiting day in this period: Sundays and public holidays are none.
visits-campaign-too-long = This is too long: { $days } days at most.
visits-campaign-no-team = Choose at least one person.
visits-campaign-not-in-team = "{ $given }" is not an open mediator's account, or is there twice.
visits-campaign-service-range = From 0 to { $most } minutes.
visits-campaign-start-unknown = The address "{ $given }" is not found near the site. Correct it, or leave it empty.
visits-campaign-repeats-range = From 1 to { $most } weeks.
visits-campaign-repeats-during = Only a campaign during the works can come back.
visits-campaign-repeats-short = The campaign takes longer than { $weeks } weeks: it would come back before it is over.
visits-campaign-not-removed = This campaign has published rounds or visits: it can no longer be removed.
visits-to-site = Site
visits-until = until { $deadline }
visits-per-cent = { $share }%
visits-told-share = of those who can be told
visits-not-yet = doors not visited yet
visits-again = doors to see again
visits-planning-running = The rounds are being planned
visits-planning-stopping = The planning is stopping
visits-planning-begins = Reading doors and walks
visits-planning-progress = { $served } of { $doors } doors are served, with { $walking } of walking in all.
visits-planning-stop = Stop and keep the best plan so far
visits-planning-failed = The rounds could not be planned
visits-drafts = { $count ->
        [one] One draft round
       *[other] { $count } draft rounds
    }
visits-drafts-text = Read them over, then publish them: the team will see them on their phones.
visits-publish = Publish the rounds
visits-publish-one = Publish this round
visits-published = { $count ->
        [one] The round is published.
       *[other] { $count } rounds are published.
    }
visits-publish-nothing = There is no draft round to publish.
visits-publish-past = A draft round was for { $day }, which is past. Plan the rounds again.
visits-plan-first = Plan the rounds
visits-plan-first-text = Each door gets a day and a time when somebody is there; the team's hours, breaks and days off are kept.
visits-plan-again = Plan again
visits-plan-again-text = Draft rounds are replaced. What is published or already visited does not change.
visits-plan = Plan
visits-seconds = Time to search
visits-seconds-5 = 5 s: a first plan
visits-seconds-30 = 30 s: a good plan
visits-seconds-120 = 2 min: the best plan
visits-plan-seconds-range = The search takes from 1 to { $most } seconds.
visits-plan-no-days = There is no visiting day left before the deadline ({ $deadline }).
visits-plan-running-already = The rounds of this campaign are being planned already.
visits-plan-lost = The planning was interrupted. Start it again.
visits-plan-failed = Something went wrong on our side, and it was noted. Try again in a moment.
visits-plan-overtaken = Something has changed meanwhile: another round takes the same day. Plan again.
visits-rounds = Rounds
visits-rounds-none = No round yet.
visits-all-days = All days
visits-mediator = Who
visits-hours-title = Hours
visits-stops = Stops
visits-walking = Walking
visits-walking-of = { $walking } of walking
visits-map = Map of the rounds
visits-map-alt = Map of the streets with the stops of the round, numbered in order; the next one is marked.
visits-left-out = Doors without a visit
visits-left-out-text = The latest planning could not place them. One more person, a later deadline or less time at each door may help.
visits-why-closed = No visiting day suits before the deadline.
visits-why-nobody-works = Nobody works on the days that suit.
visits-why-no-skill = Nobody in the team has what it takes: { $skill }.
visits-why-too-far = The way there, the visit and the way back do not fit into a day.
visits-why-hours = Nobody is on a round at the times that suit.
visits-why-full = All the days that suit are full.
visits-again-title = Doors to see again
visits-again-text = Somebody called without being able to inform. They come back with the next planning.
visits-again-count = { $count ->
        [one] One door
       *[other] { $count } doors
    }
visits-tries = { $count ->
        [one] called once
       *[other] called { $count } times
    }
visits-outcomes = What came of the visits
visits-outcomes-none = Nobody was visited yet.
visits-outcome = Latest call
visits-doors = Doors
visits-remove = Remove this campaign
visits-remove-sure = Nothing is published and nobody was visited: the campaign goes away with its draft rounds. The list of affected neighbours stays.
visits-remove-yes = Yes, remove the campaign
visits-removed = The campaign is removed.
visits-minutes = { $minutes } min
visits-hours = { $hours } h { $minutes }
visits-from-to = { $from } to { $to }
visits-break = break { $from } to { $to }
visits-dwellings = { $count ->
        [one] 1 dwelling
       *[other] { $count } dwellings
    }
visits-progress = { $visited } / { $all }
visits-round = Round
visits-round-empty = This round has no stop left.
visits-sheet = Round sheet
visits-sheet-else = Other, remarks
visits-order = No.
visits-time = Time
visits-door = Door
visits-withdraw = Take this round back
visits-withdraw-sure = Stops that were visited stay. The others leave the phone and come back with the next planning.
visits-withdraw-yes = Yes, take the round back
visits-withdrawn = The round is taken back. Plan again to place its doors.
visits-my-rounds = My rounds
visits-today = Today
visits-today-none = No round today
visits-today-none-text = Rounds that the coordination publishes appear here.
visits-unfinished = Not finished
visits-unfinished-text = Some stops have no outcome. Record what was done; the rest will be planned again.
visits-coming = Coming
visits-stop-count = { $count ->
        [one] 1 stop
       *[other] { $count } stops
    }
visits-open-round = Open the round
visits-to-desk = Desk
visits-next = Next: { $label }
visits-round-done = Every stop has its outcome. Thank you!
visits-what-came = What came of the visit
visits-note = Note
visits-note-add = Add a note
visits-note-hint = Only the team and the coordination read it. Write nothing personal without need.
visits-contact-add = The person wants news of the works
visits-contact-hint = With their consent, a number or an address is enough. They can unsubscribe at any time; the contractor does not see them.
visits-contact-name = Name
visits-contact-telephone = Telephone
visits-contact-email = Email address
visits-contact-language = Language
visits-contact-unreachable = To give news, a telephone number or an email address is needed.
visits-grievance = Note a grievance
visits-record-another = Record another call
visits-recorded = { $label }: { $outcome }.
visits-undo = It was a mistake
visits-undone = It is taken back. The entry stays visible, struck through.
visits-undone-entry = taken back
visits-undone-already = This entry is taken back already.
visits-too-early = This round is for { $day }: visits are recorded on that day.
visits-round-not-published = This round is not published.
visits-round-not-yet = This round is for { $day }: visits are recorded on that day.
visits-start-from = start: { $start }




# Why a door is left out of a plan

# What a round put together by hand breaks
visits-breach-wrong-day = “{ $door }” cannot be visited on the day of shift “{ $shift }”
visits-breach-skill-missing = shift “{ $shift }” lacks the skill “{ $skill }” that “{ $door }” needs
visits-breach-too-late = { $minutes ->
    [one] “{ $door }” would be reached { $minutes } minute too late
   *[other] “{ $door }” would be reached { $minutes } minutes too late
}
visits-breach-back-late = { $minutes ->
    [one] shift “{ $shift }” would end { $minutes } minute too late
   *[other] shift “{ $shift }” would end { $minutes } minutes too late
}
visits-breach-break-missed = the break of shift “{ $shift }” would find no time
visits-breach-overloaded = shift “{ $shift }” would have a load of { $load }, more than its capacity
visits-breach-locked-moved = what was promised for shift “{ $shift }” would not be kept
visits-coverage-short = doors informed
visits-offline-one = One visit waits for the network. It will be sent by itself.
visits-offline-many = { $count } visits wait for the network. They will be sent by themselves.
visits-offline-signed-out = Sign in again to send the visits that are kept on this phone
visits-offline-refused = The server did not take this visit:
visits-offline-retry = Try again
visits-offline-discard = Delete
visits-offline-waiting = to be sent
visits-offline-sign-out = Some visits are not sent yet. Sign out all the same?
audience-everyone = All affected neighbours
audience-establishments = Shops and institutions
audience-sensitive = Sensitive premises only
audience-complained = The addresses from which something was reported
visits-audience = Whom to visit
visits-most-tries = Calls at one door at most
visits-most-tries-hint = If nobody opens, the door comes back at another time; at the last call the leaflet is left.
visits-campaign-tries-range = From 1 to { $most } calls.
visits-last-try = Last call: if nobody opens, leave the leaflet.
visits-appointment = Appointment on { $day } at { $time }
visits-appointment-add = Make an appointment
visits-appointment-hint = Give day and time, then choose “Call back”.
visits-appointment-on = Day
visits-appointment-at = Time
visits-appointment-half = Give both the day and the time of the appointment.
visits-appointment-wrong = An appointment goes with “Call back”, on a day to come that is no Sunday and no public holiday.
visits-absences = Absences
visits-absences-text = The published rounds of those days are taken back; those of the others stay. Then plan again.
visits-absence-from = From
visits-absence-to = to
visits-absence-report = Note the absence
visits-absence-remove = Cancel
visits-absence-removed = The absence is cancelled.
visits-absence-reported = { $rounds ->
        [0] The absence is noted.
        [one] The absence is noted, one published round is taken back. Plan again to place its doors.
       *[other] The absence is noted, { $rounds } published rounds are taken back. Plan again to place their doors.
    }
visits-absence-order = The absence ends before it begins.
visits-absence-long = An absence lasts { $days } days at most.
visits-from-today = From today on
visits-changes = What changes of what was announced
visits-changes-none = no visit planned
visits-promise = { $day } at { $time }, { $name }
visits-advice-day = One more person on { $day } would serve { $served } of these { $left } doors.
visits-walks-asked = The walks come from the table service.
visits-walks-in-vain = The table service did not answer: walks are reckoned along our own streets and paths. The next plan asks it again.
visits-walks-in-vain-straight = The table service did not answer, and no streets were imported here: walks are reckoned as the crow flies and a little more.
visits-walks-straight = No streets were imported here: walks are reckoned as the crow flies and a little more. Import the streets for true times.
visits-curve = Doors informed day by day; dashed, what the planned rounds would add.
visits-curve-alt = Curve of the doors informed up to the deadline
visits-certificate = Certificate of prior information
visits-certificate-text = The doors are those of the list of affected neighbours, kept on the day on which the campaign was created. This certificate holds numbers only.
visits-certificate-how = How
visits-certificate-who = Who
visits-certificate-when = When
visits-certificate-kind = Places
visits-certificate-told = Informed
visits-certificate-made = Made on { $moment }.
visits-not-yet-short = Not visited yet
visits-day = Day
visits-notices = Door notices
visits-notice-slot = We will call on { $day }, between { $from } and { $to }.
visits-notice-text = A mediator will explain the works and answer your questions. You are not there? Everything is here too:
visits-calendar = My rounds in my calendar
visits-calendar-text = Subscribe your calendar to this address. It is yours alone: do not share it.
visits-move = Move
visits-move-text = Choose another draft round. What it costs and what would no longer be kept is said before.
visits-move-now = At present: { $now }
visits-move-nowhere = There is no other draft round.
visits-move-cost = Cost
visits-move-breaks = What would not hold
visits-move-keeps = All holds
visits-move-here = Move here
visits-move-more = { $walking } of walking more
visits-move-less = { $walking } of walking less
visits-move-published = This round is published. Take it back first, or plan again.
visits-move-wrong-day = { $door }: nobody can call there on that day.
visits-move-skill = { $door }: it takes "{ $skill }".
visits-move-too-late = { $door }: { $minutes } min too late.
visits-move-back-late = Back { $minutes } min after the end of the shift.
visits-move-break = The break finds no place any more.
visits-move-overloaded = The round would have { $conversations } conversations; at most { $most } are allowed.
visits-move-locked = An appointment or a promise would not be kept.
visits-moved = The door is moved to the round of { $name }.
visits-move-drag = Drag a stop, on the map or in the lists, to another draft round: what it costs and what would not hold is shown before.
visits-move-doors = Its stops, to be moved
visits-appointment-lock = Fix an appointment
visits-appointment-lock-text = Somebody asks for a day and a time. The next plan keeps to it before anything else. Leave both empty to cancel it.
visits-appointment-made = The appointment is noted. Plan again: it will be kept.
visits-appointment-gone = This door has no appointment any more.
visits-appointment-outside = An appointment is made from { $from } to { $to }, on no Sunday and no public holiday.
spoken-ar = Arabic
spoken-bg = Bulgarian
spoken-zh = Chinese
spoken-swb = Comorian
spoken-en = English
spoken-it = Italian
spoken-kab = Kabyle
spoken-pl = Polish
spoken-pt = Portuguese
spoken-ro = Romanian
spoken-ru = Russian
spoken-fsl = Sign language
spoken-es = Spanish
spoken-tr = Turkish
spoken-uk = Ukrainian
spoken-wo = Wolof
turn-rota = In turns: evenings, and early one day a week
turn-day = In the day
turn-evening = Afternoon and early evening
turn-own = Hours of their own, day by day
visits-spoken = The person's language
visits-spoken-add = Another language is needed
visits-spoken-hint = Then choose “No common language”: somebody who speaks it will come.
visits-team-text = Everybody's days, hours and languages. The planning keeps to them.
visits-pattern-days = Days
visits-pattern-days-hint = All six ticked: five of six, in turns.
visits-pattern-all = five days of six
visits-pattern-turn = Hours
visits-pattern-spoken = Languages
visits-pattern-spoken-hint = Besides French.
visits-pattern-no-days = Tick at least one day.
visits-pattern-set = Noted for { $name }. The next planning keeps to it.
visits-pattern-own = Hours of their own
visits-pattern-own-hint = For each day that is ticked. What the law does not allow is refused, with the day and the limit.
visits-pattern-to = to
visits-pattern-break-min = Break, in minutes
visits-pattern-break = The break takes 0 to { $most } minutes.
visits-pattern-hours-missing = Give the hours of { $day }, or untick that day.
visits-pattern-hours-order = { $day }: the end comes before the beginning.
visits-exceptions = Exceptional hours
visits-exceptions-text = One day or several at other hours than usual, even a day on which this person does not work. Sundays and public holidays stay free.
visits-exception-starts = From
visits-exception-ends = to
visits-exception-note = Note these hours
visits-exception-noted = { $rounds ->
        [0] Noted. The next planning keeps to it.
        [one] Noted. One published round is no longer within the hours: see below.
       *[other] Noted. { $rounds } published rounds are no longer within the hours: see below.
    }
visits-exception-removed = { $rounds ->
        [0] The usual hours count again on that day.
        [one] The usual hours count again on that day. One published round is no longer within the hours: see below.
       *[other] The usual hours count again on that day. { $rounds } published rounds are no longer within the hours: see below.
    }
visits-exception-past = That day is past.
visits-exception-far = Note hours a year ahead at most.
visits-exception-order = The last day comes before the first.
visits-exception-long = Note { $days } days at most at a time.
visits-exception-hours = The end comes before the beginning.
visits-exception-closed = Nobody calls on Sundays or public holidays.
visits-misfits = Published rounds outside these hours
visits-misfits-text = They stay planned as they are. Open them to take them back, then plan again.
visits-misfits-campaign = Rounds outside the team's hours
visits-misfits-campaign-text = Plan again to place the drafts anew. Published rounds stay as they are: open them to take them back first.
visits-law-day = { $day }: { $found } of work; the limit is { $limit } h a day.
visits-law-break = { $day }: more than { $after } h of work with a break of { $found } min; it takes { $limit }.
visits-law-night = { $day }: { $found } of rest since the end of the day before; it takes { $limit } h.
visits-law-days = Week that begins on { $day }: { $found } days of work; the limit is { $limit }.
visits-law-week = Week that begins on { $day }: { $found } of work; the limit is { $limit } h.
visits-law-average = { $weeks } weeks from { $day } on: { $found } of work a week on average; the limit is { $limit } h.
visits-law-weekly-rest = Week that begins on { $day }: no more than { $found } of rest in one piece; it takes { $limit } h.





## ---------------------------------------------------------------------------------------------
## grievances
## ---------------------------------------------------------------------------------------------

grievances-title = Grievances
grievances-new = Note a grievance
grievances-reference = Reference
grievances-site = Site
grievances-severity = Urgency
grievances-category = Subject
grievances-status = State
grievances-due = Due by
grievances-filed = Received
grievances-overdue = Overdue
grievances-all = All
grievances-shown = Show
grievances-shown-open = Open
grievances-shown-overdue = Overdue
grievances-shown-closed = Closed
grievances-shown-all = All
grievances-filter = Filter
grievances-filter-none = Show all
grievances-figure-overdue = overdue
grievances-figure-urgent = urgent
grievances-figure-silent = without an answer from the contractor
grievances-figure-open = open
grievances-none = No open grievance
grievances-none-text = What neighbours report arrives here, the most pressing first.
grievances-none-found = Nothing fits
grievances-none-found-text = No grievance fits these filters.
grievances-site-missing = Choose the site.
visibility-internal = Internal
visibility-parties = Neighbour and contractor
visibility-neighbour = Neighbour only
visibility-contractor = Contractor only
grievances-search = Reference, or words of the grievance
grievances-searched = The latest first. Whole words are found, with or without accents.
grievances-views = Kept views
grievances-view-name = Name of this view
grievances-view-keep = Keep this view
grievances-view-kept = The view is kept.
grievances-view-remove = Remove
grievances-view-removed = The view is removed.
grievances-views-too-many = There are { $limit } views already; remove one first.
grievances-hand = In hand
grievances-hand-mine = me
grievances-hand-nobody = nobody
grievances-choose = Choose
grievances-bulk = Act on those that are ticked
grievances-bulk-hint = By keyboard: j and k go down and up, x ticks, / goes to the search.
grievances-bulk-what = What
grievances-bulk-account = In the hand of
grievances-bulk-severity = Severity
grievances-bulk-category = Subject
grievances-bulk-reference = Reference of the one that says the same
grievances-bulk-words = Words, if the act asks for them
grievances-bulk-do = Apply to all
grievances-first = Back to the beginning
grievances-figure-more = more than { $count }
grievances-home-late = Late
grievances-home-open = Most pressing
grievances-home-all = All grievances


## ---------------------------------------------------------------------------------------------
## relays
## ---------------------------------------------------------------------------------------------

relays-place-kept = At a neighbour’s (address not given)
relays-place-none = Not given
relays-name = Name
relays-language = Language
relays-act-missing = Choose an answer.
relays-day-missing = Give the day.
relays-day-past = { $day } has passed. Give a day to come.
relays-answer = Your answer
relays-answer-for = Note an answer of the contractor
relays-answer-which = What do you do?
relays-day = Which day?
relays-day-hint = If you announce work.
relays-answer-words = A few words for the person
relays-answer-words-hint = Needed for a question or a refusal. They will read them as they are.
relays-answer-send = Send the answer
relays-answered = Thank you, your answer is passed on.
relays-answered-at = answered on { $moment }
relays-answered-meanwhile = Somebody answered meanwhile. Read what was said, then decide anew; what you wrote is kept here.
relays-answer-privacy = Link for { $name } only. The person’s name and contact details are not given to you: your answer reaches them through Riverain.
relays-nothing-to-answer = There is nothing left to answer here. Thank you.
relays-due = An answer is expected by { $moment }.
relays-due-passed = An answer has been expected since { $moment }.
relays-gone = This link no longer works
relays-gone-text = It has expired or was taken back. Ask the mediators to pass the grievance on to you again, or sign in.
relays-nobody-there = Nobody is named as: { $rung }. Complete the site.
relays-reference-unknown = No other grievance of this site has the reference “{ $given }”.
relays-facts = The report
relays-via = Received
relays-rung = With whom
relays-acknowledge-by = Answer by
relays-conclude-by = Settled by
relays-done-at = done on { $moment }
relays-contact = Reach the neighbour
relays-anonymous = No way to reach them. The person follows by their private link.
relays-do = Act
relays-do-write = Write a message
relays-do-write-to = To whom
relays-words-said = Your words
relays-note-hint = Read by the mediators only
relays-duplicate-of = Reference of the other grievance
relays-relay-send = Pass on
relays-confirm-act = Confirm
relays-open-case = Open a mediation
relays-read-at = opened on { $moment }
relays-relays = Passed on to
relays-link-open = link open
relays-link-expired = link expired
relays-link-revoked = link taken back
relays-revoke = Take the link back
relays-revoke-sure = Whoever has this link can no longer read or answer.
relays-revoke-yes = Take back
relays-revoked = The link is taken back.
relays-done = Done.
relays-messages = Messages sent
relays-message-what = Message
relays-message-to = To
relays-message-state = State
relays-message-when = Queued
relays-new-lead = What a person tells you on the telephone or on the spot. The contractor is told as soon as you send it.
relays-new-where-home = At the person’s place
relays-new-shares-address = The person agrees that the contractor knows their address
relays-new-reach = How to answer them
relays-new-reach-hint = If they want. The contractor never sees it.
relays-new-words = What they say
relays-new-words-hint = The contractor will read this. Put neither name nor contact details.
relays-new-send = Record and pass on
relays-new-filed = Grievance { $reference } is recorded and passed on.
act-accept = Seen, I take care of it
act-schedule = Work on a given day
act-resolve = It is settled
act-ask = Ask a question
act-refuse = Refuse, with the reason
act-acknowledge = Mark as seen
act-relay = Pass on again
act-write = Write
act-note = Internal note
act-grade = Change the urgency
act-sort = Change the subject
act-refer = Refer to a service
act-confirm = Settled, says the neighbour
act-reopen = Open again
act-duplicate = It is a duplicate
act-withdraw = The neighbour takes it back
act-unfounded = Unfounded
act-hint-acknowledge = The mediators have seen it. That does not answer for the contractor.
act-hint-refer = Say which service, and how to reach it. The neighbour will read it.
act-hint-confirm = The neighbour says in person that it is settled.
act-hint-reopen = It goes back to the contractor, with new deadlines.
act-hint-duplicate = The neighbour will see the other reference.
act-hint-withdraw = The neighbour says in person that they take it back.
act-hint-unfounded = Say why. The neighbour will read it.
settings-working-hours = deadlines: working_from_hour comes before working_to_hour, from 0 to 24.
settings-working-time = working_time: one of the limits is beyond what a day or a week holds.
settings-walking-pace = walking: m_per_s goes from 0.3 to 3 and detour from 1 to 3.
settings-walking-url = walking.table.url: "{ $given }" is no http address.
settings-walking-table = walking.table: most_places goes from 2 to 1000, connections from 1 to 16, timeout_ms from 100 to 60000, patience_s from 1 to 600.
settings-deadlines = deadlines: each is at least 1, and at most a year.
relays-echoes = Also disturbed
relays-paused = Clock stopped
relays-pause-hint = The clock does not run while the neighbour’s answer is awaited, for fourteen days at most.
act-pause = Stop the clock
act-resume = Start the clock again
relays-routing = Who is told
relays-routing-lead = Without lines here, grievances go to { $name }, the site manager. With lines, they go to whoever is on call; when nobody is, to the site manager.
relays-routing-none = No line yet.
relays-route-what = Of what
relays-route-what-hint = Without a choice: of everything.
relays-route-everything = Of everything
relays-route-phase = During which phase
relays-route-phase-hint = Without a choice: at any time.
relays-route-phase-unknown = This phase is not one of this site.
relays-route-hours = When
relays-route-when = { $days }, { $from } to { $to }
relays-route-from = From
relays-route-to = To
relays-route-to-hint = Earlier than the beginning: the following night.
relays-route-duty = Part
relays-route-add = Add a line
relays-route-added = The line is added.
relays-route-remove = Remove
relays-route-remove-sure = This person will no longer be told by this line.
relays-route-removed = The line is removed.
relays-routes-too-many = There are { $limit } lines already.
duty-on_call = On call
duty-deputy = Deputy, told with the reminder
act-assign = Take in hand
act-split = Split in two
relays-account-unknown = This account does not handle grievances.
relays-handed = It is passed to your colleague, who gets a link of their own. Yours still works.
relays-hand = Hand to a colleague
relays-hand-hint = Your colleague gets the grievance and a link of their own to answer.
relays-hand-name = Their name
relays-hand-send = Hand on
relays-hand-too-many = It was handed to { $limit } colleagues already.
relays-hours = Announced hours
relays-hours-within = within the announced hours
relays-hours-outside = outside the announced hours
relays-same = Say the same
relays-split-hint = For a neighbour who reports two things at once: the second becomes a grievance of its own, with its own deadline.
relays-survey-result = Questions at the end
relays-bulk-none = Nothing was ticked.
relays-bulk-done = { $count ->
        [1] Done on 1 grievance.
       *[other] Done on { $count } grievances.
    }
relays-bulk-partly = Done on { $count }, not possible on { $others }: { $references }.


## ---------------------------------------------------------------------------------------------
## mediation
## ---------------------------------------------------------------------------------------------

mediation-colon = :
mediation-tabs = Mediation
mediation-cases = Mediations
mediation-referrals = Referrals
mediation-meetings = Meetings
mediation-observations = Observations
mediation-case = Mediation
mediation-case-of = Mediation { $reference }
mediation-case-see = See the mediation
mediation-case-new = Open a mediation
mediation-case-new-lead = When a grievance is not settled by an answer, a mediator listens to each party and looks for a way out with them.
mediation-case-opened = The mediation is open. Add the parties.
mediation-case-ended = This mediation has ended. Take it up again first.
mediation-case-open = This mediation is already open.
mediation-case-ended-now = The mediation has ended.
mediation-case-reopened = The mediation is taken up again.
mediation-case-unknown = There is no such mediation.
mediation-cases-none = No mediations yet
mediation-cases-none-text = Open one from a grievance, or here when the conflict came to you in another way.
mediation-cases-none-wait = What the mediators note will appear here.
mediation-cases-none-here = No mediation fits
mediation-cases-none-here-text = Widen the choice of site or state.
mediation-cases-all = All mediations
mediation-figure-open = open
mediation-figure-agreed = with an agreement
mediation-figure-pending = commitments to keep
mediation-figure-overdue = commitments overdue
mediation-overdue = Commitments overdue
mediation-overdue-count = { $count } overdue
mediation-late = Overdue
mediation-due-was = due on { $day }
mediation-commitment = Commitment
mediation-commitments = Commitments
mediation-commitments-none = No commitments noted. An agreement holds better when everybody knows who does what, and by when.
mediation-commitment-add = Note a commitment
mediation-commitment-made = The commitment is noted.
mediation-commitment-settled = Noted.
mediation-kept-yes = Kept
mediation-kept-no = Broken
mediation-kept-undo = Open again
mediation-until = by { $day }
mediation-who = Who commits
mediation-what = To what
mediation-what-hint = One precise thing that can be checked.
mediation-due-on = By when
mediation-site = Site
mediation-all-sites = All sites
mediation-site-unknown = Choose a site from the list.
mediation-grievance = Grievance
mediation-grievance-unknown = There is no such grievance.
mediation-state = State
mediation-all-states = All states
mediation-filter = Filter
mediation-handling = Way of handling
mediation-mediator = Mediator
mediation-mediator-unknown = Choose somebody who mediates.
mediation-title = What it is about
mediation-title-hint = In a few words: “deliveries at six in front of number 12”.
mediation-known = What is known
mediation-words = Notes
mediation-words-hint = Confidential: read by the mediation team alone. Write only what is useful.
mediation-words-hidden = The words are confidential: they are read by the mediation team alone.
mediation-erased = Contact erased
mediation-timeline = Timeline
mediation-entry-kind = What happened
mediation-entry-add = Add
mediation-entry-added = Noted.
mediation-parties = Parties
mediation-parties-none = Nobody yet.
mediation-party-add = Add a party
mediation-party-added = The party has been added.
mediation-party-kind = Who it is
mediation-party-unknown = Choose one of the parties.
mediation-person = Person
mediation-person-name = Name
mediation-person-telephone = Telephone
mediation-person-email = Email address
mediation-facts = Facts
mediation-opened-at = Opened on
mediation-ended-at = Ended on
mediation-reroute = Change the handling or the mediator
mediation-rerouted = Changed.
mediation-onwards = What next
mediation-end = End the mediation
mediation-end-how = How it ends
mediation-end-words = The agreement, or what was missing
mediation-reopen = Take it up again
mediation-referral = Referral
mediation-referral-new = Refer somebody
mediation-referrals-none = No referrals yet
mediation-referrals-none-text = When somebody needs a competent service, refer them here, with their consent: you will know when to ask again.
mediation-referred = The person has been referred.
mediation-referral-words = What the person needs
mediation-agreed = The person agrees that their contact details go to this service.
mediation-not-agreed = The person has to agree. Without that, give them the service’s address instead.
mediation-service = Service
mediation-services = Directory of services
mediation-services-lead = The services that the team refers people to: housing, health, rights, social help.
mediation-services-none = The directory is empty
mediation-services-none-text = First add a competent service: the landlord, the health centre, the legal advice centre.
mediation-service-add = Add a service
mediation-service-added = The service has been added.
mediation-service-name = Name of the service
mediation-service-exists = A service of this name is already in the directory.
mediation-service-unknown = Choose a service from the directory.
mediation-service-closed = Taken out
mediation-service-close = Take out of the directory
mediation-service-reopen = Put back into the directory
mediation-need = Need
mediation-follow-up = Ask again on
mediation-follow-up-on = Ask again on
mediation-follow-up-day = Ask again on { $day }
mediation-made-at = Referred on
mediation-step = Where it stands
mediation-meeting-new = Plan a meeting
mediation-meeting-planned = The meeting is planned.
mediation-meeting-kind = Kind of meeting
mediation-meeting-title-hint = In a few words, without anybody’s name.
mediation-meeting-held = Noted.
mediation-meeting-cancelled = The meeting is called off.
mediation-meeting-to-come = The meeting is on { $day }: nobody knows yet who will come.
mediation-meeting-over = This meeting is over or already called off.
mediation-meetings-none = No meetings yet
mediation-meetings-none-text = Public meeting, round table, workshop: plan day and place, then note who came and what was said.
mediation-meetings-coming = To come
mediation-meetings-past = Past
mediation-day = Day
mediation-hour = Hour
mediation-place = Place
mediation-place-hint = The place, not a person: “at the corner of rue des Tanneurs”.
mediation-invited = People invited
mediation-invited-who = Who is invited
mediation-attended = People who came
mediation-attended-count = { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
mediation-minutes = Minutes
mediation-hold = Note what happened
mediation-cancel = Call this meeting off
mediation-cancel-sure = Tell those who were invited: nothing is sent to them.
mediation-cancel-yes = Yes, call it off
mediation-observation-new = Note an observation
mediation-observations-none = No observations yet
mediation-observations-none-text = Somebody alone, a street light out, a barrier fallen over: note it as you pass.
mediation-observed = The observation is noted.
mediation-topic = Observation
mediation-noticed-on = Noticed on
mediation-day-to-come = This day has not come yet.
mediation-by = By
mediation-follow = Where it stands
handling-shuttle = Shuttle
handling-round_table = Round table
case-state-open = Open
case-state-agreed = Agreed
case-state-not_agreed = No agreement
case-state-withdrawn = Withdrawn
party-resident = Neighbour
party-business = Business
party-contractor = Contractor
party-authority = Authority
party-landlord = Landlord
party-other = Other
commitment-pending = To be kept
commitment-kept = Kept
commitment-broken = Broken
need-housing = Housing
need-health = Health
need-social = Daily life
need-legal = Rights and insurance
need-business = Business in trouble
need-utilities = Water, energy, streets
need-safety = Safety
need-other = Other
referral-state-pending = Pending
referral-state-taken_up = Taken up
referral-state-declined = Declined
referral-state-lost = Lost sight of
meeting-kind-public = Public meeting
meeting-kind-round_table = Round table
meeting-kind-awareness = Awareness session
meeting-kind-training = Training
meeting-kind-project = Collective project
meeting-state-planned = Planned
meeting-state-held = Held
meeting-state-cancelled = Called off
observation-kind-social = Social
observation-kind-technical = Technical
topic-isolation = Somebody alone
topic-tension = Tension
topic-gathering = Gatherings
topic-homelessness = People sleeping outside
topic-other_social = Other, between people
topic-cleanliness = Cleanliness
topic-lighting = Lighting
topic-roadway = Roadway, pavement
topic-signage = Signs, barriers
topic-water = Water leak
topic-greenery = Trees, plants
topic-other_technical = Other, in the street
case-entry-opened = Mediation opened
case-entry-note = Note
case-entry-contacted = Contact made
case-entry-carried = Words carried from one party to the other
case-entry-proposed = Proposal
case-entry-joined = Party added
case-entry-rerouted = Handling or mediator changed
case-entry-agreed = Agreed
case-entry-not_agreed = No agreement
case-entry-withdrawn = Withdrawn
case-entry-reopened = Taken up again
case-entry-promised = Commitment made
case-entry-kept = Commitment kept
case-entry-broken = Commitment broken
case-entry-pending = Commitment open again
case-entry-handed_on = Referred to a service
case-entry-taken_up = Taken up
case-entry-declined = Declined
case-entry-lost = Lost sight of
case-entry-planned = Meeting planned
case-entry-held = Meeting held
case-entry-cancelled = Meeting called off
case-entry-noticed = Noticed
case-entry-passed_on = Passed on
case-entry-settled = Settled
act-case-opened = Mediation opened
act-case-party_added = Party added
act-case-entry_added = Timeline added to
act-case-rerouted = Mediation handled differently
act-case-ended = Mediation ended
act-case-reopened = Mediation taken up again
act-commitment-made = Commitment made
act-commitment-settled = Outcome of a commitment
act-service-added = Service added
act-service-closed = Service taken out
act-service-reopened = Service put back
act-referral-made = Referral made
act-referral-followed = Referral followed
act-meeting-planned = Meeting planned
act-meeting-held = Meeting held
act-meeting-cancelled = Meeting called off
act-observation-noted = Observation noted
act-observation-followed = Observation followed


## ---------------------------------------------------------------------------------------------
## notifications
## ---------------------------------------------------------------------------------------------

notifications-no-mail = No mail server is set up: mails are kept here and are not sent. Set mail.url to send them.
notifications-no-sms = No SMS gateway is set up: SMS are kept here and are not sent. Set sms.kannel_url to send them.
notifications-message = Message
notifications-to = To
notifications-site = Site
notifications-written = Written
notifications-state = State
notifications-urgency = Priority
notifications-language = Language
notifications-about = About
notifications-gathered-into = The message that carried it
notifications-same-matter = The messages of the same matter
notifications-filter = Show
notifications-all = All messages
notifications-proof = Proof of sending (CSV)
notifications-older = Older
notifications-none = No message yet
notifications-none-text = They will appear here as soon as a grievance is relayed, a visit announced or news sent.
notifications-none-such = No message of this kind
notifications-none-such-text = Change the choice, or show all messages.
notifications-next-try = Next try: { $moment }
notifications-says = What the message says
notifications-erased = The person has asked for their data to be erased: text and address are gone.
notifications-attempts = Tries
notifications-no-attempt = No try yet.
notifications-under-way = Being sent
notifications-again = Send again
notifications-again-done = The message will be sent again.
notifications-not-again = This message cannot be sent again: it has left, is being sent, or the person said STOP.
notifications-texts = Texts of messages
notifications-texts-lead = Each message as it leaves, by mail and by SMS, with invented values.
notifications-wording = Your wording
notifications-wording-lead = Every sentence of the messages, which you may replace by your own. Words in braces are replaced by their value when it is sent. Messages that are written already do not change.
notifications-wording-own = Yours
notifications-wording-words = Text
notifications-wording-hint = In plain words: it is read on a telephone, in a hurry, sometimes in a second language.
notifications-wording-values = Possible values:
notifications-wording-keep = Keep this text
notifications-wording-count = Count without keeping
notifications-wording-ours = Take the original text back
notifications-wording-our-words = Original text
notifications-wording-example = With invented values
notifications-wording-lines = This text stands on one line, without invisible characters.
notifications-wording-brace = A brace is not closed, or not opened. Write for example { "{" }link{ "}" }.
notifications-wording-unknown = { $given } is not a value of this message. It knows: { $known }
notifications-wording-needed = { $name } is missing: without this link the message is of no use.
notifications-worded = Kept: the next messages go out like this.
notifications-count-cheap = { $characters } characters, short alphabet: { $units } places, { $segments ->
        [one] one SMS
       *[other] { $segments } SMS
    }.
notifications-count-dear = { $characters } characters, wide alphabet: { $units } places, { $segments ->
        [one] one SMS
       *[other] { $segments } SMS
    }.
notifications-count-price = Price per person: { $price }.
notifications-hint-instead = “{ $letter }” is not in the short alphabet of telephones: write { $instead }
notifications-hint-drop = “{ $letter }”, invisible, is not in the short alphabet of telephones: delete it.
notifications-hint-none = “{ $letter }” is not in the short alphabet of telephones, and nothing replaces it.
notifications-hint-cheaper = { $segments ->
        [one] With these replacements, one SMS is enough.
       *[other] With these replacements, { $segments } SMS are enough.
    }
notifications-part-subject = Subject
notifications-part-sms = SMS
notifications-part-lead = First paragraph
notifications-part-greeting = Greeting
notifications-part-signature = Signature
notifications-part-action = Before the link
notifications-part-after = Last paragraph
notifications-part-why = Why
notifications-part-yes = Before the link of yes
notifications-part-no = Before the link of no
notifications-part-all = for all sites
notifications-part-site = for one site
notifications-part-accepted = accepted
notifications-part-acknowledged = seen
notifications-part-scheduled = date announced
notifications-part-resolved = said to be settled
notifications-part-refused = refused
notifications-part-referred = referred
notifications-part-question = question
notifications-part-message = message
notifications-count-short = { $units } characters, short alphabet, { $segments ->
        [one] one SMS
       *[other] { $segments } SMS
    }.
notifications-count-wide = { $units } characters, wide alphabet because of: { $dear }. { $segments ->
        [one] One SMS
       *[other] { $segments } SMS
    }.
channel-email = Mail
channel-sms = SMS
message-urgency-urgent = Urgent: leaves at any hour
message-urgency-ordinary = Ordinary: at decent hours
message-urgency-bulk = Bulk: after the others
message-state-queued = Waiting
message-state-deferred = Later
message-state-sending = Being sent
message-state-submitted = Sent
message-state-delivered = Received
message-state-failed = Failed
message-state-suppressed = STOP
message-state-unknown = Uncertain
message-state-kept = Not sent
message-state-gathered = Gathered
message-state-cancelled = Taken back
message-state-means-queued = The message waits for its first try.
message-state-means-deferred = The message waits for a decent hour or for the next try.
message-state-means-sending = The message is leaving.
message-state-means-submitted = The next server has taken the message over. Whether it arrived is not known yet.
message-state-means-delivered = The message has arrived.
message-state-means-failed = The message did not leave and will not be tried again. The tries say why.
message-state-means-suppressed = The person wants no more messages: this one did not leave.
message-state-means-unknown = The connection broke while it was being sent: nobody knows whether the message arrived. A mail leaves again by itself; for an SMS, decide whether to send it again.
message-state-means-kept = This message was not sent: no way of sending was set up. It is kept here whole.
message-state-means-gathered = The person had had several messages that day already: this one went out the next day, gathered with others into one.
message-state-means-cancelled = The message was taken back before it went out.
message-kind-all = All messages
message-kind-relay-opened = Grievance relayed
message-kind-relay-reminder = Reminder to the contractor
message-kind-relay-message = Message to the contractor
message-kind-relay-escalated = Silence reported higher up
message-kind-grievance-received = Receipt
message-kind-grievance-news = News of a grievance
message-kind-grievance-settled = Is it settled?
message-kind-visit-announced = Visit announced
message-kind-site-news = News of the site
message-kind-subscribed = Subscription confirmed
message-kind-digest = Several messages in one
message-kind-stop-confirmed = STOP confirmed
attempt-outcome-accepted = Taken over
attempt-outcome-retry = To be tried again
attempt-outcome-given_up = Refused
attempt-outcome-unknown = Uncertain
notifications-received = Messages received
notifications-received-lead = What people answer by SMS: STOP, and answers to what we wrote.
notifications-received-none = Nothing has come yet
notifications-received-none-text = To receive SMS, give the gateway the address that stands under “Ways of sending”.
notifications-received-after = The last message that we wrote to them
notifications-ways = Ways of sending
notifications-ways-from = Sender
notifications-ways-dkim = Signed (DKIM)
notifications-ways-bounces = Returns to
notifications-ways-inbox = Mailbox fetched
notifications-ways-mail-hook = Mails received
notifications-ways-mail-how = Have the mails that come back to the sender and to the return address handed to this address as they are (POST). It holds a secret: do not publish it.
notifications-ways-hooks = Give these addresses to the gateway. They hold a secret: do not publish them.
notifications-ways-receipt = Receipts
notifications-ways-inbound = SMS received
notifications-hook-unreadable = This call cannot be understood.
inbound-meaning-stop = STOP
inbound-meaning-answer = Answer
inbound-meaning-unsure = Answer to be checked
inbound-meaning-stranger = Stranger
notifications-reason-unreachable = The server does not answer ({ $answer }).
notifications-reason-broken-off = The connection broke after it was sent: nobody knows whether it was taken ({ $answer }).
notifications-reason-nonsense = The answer makes no sense: nobody knows whether it was taken ({ $answer }).
notifications-reason-credentials = Our user name or password is refused: correct the settings ({ $answer }).
notifications-reason-not-now = Refused for now ({ $answer }).
notifications-reason-refused = Refused for good ({ $answer }).
notifications-reason-unwritable = The message could not be composed ({ $answer }).
notifications-reason-bounced = The mail came back: the address refuses it ({ $answer }).
notifications-reason-resting = The gateways rest after too many failures.
notifications-reason-worker-gone = The service stopped while it was being sent: nobody knows whether it was taken.



## ---------------------------------------------------------------------------------------------
## privacy
## ---------------------------------------------------------------------------------------------

act-retention-ended = Kept long enough, now emptied
act-consent-withdrawn = Consent withdrawn
act-contact-erased = Contact erased


## ---------------------------------------------------------------------------------------------
## open
## ---------------------------------------------------------------------------------------------

open-docs = API documentation
open-docs-lead = Whatever the pages do, a program can do, with the same rights and the same checks.
open-docs-begin = To begin
open-docs-token = You need an access token. Anyone can make one in their account, to act in their name.
open-docs-host = https://your-address
open-docs-problems = A request that is refused gets a problem document that points at each faulty value.
open-docs-description = OpenAPI description, for tools
open-docs-feeds = Open feeds
open-docs-feeds-text = Without account or token: the public sites, without any personal data.
open-docs-works = the sites, their zone and phases
open-docs-wzdx = the same for navigation systems (WZDx 4.2)
open-docs-atom = what changes at a site
open-docs-contents = Operations
open-docs-parameters = Parameters
open-docs-required = required
open-docs-sent = What is sent
open-docs-answers = What comes back
open-docs-example = Example
act-zone-set = Zone given or changed
act-phase-added = Phase added
act-phase-changed = Phase changed
act-phase-removed = Phase removed
open-311 = Open311 GeoReport v2: cities’ own apps report and follow by it.
open-311-service = A nuisance of a works site, put before the contractor, with a deadline to answer.
open-311-group = Works sites
open-311-site = Which site is it about?
open-311-site-help = Without a choice: the site nearest to the place.
open-311-hazard = Is it dangerous right now?
open-311-hazard-help = What is urgent rings at the contractor’s at once.
open-311-jurisdiction-unknown = jurisdiction_id: we serve { $own } alone.
open-311-service-missing = service_code: say what it is about; the list is at services.json.
open-311-service-unknown = service_code: there is no such service; the list is at services.json.
open-311-key-missing = api_key: the access token of an account that may file grievances is needed.
open-311-place-missing = Say where: lat and long, address_string or address_id.
open-311-place-wrong = lat and long: this is no place in degrees.
open-311-site-missing = No site is known near there: give attribute[site], the site’s code.
open-311-status-unknown = status: open, closed or both.
open-311-not-a-date = start_date, end_date: a date with time and zone, as 2026-11-24T08:00:00Z.
open-311-dates-reversed = end_date is before start_date.
open-311-request-unknown = service_request_id: there is no such report.
open-311-token-unknown = token: there is no such token; we give service_request_id at once.
open-311-notice = It was put before the contractor. To follow it, read answers and go on: { $link }


## ---------------------------------------------------------------------------------------------
## look
## ---------------------------------------------------------------------------------------------

look-breadcrumb = You are here
look-pages = Pages
look-previous = Previous
look-next = Next
look-print-hint = Print this page on a sheet of A4, without the browser’s header.
look-map-zoom-in = Zoom in
look-map-zoom-out = Zoom out
look-map-close = Close
look-map-sources = Sources of the map
look-map-two-fingers = Move the map with two fingers
look-map-inside = Inside the zone
look-map-distance = { $metres } m from the zone
look-map-fault = The map cannot be shown here. All that it shows is on the page too.
look-map-fault-here = What is wrong is here
look-map-tools = Drawing the zone
look-map-draw = Draw
look-map-draw-help = Place each corner of the zone. To finish, touch the last corner again, or press Enter.
look-map-change = Change
look-map-change-help = Drag a corner to move it; drag a white point to add one.
look-map-undo = Undo the last change
look-map-remove = Remove
look-map-drawn = Zone of about { $area } m².
look-map-empty = No zone is drawn.
look-map-unread = This text cannot be shown on the map. Save it: you will be told what is wrong, and where.
look-map-still = It is shown as it is; change it in the text.
look-map-sent = This file will be read when you save.


## ---------------------------------------------------------------------------------------------
## demo
## ---------------------------------------------------------------------------------------------

demo-makes = The demonstration is being made in the folder { $folder }: an invented quarter, Les Tanneries.
demo-goes-on = The demonstration in the folder { $folder } goes on; --reset makes it anew.
demo-imported = { $file }: { $count } things imported.
demo-tells = Some weeks between neighbours are being told: grievances, rounds, mediation…
demo-other-port = Port { $taken } is taken already: the demonstration takes port { $port }.
demo-own-database = The demonstration has a database of its own, in its folder: start it without --database.
demo-folder-taken = The folder { $folder } holds something else than a demonstration: name another one with --data.
demo-folder-unusable = The folder { $folder } cannot be used: { $reason }
demo-reset-question = Everything that was done in the demonstration in the folder { $folder } will be erased. Go on? (yes/no)
demo-reset-refused = Nothing is erased. Answer “yes”, or add --yes.
demo-page-home = What everybody sees
demo-page-site = The site, for its neighbours
demo-page-desk = The site, at the desk
demo-page-sign-in = Sign in
demo-accounts = One account per role, the same password for all: { $password }
demo-stop = Ctrl-C stops the demonstration.

## ---------------------------------------------------------------------------------------------
## command line
## ---------------------------------------------------------------------------------------------

upkeep-backup-done = The copy { $file } is written ({ $kilobytes } kB). Keep { $key } too, but elsewhere: without this key the contacts and messages of the copy do not open any more.
upkeep-backup-exists = { $file } exists already: give the copy another name.
upkeep-backup-unwritten = The copy { $file } could not be written: { $reason }
upkeep-backup-postgres = The database is PostgreSQL: copy it with pg_dump --format=custom --file=FILE, and keep the key of the data folder, elsewhere.
upkeep-no-database = There is no database in { $file }: check --data or --database.
upkeep-restore-done = The copy { $file } is in place. “riverain check” looks whether the key goes with it.
upkeep-restore-done-kept = The copy { $file } is in place; the database that stood there is kept in { $kept }. “riverain check” looks whether the key goes with the copy.
upkeep-restore-exists = There is a database in { $file } already: nothing is changed. With --force the copy takes its place, and the database is kept under another name.
upkeep-restore-in-use = The database { $file } is open: stop the service first.
upkeep-restore-no-file = There is no file { $file }.
upkeep-restore-foreign = { $file } is a database, but no copy of Riverain’s.
upkeep-restore-broken = { $file } is not a whole copy: { $reason }
upkeep-restore-unwritten = The database { $file } could not be written: { $reason }
upkeep-restore-postgres = The database is PostgreSQL: put a copy of pg_dump back with pg_restore.
upkeep-check-url = Public address: { $url }.
upkeep-check-url-inner = Public address: { $url } leads here from this machine only. Set public_url before notices are printed or messages sent.
upkeep-check-url-open = Public address: { $url } is not encrypted. Put an https server in front, and set public_url.
upkeep-check-mail = Email: sent from { $from }.
upkeep-check-mail-kept = Email: no server (mail.url is empty). Messages are kept, not sent.
upkeep-check-sms = SMS: a gateway is set.
upkeep-check-sms-kept = SMS: no gateway (sms.kannel_url is empty). SMS are kept, not sent.
upkeep-check-key = Key: { $file } is there, for its owner alone to read.
upkeep-check-key-missing = Key: there is no { $file }. The first “riverain serve” makes one; if the database stands already, put its own back.
upkeep-check-key-open = Key: others than its owner can read { $file }. Run chmod 600.
upkeep-check-key-unusable = Key: { $file } cannot be used: { $reason }
upkeep-check-database = Database: { $engine } answers.
upkeep-check-database-unusable = Database: it cannot be used: { $reason }
upkeep-check-tables = Tables: up to date.
upkeep-check-tables-behind = Tables: { $count ->
    [one] one migration waits
   *[other] { $count } migrations wait
}; “riverain serve” runs them. The journal is checked after that.
upkeep-check-tables-later = Tables: they are of a later version of Riverain. Install that one.
upkeep-check-journal = Journal: whole, { $count } lines.
upkeep-check-journal-broken = Journal: from line { $seq } on, something was changed, removed or slipped in, or the key is not the one of this database.
upkeep-check-sealed = Contacts: the key opens them.
upkeep-check-sealed-nothing = Contacts: nothing is sealed yet.
upkeep-check-sealed-shut = Contacts: the key { $file } does not open them. Put back the key that goes with this database.
upkeep-check-failed = { $count ->
    [one] One thing is not as it should be.
   *[other] { $count } things are not as they should be.
}
serve-data-folder = The data folder { $folder } cannot be made: { $reason }
serve-cannot-listen = Cannot listen on { $address }: { $reason }

# ---- bulletins: the news of a site -------------------------------------------------------------------------------------------
bulletin-state-planned = Planned
bulletin-state-sending = Being sent
bulletin-state-sent = Sent
bulletin-state-stopped = Stopped
bulletin-aim-site = Everybody who follows the site
bulletin-aim-phase = Those whom a phase concerns
bulletin-aim-street = Those of a street
bulletin-aim-area = Those of a drawn area
bulletin-aim-of-street = Those of the street “{ $street }”
bulletins-title = News of the site
bulletins-new = Write a piece of news
bulletins-new-lead = News go to those who asked to be kept informed, by mail or SMS, in their language as to what stands around it. You see how many before you send.
bulletins-none = No news yet
bulletins-none-text = Warn of a cut, a change of dates, a closed street.
bulletins-none-wait = The coordination has not sent anything yet.
bulletins-title-field = In one line
bulletins-title-hint = It is all that the SMS shows, with the link to the site’s page: 90 characters at most.
bulletins-words = What there is to say
bulletins-words-hint = What, where, when, and what it changes. The mail gives it whole.
bulletins-aim = For whom
bulletins-phase = Phase
bulletins-phase-missing = Choose the phase.
bulletins-street = Street
bulletins-street-hint = As the register of addresses writes it.
bulletins-area = Draw an area
bulletins-area-map = Map of the area
bulletins-area-text = Area (GeoJSON)
bulletins-area-hint = Draw on the map, or paste a polygon.
bulletins-area-missing = Draw the area, or choose other people.
bulletins-when = When
bulletins-when-hint = Without a date, at once. At night, on Sundays and public holidays, messages wait for a decent hour.
bulletins-on = Day
bulletins-at = Time
bulletins-past = This moment has passed.
bulletins-far = That is more than a year away: check the year.
bulletins-count = See how many people
bulletins-send = Send to these people
bulletins-people = { $count ->
        [0] Nobody
        [one] { $count } person
       *[other] { $count } people
    }
bulletins-ways = { $emails } by mail, { $sms } by SMS.
bulletins-price = { $segments ->
        [one] One SMS to pay, that is { $price }.
       *[other] { $segments } SMS to pay, that is { $price }.
    }
bulletins-price-unknown = { $segments ->
        [one] One SMS to pay (no price is set).
       *[other] { $segments } SMS to pay (no price is set).
    }
bulletins-others = { $count ->
        [one] One other person follows the site and will not get it: their address lies elsewhere, or is not known.
       *[other] { $count } other people follow the site and will not get it: their addresses lie elsewhere, or are not known.
    }
bulletins-nobody = It would reach nobody: nobody has subscribed, or not at these addresses.
bulletins-planned = It is planned. You can still stop it.
bulletins-segments = SMS to pay
bulletins-made-by = Written by
bulletins-messages = See the messages one by one
bulletins-stop = Stop
bulletins-stop-hint = Those who have not received it yet will not.
bulletins-stopped = { $count ->
        [0] It is stopped.
        [one] It is stopped: one message was taken back before it went out.
       *[other] It is stopped: { $count } messages were taken back before they went out.
    }
