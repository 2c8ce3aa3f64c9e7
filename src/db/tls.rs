//! TLS to PostgreSQL (to come).
use std::path::Path;

use super::connection::Target;
use super::error::Result;

pub(super) fn tunnelled(target: Target, _extra_roots: Option<&Path>) -> Result<Target> {
    Ok(target)
}
