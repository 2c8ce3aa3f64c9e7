//! A QR code as figures for an inline SVG: no style attributes, nothing fetched.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

/// White around it, in modules, without which scanners do not see it.
const QUIET: usize = 4;

/// One path of black squares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Qr {
    /// Modules along one side, the white ones around it too.
    pub side: usize,
    /// The `d` of the path: a run of squares at a time.
    pub path: String,
}

impl Qr {
    /// `None` for a text too long for one.
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let width = code.width();
        let colors = code.into_colors();
        let mut path = String::new();
        for (y, row) in colors.chunks(width).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|a, b| a == b) {
                if run.first() == Some(&Color::Dark) {
                    // Writing to a string can't fail.
                    let _written = write!(
                        path,
                        "M{} {}h{}v1h-{}z",
                        x + QUIET,
                        y + QUIET,
                        run.len(),
                        run.len()
                    );
                }
                x += run.len();
            }
        }
        Some(Self {
            side: width + 2 * QUIET,
            path,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners_and_white_around() {
        let qr = Qr::of("https://khieunai.example/status?reference=KN-7F3K-9QW4").unwrap();
        let width = qr.side - 2 * QUIET;
        // The finder patterns' upper edges: seven modules, left and right.
        assert!(qr.path.starts_with("M4 4h7v1h-7z"));
        assert!(
            qr.path
                .contains(&format!("M{} 4h7v1h-7z", QUIET + width - 7))
        );
        assert!(
            qr.path
                .contains(&format!("M4 {}h7v1h-7z", QUIET + width - 7))
        );
        assert!(Qr::of(&"x".repeat(5000)).is_none());
    }
}
