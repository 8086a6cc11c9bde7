//! What the messages say: one variant per message, with its values as fields. The words stand in `src/i18n/messages`, one file
//! per language; here they are put together, once as a letter and once as a short text.

use chrono::{NaiveDate, NaiveTime};

use super::content::{Content, Letter, Part, cut, many_lines, one_line};
use super::outbox::{Channel, NewMessage};
use super::wording::Wordings;
use crate::app::App;
use crate::clock::Timestamp;
use crate::i18n::{self, Language, Sentence, Value};
use crate::people::Purpose;

/// What a grievance is, as the contractor is told.
#[derive(Debug, Clone, PartialEq)]
pub struct RelayWords {
    /// The site's name.
    pub site_name: String,
    /// Its public code.
    pub site_code: String,
    /// The grievance's reference.
    pub reference: String,
    /// The word of its category.
    pub category: Sentence,
    /// The word of its severity.
    pub severity: Sentence,
    /// Where it is.
    pub place: Option<String>,
    /// What the neighbour says. No name and no contact.
    pub summary: Option<String>,
    /// Where the contractor answers.
    pub link: String,
    /// Until when they should.
    pub deadline: Timestamp,
}

/// What became of a grievance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum News {
    /// The contractor has seen it.
    Acknowledged,
    /// They will see to it.
    Accepted,
    /// They will see to it on this day.
    Scheduled(NaiveDate),
    /// They say that it is done.
    Resolved,
    /// They will not see to it.
    Refused,
    /// It was handed on to whom it concerns.
    Referred,
    /// They ask something.
    Question,
    /// They wrote something else.
    Message,
}

impl News {
    fn word(self) -> &'static str {
        match self {
            Self::Acknowledged => "acknowledged",
            Self::Accepted => "accepted",
            Self::Scheduled(_) => "scheduled",
            Self::Resolved => "resolved",
            Self::Refused => "refused",
            Self::Referred => "referred",
            Self::Question => "question",
            Self::Message => "message",
        }
    }
}

/// What a message says.
#[derive(Debug, Clone, PartialEq)]
pub enum Text {
    /// To the contractor: a neighbour's grievance, with the link to answer.
    RelayOpened(RelayWords),
    /// To the contractor again: nobody has answered yet.
    RelayReminder(RelayWords),
    /// To the contractor: something was written to them about a grievance that they have.
    RelayMessage(RelayWords),
    /// To the director or the authority: nobody has answered.
    RelayEscalated {
        /// The grievance.
        relay: RelayWords,
        /// Since when it waits.
        silent_since: Timestamp,
    },
    /// To the neighbour: receipt with the private link.
    GrievanceReceived {
        /// The site's name.
        site_name: String,
        /// The grievance's reference.
        reference: String,
        /// Where to follow it.
        link: String,
    },
    /// To the neighbour: the contractor answered.
    GrievanceNews {
        /// The site's name.
        site_name: String,
        /// The grievance's reference.
        reference: String,
        /// Where to follow it.
        link: String,
        /// What became of it.
        news: News,
        /// The contractor's own words.
        words: Option<String>,
    },
    /// To the neighbour: is it settled?
    GrievanceSettled {
        /// The site's name.
        site_name: String,
        /// The grievance's reference.
        reference: String,
        /// Where to say yes.
        yes_link: String,
        /// Where to say no.
        no_link: String,
    },
    /// To the neighbour: a mediator will call.
    VisitAnnounced {
        /// The site's name.
        site_name: String,
        /// On which day.
        date: NaiveDate,
        /// From when.
        from: NaiveTime,
        /// Until when.
        to: NaiveTime,
        /// Where to read more.
        link: String,
    },
    /// To those who want to know of a site.
    SiteNews {
        /// The site's name.
        site_name: String,
        /// What it is about.
        title: String,
        /// What there is to say.
        words: String,
        /// Where to read more.
        link: String,
    },
    /// To a neighbour: they will be told the news of a site.
    Subscribed {
        /// The site's name.
        site_name: String,
        /// Where to read more.
        link: String,
    },
    /// To a neighbour: several messages in one.
    Digest {
        /// How many.
        count: usize,
        /// What they say; empty for a telephone.
        letters: Vec<Letter>,
    },
    /// To who said STOP: it is heard.
    StopConfirmed {
        /// The site's name; none: for all sites.
        site_name: Option<String>,
    },
}

impl Text {
    /// The kind of text, as keys and tables name it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::RelayOpened(_) => "relay-opened",
            Self::RelayReminder(_) => "relay-reminder",
            Self::RelayMessage(_) => "relay-message",
            Self::RelayEscalated { .. } => "relay-escalated",
            Self::GrievanceReceived { .. } => "grievance-received",
            Self::GrievanceNews { .. } => "grievance-news",
            Self::GrievanceSettled { .. } => "grievance-settled",
            Self::VisitAnnounced { .. } => "visit-announced",
            Self::SiteNews { .. } => "site-news",
            Self::Subscribed { .. } => "subscribed",
            Self::Digest { .. } => "digest",
            Self::StopConfirmed { .. } => "stop-confirmed",
        }
    }

    /// The name of the site that it is about.
    pub fn site_name(&self) -> Option<&str> {
        match self {
            Self::RelayOpened(relay)
            | Self::RelayReminder(relay)
            | Self::RelayMessage(relay)
            | Self::RelayEscalated { relay, .. } => Some(&relay.site_name),
            Self::GrievanceReceived { site_name, .. }
            | Self::GrievanceNews { site_name, .. }
            | Self::GrievanceSettled { site_name, .. }
            | Self::VisitAnnounced { site_name, .. }
            | Self::SiteNews { site_name, .. }
            | Self::Subscribed { site_name, .. } => Some(site_name),
            Self::Digest { .. } => None,
            Self::StopConfirmed { site_name } => site_name.as_deref(),
        }
    }

    /// What a neighbour must have agreed to for a text of this kind, any one of these; empty: nothing in particular.
    pub fn purposes(kind: &str) -> &'static [Purpose] {
        match kind {
            "grievance-received" | "grievance-news" | "grievance-settled" => &[Purpose::FollowGrievance],
            "visit-announced" => &[Purpose::SiteNews, Purpose::CallBack],
            "site-news" | "subscribed" => &[Purpose::SiteNews],
            _ => &[],
        }
    }

    /// Every kind, for lists to filter by and for the preview.
    pub const KINDS: &'static [&'static str] = &[
        "relay-opened",
        "relay-reminder",
        "relay-message",
        "relay-escalated",
        "grievance-received",
        "grievance-news",
        "grievance-settled",
        "visit-announced",
        "site-news",
        "subscribed",
        "digest",
        "stop-confirmed",
    ];
}

/// How much of a name a short text takes.
const SHORT_NAME: usize = 40;
/// How much of somebody's own words a short text takes.
const SHORT_WORDS: usize = 90;

/// Puts a message into words: for a mail or for a telephone, as its recipient has it, in the coordinator's own wording where there is
/// one. `own_messages` is where they say STOP.
pub(super) fn render(app: &App, message: &NewMessage, own_messages: Option<String>, wordings: &Wordings) -> Content {
    let language = message.language;
    let zone = app.settings.time_zone;
    let mut content = write_with(&message.text, message.recipient.channel(), language, zone, wordings);
    // A telephone gets no more than where to read the messages.
    if let (Content::Short(short), Text::Digest { .. }, Some(address)) = (&mut content, &message.text, &own_messages) {
        *short = format!("{short} {address}");
    }
    if let (Content::Letter(letter), Some(address)) = (&mut content, own_messages) {
        letter.parts.push(Part::Footer(language.t("text-footer"), address));
    }
    content
}

/// Puts a text into our words.
pub fn write(text: &Text, channel: Channel, language: Language, zone: chrono_tz::Tz) -> Content {
    write_with(text, channel, language, zone, &Wordings::default())
}

/// Puts a text into words, those of the coordinator where there are any.
pub fn write_with(
    text: &Text,
    channel: Channel,
    language: Language,
    zone: chrono_tz::Tz,
    wordings: &Wordings,
) -> Content {
    let writer = Writer { kind: text.kind(), language, zone, wordings };
    match channel {
        Channel::Email => Content::Letter(writer.letter(text)),
        Channel::Sms => Content::Short(writer.short(text)),
    }
}

struct Writer<'a> {
    kind: &'static str,
    language: Language,
    zone: chrono_tz::Tz,
    wordings: &'a Wordings,
}

impl Writer<'_> {
    /// The words of `text-<kind>-<part>`.
    fn say(&self, part: &str, values: Vec<(&'static str, Value)>) -> String {
        self.tell(format!("text-{}-{part}", self.kind), values)
    }

    fn tell(&self, key: String, values: Vec<(&'static str, Value)>) -> String {
        if let Some(own) = self.wordings.say(self.language, &key, &values) {
            return own;
        }
        let sentence =
            values.into_iter().fold(Sentence::new(key), |sentence, (name, value)| sentence.with(name, value));
        self.language.tell(&sentence)
    }

    fn moment(&self, moment: Timestamp) -> String {
        i18n::moment(moment, self.zone, self.language)
    }

    /// A date in figures, which every telephone's alphabet has.
    fn figures(&self, date: NaiveDate) -> String {
        let parts = [("day", date.format("%d")), ("month", date.format("%m"))];
        self.tell("text-date-figures".to_owned(), parts.map(|(name, part)| (name, part.to_string().into())).into())
    }

    fn letter(&self, text: &Text) -> Letter {
        match text {
            Text::RelayOpened(relay) => self.relay_letter(relay, None),
            Text::RelayReminder(relay) | Text::RelayMessage(relay) => self.relay_letter(relay, None),
            Text::RelayEscalated { relay, silent_since } => self.relay_letter(relay, Some(*silent_since)),
            Text::GrievanceReceived { site_name, reference, link } => {
                let values = || site_and_reference(site_name, reference);
                self.whole(
                    values(),
                    vec![
                        Part::Paragraph(self.say("lead", values())),
                        Part::Action(self.say("action", vec![]), link.clone()),
                        Part::Paragraph(self.say("after", vec![])),
                    ],
                )
            }
            Text::GrievanceNews { site_name, reference, link, news, words } => {
                let mut values = site_and_reference(site_name, reference);
                if let News::Scheduled(date) = news {
                    values.push(("date", i18n::day(*date, self.language).into()));
                }
                let mut parts = vec![Part::Paragraph(self.say(news.word(), values.clone()))];
                parts.extend(words.as_deref().map(|words| Part::Quote(many_lines(words))));
                parts.push(Part::Action(self.say("action", vec![]), link.clone()));
                self.whole(values, parts)
            }
            Text::GrievanceSettled { site_name, reference, yes_link, no_link } => {
                let values = || site_and_reference(site_name, reference);
                self.whole(
                    values(),
                    vec![
                        Part::Paragraph(self.say("lead", values())),
                        Part::Action(self.say("yes", vec![]), yes_link.clone()),
                        Part::Action(self.say("no", vec![]), no_link.clone()),
                        Part::Paragraph(self.say("after", vec![])),
                    ],
                )
            }
            Text::VisitAnnounced { site_name, date, from, to, link } => {
                let values = || {
                    vec![
                        ("site", one_line(site_name).into()),
                        ("date", i18n::day(*date, self.language).into()),
                        ("from", i18n::time(*from, self.language).into()),
                        ("to", i18n::time(*to, self.language).into()),
                    ]
                };
                self.whole(
                    values(),
                    vec![
                        Part::Paragraph(self.say("lead", values())),
                        Part::Paragraph(self.say("why", vec![])),
                        Part::Action(self.say("action", vec![]), link.clone()),
                    ],
                )
            }
            Text::SiteNews { site_name, title, words, link } => {
                let values = || vec![("site", one_line(site_name).into()), ("title", one_line(title).into())];
                self.whole(
                    values(),
                    vec![
                        Part::Paragraph(self.say("lead", values())),
                        Part::Quote(many_lines(words)),
                        Part::Action(self.say("action", vec![]), link.clone()),
                    ],
                )
            }
            Text::Subscribed { site_name, link } => {
                let values = || vec![("site", one_line(site_name).into())];
                self.whole(
                    values(),
                    vec![
                        Part::Paragraph(self.say("lead", values())),
                        Part::Action(self.say("action", vec![]), link.clone()),
                    ],
                )
            }
            Text::Digest { count, letters } => {
                let mut parts = vec![Part::Paragraph(self.say("lead", vec![("count", (*count).into())]))];
                for letter in letters {
                    parts.push(Part::Heading(letter.subject.clone()));
                    parts.extend(letter.parts.iter().filter(|part| self.is_own(part)).cloned());
                }
                self.whole(vec![("count", (*count).into())], parts)
            }
            Text::StopConfirmed { site_name } => {
                let lead = match site_name {
                    Some(site_name) => self.say("site", vec![("site", one_line(site_name).into())]),
                    None => self.say("all", vec![]),
                };
                self.whole(vec![], vec![Part::Paragraph(lead)])
            }
        }
    }

    /// A letter that begins with a greeting and ends with who writes.
    fn whole(&self, values: Vec<(&'static str, Value)>, body: Vec<Part>) -> Letter {
        let subject = one_line(&self.say("subject", values));
        let mut parts = vec![Part::Paragraph(self.tell("text-greeting".to_owned(), vec![]))];
        parts.extend(body);
        parts.push(Part::Paragraph(self.tell("text-signature".to_owned(), vec![])));
        Letter { subject, parts }
    }

    /// Whether a part says something that the letter around several does not say itself.
    fn is_own(&self, part: &Part) -> bool {
        match part {
            Part::Paragraph(words) => {
                !["text-greeting", "text-signature"].iter().any(|key| self.tell((*key).to_owned(), vec![]) == *words)
            }
            Part::Footer(..) => false,
            Part::Heading(_) | Part::Facts(_) | Part::Quote(_) | Part::Action(..) => true,
        }
    }

    fn relay_letter(&self, relay: &RelayWords, silent_since: Option<Timestamp>) -> Letter {
        let values = || {
            let mut values = site_and_reference(&relay.site_name, &relay.reference);
            values.push(("category", relay.category.clone().into()));
            values.push(("severity", relay.severity.clone().into()));
            values.extend(silent_since.map(|since| ("since", self.moment(since).into())));
            values
        };
        let fact = |key: &str, value: String| (self.tell(format!("text-fact-{key}"), vec![]), value);
        let mut facts = vec![
            fact("site", format!("{} ({})", one_line(&relay.site_name), one_line(&relay.site_code))),
            fact("category", self.language.tell(&relay.category)),
            fact("severity", self.language.tell(&relay.severity)),
        ];
        facts.extend(relay.place.as_deref().map(|place| fact("place", one_line(place))));
        facts.push(fact("deadline", self.moment(relay.deadline)));
        facts.push(fact("reference", one_line(&relay.reference)));
        let mut parts = vec![Part::Paragraph(self.say("lead", values())), Part::Facts(facts)];
        parts.extend(relay.summary.as_deref().map(|words| Part::Quote(many_lines(words))));
        parts.push(Part::Action(self.tell("text-relay-action".to_owned(), vec![]), relay.link.clone()));
        parts.push(Part::Paragraph(self.tell("text-relay-privacy".to_owned(), vec![])));
        self.whole(values(), parts)
    }

    fn short(&self, text: &Text) -> String {
        let name = |name: &str| Value::from(cut(&one_line(name), SHORT_NAME));
        match text {
            Text::RelayOpened(relay)
            | Text::RelayReminder(relay)
            | Text::RelayMessage(relay)
            | Text::RelayEscalated { relay, .. } => {
                let place = relay.place.as_deref().map(|place| cut(&one_line(place), SHORT_NAME)).unwrap_or_default();
                self.say(
                    "sms",
                    vec![
                        ("site", name(&relay.site_name)),
                        ("severity", relay.severity.clone().into()),
                        ("category", relay.category.clone().into()),
                        ("reference", one_line(&relay.reference).into()),
                        ("has_place", if place.is_empty() { "no" } else { "yes" }.into()),
                        ("place", place.into()),
                        ("link", relay.link.as_str().into()),
                    ],
                )
            }
            Text::GrievanceReceived { site_name, reference, link } => self.say(
                "sms",
                vec![
                    ("site", name(site_name)),
                    ("reference", one_line(reference).into()),
                    ("link", link.as_str().into()),
                ],
            ),
            Text::GrievanceNews { site_name, reference, link, news, words } => {
                let mut values = vec![("reference", one_line(reference).into()), ("site", name(site_name))];
                if let News::Scheduled(date) = news {
                    values.push(("date", self.figures(*date).into()));
                }
                let said = self.say(&format!("sms-{}", news.word()), values);
                let words = words.as_deref().map(|words| format!(" {}", cut(&one_line(words), SHORT_WORDS)));
                format!("{said}{} {link}", words.unwrap_or_default())
            }
            Text::GrievanceSettled { reference, yes_link, no_link, .. } => self.say(
                "sms",
                vec![
                    ("reference", one_line(reference).into()),
                    ("yes_link", yes_link.as_str().into()),
                    ("no_link", no_link.as_str().into()),
                ],
            ),
            Text::VisitAnnounced { site_name, date, from, to, link } => self.say(
                "sms",
                vec![
                    ("site", name(site_name)),
                    ("date", self.figures(*date).into()),
                    ("from", i18n::time(*from, self.language).into()),
                    ("to", i18n::time(*to, self.language).into()),
                    ("link", link.as_str().into()),
                ],
            ),
            Text::SiteNews { site_name, title, link, .. } => self.say(
                "sms",
                vec![
                    ("site", name(site_name)),
                    ("title", Value::from(cut(&one_line(title), SHORT_WORDS))),
                    ("link", link.as_str().into()),
                ],
            ),
            Text::Subscribed { site_name, link } => {
                self.say("sms", vec![("site", name(site_name)), ("link", link.as_str().into())])
            }
            Text::Digest { count, .. } => self.say("sms", vec![("count", (*count).into())]),
            Text::StopConfirmed { site_name: Some(site_name) } => self.say("sms-site", vec![("site", name(site_name))]),
            Text::StopConfirmed { site_name: None } => self.say("sms-all", vec![]),
        }
    }
}

fn site_and_reference(site_name: &str, reference: &str) -> Vec<(&'static str, Value)> {
    vec![("site", one_line(site_name).into()), ("reference", one_line(reference).into())]
}
