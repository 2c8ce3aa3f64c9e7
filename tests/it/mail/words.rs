//! What mails say, in both languages.

use chrono::NaiveDate;
use leakdesk::cases::answer::{Answer, RequestReply};
use leakdesk::lang::Lang;
use leakdesk::mail::letter::Letter;
use leakdesk::mail::message::{
    AcknowledgementMail, Addressee, AnswerMail, Letterhead, Receipt, Request,
};
use leakdesk::render::{Mail, Pages, Samples};
use leakdesk::time::{Moment, Zone};
use unicode_normalization::UnicodeNormalization as _;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn letter(lang: Lang, mail: &impl Mail) -> Letter {
    let pages = Pages::load().unwrap();
    let rendered = pages.mail(lang, mail).unwrap();
    Letter::new(
        "huong@example.com",
        lang,
        &rendered,
        at("2026-11-23T10:00:00+07:00"),
    )
}

fn shown(letter: &Letter) -> String {
    format!("Subject: {}\n\n{}", letter.subject, letter.text)
}

fn acknowledgement(lang: Lang) -> Letter {
    let pages = Pages::load().unwrap();
    let requests = [
        Request {
            duty: "access",
            due_on: day("2026-12-03"),
        },
        Request {
            duty: "delete",
            due_on: day("2026-12-08"),
        },
    ];
    let receipt = Receipt {
        reference: "KN-7F3K-9QW4",
        link: "00ff",
        received_at: at("2026-11-23T10:00:00+07:00"),
        is_to_the_minute: true,
        due_on: day("2026-12-08"),
        requests: &requests,
    };
    let from = Letterhead::sample();
    letter(
        lang,
        &AcknowledgementMail::new(&pages.words, lang, Zone::VIETNAM, &from, &receipt),
    )
}

fn answer(lang: Lang, outcome: &str) -> Letter {
    let pages = Pages::load().unwrap();
    let to = Addressee {
        full_name: "Nguyễn Thị Hường",
        reference: "KN-7F3K-9QW4",
        received_on: day("2026-11-23"),
    };
    let text = str::to_owned;
    let answer = Answer {
        outcome: text(outcome),
        summary: text("Quý khách cho biết có người lạ gọi và đọc đúng đơn hàng của Quý khách."),
        technical: text("Rà nhật ký truy cập hồ sơ thành viên\nRà nhật ký xuất, tải dữ liệu"),
        business: text("Hỏi đơn vị giao hàng bằng văn bản"),
        reasons: text("Nhật ký không ghi nhận truy cập lạ <3 & không có tệp xuất."),
        remedy: text("Che số điện thoại trên phiếu giao từ ngày 05/12/2026."),
        guidance: text("Đổi mật khẩu; báo chúng tôi khi có cuộc gọi mới."),
        where_to: text("công an phường nơi Quý khách ở"),
        duplicate_of: text("KN-AAAA-BBBB"),
        requests: vec![RequestReply {
            wish: text("delete"),
            reasons: text("Đã xóa ngày 01/12/2026; hóa đơn phải giữ theo luật kế toán."),
            guidance: text("Kiểm tra lại ở trang Tài khoản."),
        }],
        ..Answer::default()
    };
    letter(
        lang,
        &AnswerMail::new(&pages.words, lang, &Letterhead::sample(), to, &answer),
    )
}

fn all(lang: Lang) -> Vec<Letter> {
    let outcomes = [
        "substantiated",
        "partial",
        "not_substantiated",
        "inconclusive",
        "out_of_scope",
        "duplicate",
        "withdrawn",
    ];
    let mut letters = vec![acknowledgement(lang)];
    letters.extend(outcomes.map(|outcome| answer(lang, outcome)));
    let pages = Pages::load().unwrap();
    let mut samples = Samples::default();
    leakdesk::mail::message::samples(&mut samples);
    leakdesk::digest::samples(&mut samples);
    for sample in &samples.mails {
        let rendered = pages.sample_mail(lang, sample).unwrap();
        letters.push(Letter::new(
            "a@b.example",
            lang,
            &rendered,
            at("2026-11-23T10:00:00+07:00"),
        ));
    }
    letters
}

#[test]
fn every_mail_keeps_to_its_form() {
    for lang in Lang::ALL {
        for letter in all(lang) {
            let Letter {
                subject,
                text,
                html,
                ..
            } = &letter;
            assert!(subject.chars().count() <= 70, "{subject}");
            for line in text.lines().filter(|line| !line.contains("http")) {
                assert!(line.chars().count() <= 78, "{line}");
            }
            assert!(!text.contains("&amp;") && !text.contains("{{"), "{text}");
            assert!(!text.contains("\n\n\n"), "{text}");
            for forbidden in ["<img", "http-equiv", "@import", "url(", "<script"] {
                assert!(!html.contains(forbidden), "{forbidden}");
            }
            assert!(
                html.contains("prefers-color-scheme") && html.contains("<html lang="),
                "{html}"
            );
            assert_eq!(text.clone(), text.nfc().collect::<String>());
        }
    }
}

#[test]
fn an_acknowledgement_says_what_is_promised() {
    let letter = acknowledgement(Lang::Vi);
    assert_eq!(
        letter.subject,
        "Đã tiếp nhận khiếu nại của Quý khách [KN-7F3K-9QW4]"
    );
    let flat = letter.text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Kính gửi Quý khách, Lúc 10:00 thứ Hai, 23/11/2026, Công ty TNHH Kamereo đã nhận được",
        "Mã hồ sơ: KN-7F3K-9QW4",
        "Hạn trả lời: hết ngày thứ Ba, 08/12/2026 (15 ngày, không tính ngày nhận).",
        "Xem thông tin: hạn thực hiện hết ngày thứ Năm, 03/12/2026",
        "https://khieunai.kamereo.example/status?reference=KN-7F3K-9QW4&link=00ff",
        "Bộ phận tiếp nhận khiếu nại về thông tin cá nhân Công ty TNHH Kamereo",
    ] {
        assert!(flat.contains(words), "{words}\n{flat}");
    }
    let english = acknowledgement(Lang::En)
        .text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    assert!(
        english.contains("by: the end of Tuesday 8 December 2026 (15 days"),
        "{english}"
    );
}

#[test]
fn an_answer_says_each_outcome_in_its_way() {
    let flat = |letter: Letter| letter.text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (outcome, words) in [
        ("substantiated", "Khiếu nại có căn cứ."),
        ("partial", "Chúng tôi xin lỗi Quý khách về việc này."),
        (
            "not_substantiated",
            "chưa phát hiện dấu hiệu thông tin bị lộ từ hệ thống của chúng tôi.",
        ),
        ("inconclusive", "chưa đủ căn cứ để kết luận"),
        ("out_of_scope", "Quý khách vui lòng liên hệ: công an phường"),
        ("duplicate", "đã gửi tại hồ sơ KN-AAAA-BBBB"),
        ("withdrawn", "đã rút khiếu nại"),
    ] {
        let text = flat(answer(Lang::Vi, outcome));
        assert!(text.contains(words), "{outcome}: {text}");
        assert!(
            text.contains("7. Đề nghị xem xét lại Nếu chưa đồng ý"),
            "{text}"
        );
        assert!(
            text.contains("Lý do: Nhật ký không ghi nhận truy cập lạ <3 & không"),
            "{text}"
        );
    }
    let html = answer(Lang::Vi, "partial").html;
    assert!(
        html.contains("lạ &lt;3 &amp; không"),
        "what was written is escaped"
    );
}
