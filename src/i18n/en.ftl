# Every sentence of Riverain in this language. One section per slice; the keys are the same in every language file,
# and a test holds that. Plain words: people read this in the street, in a hurry, in their second language.


## ---------------------------------------------------------------------------------------------
## house (words of every page, dates, errors, settings)
## ---------------------------------------------------------------------------------------------

language = en
direction = ltr
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
yes = Yes
no = No
house-name = Riverain
house-promise = Tell the neighbours before the works, listen while they last, answer.
skip-to-content = Skip to content
language-switch = Language
sign-in = Sign in
sign-out = Sign out
navigation = Main menu
save = Save
cancel = Cancel
back = Back
optional = optional
error-summary = Some points need correcting
form-required = Please fill in this field.
form-too-long = This is too long: at most { $limit } characters.
form-not-a-word = “{ $given }” is not one of the choices.
form-not-a-date = “{ $given }” is not a date. Write for example 2026-11-24.
form-not-a-time = “{ $given }” is not a time. Write for example 08:30.
form-not-a-number = “{ $given }” is not a number.
form-not-an-email = “{ $given }” is not an email address. Write for example name@example.org.
form-not-a-telephone = “{ $given }” is not a telephone number. Write it with all its digits, for example 06 39 98 12 34.
api-not-json = The request’s body is not the JSON expected: { $reason }.
api-not-a-query = The request’s address cannot be read: { $reason }.
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
settings-unreadable = The settings cannot be read: { $reason }
settings-public-url = public_url must start with http:// or https://; “{ $given }” does not.
settings-database = database must be sqlite:FILE or postgres://…
settings-mail-url = mail.url must start with smtp:// or smtps://, or stay empty.
settings-map-style-url = map_style_url must be the http address of a map style, or stay empty; “{ $given }” is none.
settings-kannel-url = sms.kannel_url must be the http address of sendsms, or stay empty; “{ $given }” is not one.
settings-quiet-hours = quiet_hours: hours go from 0 to 24.
settings-file-unread = The settings file { $file } cannot be opened: { $reason }
settings-file-broken = The settings file { $file } is not TOML: { $reason }


## ---------------------------------------------------------------------------------------------
## people
## ---------------------------------------------------------------------------------------------

people-email = Email address
people-password = Password
people-password-short = The password is too short: at least { $limit } characters.
people-sign-in-wrong = This address and this password do not go together. Check both, or ask whoever looks after the accounts for a new password.
people-organisation-exists = There is already an organisation named “{ $name }”.
people-email-exists = There is already an account with this address.
people-not-yourself = You cannot close your own account.
people-account-opened = The account { $email } is open.
people-password-made = Its password, shown this once: { $password }
people-no-such-account = No open account has the address { $email }.
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



## ---------------------------------------------------------------------------------------------
## sites
## ---------------------------------------------------------------------------------------------

sites-pair = { $x }.{ $x_decimals }, { $y }.{ $y_decimals }
sites-outline-nothing-given = There is no zone yet. Draw it on the map, paste GeoJSON or choose a file.
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
sites-outline-unknown-reference = The coordinate system “{ $name }” is not known here. Export the zone in WGS 84 (EPSG:4326), Lambert-93 (EPSG:2154) or conic conformal (EPSG:3942 to 3950).
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
premises-import-unknown-format = The format is not recognised. We read the CSV of the Base Adresse Nationale, and GeoJSON of OpenStreetMap or the BD TOPO.
premises-import-not-csv = This file is JSON; the format “ban” is a CSV.
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


## ---------------------------------------------------------------------------------------------
## visits
## ---------------------------------------------------------------------------------------------



## ---------------------------------------------------------------------------------------------
## grievances
## ---------------------------------------------------------------------------------------------



## ---------------------------------------------------------------------------------------------
## relays
## ---------------------------------------------------------------------------------------------



## ---------------------------------------------------------------------------------------------
## mediation
## ---------------------------------------------------------------------------------------------



## ---------------------------------------------------------------------------------------------
## notifications
## ---------------------------------------------------------------------------------------------



## ---------------------------------------------------------------------------------------------
## open
## ---------------------------------------------------------------------------------------------



## ---------------------------------------------------------------------------------------------
## look
## ---------------------------------------------------------------------------------------------

language-name = English
look-staff = Staff
look-breadcrumb = You are here
look-choose = Choose
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


## ---------------------------------------------------------------------------------------------
## demo
## ---------------------------------------------------------------------------------------------



## ---------------------------------------------------------------------------------------------
## command line
## ---------------------------------------------------------------------------------------------

serve-data-folder = The data folder { $folder } cannot be made: { $reason }
serve-cannot-listen = Cannot listen on { $address }: { $reason }
