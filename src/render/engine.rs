//! The template engines: for each language one that escapes HTML and one that escapes nothing.
//!
//! A template whose name ends in `.txt` is plain text, every other one is HTML. Text templates can
//! include only text templates, HTML only HTML.

use std::sync::Arc;

use handlebars::{
    Context, Handlebars, Helper, HelperDef, RenderContext, RenderErrorReason, ScopedJson, no_escape,
};
use rust_embed::RustEmbed;
use serde_json::{Map, Value};

use super::words::{Arg, Words};
use super::{RenderError, assets};
use crate::lang::Lang;

#[derive(RustEmbed)]
#[folder = "templates/"]
#[include = "*.hbs"]
struct Templates;

/// The names of all embedded templates: their paths without `.hbs`.
pub(super) fn template_names() -> Vec<String> {
    Templates::iter()
        .filter_map(|path| path.strip_suffix(".hbs").map(str::to_owned))
        .collect()
}

#[derive(Clone)]
pub(super) struct Engines {
    vietnamese: Arc<Pair>,
    english: Arc<Pair>,
}

struct Pair {
    html: Handlebars<'static>,
    text: Handlebars<'static>,
}

impl Engines {
    /// Parses every template for both languages.
    pub(super) fn load(words: &Words) -> Result<Self, RenderError> {
        Ok(Self {
            vietnamese: Arc::new(Pair::load(words, Lang::Vi)?),
            english: Arc::new(Pair::load(words, Lang::En)?),
        })
    }

    fn pair(&self, lang: Lang) -> &Pair {
        match lang {
            Lang::Vi => &self.vietnamese,
            Lang::En => &self.english,
        }
    }

    pub(super) fn html(
        &self,
        lang: Lang,
        template: &str,
        fields: Map<String, Value>,
    ) -> Result<String, RenderError> {
        run(&self.pair(lang).html, template, fields)
    }

    pub(super) fn text(
        &self,
        lang: Lang,
        template: &str,
        fields: Map<String, Value>,
    ) -> Result<String, RenderError> {
        run(&self.pair(lang).text, template, fields)
    }
}

fn run(
    engine: &Handlebars<'static>,
    template: &str,
    fields: Map<String, Value>,
) -> Result<String, RenderError> {
    engine
        .render_with_context(template, &Context::from(Value::Object(fields)))
        .map_err(|error| RenderError::Template(template.to_owned(), Box::new(error)))
}

impl Pair {
    fn load(words: &Words, lang: Lang) -> Result<Self, RenderError> {
        let mut pair = Self {
            html: engine(words, lang),
            text: engine(words, lang),
        };
        pair.text.register_escape_fn(no_escape);
        for name in template_names() {
            let Some(file) = Templates::get(&format!("{name}.hbs")) else {
                continue;
            };
            let source = String::from_utf8_lossy(&file.data);
            let engine = if is_text(&name) {
                &mut pair.text
            } else {
                &mut pair.html
            };
            engine
                .register_template_string(&name, source)
                .map_err(|error| RenderError::Parse(name.clone(), Box::new(error)))?;
        }
        Ok(pair)
    }
}

fn is_text(name: &str) -> bool {
    std::path::Path::new(name)
        .extension()
        .is_some_and(|extension| extension == "txt")
}

fn engine(words: &Words, lang: Lang) -> Handlebars<'static> {
    let mut engine = Handlebars::new();
    engine.set_strict_mode(true);
    // Else an indented partial would indent what people typed into a textarea.
    engine.set_prevent_indent(true);
    engine.register_helper(
        "t",
        Box::new(Say {
            words: words.clone(),
            lang,
        }),
    );
    engine.register_helper("asset", Box::new(AssetAddress));
    engine
}

/// `{{t "key" name=value}}`: words in the engine's language.
struct Say {
    words: Words,
    lang: Lang,
}

impl HelperDef for Say {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        call: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, handlebars::RenderError> {
        let key = first_text(call)?;
        let mut args = Vec::new();
        for (name, value) in call.hash() {
            if value.is_value_missing() {
                let path = value.relative_path().cloned();
                return Err(RenderErrorReason::MissingVariable(path).into());
            }
            args.push((*name, Arg::from(value.value())));
        }
        let said = if cfg!(debug_assertions) {
            let said = self.words.try_say(self.lang, key, &args);
            said.map_err(|error| RenderErrorReason::NestedError(Box::new(error)))?
        } else {
            self.words.say(self.lang, key, &args)
        };
        Ok(ScopedJson::Derived(said.into()))
    }
}

/// `{{asset "app.css"}}`: the hashed address of a static file.
struct AssetAddress;

impl HelperDef for AssetAddress {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        call: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, handlebars::RenderError> {
        let name = first_text(call)?;
        match assets::address(name) {
            Some(address) => Ok(ScopedJson::Derived(address.into())),
            None => {
                Err(RenderErrorReason::Other(format!("no static file is called {name}")).into())
            }
        }
    }
}

fn first_text<'call>(call: &'call Helper<'_>) -> Result<&'call str, RenderErrorReason> {
    call.param(0)
        .and_then(|param| param.value().as_str())
        .ok_or_else(|| RenderErrorReason::Other(format!("{} wants a text first", call.name())))
}
