//! Embeds anew when a template, a word or an asset is added or removed, not only when one changes; packs the
//! static files with brotli, as small as it gets, so that the running program need not.

#![expect(
    clippy::disallowed_methods,
    reason = "Cargo says in the environment where to write"
)]

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    for folder in ["templates", "locales", "static", "migrations"] {
        println!("cargo:rerun-if-changed={folder}");
    }
    let packed = PathBuf::from(std::env::var("OUT_DIR")?);
    let mut files = Vec::new();
    list(Path::new("static"), &mut files)?;
    files.sort();
    let mut table = String::from("&[\n");
    for file in files {
        let name = file.strip_prefix("static")?.display().to_string();
        let place = packed.join(format!("{}.br", name.replace('/', "+")));
        pack(&file, &place)?;
        let place = place.display().to_string();
        writeln!(table, "    ({name:?}, include_bytes!({place:?})),")?;
    }
    table.push_str("]\n");
    fs::write(packed.join("packed.rs"), table)?;
    Ok(())
}

/// Every file that is served.
fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else if matches!(
            path.extension().and_then(|it| it.to_str()),
            Some("css" | "js" | "svg")
        ) {
            files.push(path);
        }
    }
    Ok(())
}

fn pack(file: &Path, place: &Path) -> Result<(), Box<dyn Error>> {
    let content = fs::read(file)?;
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut content.as_slice(), &mut packed, &parameters)?;
    fs::write(place, packed)?;
    Ok(())
}
