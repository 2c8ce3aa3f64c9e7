//! What waits for people, as they see it: mail that nobody has sorted, a reply with files that nobody has
//! read, a complaint that is late; and what somebody wrote while their case was shut.

use std::fs::File;
use std::process::Stdio;

use crate::chromium::Chromium;
use crate::crew::{enter_late, speak};
use crate::journey;
use crate::looks::{Problems, look};
use crate::rig::folder::Folder;
use crate::rig::program::Installation;

const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/// Hands a mail to the desk as a mail server does.
fn pipe(installation: &Installation, folder: &Folder, name: &str, raw: &str) {
    let file = folder.path().join(name);
    std::fs::write(&file, raw.replace('\n', "\r\n")).unwrap();
    let taken = installation
        .command(&["ingest"])
        .stdin(Stdio::from(File::open(&file).unwrap()))
        .output()
        .unwrap();
    assert!(
        taken.status.success(),
        "{name}: {}",
        String::from_utf8_lossy(&taken.stderr)
    );
}

fn send_mails(installation: &Installation, folder: &Folder) {
    let head = "To: khieunai@kamereo.example\nMIME-Version: 1.0\n";
    let from = "From: Nguyễn Ngọc Ánh <ngoc.anh@nhahang.example>\n";
    let with_files = format!(
        "{from}{head}Subject: Số điện thoại và đơn hàng của tôi bị lộ cho người lạ\n\
         Message-ID: <1@nhahang.example>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\
         Content-Type: text/plain; charset=utf-8\n\nKính gửi quý công ty,\n\n\
         Sáng nay có người gọi cho tôi, đọc đúng họ tên, địa chỉ quán và đơn DH-261120-0042.\n\n\
         Tôi gửi kèm ảnh chụp màn hình. Đề nghị kiểm tra giúp.\n\nNgọc Ánh\n--b\n\
         Content-Type: image/png; name=\"anh-chup-man-hinh.png\"\nContent-Disposition: attachment; \
         filename=\"anh-chup-man-hinh.png\"\nContent-Transfer-Encoding: base64\n\n{PNG}\n--b\n\
         Content-Type: application/zip; name=\"tin-nhan-da-xuat-tu-dien-thoai-thang-muoi-mot.zip\"\n\
         Content-Transfer-Encoding: base64\n\nUEsDBAoAAAAAAA==\n--b--\n"
    );
    pipe(installation, folder, "files.eml", &with_files);
    let question = format!(
        "From: =?utf-8?Q?C=E1=BB=ADa_h=C3=A0ng?= <lienhe@cuahang.example>\n{head}Subject: Re: báo giá\n\
         Message-ID: <2@cuahang.example>\nContent-Type: text/plain; charset=utf-8\n\nBên mình còn nhận đặt hàng không?\n"
    );
    pipe(installation, folder, "question.eml", &question);
    let news = format!(
        "From: Bản tin <tin@quangcao.example>\n{head}Subject: Khuyến mãi cuối năm\nAuto-Submitted: auto-generated\n\
         Message-ID: <3@quangcao.example>\nContent-Type: text/plain; charset=utf-8\n\nGiảm giá 50%.\n"
    );
    pipe(installation, folder, "news.eml", &news);
}

#[test]
fn what_waits_for_people_looks_right() {
    let folder = Folder::new("waiting");
    let installation = Installation::new(folder.path())
        .unhurried()
        .with("LEAKDESK_INTAKE_MODE", "shared")
        .with("LEAKDESK_INTAKE_ADDRESS", "khieunai@kamereo.example")
        .with("LEAKDESK_MAIL_FROM", "khieunai@kamereo.example")
        .with(
            "LEAKDESK_ORGANISATION_ADDRESS",
            "12 Nguyễn Trãi, Phường Bến Thành, TP. Hồ Chí Minh",
        );
    let running = installation.start();
    let base = format!("http://{}", installation.address());
    let (mut member, mut lead) = (Chromium::start(&base, true), Chromium::start(&base, true));
    let mut problems = Problems::new();
    let receipt = journey::complain(&mut member);
    write_with_a_file(&mut member, &receipt, &folder);
    send_mails(&installation, &folder);
    journey::set_up(&installation, &mut lead);
    journey::sign_in(&mut lead, journey::LEAD, journey::PASSWORD);
    let late = enter_late(&mut lead);
    look_at_the_desk(&mut lead, &receipt.reference, &mut problems);
    look_at_the_status_page(&mut member, &late, &mut problems);
    assert!(running.stop().success(), "{}", installation.log());
    assert_eq!(problems.all(), Vec::<String>::new());
}

fn look_at_the_desk(lead: &mut Chromium, reference: &str, problems: &mut Problems) {
    for language in ["vi", "en"] {
        speak(lead, language);
        for page in ["/desk/mail", "/desk/mail/aside"] {
            lead.open(page);
            assert!(lead.has(".pen-row"), "{}", lead.html());
            look(lead, &format!("{page} {language}"), problems);
        }
        lead.open("/desk/mail");
        lead.follow(".pen-row:first-child h3 a");
        lead.unfold();
        look(lead, &format!("/desk/mail item {language}"), problems);
        lead.open(&format!("/desk/cases/{reference}"));
        lead.unfold();
        let name = format!("/desk/case talk with a file {language}");
        look(lead, &name, problems);
        lead.open("/desk/cases/new");
        look(lead, &format!("/desk/cases/new {language}"), problems);
    }
}

fn look_at_the_status_page(
    member: &mut Chromium,
    late: &(String, String),
    problems: &mut Problems,
) {
    for below in ["", "/en"] {
        member.open(&format!("{below}/status"));
        member.write("[name=\"reference\"]", &late.0);
        member.write("[name=\"access_code\"]", &late.1);
        member.follow("main form button[type=\"submit\"]");
        look(member, &format!("{below}/status overdue"), problems);
        member.write(
            "#text",
            "Tôi vẫn chờ câu trả lời.\nXin cho biết khi nào có.",
        );
        member.forget("leakdesk-status");
        member.follow("form[action$=\"/messages\"] button");
        assert!(member.has("[name=\"carried_text\"]"), "{}", member.html());
        look(
            member,
            &format!("{below}/status written while shut"),
            problems,
        );
    }
}

fn write_with_a_file(member: &mut Chromium, receipt: &journey::Receipt, folder: &Folder) {
    let picture = folder.path().join("tin nhắn lạ.png");
    let leaf = image::Rgb([28, 107, 80]);
    let drawn = image::RgbImage::from_pixel(320, 180, leaf);
    drawn.save(&picture).unwrap();
    journey::see_status(member, receipt);
    member.write(
        "#text",
        "Hôm nay họ lại nhắn tin.\nTôi gửi kèm ảnh chụp màn hình.",
    );
    member.attach("[name=\"files\"]", &picture);
    member.follow("form[action$=\"/messages\"] button");
    assert!(member.has(".sent-files"), "{}", member.html());
}
