//! Those at the contractor's who answer for the works: how they were typed, and how they are kept, sealed.

use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::error::{Error, Faults, Result};
use crate::people::{Email, Telephone};

/// The longest name that is read.
const NAME_LENGTH: usize = 120;

/// Someone at the contractor's who answers for the works.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkContact {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: Option<Email>,
    /// Their number.
    pub telephone: Option<Telephone>,
}

/// Whom grievances are put before, in the order of escalation.
#[derive(Debug, Clone, PartialEq)]
pub struct RelayContacts {
    /// Who runs the site.
    pub site_manager: WorkContact,
    /// Who is asked when the site manager stays silent.
    pub director: Option<WorkContact>,
}

/// The same as they are stored.
#[derive(Serialize, Deserialize)]
struct StoredContact {
    name: String,
    email: Option<String>,
    telephone: Option<String>,
}

impl WorkContact {
    /// Someone as they were typed into three fields; what is missing or wrong is noted.
    pub fn typed(
        faults: &mut Faults,
        [name_field, email_field, telephone_field]: [&str; 3],
        [name, email, telephone]: [&Option<String>; 3],
    ) -> Option<Self> {
        let name = faults.required(name_field, name, NAME_LENGTH);
        // Answers travel by the link in the email; the telephone only adds what is urgent.
        faults.is_there(email_field, email);
        let email = faults.parsed(email_field, email, "form-not-an-email");
        let telephone = faults.parsed(telephone_field, telephone, "form-not-a-telephone");
        Some(Self { name: name?, email, telephone })
    }

    /// Sealed for the column named by `context`.
    pub fn sealed(&self, app: &App, context: &str) -> Result<Vec<u8>> {
        let stored = StoredContact {
            name: self.name.clone(),
            email: self.email.as_ref().map(ToString::to_string),
            telephone: self.telephone.as_ref().map(ToString::to_string),
        };
        Ok(app.secrets.seal(context, &serde_json::to_string(&stored).map_err(Error::internal)?))
    }

    /// Opens what [`WorkContact::sealed`] closed.
    pub fn open(app: &App, context: &str, sealed: &[u8]) -> Result<Self> {
        let stored: StoredContact =
            serde_json::from_str(&app.secrets.open(context, sealed)?).map_err(Error::internal)?;
        // Nobody is lost because a rule of how numbers are written has changed since.
        Ok(Self {
            name: stored.name,
            email: stored.email.and_then(|text| text.parse().ok()),
            telephone: stored.telephone.and_then(|text| text.parse().ok()),
        })
    }
}
