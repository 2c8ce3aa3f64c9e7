//! The running desk: two listeners, two workers, and an end in order.

use std::time::Duration;

use actix_web::web::Data;
use anyhow::Context as _;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use crate::app::App;
use crate::cli::say;
use crate::config::Config;
use crate::time::Clock;
use crate::{digest, mail, monitor, ops, web};

/// How often deadlines and the digest are looked at.
const TICK: Duration = Duration::from_secs(30);
/// How often the outbox is looked at when nobody says that a mail waits.
const DELIVERY: Duration = Duration::from_secs(5);

/// Opens the desk and serves until told to stop (SIGINT, SIGTERM).
pub async fn serve(config: Config, clock: Clock) -> anyhow::Result<()> {
    let app = Data::new(App::open(config, clock).await?);
    run(app).await
}

/// Serves an opened desk until told to stop.
pub async fn run(app: Data<App>) -> anyhow::Result<()> {
    let public = web::server::listen(app.clone())
        .with_context(|| format!("can't listen on {}", app.config.listen))?;
    let operators = ops::listen(app.clone())
        .with_context(|| format!("can't listen on {}", app.config.ops_listen))?;
    greet(&app).await?;
    let (stop, stopped) = watch::channel(false);
    let workers = [
        actix_web::rt::spawn(watch_deadlines(app.clone(), stopped.clone())),
        actix_web::rt::spawn(deliver_mail(app.clone(), stopped)),
    ];
    let handles = [public.handle(), operators.handle()];
    let servers = [
        actix_web::rt::spawn(public),
        actix_web::rt::spawn(operators),
    ];
    wait_for_signal().await?;
    tracing::info!("stopping");
    for handle in handles {
        handle.stop(true).await;
    }
    // Workers finish what they have begun; nobody is listening any more when they stop hearing.
    let _nobody_left = stop.send(true);
    for worker in workers {
        worker.await.context("a worker panicked")?;
    }
    for server in servers {
        server.await.context("a listener panicked")??;
    }
    Ok(())
}

async fn wait_for_signal() -> std::io::Result<()> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    Ok(())
}

/// Says where the desk is and, while nobody is on the staff, how to become the first.
async fn greet(app: &App) -> anyhow::Result<()> {
    let base = &app.config.base_url;
    say(&format!("Leakdesk: {base}"));
    if app.config.smtp_url.is_none() {
        let folder = app.config.mail_dir();
        say(&format!(
            "No SMTP server is configured: mails are written to {}",
            folder.display()
        ));
    }
    if let Some(token) = crate::staff::cli::open_set_up(&app.db).await? {
        say(&format!(
            "Set up the desk (once): {base}/set-up/{}",
            token.text()
        ));
    }
    Ok(())
}

async fn watch_deadlines(app: Data<App>, mut stopped: watch::Receiver<bool>) {
    loop {
        if let Err(why) = monitor::tick(&app, app.now()).await {
            tracing::error!(error = %why, "the deadline monitor failed");
        }
        if let Err(why) = digest::send_owed(&app, app.now()).await {
            tracing::error!(error = %why, "the digest failed");
        }
        app.limits.forget_quiet();
        app.mail_waits.notify_one();
        tokio::select! {
            () = tokio::time::sleep(TICK) => {}
            _ = stopped.changed() => return,
        }
    }
}

async fn deliver_mail(app: Data<App>, mut stopped: watch::Receiver<bool>) {
    loop {
        if let Err(why) = mail::deliver_due(app.courier()).await {
            tracing::error!(error = %why, "delivery failed");
        }
        tokio::select! {
            () = tokio::time::sleep(DELIVERY) => {}
            () = app.mail_waits.notified() => {}
            _ = stopped.changed() => return,
        }
    }
}
