//! Embeds anew when a template, a word or an asset is added or removed, not only when one changes.

fn main() {
    for folder in ["templates", "locales", "static", "migrations"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
