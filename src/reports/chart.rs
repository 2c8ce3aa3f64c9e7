//! Bars, measured: geometry in attributes, colours by class, the figures beside them in a table.

use serde::Serialize;

/// A place on the axis with what stands on it.
#[derive(Clone, Debug, Serialize)]
pub struct Place {
    pub label: String,
    pub label_x: u32,
    pub bars: Vec<Bar>,
}

/// One bar, or a part of one.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    pub class: &'static str,
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
    /// The number above it; none over parts that another one stands on.
    pub count: Option<String>,
    pub count_x: u32,
    pub count_y: u32,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Chart {
    pub width: u32,
    pub places: Vec<Place>,
}

/// A column: parts from the ground up, each with its class, and the number above all.
pub struct Column {
    pub parts: Vec<(&'static str, i64)>,
    pub count: String,
}

const STEP: u32 = 76;
const BAR: u32 = 26;
const GAP: u32 = 4;
const GROUND: u32 = 126;
const HIGHEST: i64 = 100;

impl Chart {
    /// One place for each label, with its columns side by side.
    pub fn columns(places: Vec<(String, Vec<Column>)>) -> Self {
        let total = |column: &Column| column.parts.iter().map(|(_, n)| *n).sum::<i64>();
        let most = places.iter().flat_map(|(_, columns)| columns);
        let most = most.map(total).max().unwrap_or(0).max(4);
        let mut left = 0;
        let mut chart = Self::default();
        for (label, columns) in places {
            let count = u32::try_from(columns.len()).unwrap_or(1);
            let wide = count * BAR + count.saturating_sub(1) * GAP;
            let mut x = left + STEP.saturating_sub(wide) / 2;
            let mut bars = Vec::new();
            for column in &columns {
                bars.extend(stacked(column, x, most));
                x += BAR + GAP;
            }
            chart.places.push(Place {
                label,
                label_x: left + STEP / 2,
                bars,
            });
            left += STEP;
        }
        chart.width = left.max(STEP);
        chart
    }
}

fn stacked(column: &Column, x: u32, most: i64) -> Vec<Bar> {
    let mut ground = GROUND;
    let mut bars: Vec<Bar> = Vec::new();
    for (class, n) in column.parts.iter().filter(|(_, n)| *n > 0) {
        let height = u32::try_from((n * HIGHEST / most).max(3)).unwrap_or(3);
        ground = ground.saturating_sub(height);
        bars.push(Bar {
            class,
            x,
            y: ground,
            width: BAR,
            height,
            count: None,
            count_x: x + BAR / 2,
            count_y: ground.saturating_sub(5),
        });
    }
    if let Some(top) = bars.last_mut() {
        top.count = Some(column.count.clone());
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stay_inside_their_picture_and_never_vanish() {
        let column = |parts: &[(&'static str, i64)]| Column {
            parts: parts.to_vec(),
            count: "9".to_owned(),
        };
        let chart = Chart::columns(vec![
            ("a".to_owned(), vec![column(&[("one", 1), ("two", 99_999)])]),
            (
                "b".to_owned(),
                vec![column(&[("one", 0)]), column(&[("one", 1)])],
            ),
        ]);
        assert_eq!(chart.width, 2 * STEP);
        let bars: Vec<&Bar> = chart.places.iter().flat_map(|it| &it.bars).collect();
        assert_eq!(bars.len(), 3, "nothing is drawn for nothing");
        for bar in bars {
            assert!(bar.height >= 3 && bar.y + bar.height <= GROUND, "{bar:?}");
        }
    }
}
