//! The fifteen-day strip: a case's days as a row of small blocks, gone, left and over.
//!
//! A picture beside the words that say the same ("Còn 3 ngày"), never instead of them:
//! `{{> partials/strip strip}}`. Each part is one line, cut into days by the style sheet's dashes: a page
//! of fifty rows draws 150 lines instead of 900 blocks.

use serde::Serialize;

/// How pressing it is; the class that gives the strip its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    OnTrack,
    Soon,
    Today,
    Overdue,
    /// Answered: the clock stands.
    Met,
}

/// The strip, measured: geometry stands in attributes because style attributes are blocked. Each part is
/// the path of a line, empty when there is no such day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Strip {
    pub tone: Tone,
    pub width: u32,
    pub gone: String,
    pub left: String,
    pub over: String,
}

/// A day's block and the gap behind it: the dashes of `.strip path` are as long.
const STEP: u32 = 11;
const BLOCK: u32 = 9;
/// Days over stand apart and taller: told from the rest without colour.
const APART: u32 = 3;
/// Days over beyond this are not drawn; the words have the figure.
const MOST_OVER: u32 = 4;

impl Strip {
    /// `gone` of `length` days have passed; `over` counts the days since the last.
    pub fn new(tone: Tone, length: u32, gone: u32, over: u32) -> Self {
        let gone = gone.min(length);
        // Every strip is as wide as the widest, so that rows line up.
        Self {
            tone,
            width: (length + MOST_OVER - 1) * STEP + APART + BLOCK,
            gone: line(0, gone),
            left: line(gone * STEP, length - gone),
            over: line(length * STEP + APART, over.min(MOST_OVER)),
        }
    }
}

/// From the left edge of the first of `days` blocks to the right edge of the last.
fn line(from: u32, days: u32) -> String {
    if days == 0 {
        return String::new();
    }
    format!("M{from} 7h{}", (days - 1) * STEP + BLOCK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_days_gone_left_and_over() {
        let strip = Strip::new(Tone::Overdue, 15, 15, 2);
        let drawn = [&strip.gone, &strip.left, &strip.over];
        assert_eq!(drawn, ["M0 7h163", "", "M168 7h20"]);
        let started = Strip::new(Tone::OnTrack, 15, 4, 0);
        let drawn = [&started.gone, &started.left, &started.over];
        assert_eq!(drawn, ["M0 7h42", "M44 7h119", ""]);
    }

    #[test]
    fn every_strip_is_as_wide_as_the_widest() {
        let long_over = Strip::new(Tone::Overdue, 15, 15, 90);
        assert_eq!(long_over.over, "M168 7h42");
        assert_eq!(long_over.width, 168 + 42);
        assert_eq!(Strip::new(Tone::OnTrack, 15, 0, 0).width, long_over.width);
    }
}
