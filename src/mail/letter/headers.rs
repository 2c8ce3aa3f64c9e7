//! Headers that the library does not know.

use lettre::message::header::{Header, HeaderName, HeaderValue};

macro_rules! text_headers {
    ($($name:ident = $text:literal;)+) => {$(
        #[derive(Clone)]
        pub(super) struct $name(pub(super) String);

        impl Header for $name {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($text)
            }

            fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok(Self(text.to_owned()))
            }

            fn display(&self) -> HeaderValue {
                HeaderValue::new(Self::name(), self.0.clone())
            }
        }
    )+};
}

text_headers! {
    AutoSubmitted = "Auto-Submitted";
    AutoResponseSuppress = "X-Auto-Response-Suppress";
    ContentLanguage = "Content-Language";
}
