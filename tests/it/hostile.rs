//! What must not break grievances: every act in every state, the same thing twice and at once, forged links, pictures that unpack to
//! gigabytes, a clock that is set back, a flood from everywhere.

use std::sync::atomic::{AtomicU8, Ordering};

use chrono::TimeDelta;
use reqwest::Method;
use riverain::error::Error;
use riverain::grievances::{self, By, Change, Event, GrievanceDraft, Rung, Status, Via};
use riverain::i18n::Language;
use riverain::id::GrievanceId;
use riverain::relays::{self, ActDraft, ActWord};
use riverain::sites::Site;
use riverain::{reading, writing};
use sha2::{Digest, Sha256};

use crate::grievances::{REPORT, behind, filed, site, status_of};
use crate::on_both_engines;
use crate::relays::{kinds, link, press, send_files};
use crate::sites::with;
use crate::support::{Answer, House};

/// Sends a form as somebody who never sent one: a proxy says that they are at an address of their own.
async fn post_from_elsewhere(house: &House, path: &str, fields: &[(&str, &str)]) -> Answer {
    static LAST: AtomicU8 = AtomicU8::new(0);
    let address = format!("203.0.113.{}", LAST.fetch_add(1, Ordering::Relaxed));
    let mut caller = house.caller();
    let request = caller.request(Method::POST, path).header("x-forwarded-for", address).form(fields);
    caller.send(request).await
}

/// The number that a browser would find for a form.
fn worked(fields: &[(&str, &str)]) -> String {
    let typed: String = fields.iter().map(|(name, value)| format!("{name}={value}\n")).collect();
    let begins =
        |tried: &u64| Sha256::digest(format!("{typed}{tried}")).first_chunk::<4>().map(|own| u32::from_be_bytes(*own));
    (0..).find(|tried| begins(tried).is_some_and(|own| own.leading_zeros() >= 15)).unwrap().to_string()
}

/// The events that lead to each status.
const WAYS: &[(Status, &[Event])] = &[
    (Status::Received, &[]),
    (Status::Acknowledged, &[Event::Acknowledge]),
    (Status::Relayed, &[Event::Relay]),
    (Status::Accepted, &[Event::Relay, Event::Accept]),
    (Status::Scheduled, &[Event::Schedule]),
    (Status::Refused, &[Event::Refuse]),
    (Status::Referred, &[Event::Refer]),
    (Status::Resolved, &[Event::Resolve]),
    (Status::Confirmed, &[Event::Resolve, Event::Confirm]),
    (Status::Unconfirmed, &[Event::Resolve, Event::Lapse]),
    (Status::Reopened, &[Event::Resolve, Event::Reopen]),
    (Status::Duplicate, &[Event::MarkDuplicate]),
    (Status::Withdrawn, &[Event::Withdraw]),
    (Status::Unfounded, &[Event::MarkUnfounded]),
];

async fn standing(house: &House, site: &Site, events: &[Event]) -> GrievanceId {
    let draft = GrievanceDraft { category: Some("noise".to_owned()), ..GrievanceDraft::default() };
    let today = house.app.clock.today(house.app.settings.time_zone);
    let new = draft.checked(site.id, today, Language::French, Via::Web).unwrap();
    writing!(house.app.db, tx => {
        let id = grievances::file(&house.app, tx, &new).await?.grievance.id;
        for event in events {
            grievances::change(&house.app, tx, By::HOUSE, id, &Change::of(*event)).await?;
        }
        Ok(id)
    })
    .unwrap()
}

on_both_engines! {
    async fn every_act_in_every_state_does_what_the_machine_says_and_nothing_else(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let other = behind(&house, &filed(&house, &site, &[]).await).await;
        let today = house.app.clock.today(house.app.settings.time_zone);
        assert_eq!(WAYS.iter().map(|(status, _)| *status).collect::<Vec<_>>(), Status::ALL);
        for (status, way) in WAYS {
            for word in ActWord::ALL.iter().filter(|word| word.event().is_some()) {
                let id = standing(&house, &site, way).await;
                assert_eq!(status_of(&house, id).await, *status);
                let draft = ActDraft {
                    act: Some(word.to_string()),
                    words: Some("Voilà pourquoi.".to_owned()),
                    day: Some(today.to_string()),
                    reference: Some(other.reference.clone()),
                    ..ActDraft::default()
                };
                let act = draft.checked(today).unwrap();
                let before = kinds(&house, id).await.len();
                let outcome = writing!(house.app.db, tx => relays::act(&house.app, tx, &staff.coordinator, id, &act).await);
                let expected = status.after(word.event().unwrap());
                match (expected, outcome) {
                    // What is opened again is put before the contractor at once, and stays reopened until they answer.
                    (Some(to), Ok(_)) if *word == ActWord::Reopen || *status == Status::Reopened && *word == ActWord::Relay => {
                        assert_eq!((to.is_open(), status_of(&house, id).await), (true, Status::Reopened));
                    }
                    (Some(to), Ok(_)) => assert_eq!(status_of(&house, id).await, to, "{word} when {status}"),
                    (None, Err(Error::Conflict(_))) => {
                        assert_eq!(status_of(&house, id).await, *status, "{word} when {status}");
                        assert_eq!(kinds(&house, id).await.len(), before, "{word} when {status} left an entry");
                    }
                    (expected, outcome) => panic!("{word} when {status}: {expected:?}, {outcome:?}"),
                }
            }
        }
    }

    async fn a_form_sent_from_eight_windows_at_once_files_once(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let path = format!("/s/{}/report", site.code);
        let form = with(REPORT, &[("key", "k")]);
        let mut sending = Vec::new();
        for _ in 0..8 {
            let (mut caller, path) = (house.caller(), path.clone());
            let form: Vec<(String, String)> = form.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            sending.push(tokio::spawn(async move {
                let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                let answer = caller.post(&path, &fields).await;
                answer.is(303);
                answer.location().to_owned()
            }));
        }
        let mut places = Vec::new();
        for sent in sending {
            places.push(sent.await.unwrap());
        }
        places.dedup();
        assert_eq!((places.len(), house.count("grievances").await), (1, 1));
    }

    async fn of_two_answers_at_the_same_moment_one_counts_and_the_other_is_told(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let id = behind(&house, &filed(&house, &site, &[]).await).await.id;
        let path = link(&house, id, Rung::SiteManager).await;
        let answer = async |act: &'static str| {
            let mut caller = house.caller();
            caller.post(&path, &[("act", act), ("words", "Voilà."), ("seen", "0")]).await.status
        };
        let (one, other) = tokio::join!(answer("accept"), answer("refuse"));
        let mut statuses = [one, other];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409]);
    }

    async fn forged_links_lead_nowhere(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let token = filed(&house, &site, &[]).await;
        let id = behind(&house, &token).await.id;
        let relay = link(&house, id, Rung::SiteManager).await;
        let relay = relay.strip_prefix("/r/").unwrap();
        let mut stranger = house.caller();
        let long = "a".repeat(2_000);
        // A neighbour's token answers nothing for the contractor, nor the other way round.
        for forged in ["0", "%00", "..%2f..", "'%20OR%201=1--", &long, &token[1..], relay, "%F0%9F%92%A9"] {
            stranger.get(&format!("/t/{forged}")).await.is(404);
            stranger.post(&format!("/t/{forged}"), &[("say", "withdraw")]).await.is(404);
        }
        for forged in ["0", "%00", "..%2f..", &long, &relay[1..], &token] {
            stranger.get(&format!("/r/{forged}")).await.is(404);
            stranger.post(&format!("/r/{forged}"), &[("act", "accept")]).await.is(404);
            stranger.post(&format!("/r/{forged}/hand"), &[("name", "x"), ("email", "x@y.example")]).await.is(404);
        }
        assert_eq!(status_of(&house, id).await, Status::Relayed);
    }

    async fn a_picture_that_unpacks_to_gigabytes_is_refused_unread(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let mut bomb = std::io::Cursor::new(Vec::new());
        image::RgbImage::new(8, 8).write_to(&mut bomb, image::ImageFormat::Jpeg).unwrap();
        let mut bomb = bomb.into_inner();
        // The size that a JPEG names stands five bytes after the mark of its frame.
        let frame = bomb.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("no frame of a JPEG");
        bomb[frame + 5..frame + 9].fill(0xff);
        let mut resident = house.caller();
        send_files(&mut resident, &format!("/s/{}/report", site.code), REPORT, vec![bomb]).await.is(422).shows(&["trop grande"]);
        assert_eq!(house.count("grievances").await, 0);
    }

    async fn a_clock_that_is_set_back_stops_nothing(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let token = filed(&house, &site, &[]).await;
        let id = behind(&house, &token).await.id;
        let order = kinds(&house, id).await;
        house.app.clock.advance(TimeDelta::days(-3));
        press(&house).await;
        house.caller().get(&format!("/t/{token}")).await.is(200);
        house.signed_in(&staff.coordinator).await.get("/desk/grievances").await.is(200).shows(&[&behind(&house, &token).await.reference]);
        let path = link(&house, id, Rung::SiteManager).await;
        house.caller().post(&path, &[("act", "accept")]).await.is(303);
        assert!(kinds(&house, id).await.starts_with(&order), "entries keep the order in which they were added");
        house.app.clock.advance(TimeDelta::days(3));
        press(&house).await;
        let grievance = behind(&house, &token).await;
        assert_eq!((grievance.status, grievance.is_overdue(house.app.now())), (Status::Accepted, false));
        let found = reading!(house.app.db, tx => grievances::figures(&house.app, tx, &staff.coordinator, None).await).unwrap();
        assert_eq!(found.open, 1);
    }

    async fn in_a_flood_whoever_files_works_a_little_or_waits_a_minute(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let path = format!("/s/{}/report", site.code);
        let calm = house.caller().get(&path).await;
        calm.is(200).hides(&["data-work", "work.js"]);
        let opened = calm.text.split("name=\"opened\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let form = |key: &'static str| with(REPORT, &[("key", key), ("opened", opened.as_str())]);
        let most = house.app.settings.intake.most_in_ten_minutes;
        for _ in 0..most {
            standing(&house, &site, &[]).await;
        }
        house.caller().get(&path).await.is(200).shows(&["data-work=\"15\"", "work.js"]);
        // Without work and at once, everything comes back, with a word of what is the matter.
        let held = post_from_elsewhere(&house, &path, &form("a")).await;
        held.is(429).shows(&["Beaucoup de signalements", "Le marteau-piqueur commence avant sept heures.", &opened]);
        let work = worked(&form("a"));
        post_from_elsewhere(&house, &path, &[form("a"), vec![("work", &work)]].concat()).await.is(303);
        // The work of one form is none for another, and a moment that we did not write is none.
        post_from_elsewhere(&house, &path, &[form("b"), vec![("work", &work)]].concat()).await.is(429);
        let forged = with(&form("b"), &[("opened", "1.0000000000000000000")]);
        post_from_elsewhere(&house, &path, &forged).await.is(429);
        house.app.clock.advance(TimeDelta::seconds(61));
        let mut passed = 0;
        for key in ["c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n"] {
            passed += usize::from(post_from_elsewhere(&house, &path, &form(key)).await.status == 303);
        }
        assert_eq!(passed, 10, "who waits a minute passes, but not a thousand of them");
        house.app.clock.advance(TimeDelta::minutes(11));
        let calm = with(&form("o"), &[("opened", "")]);
        post_from_elsewhere(&house, &path, &calm).await.is(303);
    }
}
