//! Mails as a mail program shows them: every text, from left to right and from right to left, by day and by night, on a telephone.
//! With `RIVERAIN_SCREENSHOTS=folder` it leaves a picture of each.

use mail_parser::MessageParser;
use riverain::i18n::Language;
use riverain::id::MessageId;
use riverain::notifications::{Channel, Content, Part, email, samples, texts};

use crate::support::servers::browser::{Browser, Device};
use crate::support::{Engine, House};

/// What is wrong with what is shown, and how strong the contrast of its faintest words is.
const LOOK: &str = "
    const light = (color) => {
        const [r, g, b] = color.match(/[\\d.]+/g).map(Number).slice(0, 3).map((part) => part / 255)
            .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (own) => {
        for (let at = own; at; at = at.parentElement) {
            const color = getComputedStyle(at).backgroundColor;
            if (color !== 'rgba(0, 0, 0, 0)') return color;
        }
        return 'rgb(255, 255, 255)';
    };
    const words = [...document.querySelectorAll('p, th, td, h2, blockquote, a')].filter((own) => own.innerText.trim());
    const contrasts = words.map((own) => {
        const [one, other] = [light(getComputedStyle(own).color), light(ground(own))];
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    });
    return {
        wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        contrast: Math.min(...contrasts),
        direction: getComputedStyle(document.body).direction,
    };
";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_mail_is_readable_on_a_telephone_by_day_and_by_night_in_either_direction() {
    let house = House::open(Engine::Sqlite).await;
    let folder = tempfile::tempdir().unwrap();
    let from = "Riverain <riverain@ville.example>".parse().unwrap();
    let phone = Browser::open(Device::Phone).await;
    for language in [Language::French, Language::Arabic] {
        for (place, text) in samples(&house.app).into_iter().enumerate() {
            let Content::Letter(mut letter) = texts::write(&text, Channel::Email, language, chrono_tz::Europe::Paris)
            else {
                panic!("a mail is a letter")
            };
            let address = "https://riverain.example/m/8dz3k0m4q7r2w9xa8dz3k0m4q7r2w9xa".to_owned();
            letter.parts.push(Part::Footer(language.t("text-footer"), address));
            let outgoing = email::Outgoing {
                id: MessageId(uuid::Uuid::from_u128(7)),
                to: "lea@exemple.example".parse().unwrap(),
                letter,
                language,
                written_at: house.app.now(),
                unsubscribe_url: None,
            };
            let raw = email::compose(&from, &outgoing).unwrap().formatted();
            let html = MessageParser::default().parse(&raw).unwrap().body_html(0).unwrap().into_owned();
            let name = format!("mail-{language}-{place:02}-{}", text.kind());
            let file = folder.path().join(format!("{name}.html"));
            std::fs::write(&file, html).unwrap();
            for night in [false, true] {
                phone.dark(night).await;
                phone.goto(&format!("file://{}", file.display())).await;
                let seen = phone.run(LOOK).await.unwrap();
                let name = format!("{name}-{}", if night { "night" } else { "day" });
                assert_eq!(seen["wider"], 0, "{name} is wider than the screen");
                assert_eq!(seen["direction"], language.direction(), "{name}");
                assert!(seen["contrast"].as_f64().unwrap() >= 4.5, "{name}: a contrast of {}", seen["contrast"]);
                phone.picture(&name).await;
            }
        }
    }
    phone.close().await;
}
