//! Writers that wait share a commit, and yet none of them takes another with it.

use riverain::error::Error;
use riverain::people::{self, OrganisationKind};
use riverain::{reading, writing};

use crate::on_both_engines;
use crate::support::House;

async fn add(house: &House, name: &str) -> Result<(), Error> {
    let kind = OrganisationKind::Contractor;
    writing!(house.app.db, tx => people::add_organisation(&house.app, tx, name, kind).await).map(|_| ())
}

async fn names(house: &House) -> Vec<String> {
    let all = reading!(house.app.db, tx => people::organisations(tx).await).unwrap();
    all.into_iter().map(|organisation| organisation.name).collect()
}

on_both_engines! {
    async fn of_many_writers_at_once_each_is_answered_with_their_own_outcome(house: House) {
        // Every name is given twice: one of the two is added, the other is told that it stands.
        let writers = (0..60).map(|number| {
            let house = &house;
            async move { add(house, &format!("Entreprise {}", number / 2)).await }
        });
        let outcomes = futures_util::future::join_all(writers).await;
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 30);
        let told = outcomes.iter().filter(|outcome| matches!(outcome, Err(Error::Invalid(_)))).count();
        assert_eq!(told, 30);
        assert_eq!(names(&house).await.len(), 30);
        let whole = reading!(house.app.db, tx => riverain::journal::check(&house.app, tx).await).unwrap();
        assert_eq!(whole, riverain::journal::Integrity::Whole { lines: 30 });
    }

    async fn sixty_four_writers_who_come_again_and_again_all_get_their_turn(house: House) {
        let house = std::sync::Arc::new(house);
        let writers = (0..64).map(|number| {
            let house = house.clone();
            tokio::spawn(async move {
                for time in 0..4 {
                    add(&house, &format!("Entreprise {number}, {time}")).await?;
                }
                Ok::<(), Error>(())
            })
        });
        for outcome in futures_util::future::join_all(writers).await {
            outcome.unwrap().unwrap();
        }
        assert_eq!(names(&house).await.len(), 256);
    }

    async fn who_goes_away_in_the_middle_leaves_nothing_behind_and_holds_up_nobody(house: House) {
        let app = &house.app;
        let leaves = async {
            writing!(app.db, tx => {
                people::add_organisation(app, tx, "Partie", OrganisationKind::Contractor).await?;
                std::future::pending::<Result<(), Error>>().await
            })
        };
        let stays = async {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            add(&house, "Restée").await
        };
        let left = tokio::time::timeout(std::time::Duration::from_millis(200), leaves);
        let (left, stayed) = tokio::join!(left, stays);
        assert!(left.is_err());
        stayed.unwrap();
        assert_eq!(names(&house).await, ["Restée"]);
    }

    async fn what_was_answered_is_there(house: House) {
        for number in 0..20 {
            let name = format!("Entreprise {number:02}");
            add(&house, &name).await.unwrap();
            assert!(names(&house).await.contains(&name));
        }
    }
}
