//! Any bytes as the body of a form in parts, read as a posted form is: it ends, within its limits, and
//! never panics. The file store lies in a folder of its own.

#![no_main]

use actix_web::dev::Payload;
use actix_web::rt::System;
use actix_web::test::TestRequest;
use leakdesk::app::App;
use leakdesk::config::{Config, Flags};
use leakdesk::time::Clock;
use leakdesk::web::upload;
use libfuzzer_sys::fuzz_target;

const BOUNDARY: &str = "multipart/form-data; boundary=ranh-gioi";

thread_local! {
    static DESK: (actix_web::rt::SystemRunner, App) = {
        let system = System::new();
        let app = system.block_on(async {
            let folder = format!("leakdesk-fuzz-{}", std::process::id());
            let folder = std::env::temp_dir().join(folder);
            std::fs::create_dir_all(&folder).unwrap();
            let file = folder.join("leakdesk.toml");
            std::fs::write(&file, "").unwrap();
            let flags = Flags {
                config: Some(file),
                set: vec![format!("data_dir={}", folder.join("data").display())],
                ..Flags::default()
            };
            let config = Config::load_without_environment(&flags).unwrap();
            App::open(config, Clock::System).await.unwrap()
        });
        (system, app)
    };
}

fuzz_target!(|body: &[u8]| {
    DESK.with(|(system, app)| {
        system.block_on(async {
            let request = TestRequest::post()
                .insert_header(("content-type", BOUNDARY))
                .set_payload(body.to_vec());
            let (request, mut payload) = request.to_http_parts();
            let limits = app.files.limits();
            let given = std::mem::replace(&mut payload, Payload::None);
            if let Ok(read) = upload::read(&request, given, app, limits).await {
                assert!(read.files.len() <= limits.most);
                let total: u64 = read.files.iter().map(|file| file.size).sum();
                assert!(total <= limits.total);
                let text: usize = read.pairs.iter().map(|(_, value)| value.len()).sum();
                // What is no UTF-8 grows by two bytes for each that was none.
                assert!(text <= 3 * leakdesk::web::forms::LARGEST + 1024);
                app.files
                    .discard(read.files.iter().map(|file| file.id))
                    .await;
            }
        });
    });
});
