//! Grievances that come by SMS or mail: what begins with a site's code is filed, with a receipt by the same way; the rest waits for a person.

use reqwest::Method;
use riverain::grievances::{self, Category, QueueFilter, QueueLine, Shown, Status, Via, Viewer};
use riverain::notifications::{self, Channel, Meaning};
use riverain::{reading, relays, writing};

use crate::for_both_engines;
use crate::grievances::site;
use crate::replies::{hooks, house};
use crate::support::{House, Staff};

async fn sms(house: &House, path: &str, text: &str) {
    house.caller().post(path, &[("from", "33639989999"), ("text", text)]).await.is(200);
}

async fn mail(house: &House, path: &str, words: &str) {
    let mail = format!(
        "From: <lea@exemple.example>\r\nTo: riverain@riverain.example\r\nSubject: Bruit\r\nMessage-ID: <{}@exemple.example>\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n",
        words.len()
    );
    let mut caller = house.caller();
    let request = caller.request(Method::POST, path).header("content-type", "message/rfc822").body(mail);
    caller.send(request).await.is(200);
}

async fn all(house: &House, staff: &Staff) -> Vec<QueueLine> {
    let filter = QueueFilter { shown: Shown::All, ..QueueFilter::default() };
    reading!(house.app.db, tx => grievances::queue(&house.app, tx, &staff.coordinator, &filter, None, 50).await)
        .unwrap()
        .lines
}

for_both_engines! {
    async fn an_sms_that_begins_with_a_site_s_code_becomes_a_grievance(engine: Engine) {
        let house = house(engine).await;
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let (_, path) = hooks(&house, &staff).await;
        let code = site.code.in_capitals();
        sms(&house, &path, "Bonjour, il y a du bruit").await;
        sms(&house, &path, &format!("{} : marteau-piqueur dès 6 h", code.to_lowercase())).await;
        sms(&house, &path, "ZZZZZ9 rien de connu").await;
        let last = relays::take_reports(&house.app, None).await.unwrap();
        assert!(last.is_some());
        assert_eq!(relays::take_reports(&house.app, last).await.unwrap(), None);
        // From the beginning again, as after a start of the service, nothing is filed twice.
        relays::take_reports(&house.app, None).await.unwrap();
        let lines = all(&house, &staff).await;
        assert_eq!(lines.len(), 1);
        assert_eq!((lines[0].via, lines[0].category, lines[0].status), (Via::Sms, Category::Other, Status::Relayed));
        let (words, sent) = reading!(house.app.db, tx => {
            let grievance = grievances::grievance(tx, lines[0].id).await?;
            let entries = grievances::entries(&house.app, tx, Viewer::Mediation, &grievance).await?;
            let sent = notifications::messages_about(tx, &grievance.id.to_string()).await?;
            Ok((entries[0].words.clone(), sent))
        })
        .unwrap();
        assert_eq!(words.as_deref(), Some("marteau-piqueur dès 6 h"));
        let receipt = sent.iter().find(|message| message.kind == "grievance-received").unwrap();
        assert_eq!(receipt.channel, Channel::Sms);
        // Whoever was answered once writes again: a code begins another grievance, other words go into the first.
        sms(&house, &path, &format!("{code} et de la poussière")).await;
        sms(&house, &path, "Toujours pas réglé").await;
        let waiting = relays::waiting_replies(&house.app).await.unwrap();
        writing!(house.app.db, tx => relays::take_replies(&house.app, tx, &waiting).await).unwrap();
        assert_eq!(all(&house, &staff).await.len(), 2);
        let received = reading!(house.app.db, tx => notifications::received(&house.app, tx, &staff.coordinator).await).unwrap();
        let waiting = received.iter().filter(|own| own.meaning == Meaning::Stranger && own.taken_at.is_none());
        assert_eq!(waiting.count(), 2, "what is about no site waits for a person");
    }

    async fn a_mail_that_begins_with_a_site_s_code_becomes_a_grievance(engine: Engine) {
        let house = house(engine).await;
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let (path, _) = hooks(&house, &staff).await;
        mail(&house, &path, &format!("{}\r\nLes camions bloquent la rue.", site.code)).await;
        mail(&house, &path, "Gagnez de l'argent").await;
        mail(&house, &path, &site.code.to_string()).await;
        relays::take_reports(&house.app, None).await.unwrap();
        let lines = all(&house, &staff).await;
        assert_eq!(lines.len(), 1);
        let sent = reading!(house.app.db, tx => notifications::messages_about(tx, &lines[0].id.to_string()).await).unwrap();
        let receipt = sent.iter().find(|message| message.kind == "grievance-received").unwrap();
        assert_eq!((lines[0].via, receipt.channel), (Via::Email, Channel::Email));
    }
}
