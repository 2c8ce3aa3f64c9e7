//! CSV that no spreadsheet takes for a program (EX-01): every cell stands in quotes, and where a formula
//! could begin stands an apostrophe.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::Value;

/// Tells older spreadsheets that this is UTF-8.
pub const BOM: [u8; 3] = [0xef, 0xbb, 0xbf];

/// Lines of a table, with its heads where it begins.
pub fn write(
    heads: Option<&[String]>,
    rows: impl IntoIterator<Item = Vec<Value>>,
) -> Result<Vec<u8>, csv::Error> {
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    if let Some(heads) = heads {
        writer.write_record(heads.iter().map(|head| harmless(head)))?;
    }
    for row in rows {
        writer.write_record(row.iter().map(text))?;
    }
    writer
        .into_inner()
        .map_err(|why| csv::Error::from(why.into_error()))
}

fn text(value: &Value) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => harmless(text),
        Value::Number(n) => n.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Time(at) => at.format("%Y-%m-%d %H:%M").to_string(),
    }
}

/// What a spreadsheet takes for the beginning of a formula.
const fn begins_formula(symbol: char) -> bool {
    matches!(
        symbol,
        '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r'
    )
}

/// What another program may take for the end of a cell.
const fn ends_cell(symbol: char) -> bool {
    matches!(symbol, ',' | ';' | '|' | '\t' | '\r' | '\n')
}

/// The text with an apostrophe before everything that could begin a formula, also behind what a program
/// that splits cells otherwise would take for their end.
fn harmless(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    let mut is_start = true;
    for symbol in text.chars() {
        let is_separator = ends_cell(symbol) && !written.is_empty();
        if is_start && begins_formula(symbol) && !is_separator {
            written.push('\'');
            is_start = false;
        }
        written.push(symbol);
        is_start = ends_cell(symbol) || (is_start && (symbol == '"' || symbol.is_whitespace()));
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ex_01_nothing_begins_a_formula() {
        for (typed, written) in [
            ("=1+1", "'=1+1"),
            ("+84901234567", "'+84901234567"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t'=1"),
            ("\r=1", "'\r'=1"),
            ("＝1", "'＝1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠A", "'＠A"),
            ("  =1", "  '=1"),
            ("\"=cmd|' /C calc'!A0\"", "\"'=cmd|' /C calc'!A0\""),
            ("a,=1", "a,'=1"),
            ("a; =1", "a; '=1"),
            ("a\n=1", "a\n'=1"),
            ("Kho Bình Thạnh - quận 1 = 2", "Kho Bình Thạnh - quận 1 = 2"),
            ("", ""),
        ] {
            assert_eq!(harmless(typed), written, "{typed:?}");
        }
    }

    #[test]
    fn every_cell_stands_in_quotes_and_reads_back() {
        let row = vec![
            Value::Text("a\"b;c\n".to_owned()),
            Value::Number(-3),
            Value::Nothing,
        ];
        let short = write(Some(&["Mã".to_owned()]), [row]);
        assert!(short.is_err(), "rows are as long as their heads");
        let heads = ["A", "B", "C"].map(str::to_owned);
        let row = vec![
            Value::Text("a\"b;c\n".to_owned()),
            Value::Number(-3),
            Value::Nothing,
        ];
        let bytes = write(Some(&heads), [row]).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text, "\"A\",\"B\",\"C\"\r\n\"a\"\"b;c\n\",\"-3\",\"\"\r\n");
    }
}
