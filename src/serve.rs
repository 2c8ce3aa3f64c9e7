//! The running desk: two listeners, three workers, and an end in order.

use std::time::Duration;

use actix_web::web::Data;
use anyhow::Context as _;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use crate::app::App;
use crate::cli::say;
use crate::config::Config;
use crate::db::Conn;
use crate::mail::imap::{self, Fetched};
use crate::mail::inbound::{self, Arrived};
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
        actix_web::rt::spawn(deliver_mail(app.clone(), stopped.clone())),
        actix_web::rt::spawn(read_mailbox(app.clone(), stopped)),
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
        let (here, there) = (app.clone(), app.clone());
        outlive("the deadline monitor", async move {
            let done = monitor::tick(&here, here.now()).await;
            done.map(drop).map_err(|why| why.to_string())
        })
        .await;
        outlive("the digest", async move {
            let done = digest::send_owed(&there, there.now()).await;
            done.map(drop).map_err(|why| why.to_string())
        })
        .await;
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
        let here = app.clone();
        outlive("the delivery of mail", async move {
            let done = mail::deliver_due(here.courier()).await;
            done.map(drop).map_err(|why| why.to_string())
        })
        .await;
        tokio::select! {
            () = tokio::time::sleep(DELIVERY) => {}
            () = app.mail_waits.notified() => {}
            _ = stopped.changed() => return,
        }
    }
}

/// Takes what comes to the mailbox for complaints, where one is configured.
async fn read_mailbox(app: Data<App>, mut stopped: watch::Receiver<bool>) {
    let name = app.mailbox.as_ref().map(imap::Mailbox::name);
    let forget = move |conn: &mut Conn| imap::store::forget_others(conn, name);
    if let Err(why) = app.db.write(forget).await {
        tracing::warn!(error = %why, "mailboxes of former days could not be forgotten");
    }
    while app.mailbox.is_some() && !*stopped.borrow() {
        let (here, mut halt) = (app.clone(), stopped.clone());
        outlive("the reading of the mailbox", async move {
            attend_mailbox(&here, &mut halt).await;
            Ok(())
        })
        .await;
        let rest = app.mailbox.as_ref().map_or(TICK, imap::Mailbox::rest);
        tokio::select! {
            () = tokio::time::sleep(rest) => {}
            _ = stopped.changed() => {}
        }
    }
}

/// Stays with the mailbox until something goes wrong, which the mailbox's own row and log tell.
async fn attend_mailbox(app: &App, stopped: &mut watch::Receiver<bool>) {
    let Some(mailbox) = &app.mailbox else {
        return;
    };
    let take = async |fetched: Fetched| {
        let taken = inbound::take(app.inbox(), Arrived::fetched(fetched)).await;
        // Perhaps it is to be acknowledged.
        app.mail_waits.notify_one();
        taken.map(drop).map_err(|why| why.to_string())
    };
    if let Err(fault) = imap::attend(app.office(), mailbox, &take, stopped).await {
        tracing::debug!(%fault, "the mailbox was left");
    }
}

/// Runs one round of a worker. Neither an error nor a panic ends the worker: without it nobody would
/// hear of what is late, while every page went on as if nothing were wrong.
pub async fn outlive(what: &str, round: impl Future<Output = Result<(), String>> + 'static) {
    match actix_web::rt::spawn(round).await {
        Ok(Ok(())) => {}
        Ok(Err(why)) => tracing::error!(error = %why, "{what} failed"),
        Err(_panic) => tracing::error!("{what} panicked"),
    }
}
