//! Mails: what they say, how they leave, what waits.

use chrono::NaiveDate;
use leakdesk::lang::Lang;
use leakdesk::mail::letter::Letter;
use leakdesk::mail::message::{
    AcknowledgementMail, AnswerMail, AnswerParts, Letterhead, Receipt, Request, RequestAnswer,
    VerifyingMail,
};
use leakdesk::render::{Mail, Pages};
use leakdesk::time::{Moment, Zone};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn letter(lang: Lang, mail: &impl Mail) -> Letter {
    let pages = Pages::load().unwrap();
    let rendered = pages.mail(lang, mail).unwrap();
    Letter::new("huong@example.com", lang, &rendered, at("2026-11-23T10:00:00+07:00"))
}

fn shown(letter: &Letter) -> String {
    format!("Subject: {}\n\n{}", letter.subject, letter.text)
}

fn acknowledgement(lang: Lang) -> Letter {
    let pages = Pages::load().unwrap();
    let requests = [
        Request { duty: "access", due_on: day("2026-12-03") },
        Request { duty: "delete", due_on: day("2026-12-08") },
    ];
    let receipt = Receipt {
        reference: "KN-7F3K-9QW4",
        received_at: at("2026-11-23T10:00:00+07:00"),
        is_to_the_minute: true,
        due_on: day("2026-12-08"),
        requests: &requests,
    };
    let from = Letterhead::sample();
    letter(lang, &AcknowledgementMail::new(&pages.words, lang, Zone::VIETNAM, &from, &receipt))
}

fn answer(lang: Lang, outcome: &str) -> Letter {
    let pages = Pages::load().unwrap();
    let requests = [RequestAnswer { duty: "delete", text: "Đã xóa ngày 01/12/2026." }];
    let parts = AnswerParts {
        full_name: "Nguyễn Thị Hường",
        reference: "KN-7F3K-9QW4",
        received_on: day("2026-11-23"),
        summary: "Quý khách cho biết có người lạ gọi và đọc đúng đơn hàng của Quý khách.",
        technical: "Rà nhật ký truy cập hồ sơ thành viên\nRà nhật ký xuất, tải dữ liệu",
        business: "Hỏi đơn vị giao hàng bằng văn bản",
        outcome,
        reasons: "Nhật ký không ghi nhận truy cập lạ <3 & không có tệp xuất.",
        remedy: "Che số điện thoại trên phiếu giao từ ngày 05/12/2026.",
        guidance: "Đổi mật khẩu; báo chúng tôi khi có cuộc gọi mới.",
        other_reference: "KN-AAAA-BBBB",
        requests: &requests,
    };
    letter(lang, &AnswerMail::new(&pages.words, lang, &Letterhead::sample(), &parts))
}

#[test]
fn print_for_reading() {
    for lang in Lang::ALL {
        println!("{}\n=====", shown(&acknowledgement(lang)));
        println!("{}\n=====", shown(&answer(lang, "not_substantiated")));
        let whose = ("Nguyễn Thị Hường", "KN-7F3K-9QW4");
        let from = Letterhead::sample();
        let said = ("rà soát nhật ký truy cập\nhỏi đơn vị giao hàng", "số đã gọi");
        let mail = VerifyingMail::new(lang, &from, whose, day("2026-12-08"), said);
        println!("{}\n=====", shown(&letter(lang, &mail)));
        let pages = Pages::load().unwrap();
        let mut all = leakdesk::render::Samples::default();
        leakdesk::mail::message::samples(&mut all);
        for sample in all.mails.iter().filter(|sample| sample.name != "answer") {
            let rendered = pages.sample_mail(lang, sample).unwrap();
            let at = at("2026-11-23T10:00:00+07:00");
            println!("--- {}\n{}", sample.name, shown(&Letter::new("a@b", lang, &rendered, at)));
        }
    }
}
