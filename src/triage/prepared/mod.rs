//! `GET /desk/templates`, `GET/POST /desk/templates/{key}/{language}`: a lead changes the prepared texts.
//! Every version is kept; a broken text is refused here and never reaches an answer; the bundled text
//! can be put back.

mod check;
pub mod store;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::action;
use super::pages::{
    ActionForm, TemplateLine, TemplatePage, TemplatePart, TemplateVersion, TemplatesPage, Typed,
};
use super::row::{self, Names};
use super::templates::{self, Template};
use super::wording::Wording;
use crate::access::desk::{self, go_on};
use crate::access::{Lead, Posted, store as staff_store};
use crate::app::App;
use crate::db::Id;
use crate::lang::Lang;
use crate::render::{ErrorSummary, Field, Flash};
use crate::text::placeholders;
use crate::web::{WebError, WebResult};
use check::Fault;
use store::PreparedText;

const FORM: &str = "template";
const PLACE: &str = "/desk/templates";

pub async fn show(app: web::Data<App>, me: Lead, request: HttpRequest) -> WebResult {
    let say = Wording::new(&app, me.staff.lang);
    let vault = app.vault.clone();
    let (current, names) = app
        .db
        .read(move |conn| {
            let names = row::names(&staff_store::list_staff(conn, &vault)?);
            Ok((store::list_current(conn)?, names))
        })
        .await?;
    let bundled = templates::bundled(me.staff.lang);
    let lines = bundled
        .iter()
        .map(|template| line(&say, &names, template, &current))
        .collect();
    let title = say.say("triage-templates-title");
    let layout = desk::layout(&app, &request, &me, title);
    let content = TemplatesPage { lines };
    desk::show(&app, &request, StatusCode::OK, layout, &content)
}

fn line(
    say: &Wording,
    names: &Names,
    template: &Template,
    current: &[PreparedText],
) -> TemplateLine {
    let state = |lang: Lang| {
        let found = current
            .iter()
            .find(|it| it.key == template.key && it.language == lang.tag());
        found.filter(|it| it.fields.is_some()).map_or_else(
            || say.say("triage-templates-bundled"),
            |it| version_words(say, names, it),
        )
    };
    let address = |lang: Lang| format!("{PLACE}/{}/{}", template.key, lang.tag());
    TemplateLine {
        title: template.title.clone(),
        is_answer: template.key.starts_with("answer-"),
        vietnamese_href: address(Lang::Vi),
        vietnamese: state(Lang::Vi),
        english_href: address(Lang::En),
        english: state(Lang::En),
    }
}

fn version_words(say: &Wording, names: &Names, version: &PreparedText) -> String {
    let args = [
        ("n", version.version.into()),
        ("at", say.time(version.saved_at).into()),
        (
            "who",
            names
                .get(&version.saved_by)
                .cloned()
                .unwrap_or_default()
                .into(),
        ),
    ];
    say.with("triage-templates-version", &args)
}

/// One text in hand: the bundled one, and every version saved since.
struct Edited {
    app: web::Data<App>,
    request: HttpRequest,
    me: Lead,
    say: Wording,
    lang: Lang,
    bundled: Template,
    versions: Vec<PreparedText>,
    names: Names,
}

impl Edited {
    async fn open(app: &web::Data<App>, request: &HttpRequest, me: Lead) -> WebResult<Self> {
        let part = |name: &str| request.match_info().get(name).unwrap_or_default();
        let lang = match part("language") {
            "vi" => Lang::Vi,
            "en" => Lang::En,
            _ => return Err(WebError::NotFound),
        };
        let bundled = templates::bundled(lang);
        let bundled = bundled.into_iter().find(|it| it.key == part("key"));
        let bundled = bundled.ok_or(WebError::NotFound)?;
        let (key, vault) = (bundled.key.clone(), app.vault.clone());
        let (versions, names) = app
            .db
            .read(move |conn| {
                let names = row::names(&staff_store::list_staff(conn, &vault)?);
                Ok((store::list_versions(conn, &key, lang)?, names))
            })
            .await?;
        Ok(Self {
            app: app.clone(),
            request: request.clone(),
            say: Wording::new(app, me.staff.lang),
            me,
            lang,
            bundled,
            versions,
            names,
        })
    }

    fn place(&self) -> String {
        format!("{PLACE}/{}/{}", self.bundled.key, self.lang.tag())
    }

    /// The number of the newest version; 0: only the bundled text.
    fn version(&self) -> i32 {
        self.versions.first().map_or(0, |it| it.version)
    }

    fn is_changed(&self) -> bool {
        let newest = self.versions.first();
        newest.is_some_and(|it| it.fields.is_some())
    }

    /// The text in force.
    fn current(&self) -> Template {
        let newest = self.versions.first();
        newest.map_or_else(|| self.bundled.clone(), |it| self.bundled.with(it))
    }

    /// Names of fields that hold text; the others are choices and stay.
    fn texts(&self) -> impl Iterator<Item = &(String, String)> {
        let fields = self.bundled.fields.iter();
        fields.filter(|(name, _)| !templates::is_choice(name))
    }

    fn label(&self, name: &str) -> String {
        let key = match name {
            "where_to" => "triage-answer-where-to-go",
            "inaccurate_data" => "triage-answer-inaccurate",
            "text" => "triage-write-text",
            "reasons" => "triage-answer-reasons",
            "remedy" => "triage-answer-remedy",
            "summary" => "triage-answer-summary",
            _ => "triage-answer-guidance",
        };
        self.say.say(key)
    }

    fn form(&self, shown: &Template) -> ActionForm {
        let title = self.say.say("triage-templates-edit");
        let form = ActionForm::new(FORM, self.place(), self.version(), title);
        let form = self.texts().fold(form, |form, (name, _)| {
            let field = Field::textarea(name, self.label(name)).rows(6);
            form.field(field.value(shown.text(name)))
        });
        let form = form
            .button_of("save", self.say.say("triage-templates-save"), "btn-primary")
            .button_of(
                "preview",
                self.say.say("triage-templates-preview"),
                "btn-outline-primary",
            );
        if self.is_changed() {
            let back = self.say.say("triage-templates-back-to-bundled");
            return form.button_of("bundled", back, "btn-outline-secondary");
        }
        form
    }

    /// What is in force or was before, for people to read.
    fn parts(&self, template: &Template, is_filled: bool) -> Vec<TemplatePart> {
        let known = templates::sample_values(&self.app, self.say.zone, self.lang);
        self.texts()
            .map(|(name, _)| {
                let text = template.text(name);
                TemplatePart {
                    label: self.label(name),
                    text: if is_filled {
                        placeholders::fill(&text, &known)
                    } else {
                        text
                    },
                }
            })
            .collect()
    }

    fn version_line(&self, version: &PreparedText) -> TemplateVersion {
        let is_text = version.fields.is_some();
        TemplateVersion {
            words: version_words(&self.say, &self.names, version),
            is_bundled: !is_text,
            parts: if is_text {
                self.parts(&self.bundled.with(version), false)
            } else {
                Vec::new()
            },
            href: format!("{}?version={}", self.place(), version.version),
        }
    }

    fn page(&self, status: StatusCode, typed: Option<&Typed>, shown: &Template) -> WebResult {
        let mut form = self.form(shown);
        let mut errors = ErrorSummary::default();
        let preview = typed.map(|typed| {
            form.refill(typed);
            form.version = typed.version();
            for (field, words) in typed.errors() {
                let dash = if field.is_empty() { "" } else { "-" };
                errors.push(format!("#{FORM}{dash}{field}"), words.clone());
            }
            self.parts(&self.bundled.typed(typed), true)
        });
        let lang = self.say.say(match self.lang {
            Lang::Vi => "triage-language-vi",
            Lang::En => "triage-language-en",
        });
        let args = [
            ("title", self.bundled.title.as_str().into()),
            ("language", lang.into()),
        ];
        let heading = self.say.with("triage-templates-heading", &args);
        let mut layout = desk::layout(&self.app, &self.request, &self.me, heading.clone());
        layout.has_errors = status.is_client_error();
        let content = TemplatePage {
            heading,
            errors,
            lang: self.lang.tag(),
            by_desk: braced(&templates::filled_by_desk(self.lang)),
            by_hand: braced(&templates::filled_by_hand(self.lang)),
            form,
            preview: preview.unwrap_or_default(),
            versions: self
                .versions
                .iter()
                .map(|it| self.version_line(it))
                .collect(),
        };
        desk::show(&self.app, &self.request, status, layout, &content)
    }

    /// Refuses what can't stand, beside its field.
    fn judge(&self, typed: &mut Typed) {
        let mut allowed = templates::filled_by_desk(self.lang);
        allowed.extend(templates::filled_by_hand(self.lang));
        let names: Vec<String> = self.texts().map(|(name, _)| name.clone()).collect();
        for name in &names {
            let text = typed.text(name).to_owned();
            for fault in check::faults(&text, &allowed) {
                typed.refuse(name, self.in_words(&fault));
            }
        }
        if names.iter().all(|name| typed.text(name).is_empty()) {
            let first = names.first().map(String::as_str).unwrap_or_default();
            typed.refuse(first, self.say.say("triage-templates-error-empty"));
        }
    }

    fn in_words(&self, fault: &Fault) -> String {
        match fault {
            Fault::Brace => self.say.say("triage-templates-error-brace"),
            Fault::Unknown(name) => {
                let blank = format!("{{{name}}}");
                self.say
                    .with("triage-templates-error-unknown", &[("blank", blank.into())])
            }
            Fault::TooLong => {
                let most = i64::try_from(check::LONGEST).unwrap_or(i64::MAX);
                self.say
                    .with("triage-templates-error-long", &[("most", most.into())])
            }
        }
    }
}

fn braced(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("{{{name}}}")).collect();
    names.join(", ")
}

pub async fn edit(app: web::Data<App>, me: Lead, request: HttpRequest) -> WebResult {
    let edited = Edited::open(&app, &request, me).await?;
    let asked = crate::web::forms::Form::parse(request.query_string().as_bytes());
    let wanted = asked.and_then(|asked| asked.get("version").parse::<i32>().ok());
    // An earlier version comes into the form; it is in force once it is saved.
    let earlier = wanted.and_then(|n| edited.versions.iter().find(|it| it.version == n));
    let shown = earlier.map_or_else(|| edited.current(), |it| edited.bundled.with(it));
    edited.page(StatusCode::OK, None, &shown)
}

pub async fn post(app: web::Data<App>, me: Lead, request: HttpRequest, form: Posted) -> WebResult {
    let edited = Edited::open(&app, &request, me).await?;
    let mut typed = action::typed(FORM, &form.0);
    let is_back = typed.is("do", "bundled");
    if !is_back {
        edited.judge(&mut typed);
    }
    if typed.has_errors() {
        let shown = edited.current();
        return edited.page(StatusCode::UNPROCESSABLE_ENTITY, Some(&typed), &shown);
    }
    if typed.is("do", "preview") {
        return edited.page(StatusCode::OK, Some(&typed), &edited.current());
    }
    let fields = if is_back {
        None
    } else {
        Some(serde_json::to_string(&edited.bundled.typed(&typed).fields)?)
    };
    let now = app.now();
    let new = PreparedText {
        id: Id::new(now),
        key: edited.bundled.key.clone(),
        language: edited.lang.tag().to_owned(),
        version: typed.version().saturating_add(1),
        is_current: true,
        fields,
        saved_by: edited.me.staff.id,
        saved_at: now,
    };
    let is_saved = app.db.write(move |conn| store::save(conn, &new)).await?;
    if is_saved {
        let done = edited.say.say("triage-templates-saved");
        return go_on(&app, &edited.place(), &Flash::success(done));
    }
    let now = Edited::open(&app, &request, edited.me).await?;
    typed.refuse("", now.say.say("triage-templates-error-stale"));
    typed.set("version", now.version().to_string());
    now.page(StatusCode::CONFLICT, Some(&typed), &now.current())
}
