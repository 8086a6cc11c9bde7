//! What people and programs may put into the values of a message: line breaks that would be headers, marks that turn the writing
//! around, HTML, a megabyte. In every value of every text, for both ways.

use chrono::{NaiveDate, NaiveTime};
use mail_parser::MessageParser;
use riverain::i18n::{Language, Sentence};
use riverain::id::MessageId;
use riverain::notifications::{Channel, Content, News, RelayWords, Text, email, texts};

/// A value that tries everything at once.
fn evil() -> String {
    let head =
        "Rue\r\nBcc: all@exemple.example\r\n\r\nX\0\u{7}\u{202e}<script>alert(1)</script>\u{2066} { $site } {link}";
    format!("{head}{}", "x".repeat(1_000_000))
}

fn relay() -> RelayWords {
    RelayWords {
        site_name: evil(),
        site_code: evil(),
        reference: evil(),
        category: Sentence::new("category-noise"),
        severity: Sentence::new("severity-urgent"),
        place: Some(evil()),
        summary: Some(evil()),
        link: "https://v.example/r/x".to_owned(),
        deadline: "2026-03-10T09:00:00Z".parse().unwrap(),
    }
}

/// Every text with every value that somebody types; links are made by us.
fn all() -> Vec<Text> {
    let link = || "https://v.example/x".to_owned();
    let (site_name, reference) = (evil, evil);
    vec![
        Text::RelayOpened(relay()),
        Text::RelayReminder(relay()),
        Text::RelayMessage(relay()),
        Text::RelayEscalated { relay: relay(), silent_since: "2026-03-10T09:00:00Z".parse().unwrap() },
        Text::GrievanceReceived { site_name: site_name(), reference: reference(), link: link() },
        Text::GrievanceNews {
            site_name: site_name(),
            reference: reference(),
            link: link(),
            news: News::Question,
            words: Some(evil()),
        },
        Text::GrievanceSettled { site_name: site_name(), reference: reference(), yes_link: link(), no_link: link() },
        Text::VisitAnnounced {
            site_name: site_name(),
            date: NaiveDate::MIN,
            from: NaiveTime::MIN,
            to: NaiveTime::MIN,
            link: link(),
        },
        Text::SiteNews { site_name: site_name(), title: evil(), words: evil(), link: link() },
        Text::Subscribed { site_name: site_name(), link: link() },
        Text::StopConfirmed { site_name: Some(site_name()) },
    ]
}

#[test]
fn no_value_of_any_text_adds_a_header_a_part_a_tag_or_turns_the_writing_around() {
    let from = "Riverain <riverain@ville.example>".parse().unwrap();
    for &language in Language::ALL {
        for text in all() {
            let kind = text.kind();
            let Content::Letter(letter) = texts::write(&text, Channel::Email, language, chrono_tz::Europe::Paris)
            else {
                panic!("a mail is a letter")
            };
            let outgoing = email::Outgoing {
                id: MessageId(uuid::Uuid::from_u128(7)),
                to: "lea@exemple.example".parse().unwrap(),
                letter,
                language,
                written_at: "2026-03-10T09:00:00Z".parse().unwrap(),
                unsubscribe_url: Some("https://v.example/m/x".to_owned()),
            };
            let raw = email::compose(&from, &outgoing).unwrap().formatted();
            assert!(raw.len() < 200_000, "{kind}: {} bytes", raw.len());
            let mail = MessageParser::default().parse(&raw).unwrap();
            let names: Vec<&str> = mail.headers().iter().map(|header| header.name()).collect();
            assert!(mail.bcc().is_none() && names.len() < 15, "{kind}: {names:?}");
            assert_eq!((mail.text_body_count(), mail.html_body_count(), mail.attachment_count()), (1, 1, 0), "{kind}");
            let subject = mail.subject().unwrap();
            let (plain, html) = (mail.body_text(0).unwrap(), mail.body_html(0).unwrap());
            for words in [subject, &plain, &html] {
                assert!(!words.contains(['\u{202e}', '\u{2066}', '\0', '\u{7}']), "{kind}");
            }
            assert!(!subject.contains(['\r', '\n']) && subject.chars().count() < 800, "{kind}: {subject}");
            assert!(!html.contains("<script"), "{kind}");
        }
    }
}

#[test]
fn no_value_makes_an_sms_long_or_breaks_it_into_lines() {
    for &language in Language::ALL {
        for text in all() {
            let Content::Short(short) = texts::write(&text, Channel::Sms, language, chrono_tz::Europe::Paris) else {
                panic!("an SMS is short")
            };
            assert!(!short.contains(|letter: char| letter.is_control() || letter == '\u{202e}'), "{short}");
            assert!(short.chars().count() < 500, "{}: {} letters", text.kind(), short.chars().count());
            assert!(short.contains("https://v.example/") || text.kind() == "stop-confirmed", "{short}");
        }
    }
}
