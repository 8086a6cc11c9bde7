//! A grievance that ends: filed in Arabic on a telephone without scripts, answered from the mail of a real mail server, reopened by the
//! neighbour, carried up to the authority by silence, settled, and confirmed.

use chrono::TimeDelta;
use riverain::grievances::{Rung, Status};
use riverain::i18n::Language;

use crate::grievances::{behind, site, status_of};
use crate::relays::press;
use crate::support::servers::scriptless::Scriptless;
use crate::support::servers::smtp::{Mail, MailServer};
use crate::support::{Engine, House};

/// The mail to an address that says this, once it has come.
async fn mail_to(server: &MailServer, address: &str, words: &str) -> Mail {
    let mut count = 1;
    loop {
        let mails = server.mails(count).await;
        let own = mails.iter().find(|mail| mail.to == [address] && mail.text.contains(words));
        if let Some(mail) = own {
            return mail.clone();
        }
        count = mails.len() + 1;
    }
}

/// The address in a mail that begins and ends so.
fn link(mail: &Mail, house: &House, path: &str, end: &str) -> String {
    let begin = house.app.url(path);
    let fits = |word: &&str| word.starts_with(&begin) && word.ends_with(end);
    mail.text.split_whitespace().find(fits).unwrap_or_else(|| panic!("no {begin}…{end} in:\n{}", mail.text)).to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_grievance_filed_in_arabic_without_scripts_climbs_and_is_closed_confirmed() {
    let server = MailServer::start().await;
    let mail_url = server.url();
    let settings = [("mail.url", mail_url.as_str()), ("mail.from", "Riverain <riverain@sourcieux.example>")];
    let house = House::open_with(Engine::Sqlite, &settings).await;
    let staff = house.staff().await;
    let site = site(&house, &staff).await;
    let arabic = |key: &str| Language::Arabic.t(key);
    let neighbour = "salma@exemple.example";

    // The neighbour files, on the page that the notice's code leads to.
    let phone = Scriptless::open_in("ar").await;
    phone.goto(&format!("{}/s/{}", house.url, site.code)).await;
    phone.shows("<html lang=\"ar\" dir=\"rtl\">").await;
    phone.picture("closed-01-site").await;
    phone.touch("a.call").await;
    phone.shows(&arabic("relays-report-lead")).await;
    phone.picture("closed-02-report").await;
    phone.touch("form button.call").await;
    phone.shows(&arabic("grievances-category-missing")).await;
    phone.picture("closed-03-fault").await;
    phone.choose("category", "noise").await;
    phone.write("place", "12 rue des Tanneurs").await;
    phone.write("email", neighbour).await;
    phone.write("words", "تبدأ الآلات قبل السابعة صباحا.").await;
    phone.picture("closed-04-filled").await;
    phone.touch("form button.call").await;
    phone.shows(&arabic("relays-filed")).await;
    phone.picture("closed-05-filed").await;

    // Their receipt is in Arabic; the contractor answers from the mail.
    let receipt = mail_to(&server, neighbour, &arabic("text-grievance-received-after")).await;
    let follow = link(&receipt, &house, "/t/", "");
    let token = follow.rsplit('/').next().unwrap().to_owned();
    let grievance = behind(&house, &token).await;
    let opened = mail_to(&server, "jeanne.moulin@vauclair.example", &grievance.reference).await;
    assert!(!opened.raw.contains(neighbour), "the contractor is shown the neighbour's address");
    let settle = async |mail: &Mail, words: &str| {
        phone.goto(&link(mail, &house, "/r/", "")).await;
        phone.choose("act", "resolve").await;
        phone.write("words", words).await;
        phone.touch("main form button.wide").await;
        phone.shows("votre réponse est transmise").await;
    };
    settle(&opened, "Les engins partent à 8 h.").await;
    assert_eq!(status_of(&house, grievance.id).await, Status::Resolved);

    // The neighbour is asked in Arabic, and says no: it goes back, and one rung higher.
    let asked = mail_to(&server, neighbour, &arabic("text-grievance-settled-no")).await;
    phone.goto(&link(&asked, &house, "/t/", "/no")).await;
    phone.shows(&arabic("relays-settled-no-text")).await;
    phone.picture("closed-06-no").await;
    phone.write("words", "ما زال الضجيج مستمرا.").await;
    phone.touch("main form button.wide").await;
    phone.shows(&arabic("grievance-status-reopened")).await;
    phone.picture("closed-07-reopened").await;
    assert_eq!(status_of(&house, grievance.id).await, Status::Reopened);
    assert_eq!(behind(&house, &token).await.rung, Rung::Director);
    let climbed = mail_to(&server, "paul.aubin@vauclair.example", &grievance.reference).await;

    // Nobody answers: as the clock goes on, it reaches the authority.
    for _ in 0..6 {
        if behind(&house, &token).await.rung == Rung::Authority {
            break;
        }
        house.app.clock.advance(TimeDelta::days(3));
        press(&house).await;
    }
    assert_eq!(behind(&house, &token).await.rung, Rung::Authority);
    let escalated = mail_to(&server, &staff.authority.email, &grievance.reference).await;
    assert!(escalated.subject.starts_with("Sans réponse"), "{}", escalated.subject);
    phone.goto(&follow).await;
    phone.shows(&arabic("rung-authority")).await;
    phone.picture("closed-08-authority").await;

    // Now the director settles it, and the neighbour confirms.
    settle(&climbed, "Les engins ne démarrent plus avant 8 h.").await;
    phone.goto(&format!("{follow}/yes")).await;
    phone.shows(&arabic("relays-settled-yes-text")).await;
    phone.touch("main form button.wide").await;
    phone.shows(&arabic("grievances-next-confirmed")).await;
    phone.picture("closed-09-confirmed").await;
    assert_eq!(status_of(&house, grievance.id).await, Status::Confirmed);
    phone.close().await;
}
