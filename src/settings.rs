//! The settings: one struct with embedded defaults, then a TOML file, then `RIVERAIN_…` variables, then the command line. Checked
//! once at start; every mistake gets a sentence that names the setting. What only the database knows is not a setting.

mod walking;
mod working_time;

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use chrono_tz::Tz;
use serde::Deserialize;

use crate::calendar::Country;
use crate::error::{Fault, Faults, Result};
use crate::i18n::Sentence;

pub use walking::{TableKind, TableService, WalkingSettings};
pub use working_time::WorkingTime;

/// The defaults, which are also the documentation of the file.
pub const DEFAULTS: &str = include_str!("settings.toml");
/// Variables of the environment that name a setting start with this; two underscores step into a table: `RIVERAIN_MAIL__URL`.
const VARIABLE_PREFIX: &str = "RIVERAIN_";
/// Variables with the prefix that are no settings: where the file of settings is, where tests find real data, and where they put
/// pictures and notes.
const NOT_SETTINGS: [&str; 4] =
    ["RIVERAIN_SETTINGS", "RIVERAIN_REAL_DATA", "RIVERAIN_SCREENSHOTS", "RIVERAIN_STATEMENTS"];

/// Everything that an operator decides.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The address that links, posters and messages carry, without a slash at its end.
    pub public_url: String,
    /// The folder of the key and, by default, of the database.
    pub data: PathBuf,
    /// `sqlite:FILE` or `postgres://…`; empty: `riverain.sqlite` in the data folder.
    pub database: String,
    /// The civil time zone of pages, deadlines and rounds.
    pub time_zone: Tz,
    /// The style of a tile server for the desk's maps; empty: maps are drawn from our own register.
    pub map_style_url: String,
    /// Who else is asked for an address that the register does not have.
    pub geocoder: Geocoder,
    /// How mail leaves.
    pub mail: Mail,
    /// How SMS leave.
    pub sms: Sms,
    /// When to try again what could not be delivered.
    pub delivery: Delivery,
    /// When nothing but urgent messages goes out.
    pub quiet_hours: QuietHours,
    /// The same for news that go to many.
    pub news_quiet_hours: QuietHours,
    /// Whose public holidays are kept, where a site says nothing else.
    pub country: Country,
    /// What comes in without an account.
    pub intake: Intake,
    /// How long a grievance may wait.
    pub deadlines: Deadlines,
    /// What the law allows somebody to work.
    pub working_time: WorkingTime,
    /// How mediators walk.
    pub walking: WalkingSettings,
    /// What other systems may read.
    pub open: Open,
    /// How long what is kept.
    pub retention: Retention,
}

/// Who else is asked for an address that the register does not have: a geocoder that answers as the one of the Base Adresse Nationale.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Geocoder {
    /// The address before `/search/`; empty: nobody is asked.
    pub url: String,
    /// How long its answer is waited for, in milliseconds.
    pub timeout_ms: u64,
}

/// What comes in without an account.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intake {
    /// The addresses of our own proxies, which say whom they saw in `X-Forwarded-For`.
    pub proxies: Vec<IpAddr>,
    /// Grievances filed on the web in ten minutes beyond which it is a flood, and forms ask for a little work.
    pub most_in_ten_minutes: u32,
}

/// How long what is kept, in days. Statistics stay; words and means of contact do not.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// A neighbour's means of contact, after their last consent.
    pub contacts_days: u32,
    /// What neighbours wrote and what was noted at their door, after it was concluded.
    pub words_days: u32,
    /// What was said in confidence to a mediator, after the end.
    pub mediation_days: u32,
    /// What a message said and to whom it went, after it was settled.
    pub messages_days: u32,
}

/// How long a grievance may wait, in working time: Monday to Friday without public holidays, within the working hours.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadlines {
    /// The hour at which work begins, 0 to 23.
    pub working_from_hour: u32,
    /// The hour at which it ends, after the first, up to 24.
    pub working_to_hour: u32,
    /// Working hours until the contractor acknowledges what is urgent.
    pub urgent_hours: u32,
    /// Working days until they acknowledge what is high.
    pub high_days: u32,
    /// Working days until they acknowledge the rest.
    pub normal_days: u32,
    /// Working days until it is concluded.
    pub concluded_days: u32,
    /// Days of the calendar after which a grievance called settled is closed when the neighbour stays silent.
    pub unanswered_days: u32,
    /// Days of the calendar for which a contractor's link works.
    pub link_days: u32,
}

/// What other systems may read.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Open {
    /// Who publishes the feeds: the body that runs this service.
    pub publisher: String,
    /// Who may read the figures at `/metrics`.
    pub metrics: MetricsFor,
    /// Whom to tell of a weakness, as `mailto:…`; empty: there is no `security.txt`.
    pub security_contact: String,
}

/// Who may read the figures at `/metrics`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MetricsFor {
    /// Programs on the same machine, not through a proxy.
    Local,
    /// Everyone who reaches the service.
    Everyone,
    /// Nobody.
    Nobody,
}

/// How mail leaves.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// `smtp://host:port`, `smtps://user:password@host` or `smtp://host?tls=required`; empty: mail is kept and not sent.
    pub url: String,
    /// Who it comes from: `Riverain <riverain@ville.example>`.
    pub from: String,
    /// How long one delivery may take, in seconds.
    pub timeout_s: u64,
    /// How many connections are kept to the server at most.
    pub connections: u32,
    /// How many mails are handed over in a second at most; 0: as many as the server takes.
    pub per_second: u32,
    /// Where mails that cannot be delivered come back to: `retours@ville.example`, whose server must also take
    /// `retours+anything@ville.example`; empty: to the sender.
    pub bounce_address: String,
    /// The file of the DKIM key, PEM; empty: mails are not signed.
    pub dkim_key: PathBuf,
    /// The selector under which the domain publishes the key.
    pub dkim_selector: String,
    /// Where bounces and answers are fetched.
    pub inbox: Inbox,
}

/// The mailbox to which bounces and answers come.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inbox {
    /// `imaps://host`, or `imap://host`, encrypted as well unless it is this very machine; empty: nothing is fetched.
    pub url: String,
    /// The user.
    pub user: String,
    /// Their password.
    pub password: String,
    /// The folder in which the mails lie.
    pub folder: String,
    /// Where they are moved once they are taken in; empty: they stay and are marked as seen.
    pub done_folder: String,
    /// How often to look, in seconds.
    pub every_s: u64,
}

/// When to try again what could not be delivered.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    /// How long to wait after the first try, the second, and so on, in seconds; after the last, the message is given up.
    pub retry_delays_s: Vec<u64>,
    /// How long a worker keeps what it has claimed; when it has died, another claims it after that, in seconds.
    pub lease_s: i64,
    /// How many messages a neighbour gets in a day before the others are gathered into one; 0: any number.
    pub daily_cap: u32,
}

/// How SMS leave.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sms {
    /// The gateways in the order of preference; those that are not set up are passed over.
    pub order: Vec<String>,
    /// The sender that telephones show; empty: the gateway's own.
    pub sender: String,
    /// How long one delivery may take, in seconds.
    pub timeout_s: u64,
    /// How many SMS are handed over at the same time at most.
    pub connections: u32,
    /// How many SMS are handed over in a second at most, by each gateway; 0: as many as it takes.
    pub per_second: u32,
    /// What one part of an SMS costs, in thousandths of a euro; 0: nothing is said of prices.
    pub segment_price_thousandths: u32,
    /// Kannel's `sendsms` address; empty: no Kannel.
    pub kannel_url: String,
    /// Kannel's `sendsms-user`.
    pub username: String,
    /// Its password.
    pub password: String,
    /// OVHcloud.
    pub ovh: Ovh,
    /// Brevo.
    pub brevo: Brevo,
    /// Twilio.
    pub twilio: Twilio,
    /// Octopush.
    pub octopush: Octopush,
    /// smsmode.
    pub smsmode: Smsmode,
    /// Any other gateway with an HTTP interface.
    pub http: HttpGateway,
}

impl Sms {
    /// The names that `order` may hold.
    pub const GATEWAYS: [&'static str; 7] = ["kannel", "ovh", "brevo", "twilio", "octopush", "smsmode", "http"];

    /// Whether any gateway is set up.
    pub fn is_set_up(&self) -> bool {
        self.order.iter().any(|name| {
            let essential = match name.as_str() {
                "kannel" => &self.kannel_url,
                "ovh" => &self.ovh.service,
                "brevo" => &self.brevo.api_key,
                "twilio" => &self.twilio.account,
                "octopush" => &self.octopush.api_key,
                "smsmode" => &self.smsmode.api_key,
                "http" => &self.http.url,
                _ => return false,
            };
            !essential.is_empty()
        })
    }
}

/// OVHcloud's SMS.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ovh {
    /// The address of its interface.
    pub url: String,
    /// The SMS account, as `sms-ab12345-1`; empty: no OVHcloud.
    pub service: String,
    /// The application's key.
    pub application_key: String,
    /// Its secret.
    pub application_secret: String,
    /// The consumer's key.
    pub consumer_key: String,
}

/// Brevo's SMS.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brevo {
    /// The address of its interface.
    pub url: String,
    /// The key; empty: no Brevo.
    pub api_key: String,
}

/// Twilio's SMS.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Twilio {
    /// The address of its interface.
    pub url: String,
    /// The account's SID; empty: no Twilio.
    pub account: String,
    /// Its token, which also signs what Twilio tells us.
    pub token: String,
}

/// Octopush's SMS.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Octopush {
    /// The address of its interface.
    pub url: String,
    /// The login.
    pub login: String,
    /// The key; empty: no Octopush.
    pub api_key: String,
}

/// smsmode's SMS.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Smsmode {
    /// The address of its interface.
    pub url: String,
    /// The key; empty: no smsmode.
    pub api_key: String,
}

/// Any other gateway with an HTTP interface. `{to}`, `{text}`, `{from}`, `{coding}`, `{reference}` and `{receipt_url}` stand for the
/// values.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HttpGateway {
    /// The address; empty: no such gateway.
    pub url: String,
    /// The body of a POST; empty: it is a GET.
    pub body: String,
    /// The kind of the body.
    pub content_type: String,
    /// The value of the `Authorization` header; empty: none.
    pub authorization: String,
    /// What an answer contains when the text was accepted; empty: a status of 2xx is enough.
    pub accepted_when: String,
}

/// When nothing but urgent messages goes out, in civil time.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuietHours {
    /// The hour at which quiet begins, 0 to 24.
    pub from_hour: u32,
    /// The hour at which quiet ends, 0 to 24.
    pub to_hour: u32,
    /// Whether Sundays and public holidays are quiet all day.
    pub sundays_and_holidays: bool,
}

/// Values given on the command line, which win over file and environment.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// The file of settings.
    pub file: Option<PathBuf>,
    /// Setting by its dotted name, with its text.
    pub values: Vec<(&'static str, String)>,
}

impl Settings {
    /// Reads the settings of this process.
    pub fn read(given: &Given, variables: impl IntoIterator<Item = (String, String)>) -> Result<Self> {
        let mut faults = Faults::new();
        let mut table: toml::Table = DEFAULTS.parse().unwrap_or_default();
        if let Some(file) = &given.file
            && let Some(own) = faults.keep(read_file(file))
        {
            overlay(&mut table, own);
        }
        for (name, text) in variables {
            if let Some(path) = name.strip_prefix(VARIABLE_PREFIX)
                && !NOT_SETTINGS.contains(&name.as_str())
            {
                set(&mut table, &path.to_lowercase().replace("__", "."), &text);
            }
        }
        for (path, text) in &given.values {
            set(&mut table, path, text);
        }
        faults.end()?;
        let settings = Settings::deserialize(table).map_err(|error| {
            let sentence = Sentence::new("settings-unreadable").with("reason", error.message().to_owned());
            crate::error::Error::invalid("/", sentence)
        })?;
        settings.check()
    }

    /// The defaults alone, for tests and for files worked on without a service.
    pub fn defaults() -> Result<Self> {
        Self::read(&Given::default(), [])
    }

    fn check(mut self) -> Result<Self> {
        let mut faults = Faults::new();
        if self.public_url.is_empty() {
            self.public_url = format!("http://{}", self.listen);
        }
        self.public_url = self.public_url.trim_end_matches('/').to_owned();
        if !(self.public_url.starts_with("http://") || self.public_url.starts_with("https://")) {
            faults.add("/public_url", Sentence::new("settings-public-url").with("given", self.public_url.clone()));
        }
        if self.database.is_empty() {
            self.database = format!("sqlite:{}", self.data.join("riverain.sqlite").display());
        }
        if !["sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| self.database.starts_with(scheme)) {
            faults.add("/database", Sentence::new("settings-database"));
        }
        if !(self.mail.url.is_empty() || ["smtp://", "smtps://"].iter().any(|scheme| self.mail.url.starts_with(scheme)))
        {
            faults.add("/mail/url", Sentence::new("settings-mail-url"));
        }
        if self.mail.from.parse::<lettre::message::Mailbox>().is_err() {
            faults.add("/mail/from", Sentence::new("settings-mail-from").with("given", self.mail.from.clone()));
        }
        let bounce_address = &self.mail.bounce_address;
        if !bounce_address.is_empty() && bounce_address.parse::<lettre::Address>().is_err() {
            let sentence = Sentence::new("settings-bounce-address").with("given", bounce_address.clone());
            faults.add("/mail/bounce_address", sentence);
        }
        let dkim_key = &self.mail.dkim_key;
        if !dkim_key.as_os_str().is_empty() && std::fs::read_to_string(dkim_key).is_err() {
            let sentence = Sentence::new("settings-dkim-key").with("file", dkim_key.display().to_string());
            faults.add("/mail/dkim_key", sentence);
        }
        let inbox = &self.mail.inbox;
        if !(inbox.url.is_empty() || ["imap://", "imaps://"].iter().any(|scheme| inbox.url.starts_with(scheme))) {
            faults.add("/mail/inbox/url", Sentence::new("settings-inbox-url"));
        }
        // Line breaks would let a setting speak for itself.
        if [&inbox.user, &inbox.password, &inbox.folder].iter().any(|text| text.contains(['\r', '\n']))
            || inbox.every_s == 0
        {
            faults.add("/mail/inbox", Sentence::new("settings-inbox"));
        }
        let shortest_lease_s = self.mail.timeout_s.max(self.sms.timeout_s);
        if !u64::try_from(self.delivery.lease_s).is_ok_and(|lease_s| lease_s > shortest_lease_s) {
            faults.add("/delivery/lease_s", Sentence::new("settings-lease").with("seconds", shortest_lease_s));
        }
        for name in self.sms.order.iter().filter(|name| !Sms::GATEWAYS.contains(&name.as_str())) {
            let known = Sms::GATEWAYS.join(", ");
            let sentence = Sentence::new("settings-gateway").with("given", name.as_str()).with("known", known);
            faults.add("/sms/order", sentence);
        }
        if !(self.sms.kannel_url.is_empty() || self.sms.kannel_url.starts_with("http")) {
            faults.add(
                "/sms/kannel_url",
                Sentence::new("settings-kannel-url").with("given", self.sms.kannel_url.clone()),
            );
        }
        let geocoder = &self.geocoder;
        if !(geocoder.url.is_empty() || ["http://", "https://"].iter().any(|scheme| geocoder.url.starts_with(scheme))) {
            let given = geocoder.url.clone();
            faults.add("/geocoder/url", Sentence::new("settings-geocoder-url").with("given", given));
        }
        if !(100..=10_000).contains(&geocoder.timeout_ms) {
            faults.add("/geocoder/timeout_ms", Sentence::new("settings-geocoder-timeout"));
        }
        if !(self.map_style_url.is_empty()
            || self.map_style_url.starts_with("http")
            || self.map_style_url.starts_with('/'))
        {
            let given = self.map_style_url.clone();
            faults.add("/map_style_url", Sentence::new("settings-map-style-url").with("given", given));
        }
        for (name, quiet) in [("/quiet_hours", &self.quiet_hours), ("/news_quiet_hours", &self.news_quiet_hours)] {
            if quiet.from_hour > 24 || quiet.to_hour > 24 {
                faults.add(name, Sentence::new("settings-quiet-hours"));
            }
        }
        let hours = &self.deadlines;
        if hours.working_from_hour >= hours.working_to_hour || hours.working_to_hour > 24 {
            faults.add("/deadlines", Sentence::new("settings-working-hours"));
        }
        let spans = [
            (hours.urgent_hours, 1..=200),
            (hours.high_days, 1..=60),
            (hours.normal_days, 1..=60),
            (hours.concluded_days, 1..=250),
            (hours.unanswered_days, 1..=365),
            (hours.link_days, 1..=365),
        ];
        if spans.iter().any(|(given, allowed)| !allowed.contains(given)) {
            faults.add("/deadlines", Sentence::new("settings-deadlines"));
        }
        self.working_time.check(&mut faults);
        self.walking.check(&mut faults);
        let contact = &self.open.security_contact;
        let names_somebody = ["mailto:", "https://", "tel:"].iter().any(|scheme| contact.starts_with(scheme));
        if !(contact.is_empty() || (names_somebody && !contact.contains(char::is_control))) {
            faults.add("/open/security_contact", Sentence::new("settings-security-contact"));
        }
        faults.end()?;
        Ok(self)
    }

    /// The file of the key, in the data folder.
    pub fn key_file(&self) -> PathBuf {
        self.data.join("secret.key")
    }

    /// Whether browsers reach us over TLS, so that cookies can say so.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

fn read_file(file: &Path) -> std::result::Result<toml::Table, Fault> {
    let about = |key: &'static str, reason: String| {
        Fault::new("/", Sentence::new(key).with("file", file.display().to_string()).with("reason", reason))
    };
    let text = std::fs::read_to_string(file).map_err(|error| about("settings-file-unread", error.to_string()))?;
    text.parse().map_err(|error: toml::de::Error| about("settings-file-broken", error.to_string()))
}

fn overlay(table: &mut toml::Table, own: toml::Table) {
    for (name, value) in own {
        match (table.get_mut(&name), value) {
            (Some(toml::Value::Table(below)), toml::Value::Table(own)) => overlay(below, own),
            (_, value) => {
                table.insert(name, value);
            }
        }
    }
}

/// Sets a value by its dotted path; its text takes the kind that the default has.
fn set(table: &mut toml::Table, path: &str, text: &str) {
    match path.split_once('.') {
        Some((name, rest)) => {
            if let Some(below) = table.entry(name).or_insert_with(|| toml::Table::new().into()).as_table_mut() {
                set(below, rest, text);
            }
        }
        None => {
            let value = match table.get(path) {
                Some(toml::Value::Integer(_)) => text.parse().map(toml::Value::Integer).ok(),
                Some(toml::Value::Float(_)) => text.parse().map(toml::Value::Float).ok(),
                Some(toml::Value::Boolean(_)) => text.parse().map(toml::Value::Boolean).ok(),
                Some(toml::Value::Array(_)) => {
                    let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
                    let value = |item: &str| item.parse().map_or_else(|_| item.into(), toml::Value::Integer);
                    Some(toml::Value::Array(items.map(value).collect()))
                }
                _ => None,
            };
            table.insert(path.to_owned(), value.unwrap_or_else(|| text.into()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_variable_wins_over_the_default_and_the_command_line_over_both() {
        let given = Given { file: None, values: vec![("listen", "127.0.0.1:9".to_owned())] };
        let variables = variables(&[("RIVERAIN_LISTEN", "127.0.0.1:8"), ("RIVERAIN_MAIL__TIMEOUT_S", "7")]);
        let settings = Settings::read(&given, variables).unwrap();
        assert_eq!(settings.listen.port(), 9);
        assert_eq!(settings.mail.timeout_s, 7);
    }

    #[test]
    fn every_mistake_is_named() {
        let variables = variables(&[("RIVERAIN_DATABASE", "mysql://x"), ("RIVERAIN_MAIL__URL", "ftp://y")]);
        let Err(crate::error::Error::Invalid(faults)) = Settings::read(&Given::default(), variables) else {
            panic!("was taken")
        };
        assert_eq!(faults.iter().map(|fault| fault.pointer.as_str()).collect::<Vec<_>>(), ["/database", "/mail/url"]);
    }

    #[test]
    fn an_unknown_setting_is_refused() {
        assert!(Settings::read(&Given::default(), variables(&[("RIVERAIN_LISTN", "x")])).is_err());
    }
}
