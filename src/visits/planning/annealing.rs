//! One search: ruin and recreate, over and over, keeping what is better and, while the temperature is high, some of what is
//! worse. It is deterministic for a seed and a number of iterations.

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, RngExt, SeedableRng};

use super::draft::{Draft, Score};
use super::recreate::{complete, recreate};
use super::ruin::ruin;
use super::terrain::Terrain;

/// Temperatures at the beginning and at the end, in usual walks.
const HOT: f64 = 0.3;
const COLD: f64 = 0.003;
/// What a door of priority 1 is worth while a change is weighed, in usual walks. The best plan is still told by priority first.
const WORTH: f64 = 4.0;

/// The best that one search found.
pub struct Best {
    /// By shift: the doors in order, by number.
    pub rounds: Vec<Vec<usize>>,
    /// How good that is.
    pub score: Score,
    /// How often it ruined and recreated.
    pub iterations: u64,
}

/// Searches until `look` says that all is done: it is told the iterations and the best score so far, and answers how much of
/// the search is behind us, from 0 to 1, or nothing to end it.
pub fn anneal(terrain: &Terrain, seed: u64, mut look: impl FnMut(u64, &Score) -> Option<f64>) -> Best {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let mut draft = Draft::new(terrain);
    draft.begin();
    complete(&mut draft, terrain);
    let mut best = Best { rounds: stops(&draft), score: draft.score(), iterations: 0 };

    while let Some(share) = look(best.iterations, &best.score) {
        let temperature = HOT * terrain.usual_walk_s * (COLD / HOT).powf(share);
        best.iterations += 1;
        let before = draft.score();
        draft.begin();
        let ruined = ruin(&mut draft, terrain, &mut random);
        recreate(&mut draft, terrain, &ruined, &mut random);

        if draft.score().beats(&best.score) {
            complete(&mut draft, terrain);
            best.rounds = stops(&draft);
            best.score = draft.score();
        } else if !accepted(&before, &draft.score(), temperature, terrain.usual_walk_s, &mut random) {
            draft.undo();
        }
    }
    best
}

/// Better is taken, worse with a chance that falls with the loss and the temperature.
fn accepted(before: &Score, after: &Score, temperature: f64, usual_walk_s: f64, random: &mut impl Rng) -> bool {
    let lost_priority = (before.priority - after.priority) as f64;
    let more_walking_s = (after.walking_s - before.walking_s) as f64;
    let loss_s = lost_priority * WORTH * usual_walk_s + more_walking_s;
    let luck: f64 = random.random();
    loss_s < -temperature * luck.max(f64::MIN_POSITIVE).ln()
}

fn stops(draft: &Draft) -> Vec<Vec<usize>> {
    draft.rounds().iter().map(|round| round.stops().to_vec()).collect()
}
