//! Works sites: their zone, phases and nuisances. Registers them, checks the zone, tells the public what is planned.
//! Knows nothing of doors or neighbours.

pub mod outline;
