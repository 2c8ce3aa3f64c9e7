//! Extractors.
pub struct Session;pub struct Admin; pub struct Handler; pub struct Lead; pub struct Reader;
