//! Maps a stream of items on several threads and hands the results on in the order of the items,
//! with a bounded number of items in memory. Knows nothing of what the items are.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

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
    let desk = Desk::default();
    std::thread::scope(|scope| {
        // Closed when this closure ends, by error or not, so that the workers end too.
        let _closing = Closing(&desk);
        for _ in 0..jobs.get() {
            scope.spawn(|| {
                while let Some((number, item)) = desk.take() {
                    desk.hand_in(number, map(item));
                }
            });
        }
        let (mut sent, mut handed_on) = (0, 0);
        let mut items = items.into_iter().fuse();
        loop {
            while sent - handed_on < jobs.get() * AHEAD {
                let Some(item) = items.next() else { break };
                desk.put(sent, item);
                sent += 1;
            }
            if sent == handed_on {
                return Ok(());
            }
            sink(desk.first())?;
            handed_on += 1;
        }
    })
}

/// Where items lie that nobody has begun, and results that have not been handed on. Simpler than two channels, and so compiled
/// faster: there is one for each sort of result.
struct Desk<T, R> {
    state: Mutex<State<T, R>>,
    /// There is an item to take, or there will be none.
    item: Condvar,
    /// A result has come.
    result: Condvar,
}

struct State<T, R> {
    /// Items that nobody has begun, with their numbers.
    items: VecDeque<(usize, T)>,
    /// What comes of the items from number `first` on; nothing where it is still being made.
    results: VecDeque<Option<R>>,
    first: usize,
    closed: bool,
}

impl<T, R> Default for Desk<T, R> {
    fn default() -> Self {
        let state = State { items: VecDeque::new(), results: VecDeque::new(), first: 0, closed: false };
        Self { state: Mutex::new(state), item: Condvar::new(), result: Condvar::new() }
    }
}

impl<T, R> Desk<T, R> {
    /// Nothing that can panic is done while the state is locked.
    fn state(&self) -> MutexGuard<'_, State<T, R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts down the next item.
    fn put(&self, number: usize, item: T) {
        let mut state = self.state();
        state.items.push_back((number, item));
        state.results.push_back(None);
        self.item.notify_one();
    }

    /// The next item, waited for; nothing when there will be none.
    fn take(&self) -> Option<(usize, T)> {
        let waits = |state: &mut State<T, R>| state.items.is_empty() && !state.closed;
        let mut state = self.item.wait_while(self.state(), waits).unwrap_or_else(PoisonError::into_inner);
        if state.closed { None } else { state.items.pop_front() }
    }

    fn hand_in(&self, number: usize, result: R) {
        let mut state = self.state();
        let place = number - state.first;
        if let Some(waiting) = state.results.get_mut(place) {
            *waiting = Some(result);
        }
        self.result.notify_one();
    }

    /// The first result that was not handed on, waited for: its item must have been put down.
    fn first(&self) -> R {
        let mut state = self.state();
        loop {
            if let Some(result) = state.results.front_mut().and_then(Option::take) {
                state.results.pop_front();
                state.first += 1;
                return result;
            }
            state = self.result.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Ends the work at a desk when it is dropped.
struct Closing<'d, T, R>(&'d Desk<T, R>);

impl<T, R> Drop for Closing<'_, T, R> {
    fn drop(&mut self) {
        self.0.state().closed = true;
        self.0.item.notify_all();
    }
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
