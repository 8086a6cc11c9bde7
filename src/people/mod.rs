//! Organisations, accounts, sign-in, roles and rights; contacts and consents of neighbours.
