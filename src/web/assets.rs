//! Serves the static files: hashed addresses, kept by browsers for ever.

use std::io::Write as _;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use flate2::{Compression, write::GzEncoder};

use crate::access::policy::Rule;
use crate::access::routes::Site;
use crate::render::assets::{Asset, PREFIX, find};

/// The route of the files, for whoever sees a page.
pub fn routes(site: &mut Site) {
    site.at(PREFIX).get("{name:.+}", Rule::Public, get);
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
    // Said already, the server's own compression leaves the answer alone.
    if let (Some(packed), true) = (asset.packed, takes(&request, "br")) {
        answer
            .insert_header((header::CONTENT_ENCODING, "br"))
            .body(packed)
    } else if takes(&request, "gzip") {
        let content: &'static [u8] = asset.gzipped.get_or_init(|| gzip(asset));
        answer
            .insert_header((header::CONTENT_ENCODING, "gzip"))
            .body(content)
    } else {
        let content: &'static [u8] = &asset.content;
        answer.body(content)
    }
}

/// Whether whoever asks can read this coding.
fn takes(request: &HttpRequest, wanted: &str) -> bool {
    request
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|accepted| accepted.to_str().ok())
        .is_some_and(|accepted| {
            accepted.split(',').any(|coding| {
                let mut parts = coding.split(';').map(str::trim);
                let is_wanted = parts
                    .next()
                    .is_some_and(|name| name.eq_ignore_ascii_case(wanted));
                is_wanted && !parts.any(|part| matches!(part, "q=0" | "q=0.0"))
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

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use actix_web::dev::ServiceResponse;
    use actix_web::{App, http::StatusCode, test};
    use flate2::read::GzDecoder;

    use super::*;

    fn configure(config: &mut web::ServiceConfig) {
        let mut site = Site::default();
        routes(&mut site);
        site.install(config);
    }
    use crate::render::assets::address;

    #[actix_web::test]
    async fn a_style_sheet_is_kept_for_ever_and_packed_for_those_who_ask() {
        let app = test::init_service(App::new().configure(configure)).await;
        let url = address("vendor/bootstrap-5.3.9/bootstrap.min.css").unwrap();

        let plain = test::call_service(&app, test::TestRequest::get().uri(&url).to_request()).await;
        assert_eq!(plain.status(), StatusCode::OK);
        assert_eq!(said(&plain, "content-type"), "text/css; charset=utf-8");
        assert_eq!(said(&plain, "x-content-type-options"), "nosniff");
        assert!(said(&plain, "cache-control").contains("immutable"));
        let content = test::read_body(plain).await;

        let asking = test::TestRequest::get()
            .uri(&url)
            .insert_header(("accept-encoding", "gzip, deflate"));
        let zipped = test::call_service(&app, asking.to_request()).await;
        assert_eq!(said(&zipped, "content-encoding"), "gzip");
        let zipped = test::read_body(zipped).await;
        assert!(zipped.len() * 4 < content.len());
        let mut unzipped = Vec::new();
        GzDecoder::new(&zipped[..])
            .read_to_end(&mut unzipped)
            .unwrap();
        assert_eq!(unzipped, content);

        let modern = test::TestRequest::get()
            .uri(&url)
            .insert_header(("accept-encoding", "gzip, deflate, br, zstd"));
        let packed = test::call_service(&app, modern.to_request()).await;
        assert_eq!(said(&packed, "content-encoding"), "br");
        assert_eq!(said(&packed, "vary"), "Accept-Encoding");
        let packed = test::read_body(packed).await;
        assert!(packed.len() * 5 < zipped.len() * 4);

        let refusing = test::TestRequest::get()
            .uri(&url)
            .insert_header(("accept-encoding", "gzip;q=0, br;q=0"));
        let answer = test::call_service(&app, refusing.to_request()).await;
        assert_eq!(said(&answer, "content-encoding"), "");
    }

    fn said(answer: &ServiceResponse, header: &str) -> String {
        let value = answer
            .headers()
            .get(header)
            .and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    }

    #[actix_web::test]
    async fn an_old_or_made_up_address_is_not_there() {
        let app = test::init_service(App::new().configure(configure)).await;
        for url in [
            "/assets/app.css",
            "/assets/app-000000000000.css",
            "/assets/../Cargo.toml",
        ] {
            let answer =
                test::call_service(&app, test::TestRequest::get().uri(url).to_request()).await;
            assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{url}");
        }
    }
}
