//! The headers every answer carries, and the refusal of posts from other sites.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, web};

use super::error::WebError;
use crate::app::App;

const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

/// Pages that search engines may list.
const LISTED: [&str; 3] = ["/", "/en/", "/en"];

/// Refuses what another site's page made the browser send; adds the headers to every answer.
pub(super) async fn guard(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    if is_foreign_post(&request) {
        return Ok(request
            .error_response(WebError::NotAllowed)
            .map_into_right_body());
    }
    Ok(next.call(request).await?.map_into_left_body())
}

/// `Sec-Fetch-Site` says where a request was made; browsers without it are let through, the form's
/// token decides.
fn is_foreign_post(request: &ServiceRequest) -> bool {
    let is_safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let site = request
        .headers()
        .get("sec-fetch-site")
        .map(HeaderValue::as_bytes);
    !is_safe && matches!(site, Some(b"cross-site" | b"same-site"))
}

/// The outermost layer: no answer leaves without these, whoever made it.
pub(super) async fn add(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let is_https = request
        .app_data::<web::Data<App>>()
        .is_some_and(|app| app.config.is_https());
    let path = request.path().to_owned();
    let mut response = next.call(request).await?;
    let headers = response.headers_mut();
    let mut set = |name: &'static str, value: &'static str| {
        put_if_absent(headers, name, value);
    };
    set("content-security-policy", CONTENT_SECURITY_POLICY);
    set("x-content-type-options", "nosniff");
    set("referrer-policy", "no-referrer");
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-resource-policy", "same-origin");
    set(
        "permissions-policy",
        "camera=(), geolocation=(), microphone=()",
    );
    set("cache-control", "no-store");
    if is_https {
        set(
            "strict-transport-security",
            "max-age=31536000; includeSubDomains",
        );
    }
    if !LISTED.contains(&path.as_str()) {
        set("x-robots-tag", "noindex");
    }
    headers.remove(header::SERVER);
    Ok(response)
}

fn put_if_absent(headers: &mut HeaderMap, name: &'static str, value: &'static str) {
    let name = HeaderName::from_static(name);
    if !headers.contains_key(&name) {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
