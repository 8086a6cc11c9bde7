//! The people of the demonstration who sign in: two contractors, a mediation body, the town. All invented.

use crate::app::App;
use crate::error::{Error, Result};
use crate::people::{
    self, Account, NewAccount, Organisation, OrganisationKind, Password, Role, add_organisation, open_account,
};
use crate::writing;

/// The password of every account of the demonstration.
pub const PASSWORD: &str = "les-tanneries";

/// Organisation, kind, and its accounts: name, address, role.
type Staff = (&'static str, OrganisationKind, &'static [(&'static str, &'static str, Role)]);

const ORGANISATIONS: [Staff; 4] = [
    (
        "Voies Nouvelles du Val",
        OrganisationKind::Contractor,
        &[("Nadia Ferrand", "entreprise@aubrelles.example", Role::Contractor)],
    ),
    ("Réseaux Vivelle", OrganisationKind::Contractor, &[("Rémi Coste", "reseaux@aubrelles.example", Role::Contractor)]),
    (
        "Médiation des Tanneries",
        OrganisationKind::Mediation,
        &[
            ("Claude Mercier", "coordination@aubrelles.example", Role::Coordinator),
            ("Samia Haddad", "mediation@aubrelles.example", Role::Mediator),
            ("Bastien Leroy", "bastien@aubrelles.example", Role::Mediator),
            ("Inès Caron", "ines@aubrelles.example", Role::Mediator),
        ],
    ),
    (
        "Ville d’Aubrelles-sur-Vivelle",
        OrganisationKind::Authority,
        &[
            ("Anne Vasseur", "ville@aubrelles.example", Role::Authority),
            ("Luc Tessier", "admin@aubrelles.example", Role::Admin),
        ],
    ),
];

/// Those by whom the story is told.
#[derive(Debug, Clone)]
pub(super) struct People {
    pub(super) contractor: Account,
    pub(super) coordinator: Account,
    /// The one whose account the introduction names.
    pub(super) mediator: Account,
    others: [Account; 2],
}

impl People {
    /// All who walk rounds.
    pub(super) fn mediators(&self) -> [&Account; 3] {
        let [one, other] = &self.others;
        [&self.mediator, one, other]
    }
}

/// The first account of each role, as the introduction shows them: role and address.
pub(super) fn shown() -> Vec<(Role, &'static str)> {
    let mut shown: Vec<(Role, &str)> = Vec::new();
    for (_, address, role) in ORGANISATIONS.iter().flat_map(|(_, _, accounts)| accounts.iter()) {
        if shown.iter().all(|(known, _)| known != role) {
            shown.push((*role, address));
        }
    }
    shown
}

/// Opens all accounts.
pub(super) async fn open_all(app: &App) -> Result<People> {
    let password: Password = PASSWORD.parse().map_err(|sentence| Error::invalid("/password", sentence))?;
    // One hash for all, as one password is.
    let hash = people::hash(app, &password).await?;
    let mut opened: Vec<Account> = Vec::new();
    for (name, kind, accounts) in ORGANISATIONS {
        let organisation: Organisation = writing!(app.db, tx => add_organisation(app, tx, name, kind).await)?;
        for (name, address, role) in accounts {
            let new = NewAccount {
                organisation_id: organisation.id,
                name: (*name).to_owned(),
                email: address.parse().map_err(|_| Error::internal("an address of the demonstration is none"))?,
                role: *role,
                password: password.clone(),
            };
            opened.push(writing!(app.db, tx => open_account(app, tx, "system", &new, &hash).await)?);
        }
    }
    let [contractor, _, coordinator, mediator, second, third, ..] = opened.as_slice() else {
        return Err(Error::internal("the demonstration lacks an account"));
    };
    Ok(People {
        contractor: contractor.clone(),
        coordinator: coordinator.clone(),
        mediator: mediator.clone(),
        others: [second.clone(), third.clone()],
    })
}
