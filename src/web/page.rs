//! From a page struct to an answer, and from an error to its page.

use actix_web::body::{EitherBody, MessageBody};
use actix_web::cookie::Cookie;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, HeaderValue, LOCATION, RETRY_AFTER};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse, web};

use super::cookies;
use super::error::{WebError, WebResult};
use crate::app::App;
use crate::lang::Lang;
use crate::render::error_page::{ErrorPage, Problem};
use crate::render::{Frame, Layout, Page};

const HTML: &str = "text/html; charset=utf-8";

/// The language of a public address: English under `/en`.
pub fn lang_of(path: &str) -> Lang {
    if path == "/en" || path.starts_with("/en/") {
        Lang::En
    } else {
        Lang::Vi
    }
}

/// The same public place in the other language.
pub fn other_language(path: &str) -> String {
    match path.strip_prefix("/en") {
        Some("") => "/".to_owned(),
        Some(rest) if rest.starts_with('/') => rest.to_owned(),
        _ => format!("/en{path}"),
    }
}

/// An answer with a page in it.
pub fn html<P: Page>(app: &App, status: StatusCode, layout: &Layout, page: &P) -> WebResult {
    let body = app.pages.page(layout, page)?;
    Ok(HttpResponse::build(status)
        .insert_header((CONTENT_TYPE, HTML))
        .insert_header(("content-language", layout.lang.tag()))
        .body(body))
}

/// An answer with the part of a page that a browser puts into the page it has.
pub fn fragment<P: Page>(app: &App, layout: &Layout, page: &P) -> WebResult {
    let body = app.pages.fragment(layout, page)?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, HTML))
        .insert_header(("content-language", layout.lang.tag()))
        .body(body))
}

/// Goes on to another of our own addresses after a post (303).
pub fn see_other(location: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((LOCATION, location))
        .finish()
}

/// Adds a cookie to an answer.
pub fn with_cookie(mut response: HttpResponse, cookie: &Cookie<'_>) -> WebResult {
    response
        .add_cookie(cookie)
        .map_err(|why| WebError::Internal(why.into()))?;
    Ok(response)
}

/// Turns every error into a page: what happened, what became of what was typed, a way on.
pub(super) async fn tell<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let app = request.app_data::<web::Data<App>>().cloned();
    let response = next.call(request).await?;
    let Some(app) = app.filter(|_| needs_page(&response)) else {
        return Ok(response.map_into_left_body());
    };
    let number = cookies::hex(&rand::random::<[u8; 4]>());
    let problem = match response
        .response()
        .error()
        .and_then(Error::as_error::<WebError>)
    {
        Some(error) => {
            error.log(&number);
            error.problem(&number)
        }
        None => without_error(response.status(), &number),
    };
    let status = response.status();
    let (http, _bare) = response.into_parts();
    let page = error_page(&app, http.path(), status, &problem);
    Ok(ServiceResponse::new(http, page).map_into_right_body())
}

/// An answer that tells of a problem and has no page yet.
fn needs_page<B>(response: &ServiceResponse<B>) -> bool {
    let status = response.status();
    (status.is_client_error() || status.is_server_error())
        && response
            .headers()
            .get(CONTENT_TYPE)
            .is_none_or(|kind| kind != HTML)
}

/// What the framework itself refused.
fn without_error(status: StatusCode, number: &str) -> Problem {
    match status.as_u16() {
        404 | 405 => Problem::NotFound,
        413 => Problem::TooLarge,
        503 => Problem::Unavailable,
        500.. => Problem::Fault {
            number: number.to_owned(),
        },
        _ => Problem::NotUnderstood,
    }
}

/// Whether an address belongs to staff.
fn is_staff_place(path: &str) -> bool {
    ["/desk", "/sign-in", "/sign-out", "/set-up"]
        .iter()
        .any(|place| path.starts_with(place))
}

fn error_page(app: &App, path: &str, status: StatusCode, problem: &Problem) -> HttpResponse {
    let lang = lang_of(path);
    let words = &app.pages.words;
    let (frame, page) = if is_staff_place(path) {
        (Frame::Plain, ErrorPage::desk(words, lang, problem))
    } else {
        (
            Frame::Public,
            ErrorPage::public(words, lang, &app.organisation, problem),
        )
    };
    let layout = Layout::new(frame, lang, page.heading.clone(), &app.organisation);
    let mut response = html(app, status, &layout, &page).unwrap_or_else(|why| {
        why.log("error page");
        HttpResponse::new(status)
    });
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response
            .headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from_static("10"));
    }
    response
}
