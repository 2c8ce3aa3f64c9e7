//! `leakdesk staff`: the people of the desk, from the command line.

use std::io::Read as _;

use anyhow::Context as _;

use crate::access::roles::{Role, Roles};
use crate::access::token::Token;
use crate::app::App;
use crate::cli::exit::BadData;
use crate::cli::say;
use crate::config::Config;
use crate::staff::cli::{self, Entrance};
use crate::staff::people::Refusal;
use crate::time::Clock;

#[derive(clap::Subcommand)]
pub(super) enum Staff {
    /// Add a person; prints a link to set a password, unless one comes on standard input
    Add {
        #[arg(long)]
        email: String,
        #[arg(long)]
        name: String,
        /// handler, lead, auditor or admin; may be repeated
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
        #[arg(long)]
        password_stdin: bool,
    },
    /// List everybody
    List,
    /// Take away a person's access at once
    Disable {
        #[arg(long)]
        email: String,
    },
    /// End a person's sessions and print a link to set a new password
    Reset {
        #[arg(long)]
        email: String,
        /// Take away the second factor too: for somebody who lost their phone
        #[arg(long)]
        second_factor: bool,
    },
}

impl Staff {
    pub(super) async fn run(self, config: Config, clock: Clock) -> anyhow::Result<()> {
        let app = match &self {
            Self::Add { .. } => App::open(config, clock).await?,
            _ => App::open_existing(config, clock).await?,
        };
        match self {
            Self::Add {
                email,
                name,
                roles,
                password_stdin,
            } => {
                let roles = roles_of(&roles)?;
                let password = password_stdin.then(read_password).transpose()?;
                add(&app, (&name, &email), roles, password.as_deref()).await
            }
            Self::List => list(&app).await,
            Self::Disable { email } => {
                accepted(cli::disable(&app.db, &app.vault, &email, app.now()).await?)?;
                say("Access ended, with every open session.");
                Ok(())
            }
            Self::Reset {
                email,
                second_factor,
            } => {
                if second_factor {
                    accepted(cli::reset_factor(&app.db, &app.vault, &email, app.now()).await?)?;
                }
                let token = accepted(cli::reset(&app.db, &app.vault, &email, app.now()).await?)?;
                say_link(&app, &token, "one hour");
                Ok(())
            }
        }
    }
}

async fn add(
    app: &App,
    who: (&str, &str),
    roles: Roles,
    password: Option<&str>,
) -> anyhow::Result<()> {
    let added = cli::add((&app.db, &app.vault), who, roles, password, app.now()).await?;
    match accepted(added)? {
        Entrance::Password => say("Added; the password works at once."),
        Entrance::Link(token) => say_link(app, &token, "seven days"),
    }
    Ok(())
}

fn say_link(app: &App, token: &Token, life: &str) {
    say(&format!(
        "Link to set a password, good for {life} and for one use:"
    ));
    say(&format!("{}/set-up/{}", app.config.base_url, token.text()));
}

async fn list(app: &App) -> anyhow::Result<()> {
    for person in cli::list(&app.db, &app.vault).await? {
        let access = if person.disabled_at.is_some() {
            "disabled"
        } else {
            "active"
        };
        let trustee = if person.is_trustee { ",trustee" } else { "" };
        say(&format!(
            "{}\t{}\t{}{trustee}\t{access}",
            person.email, person.name, person.roles
        ));
    }
    Ok(())
}

fn roles_of(words: &[String]) -> anyhow::Result<Roles> {
    let known = |word: &String| {
        Role::parse(word).ok_or_else(|| {
            BadData(format!(
                "--role {word}: write handler, lead, auditor or admin"
            ))
        })
    };
    let roles: Vec<Role> = words.iter().map(known).collect::<Result<_, _>>()?;
    Ok(roles.into_iter().collect())
}

fn read_password() -> anyhow::Result<String> {
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .context("reading the password")?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// What was refused becomes bad data with the refusal's words.
fn accepted<T>(outcome: Result<T, Refusal>) -> Result<T, BadData> {
    outcome.map_err(|refusal| BadData(refusal.to_string()))
}
