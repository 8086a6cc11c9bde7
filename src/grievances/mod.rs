//! What neighbours report: intake, triage, timeline. A grievance is never edited, only added to.
