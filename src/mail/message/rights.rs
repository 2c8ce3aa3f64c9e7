//! To those who stand above: rights of somebody have changed. To somebody: how they sign in has changed.
//! Nobody's name.

use serde::Serialize;

use super::Letterhead;
use crate::render::Mail;

#[derive(Clone, Debug, Serialize)]
pub struct RightsChangedMail {
    from: Letterhead,
    url: String,
}

impl RightsChangedMail {
    pub fn new(from: &Letterhead) -> Self {
        Self {
            from: from.clone(),
            url: format!("{}/desk/staff/log", from.base_url),
        }
    }
}

impl Mail for RightsChangedMail {
    const FOLDER: &'static str = "rights_changed";

    fn samples() -> Vec<Self> {
        vec![Self::new(&Letterhead::sample())]
    }
}

/// “You sign in otherwise from now on.”
#[derive(Clone, Debug, Serialize)]
pub struct AccessChangedMail {
    from: Letterhead,
    url: String,
}

impl AccessChangedMail {
    pub fn new(from: &Letterhead) -> Self {
        Self {
            from: from.clone(),
            url: format!("{}/desk/settings", from.base_url),
        }
    }
}

impl Mail for AccessChangedMail {
    const FOLDER: &'static str = "access_changed";

    fn samples() -> Vec<Self> {
        vec![Self::new(&Letterhead::sample())]
    }
}
