//! Answers that come by mail or SMS instead of by the link: they reach the grievance and whoever waits for them; strangers and forgers
//! reach nobody.

use chrono::TimeDelta;
use riverain::grievances::{self, Author, Entry, EntryKind, Grievance, Status, Viewer, Visibility};
use riverain::id::{GrievanceId, MessageId};
use riverain::notifications::{self, Channel};
use riverain::people::Role;
use riverain::{reading, relays, writing};

use crate::for_both_engines;
use crate::grievances::{behind, filed, site};
use crate::support::{Engine, House, Staff};

pub async fn house(engine: Engine) -> House {
    // Nobody listens there: what matters here is what comes back.
    let settings = [("sms.smsmode.url", "http://127.0.0.1:9"), ("sms.smsmode.api_key", "key")];
    House::open_with(engine, &settings).await
}

/// The paths at which mails and SMS come in.
pub async fn hooks(house: &House, staff: &Staff) -> (String, String) {
    let page = house.signed_in(&staff.admin).await.get("/desk/messages/ways").await.text;
    let path = |start: &str, end: &str| {
        let from = page.find(start).unwrap();
        let to = page[from..].find(end).unwrap();
        page[from..from + to].to_owned()
    };
    let sms = path("/hooks/sms/smsmode/", "receipt") + "inbound";
    (path("/hooks/mail/", "<"), sms)
}

/// The latest message of a kind about a grievance.
async fn sent(house: &House, id: GrievanceId, kind: &str, channel: Channel) -> Option<MessageId> {
    let all = reading!(house.app.db, tx => notifications::messages_about(tx, &id.to_string()).await).unwrap();
    all.into_iter().rev().find(|message| message.kind == kind && message.channel == channel).map(|message| message.id)
}

async fn bring(house: &House, path: &str, from: &str, answers: Option<MessageId>, words: &str) {
    let answers = answers.map(|id| format!("In-Reply-To: <{id}@riverain.example>\r\n")).unwrap_or_default();
    let mail = format!(
        "From: <{from}>\r\nTo: riverain@riverain.example\r\nSubject: Re\r\n{answers}\
         Content-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n\r\n\
         Le mar. 10 mars 2026, Riverain a écrit :\r\n> Bonjour,\r\n"
    );
    let mut caller = house.caller();
    let request = caller.request(reqwest::Method::POST, path).header("content-type", "message/rfc822").body(mail);
    caller.send(request).await.is(200);
    take(house).await;
}

async fn take(house: &House) {
    let waiting = relays::waiting_replies(&house.app).await.unwrap();
    writing!(house.app.db, tx => relays::take_replies(&house.app, tx, &waiting).await).unwrap();
}

/// The grievance as it stands, and its last entry.
async fn last(house: &House, id: GrievanceId) -> (Grievance, Entry) {
    reading!(house.app.db, tx => {
        let grievance = grievances::grievance(tx, id).await?;
        let entries = grievances::entries(&house.app, tx, Viewer::Mediation, &grievance).await?;
        let last = entries.into_iter().last().unwrap();
        Ok((grievance, last))
    })
    .unwrap()
}

/// A small picture.
fn png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(8, 8, image::Rgb([200, 30, 30])).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

for_both_engines! {
    async fn a_contractor_who_replies_by_mail_is_heard_by_the_neighbour(engine: Engine) {
        let house = house(engine).await;
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let (mail, _) = hooks(&house, &staff).await;
        let token = filed(&house, &site, &[]).await;
        let id = behind(&house, &token).await.id;
        let relay = sent(&house, id, "relay-opened", Channel::Email).await;
        let words = "C'est fait ce matin.\r\n\r\nCordialement,\r\nJeanne Moulin\r\n06 39 98 12 34";
        bring(&house, &mail, "Jeanne.Moulin@vauclair.example", relay, words).await;
        let (grievance, entry) = last(&house, id).await;
        assert_eq!((entry.kind, entry.author, entry.visibility), (EntryKind::Message, Author::Contractor, Visibility::Parties));
        assert_eq!(entry.words.as_deref(), Some("C'est fait ce matin."));
        // Free words settle nothing, and whoever writes is not silent.
        assert_eq!(grievance.status, Status::Relayed);
        assert!(grievance.acknowledged_at.is_some());
        assert!(sent(&house, id, "grievance-news", Channel::Email).await.is_some());
        house.caller().get(&format!("/t/{token}")).await.is(200).shows(&["C&#39;est fait ce matin."]);
        let relays = reading!(house.app.db, tx => relays::relays_of(tx, id).await).unwrap();
        assert!(relays[0].answered_at.is_some());
        // Taken up once.
        take(&house).await;
        assert_eq!(last(&house, id).await.1.place, entry.place);
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        coordinator.get("/desk/messages/received").await.is(200).shows(&["badge good", "j…@vauclair.example"]);
    }

    async fn photos_that_come_with_a_reply_are_kept_within_bounds(engine: Engine) {
        let house = house(engine).await;
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let (path, _) = hooks(&house, &staff).await;
        let id = behind(&house, &filed(&house, &site, &[]).await).await.id;
        let relay = sent(&house, id, "relay-opened", Channel::Email).await.unwrap();
        let send = async |from: &str, words: &str, photos: usize| {
            let photo = base64::Engine::encode(&base64::prelude::BASE64_STANDARD, png());
            let part = |bytes: &str| {
                format!("--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=\"a.png\"\r\n\
                         Content-Transfer-Encoding: base64\r\n\r\n{bytes}\r\n")
            };
            let mail = format!(
                "From: <{from}>\r\nSubject: Re\r\nMessage-ID: <{words}{photos}@x>\r\nIn-Reply-To: <{relay}@v.example>\r\n\
                 MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n\
                 --b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n{}{}--b--\r\n",
                part(&photo).repeat(photos),
                // Says that it is a picture, and is none.
                part("bm8gcGljdHVyZQ=="),
            );
            let mut caller = house.caller();
            let request = caller.request(reqwest::Method::POST, &path).header("content-type", "message/rfc822").body(mail);
            caller.send(request).await.is(200);
            take(&house).await;
        };
        send("autre@ailleurs.example", "Moi", 1).await;
        assert_eq!(house.count("inbound_pictures").await, 0);
        send("jeanne.moulin@vauclair.example", "Voici", 2).await;
        assert_eq!(last(&house, id).await.1.words.as_deref(), Some("Voici"));
        send("jeanne.moulin@vauclair.example", "", 4).await;
        assert_eq!(last(&house, id).await.1.kind, EntryKind::Photos);
        // Five of one author, however many are sent; nothing is left behind.
        assert_eq!((house.count("grievance_photos").await, house.count("inbound_pictures").await), (5, 0));
        send("jeanne.moulin@vauclair.example", "Encore", 3).await;
        assert_eq!((last(&house, id).await.1.words.as_deref(), house.count("grievance_photos").await), (Some("Encore"), 5));
    }

    async fn a_reply_by_sms_goes_to_the_latest_relay_or_to_the_one_it_names(engine: Engine) {
        let house = house(engine).await;
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let (_, sms) = hooks(&house, &staff).await;
        let urgent = [("hazard", "blocked_access")];
        let first = behind(&house, &filed(&house, &site, &urgent).await).await;
        house.app.clock.advance(TimeDelta::seconds(1));
        let second = behind(&house, &filed(&house, &site, &urgent).await).await;
        let reply = async |text: &str| {
            house.caller().post(&sms, &[("from", "33639981234"), ("text", text)]).await.is(200);
            take(&house).await;
        };
        reply("On arrive").await;
        assert_eq!(last(&house, second.id).await.1.words.as_deref(), Some("On arrive"));
        let named = format!("{} : barriere remise", first.reference.to_lowercase());
        reply(&named).await;
        assert_eq!(last(&house, first.id).await.1.words, Some(named));
    }

    async fn a_neighbour_s_reply_goes_to_the_contractor_without_their_number(engine: Engine) {
        let house = house(engine).await;
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let (mail, _) = hooks(&house, &staff).await;
        let id = behind(&house, &filed(&house, &site, &[]).await).await.id;
        let receipt = sent(&house, id, "grievance-received", Channel::Email).await;
        bring(&house, &mail, "lea.martin@exemple.example", receipt, "Cela recommence, appelez le 06 39 98 55 66.").await;
        let (_, entry) = last(&house, id).await;
        assert_eq!((entry.author, entry.kind), (Author::Resident, EntryKind::Message));
        assert!(sent(&house, id, "relay-message", Channel::Email).await.is_some());
        let mut contractor = house.signed_in(&staff.contractor).await;
        let page = contractor.get(&format!("/desk/grievances/{id}")).await;
        page.is(200).shows(&["Cela recommence"]).hides(&["98 55 66", "lea.martin"]);
    }

    async fn the_chain_of_proof_says_when_each_step_was(engine: Engine) {
        let house = house(engine).await;
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let id = behind(&house, &filed(&house, &site, &[]).await).await.id;
        let all = reading!(house.app.db, tx => relays::relays_of(tx, id).await).unwrap();
        let link = all[0].link(&house.app).strip_prefix(&house.url).unwrap().to_owned();
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        coordinator.get(&format!("/desk/grievances/{id}")).await.is(200).hides(&["ouvert le"]);
        let mut contractor = house.caller();
        house.app.clock.advance(TimeDelta::minutes(8));
        contractor.get(&link).await.is(200);
        house.app.clock.advance(TimeDelta::minutes(5));
        contractor.get(&link).await.is(200);
        contractor.post(&link, &[("act", "accept")]).await.is(303);
        coordinator.get(&format!("/desk/grievances/{id}")).await.is(200).shows(&["ouvert le 10 mars 2026 à 10 h 08"]);
        let proof = coordinator.get(&format!("/desk/sites/{}/proof.csv", site.id)).await;
        let line = proof.is(200).text.lines().nth(1).unwrap().to_owned();
        let at = |time: &str| format!("2026-03-10 {time}:00+01:00");
        let cells: Vec<_> = line.split(';').collect();
        // No mail server is set up, so nothing was handed over.
        assert_eq!(cells[1..], [at("10:00"), at("10:00"), String::new(), String::new(), at("10:08"), at("10:13"), String::new()]);
    }

    async fn strangers_forgers_and_the_authority_do_not_speak_for_the_contractor(engine: Engine) {
        let house = house(engine).await;
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let (mail, _) = hooks(&house, &staff).await;
        let id = behind(&house, &filed(&house, &site, &[]).await).await.id;
        let relay = sent(&house, id, "relay-opened", Channel::Email).await;
        let before = last(&house, id).await.1.place;
        // Somebody to whom the mail was forwarded; somebody who writes in the site manager's name; a reply without a word.
        bring(&house, &mail, "autre@ailleurs.example", relay, "Fait.").await;
        bring(&house, &mail, "jeanne.moulin@vauclair.example", None, "Fait.").await;
        bring(&house, &mail, "jeanne.moulin@vauclair.example", relay, "> rien").await;
        assert_eq!(last(&house, id).await.1.place, before);
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        let page = coordinator.get("/desk/messages/received").await;
        page.is(200).shows(&["Inconnu", "Réponse à vérifier", "a…@ailleurs.example"]);
        // The authority is told when nobody answers; what it replies is a note for those who handle it.
        for _ in 0..8 {
            house.app.clock.advance(TimeDelta::days(2));
            writing!(house.app.db, tx => relays::press(&house.app, tx).await).unwrap();
        }
        let all = reading!(house.app.db, tx => notifications::messages_about(tx, &id.to_string()).await).unwrap();
        assert_eq!(staff.authority.role, Role::Authority);
        let escalated = all.into_iter().rfind(|message| message.kind == "relay-escalated").unwrap();
        bring(&house, &mail, &staff.authority.email, Some(escalated.id), "Nous appelons l'entreprise.").await;
        let (grievance, entry) = last(&house, id).await;
        assert_eq!((entry.kind, entry.visibility), (EntryKind::Note, Visibility::Internal));
        assert!(entry.words.unwrap().ends_with("Nous appelons l'entreprise."));
        assert!(grievance.acknowledged_at.is_none());
    }
}
