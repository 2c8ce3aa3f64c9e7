//! Scans of a letter while its complaint is being entered. They are stored as they come; until the case
//! is, the form carries what is needed to take them in, sealed for this person and this form.

use actix_web::{HttpRequest, web};
use serde::{Deserialize, Serialize};

use super::pages::{FileField, KeptFile, Typed};
use super::wording::Wording;
use crate::access::Session;
use crate::app::App;
use crate::db::Id;
use crate::files::store::Taken;
use crate::files::{FileId, FileKind, NewFileRow, Owner, Stored};
use crate::render::words::size;
use crate::time::Moment;
use crate::vault::{CaseKey, Unsealable};
use crate::web::forms::Form;
use crate::web::upload::{self, Trouble, Unread};
use crate::web::{WebError, WebResult, cookies, csrf};

const KEPT: &str = "scans being entered";

/// What lies in the store without a row is swept after an hour: a form that is older has lost its files.
const KEPT_MINUTES: i64 = 40;

/// A stored file as the form carries it.
#[derive(Serialize, Deserialize)]
struct Carried {
    id: String,
    kind: String,
    size: u64,
    sha256: [u8; 32],
    name: String,
    given: String,
    declared: String,
    wrapped_key: Vec<u8>,
    at: Moment,
}

impl Carried {
    fn of(Scan { stored, at, .. }: &Scan) -> Self {
        Self {
            id: stored.id.to_string(),
            kind: stored.kind.key().to_owned(),
            size: stored.size,
            sha256: stored.sha256,
            name: stored.name.clone(),
            given: stored.given.clone(),
            declared: stored.declared.clone(),
            wrapped_key: stored.wrapped_key.clone(),
            at: *at,
        }
    }

    fn stored(self) -> Option<(Stored, Moment)> {
        let stored = Stored {
            id: FileId::parse(&self.id)?,
            kind: FileKind::from_key(&self.kind)?,
            size: self.size,
            sha256: self.sha256,
            name: self.name,
            given: self.given,
            declared: self.declared,
            wrapped_key: self.wrapped_key,
        };
        Some((stored, self.at))
    }
}

/// Whose form it is: nobody else's takes these files.
#[derive(Serialize, Deserialize)]
struct Bundle {
    staff: Id,
    submission: String,
    files: Vec<Carried>,
}

/// A file of a form.
struct Scan {
    stored: Stored,
    /// Not later than it was stored.
    at: Moment,
    /// Came with an earlier sending of the form. It may have a row by now: the form was sent twice, or once
    /// more from the page before. So nobody removes it by hand; without a row it is swept.
    is_carried: bool,
}

/// The files of one form, and what is wrong with others.
#[derive(Default)]
pub struct Scans {
    files: Vec<Scan>,
    problems: Vec<String>,
}

/// A form as it came, with its scans.
pub struct Sent {
    pub form: Form,
    pub scans: Scans,
}

/// The words of a form that came without a session; its files are not taken.
pub async fn read_words(app: &App, request: &HttpRequest, payload: web::Payload) -> Option<Form> {
    let limits = app.files.limits();
    let nobody = |_: &[(String, String)]| false;
    let read = upload::read_if(request, payload.into_inner(), app, limits, nobody).await;
    let uploaded = read.ok()?;
    let ids = uploaded.files.iter().map(|it| it.id);
    app.files.discard(ids.collect::<Vec<_>>()).await;
    Some(Form::from_pairs(uploaded.pairs))
}

/// Reads a form of this session, with files or without. Files are taken only with its token.
pub async fn read(
    app: &App,
    (me, say): (&Session, &Wording),
    request: &HttpRequest,
    payload: web::Payload,
) -> WebResult<Sent> {
    let holder = me.token.bytes();
    let is_ours = |token: &str| csrf::verify(app, &holder, token).is_some();
    let admits = |pairs: &[(String, String)]| {
        let token = pairs.iter().find(|(name, _)| name == "csrf_token");
        token.is_some_and(|(_, token)| is_ours(token))
    };
    let limits = app.files.limits();
    // A form may be long under way, and its first file is stored at its beginning.
    let begun = app.now();
    let read = upload::read_if(request, payload.into_inner(), app, limits, admits).await;
    let uploaded = match read {
        Ok(uploaded) => uploaded,
        Err(Unread::UnknownType | Unread::Broken) => return Err(WebError::NotUnderstood),
    };
    if !is_ours(uploaded.get("csrf_token")) {
        app.files
            .discard(uploaded.files.iter().map(|it| it.id))
            .await;
        return Err(WebError::NotAllowed);
    }
    let mut scans = Scans::default();
    scans.problems.extend(
        uploaded
            .refused
            .iter()
            .map(|(name, why)| upload::say_refused(app, say.lang, name, *why)),
    );
    let trouble: Option<Trouble> = uploaded.trouble;
    scans
        .problems
        .extend(trouble.map(|why| upload::say_trouble(app, say.lang, why)));
    scans.carry_on(app, (me, say), &uploaded.form());
    let files = uploaded.files.iter().cloned();
    scans.add(app, say, files.map(|it| (it, begun))).await;
    Ok(Sent {
        form: uploaded.form(),
        scans,
    })
}

impl Scans {
    /// The files that the form brought along from before, but for those dropped by hand.
    fn carry_on(&mut self, app: &App, (me, say): (&Session, &Wording), form: &Form) {
        let sealed = cookies::unhex(form.get("kept_files")).unwrap_or_default();
        let Ok(bundle) = app.vault.open_json::<Bundle>(KEPT, &sealed) else {
            return;
        };
        if bundle.staff != me.staff.id || bundle.submission != form.get("submission_id") {
            return;
        }
        let earliest = app.now().plus(chrono::Duration::minutes(-KEPT_MINUTES));
        for (stored, at) in bundle.files.into_iter().filter_map(Carried::stored) {
            let id = stored.id.to_string();
            let is_dropped = form
                .pairs()
                .any(|(name, value)| name == "drop" && value == id);
            if is_dropped {
                continue;
            }
            if at < earliest {
                self.problems.push(gone(say, &stored));
            } else {
                self.files.push(Scan {
                    stored,
                    at,
                    is_carried: true,
                });
            }
        }
    }

    /// More files, as far as all together stay within the limits.
    async fn add(
        &mut self,
        app: &App,
        say: &Wording,
        more: impl Iterator<Item = (Stored, Moment)>,
    ) {
        let limits = app.files.limits();
        for (stored, at) in more {
            let total: u64 = self.files.iter().map(|it| it.stored.size).sum();
            let why = if self.files.len() >= limits.most {
                Some(crate::files::Refused::TooMany)
            } else if total.saturating_add(stored.size) > limits.total {
                Some(crate::files::Refused::TotalTooLarge)
            } else {
                None
            };
            match why {
                None => self.files.push(Scan {
                    stored,
                    at,
                    is_carried: false,
                }),
                Some(why) => {
                    let words = upload::say_refused(app, say.lang, &stored.name, why);
                    self.problems.push(words);
                    app.files.discard([stored.id]).await;
                }
            }
        }
    }

    pub fn has_problems(&self) -> bool {
        !self.problems.is_empty()
    }

    /// What the files are, whatever they are called.
    pub fn digests(&self) -> Vec<u8> {
        let mut all: Vec<[u8; 32]> = self.files.iter().map(|it| it.stored.sha256).collect();
        all.sort_unstable();
        all.concat()
    }

    /// The rows with which a case takes the files in.
    pub fn rows(
        &self,
        app: &App,
        (case_id, key): (Id, &CaseKey),
        taken: Taken,
    ) -> Result<Vec<NewFileRow>, Unsealable> {
        let owner = Owner::Letter(case_id);
        let row = |it: &Scan| NewFileRow::new(&app.vault, Some(key), &it.stored, &owner, taken);
        self.files.iter().map(row).collect()
    }

    /// The case was stored before, with its files: what came once more is not needed.
    pub async fn discard(&self, app: &App) {
        let new = self.files.iter().filter(|it| !it.is_carried);
        app.files.discard(new.map(|it| it.stored.id)).await;
    }

    pub fn has_carried(&self) -> bool {
        self.files.iter().any(|it| it.is_carried)
    }

    /// Files of an earlier sending went to another case: they have to be chosen again.
    pub fn let_go_carried(&mut self, say: &Wording) {
        let carried = self.files.extract_if(.., |it| it.is_carried);
        let gone = carried.map(|it| gone(say, &it.stored));
        self.problems.extend(gone);
    }

    /// The field as the form shows it.
    pub fn field(
        &self,
        app: &App,
        (me, say): (&Session, &Wording),
        typed: &Typed,
    ) -> WebResult<FileField> {
        let bundle = Bundle {
            staff: me.staff.id,
            submission: typed.text("submission_id").to_owned(),
            files: self.files.iter().map(Carried::of).collect(),
        };
        let kept = self.files.iter().map(|Scan { stored, .. }| KeptFile {
            id: stored.id.to_string(),
            name: stored.name.clone(),
            size: size(&app.pages.words, say.lang, stored.size),
        });
        let carried = if self.files.is_empty() {
            String::new()
        } else {
            cookies::hex(&app.vault.seal_json(KEPT, &bundle)?)
        };
        let limits = app.files.limits();
        let kinds: Vec<&str> = app.files.kinds().map(FileKind::key).collect();
        let args = [
            ("most", limits.most.into()),
            ("each", size(&app.pages.words, say.lang, limits.each).into()),
            ("kinds", kinds.join(", ").into()),
        ];
        Ok(FileField {
            hint: say.with("triage-scans-hint", &args),
            problems: self.problems.clone(),
            kept: kept.collect(),
            carried,
        })
    }
}

fn gone(say: &Wording, stored: &Stored) -> String {
    let args = [("name", stored.name.as_str().into())];
    say.with("triage-scans-gone", &args)
}
