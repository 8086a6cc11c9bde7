//! The register of doors, and which of them a zone reaches. Takes zones from `sites`; knows nothing of visits or grievances.
