//! Static files: embedded, each under an address that carries a hash of its content, so that
//! browsers may keep it for ever.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{LazyLock, OnceLock};

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "static/"]
#[include = "*.css"]
#[include = "*.js"]
#[include = "*.svg"]
struct Files;

/// Where the addresses of all static files begin.
pub const PREFIX: &str = "/assets/";

/// One static file.
pub struct Asset {
    /// With its hash: `app-0f3a5c….css`.
    pub hashed_name: String,
    pub content: Cow<'static, [u8]>,
    pub mime: &'static str,
    /// The content, packed with brotli while the program was built.
    pub packed: Option<&'static [u8]>,
    /// The content, gzipped when first asked for.
    pub gzipped: OnceLock<Vec<u8>>,
}

/// What the build packed: names and content.
static PACKED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/packed.rs"));

static ASSETS: LazyLock<HashMap<String, Asset>> = LazyLock::new(|| {
    Files::iter()
        .filter_map(|name| Some((name.to_string(), load(&name)?)))
        .collect()
});

fn load(name: &str) -> Option<Asset> {
    let file = Files::get(name)?;
    let (stem, extension) = name.rsplit_once('.')?;
    let mime = match extension {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => return None,
    };
    let hash = file
        .metadata
        .sha256_hash()
        .iter()
        .take(6)
        .fold(String::new(), |mut hash, byte| {
            // Writing to a String cannot fail.
            if write!(hash, "{byte:02x}").is_err() {
                hash.clear();
            }
            hash
        });
    Some(Asset {
        hashed_name: format!("{stem}-{hash}.{extension}"),
        content: file.data,
        mime,
        packed: PACKED
            .iter()
            .find(|(packed, _)| *packed == name)
            .map(|(_, content)| *content),
        gzipped: OnceLock::new(),
    })
}

/// The address of the file that lies at `static/<name>`.
pub fn address(name: &str) -> Option<String> {
    ASSETS
        .get(name)
        .map(|asset| format!("{PREFIX}{}", asset.hashed_name))
}

/// The file whose address is [`PREFIX`] and `hashed_name`.
pub fn find(hashed_name: &str) -> Option<&'static Asset> {
    ASSETS
        .values()
        .find(|asset| asset.hashed_name == hashed_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_its_file() {
        let address = address("app.css").unwrap();
        let asset = find(address.strip_prefix(PREFIX).unwrap()).unwrap();
        assert!(asset.mime.starts_with("text/css"));
        assert!(find("app.css").is_none(), "only the hashed name is served");
    }
}
