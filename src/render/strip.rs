//! The fifteen-day strip: a case's days as a row of small blocks, gone, left and over.
//!
//! A picture beside the words that say the same ("Còn 3 ngày"), never instead of them:
//! `{{> partials/strip strip}}`.

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

/// One day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Day {
    pub x: u32,
    pub y: u32,
    pub height: u32,
    /// `gone`, `left` or `over`
    pub class: &'static str,
}

/// The strip, measured: geometry stands in attributes because style attributes are blocked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Strip {
    pub tone: Tone,
    pub width: u32,
    pub days: Vec<Day>,
}

const STEP: u32 = 11;
const BLOCK: u32 = 9;
/// Days over beyond this are not drawn; the words have the figure.
const MOST_OVER: u32 = 4;

impl Strip {
    /// `gone` of `length` days have passed; `over` counts the days since the last.
    pub fn new(tone: Tone, length: u32, gone: u32, over: u32) -> Self {
        let mut days: Vec<Day> = (0..length)
            .map(|day| Day {
                x: day * STEP,
                y: 2,
                height: 10,
                class: if day < gone { "gone" } else { "left" },
            })
            .collect();
        let over = over.min(MOST_OVER);
        // Days over stand apart and taller: told from the rest without colour.
        days.extend((0..over).map(|day| Day {
            x: (length + day) * STEP + 3,
            y: 0,
            height: 14,
            class: "over",
        }));
        // Every strip is as wide as the widest, so that rows line up.
        Self {
            tone,
            width: (length + MOST_OVER - 1) * STEP + 3 + BLOCK,
            days,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_days_gone_left_and_over() {
        let strip = Strip::new(Tone::Overdue, 15, 15, 2);
        assert_eq!(
            strip.days.iter().filter(|day| day.class == "gone").count(),
            15
        );
        assert_eq!(
            strip.days.iter().filter(|day| day.class == "over").count(),
            2
        );
        let long_over = Strip::new(Tone::Overdue, 15, 15, 90);
        assert_eq!(long_over.days.len(), 19);
        assert!(
            long_over
                .days
                .iter()
                .all(|day| day.x + BLOCK <= long_over.width)
        );
        assert_eq!(Strip::new(Tone::OnTrack, 15, 0, 0).width, long_over.width);
    }
}
