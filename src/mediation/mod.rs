//! Conflicts handled by a mediator, and what surrounds them: cases, commitments, referrals, meetings, observations.
