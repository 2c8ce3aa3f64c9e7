//! Serves the static files: hashed addresses, kept by browsers for ever.

use std::io::Write as _;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use flate2::{Compression, write::GzEncoder};

use crate::render::assets::{Asset, PREFIX, find};

/// Adds the route. Outside any scope that needs a session.
pub fn configure(app: &mut web::ServiceConfig) {
    app.route(&format!("{PREFIX}{{name:.+}}"), web::get().to(get));
}

async fn get(request: HttpRequest, name: web::Path<String>) -> HttpResponse {
    let Some(asset) = find(&name) else {
        return HttpResponse::NotFound().finish();
    };
    let mut answer = HttpResponse::Ok();
    answer
        .content_type(asset.mime)
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::VARY, "Accept-Encoding"));
    if takes_gzip(&request) {
        let content: &'static [u8] = asset.gzipped.get_or_init(|| gzip(asset));
        // Said already, the server's own compression leaves the answer alone.
        answer
            .insert_header((header::CONTENT_ENCODING, "gzip"))
            .body(content)
    } else {
        let content: &'static [u8] = &asset.content;
        answer.body(content)
    }
}

fn takes_gzip(request: &HttpRequest) -> bool {
    request
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|accepted| accepted.to_str().ok())
        .is_some_and(|accepted| {
            accepted.split(',').any(|coding| {
                let mut parts = coding.split(';').map(str::trim);
                let is_gzip = parts
                    .next()
                    .is_some_and(|name| name.eq_ignore_ascii_case("gzip"));
                is_gzip && !parts.any(|part| matches!(part, "q=0" | "q=0.0"))
            })
        })
}

/// Writing to memory does not fail; if it did, the file would be sent empty and noticed at once.
fn gzip(asset: &Asset) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(&asset.content)
        .and_then(|()| encoder.finish())
        .unwrap_or_default()
}
