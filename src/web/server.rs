//! The routes and the layers around them, and the two listeners.

use actix_multipart::MultipartConfig;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App as Actix, Error, HttpServer, web};
use tracing_actix_web::TracingLogger;

use super::error::{WebError, WebResult};
use super::{assets, forms, headers, page, upload};
use crate::access::routes::Site;
use crate::app::App;

/// The whole public site, as the server runs it and as tests drive it.
pub fn site(
    app: web::Data<App>,
) -> Actix<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    Actix::new()
        .app_data(app)
        .app_data(web::PayloadConfig::new(forms::LARGEST))
        .app_data(MultipartConfig::default().buffer_limit(upload::LARGEST_HEADER))
        .configure(|config| map().install(config))
        .default_service(web::to(nowhere))
        .wrap(from_fn(headers::guard))
        .wrap(from_fn(page::tell))
        .wrap(from_fn(headers::add))
        .wrap(Compress::default())
        .wrap(TracingLogger::<Quiet>::new())
}

/// Every route of the site with its rule, activity by activity.
pub fn map() -> Site {
    let mut site = Site::default();
    assets::routes(&mut site);
    crate::intake::routes(&mut site);
    crate::tracking::routes(&mut site);
    crate::staff::routes(&mut site);
    crate::reports::routes(&mut site);
    crate::triage::routes(&mut site);
    site
}

async fn nowhere() -> WebResult {
    Err(WebError::NotFound)
}

/// A span that knows route, method and status, and nothing that people type: addresses may hold
/// references and tokens, so only the route's pattern is kept.
struct Quiet;

impl tracing_actix_web::RootSpanBuilder for Quiet {
    fn on_request_start(request: &ServiceRequest) -> tracing::Span {
        let route = request.match_pattern().unwrap_or_else(|| "none".to_owned());
        tracing::info_span!(
            "request",
            method = %request.method(),
            route,
            status = tracing::field::Empty
        )
    }

    fn on_request_end<B: MessageBody>(
        span: tracing::Span,
        outcome: &Result<ServiceResponse<B>, Error>,
    ) {
        let status = match outcome {
            Ok(response) => response.status(),
            Err(error) => error.as_response_error().status_code(),
        };
        span.record("status", status.as_u16());
        span.in_scope(|| tracing::debug!("answered"));
    }
}

/// Listens for people; returns the running server.
pub fn listen(app: web::Data<App>) -> std::io::Result<actix_web::dev::Server> {
    let address = app.config.listen;
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZeroUsize::get);
    // SQLite's writes have a thread of their own; PostgreSQL's wait on these, for the disk.
    let blocking = if app.db.is_sqlite() { 2 } else { 8 };
    let server = HttpServer::new(move || site(app.clone()))
        .workers(cores)
        .worker_max_blocking_threads(blocking)
        .tcp_nodelay(true)
        .client_request_timeout(std::time::Duration::from_secs(10))
        .shutdown_timeout(10)
        .disable_signals()
        .bind(address)?;
    Ok(server.run())
}
