//! The contractor's side of a grievance: the relay, its link, and the answers that come back. Never shows a neighbour's contact data.
