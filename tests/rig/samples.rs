//! A sample of every page and mail there is, and the frames pages stand in.

use leakdesk::lang::Lang;
use leakdesk::render::error_page::ErrorPage;
use leakdesk::render::{Flash, Frame, Layout, LayoutUser, NavLink, Organisation, Samples};

/// Every room that has pages or mails, one line each.
pub fn all() -> Samples {
    let mut all = Samples::default();
    all.page::<ErrorPage>();
    leakdesk::intake::samples(&mut all);
    leakdesk::mail::message::samples(&mut all);
    leakdesk::digest::samples(&mut all);
    leakdesk::reports::samples(&mut all);
    leakdesk::staff::samples(&mut all);
    leakdesk::triage::samples(&mut all);
    leakdesk::tracking::samples(&mut all);
    all
}

/// Every frame, empty and full.
pub fn layouts(lang: Lang) -> Vec<Layout> {
    let organisation = Organisation::sample();
    let bare = |frame| Layout::new(frame, lang, "Trang thử", &organisation);
    let mut full = bare(Frame::Desk);
    full.has_errors = true;
    full.description = Some("Một trang".to_owned());
    full.other_language_url = Some("/en/".to_owned());
    full.csrf_token.push_str("t0ken");
    full.user = Some(LayoutUser {
        name: "Lê Minh Hà".to_owned(),
        roles: "x".to_owned(),
    });
    full.flash = Some(Flash::success("Đã lưu & gửi"));
    full.nav = vec![
        NavLink::new("Hồ sơ", "/desk").current(true),
        NavLink::new("Thư chờ", "/desk/mail").count("3"),
    ];
    full.has_search = true;
    full.has_keys = true;
    full.notice = Some("Chưa cấu hình SMTP".to_owned());
    let in_public = Layout {
        frame: Frame::Public,
        ..full.clone()
    };
    let in_plain = Layout {
        frame: Frame::Plain,
        ..full.clone()
    };
    vec![
        bare(Frame::Public),
        bare(Frame::Desk),
        bare(Frame::Plain),
        full,
        in_public,
        in_plain,
    ]
}
