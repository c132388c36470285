//! Maps a stream of items on several threads and hands the results on in the order of the items,
//! with a bounded number of items in memory. Knows nothing of what the items are.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::mpsc;

/// Results waiting or being made, for each thread: enough that a slow item does not starve the others.
const AHEAD: usize = 8;

/// What stands for a result where the map panicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panicked;

/// Calls `map` for every item, on `jobs` threads, and `sink` for every result on this thread, in the items' order.
/// An item on which `map` panics yields [`Panicked`] and costs itself alone.
///
/// # Errors
/// The first error of `sink`, which ends the run.
///
/// ```
/// use std::num::NonZeroUsize;
/// let mut seen = Vec::new();
/// let jobs = NonZeroUsize::new(2).unwrap();
/// newsctl::parallel::map_in_order(jobs, 0..5, |n| n * n, |square| -> Result<(), ()> {
///     seen.push(square.unwrap());
///     Ok(())
/// }).unwrap();
/// assert_eq!(seen, [0, 1, 4, 9, 16]);
/// ```
pub fn map_in_order<T: Send, R: Send, E>(
    jobs: NonZeroUsize,
    items: impl IntoIterator<Item = T>,
    map: impl Fn(T) -> R + Sync,
    mut sink: impl FnMut(Result<R, Panicked>) -> Result<(), E>,
) -> Result<(), E> {
    let map = |item| catch_unwind(AssertUnwindSafe(|| map(item))).map_err(|_| Panicked);
    if jobs.get() == 1 {
        return items.into_iter().try_for_each(|item| sink(map(item)));
    }
    let (to_workers, work) = mpsc::channel::<(usize, T)>();
    let (to_sink, results) = mpsc::channel();
    let work = Mutex::new(work);
    std::thread::scope(|scope| {
        // Moved in, so that the workers end when this closure does, by error or not.
        let to_workers = to_workers;
        for _ in 0..jobs.get() {
            let (work, map, to_sink) = (&work, &map, to_sink.clone());
            scope.spawn(move || {
                loop {
                    let next = match work.lock() {
                        Ok(work) => work.recv(),
                        Err(_) => return,
                    };
                    let Ok((number, item)) = next else { return };
                    if to_sink.send((number, map(item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(to_sink);
        let mut done = BTreeMap::new();
        let (mut sent, mut handed_on) = (0, 0);
        let mut items = items.into_iter().fuse();
        loop {
            while sent - handed_on < jobs.get() * AHEAD {
                let Some(item) = items.next() else { break };
                if to_workers.send((sent, item)).is_err() {
                    break;
                }
                sent += 1;
            }
            if sent == handed_on {
                return Ok(());
            }
            // The workers live as long as there is work, so a result is bound to come.
            let Ok((number, result)) = results.recv() else { return Ok(()) };
            done.insert(number, result);
            while let Some(result) = done.remove(&handed_on) {
                sink(result)?;
                handed_on += 1;
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(jobs: usize, stop_at: usize) -> Result<Vec<Result<usize, Panicked>>, usize> {
        let mut seen = Vec::new();
        let map = |n: usize| if n == 7 { std::panic::resume_unwind(Box::new(())) } else { n };
        let jobs = NonZeroUsize::new(jobs).unwrap();
        map_in_order(jobs, 0..100, map, |result| {
            if seen.len() == stop_at {
                return Err(stop_at);
            }
            seen.push(result);
            Ok(())
        })?;
        Ok(seen)
    }

    #[test]
    fn order_is_that_of_the_items_and_a_panic_costs_one_item() {
        let expected: Vec<_> = (0..100).map(|n| if n == 7 { Err(Panicked) } else { Ok(n) }).collect();
        for jobs in [1, 2, 5] {
            assert_eq!(run(jobs, usize::MAX), Ok(expected.clone()));
        }
    }

    #[test]
    fn an_error_of_the_sink_ends_the_run() {
        for jobs in [1, 2, 5] {
            assert_eq!(run(jobs, 3), Err(3));
        }
    }
}
