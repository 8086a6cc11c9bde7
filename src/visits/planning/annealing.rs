//! One search over a part of the plan: ruin and recreate, over and over, keeping what is better and, while the temperature is
//! high, some of what is worse. It is deterministic for a seed and a number of iterations.

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, RngExt};

use super::draft::{Draft, Score};
use super::recreate::recreate;
use super::round::Round;
use super::ruin::ruin;
use super::terrain::Terrain;

/// Temperatures at the beginning and at the end, in usual walks. Whole rounds have to be given up and begun elsewhere before the plan
/// is good, so it starts hot enough for a detour across the district.
const HOT: f64 = 15.0;
const COLD: f64 = 0.03;
/// What a door of priority 1 is worth while a change is weighed, in usual walks. The best plan is still told by priority first.
const WORTH: f64 = 40.0;
/// What it is worth, as a share of that, that a door which is absent as often as others changes places with one that never is: what
/// is hard to place goes in first, and what is easy finds another place. The counters are those of Christiaens & Vanden Berghe
/// (2020); there they decide alone when vehicles are few, here that made the walks much longer for no more doors.
const ABSENCE_WORTH: f64 = 0.3;

/// The best that a search came by.
pub struct Best {
    /// The shifts whose rounds differ from where it began, each with its doors in order.
    pub rounds: Vec<(u32, Vec<u32>)>,
    /// How good the whole plan was.
    pub start: Score,
    /// How good it would be with these rounds.
    pub score: Score,
    /// How often it ruined and recreated.
    pub iterations: u64,
}

/// Searches from where the draft stands until `look` says that it is over: it is told the iterations so far, and answers how much
/// of all searching is behind us, from 0 to 1, or nothing to end it. The draft is left where the search went, the best is given.
pub fn anneal(
    draft: &mut Draft,
    terrain: &Terrain,
    random: &mut Xoshiro256PlusPlus,
    mut look: impl FnMut(u64) -> Option<f64>,
) -> Best {
    let mut best = Best { rounds: Vec::new(), start: draft.score(), score: draft.score(), iterations: 0 };
    // Shifts whose rounds have changed since the best was noted.
    let mut changed: Vec<u32> = Vec::new();
    if draft.doors().is_empty() {
        return best;
    }
    while let Some(share) = look(best.iterations) {
        let temperature = HOT * terrain.usual_walk_s * (COLD / HOT).powf(share);
        best.iterations += 1;
        let before = draft.score();
        draft.begin();
        let ruined = ruin(draft, terrain, random);
        recreate(draft, terrain, &ruined, random);

        let better = draft.score().beats(&best.score);
        let absence = draft.count_absences();
        let loss_s = loss_s(&before, &draft.score(), absence, terrain.usual_walk_s);
        if !better && !accepted(loss_s, temperature, random) {
            draft.undo();
            continue;
        }
        changed.extend(draft.changed().iter().map(Round::shift));
        changed.sort_unstable();
        changed.dedup();
        if better {
            best.score = draft.score();
            for shift in changed.drain(..) {
                let doors = draft.round(shift).doors();
                match best.rounds.iter_mut().find(|(noted, _)| *noted == shift) {
                    Some((_, noted)) => {
                        noted.clear();
                        noted.extend(doors);
                    }
                    None => best.rounds.push((shift, doors.collect())),
                }
            }
        }
    }
    best
}

/// How much worse the plan has become, in seconds of walking.
fn loss_s(before: &Score, after: &Score, absence: f64, usual_walk_s: f64) -> f64 {
    let lost_priority = (before.priority - after.priority) as f64;
    let more_walking_s = (after.walking_s - before.walking_s) as f64;
    (lost_priority + absence * ABSENCE_WORTH) * WORTH * usual_walk_s + more_walking_s
}

/// Better is taken, worse with a chance that falls with the loss and the temperature.
fn accepted(loss_s: f64, temperature: f64, random: &mut impl Rng) -> bool {
    let luck: f64 = random.random();
    loss_s < -temperature * luck.max(f64::MIN_POSITIVE).ln()
}
