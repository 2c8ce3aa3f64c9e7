use super::*;

/// The least a complaint by the form needs.
const LEAST: [(&str, &str); 8] = [
    ("kind", "leak"),
    (
        "story",
        "Có người lạ gọi, đọc đúng đơn hàng hôm qua của tôi.",
    ),
    ("leaked", "phone"),
    ("leaked", "order"),
    ("full_name", "Nguyễn Thị Hường"),
    ("complainant_role", "member"),
    ("reply_channel", "email"),
    ("email", "huong@example.com"),
];

fn least_with(changes: &[(&'static str, &str)]) -> ComplaintForm {
    let kept = LEAST
        .into_iter()
        .filter(|(name, _)| changes.iter().all(|(field, _)| field != name));
    let kept: Vec<_> = kept.collect();
    ComplaintForm::from_pairs(kept.into_iter().chain(changes.iter().copied()))
}

fn parse(changes: &[(&'static str, &str)]) -> Result<Complaint, FieldErrors> {
    Complaint::parse(&least_with(changes), Source::Form)
}

fn errors(changes: &[(&'static str, &str)]) -> Vec<(&'static str, &'static str)> {
    match parse(changes) {
        Ok(_) => Vec::new(),
        Err(errors) => errors
            .iter()
            .map(|error| (error.field, error.key))
            .collect(),
    }
}

#[test]
fn the_least_is_enough() {
    let complaint = parse(&[]).unwrap();
    assert_eq!(complaint.kind, Kind::Leak);
    assert_eq!(complaint.leaked, [Leaked::Phone, Leaked::Order]);
    assert_eq!(complaint.reply_contact(), Some("huong@example.com"));
    assert!(complaint.behalf.is_none());
    assert!(!complaint.may_ask_partners());
    assert!(!complaint.has_request_wishes());
}

#[test]
fn an_empty_form_is_told_everything_at_once_in_the_order_of_the_form() {
    let empty = ComplaintForm::default();
    let errors = Complaint::parse(&empty, Source::Form).unwrap_err();
    let fields: Vec<_> = errors.iter().map(|error| error.field).collect();
    assert_eq!(
        fields,
        [
            "kind",
            "story",
            "leaked",
            "full_name",
            "complainant_role",
            "reply_channel"
        ]
    );

    let errors = Complaint::parse(&empty, Source::Staff).unwrap_err();
    let fields: Vec<_> = errors.iter().map(|error| error.field).collect();
    assert_eq!(fields, ["kind", "story", "reply_channel"]);
}

/// Fields of a form and what was typed into them.
type Fields<'a> = &'a [(&'static str, &'a str)];

#[test]
fn awkward_input_is_refused_with_a_way_to_mend_it() {
    let long_name = "ễ".repeat(101);
    let long_story = "ổ".repeat(4_001);
    let table: [(Fields<'_>, (&str, &str)); 16] = [
        (&[("full_name", "")], ("full_name", "full-name")),
        (
            &[("full_name", " \u{200b}\t\0 ")],
            ("full_name", "full-name"),
        ),
        (&[("full_name", "\u{200d}")], ("full_name", "full-name")),
        (&[("full_name", &long_name)], ("full_name", "too-long")),
        (&[("story", &long_story)], ("story", "too-long")),
        (&[("story", "\r\n \r\n")], ("story", "story")),
        (&[("kind", "drop table")], ("kind", "kind")),
        (&[("leaked", "soul")], ("leaked", "choose-some")),
        (
            &[("wish", "access"), ("wish", "x")],
            ("wish", "choose-some"),
        ),
        (&[("learned_by", "dream")], ("learned_by", "choose")),
        (&[("email", "")], ("email", "email")),
        (&[("email", "huong")], ("email", "email-odd")),
        (&[("email", "Info@Kamereo")], ("email", "email-odd")),
        (&[("reply_channel", "phone")], ("phone", "phone")),
        (
            &[("reply_channel", "phone"), ("phone", "sẽ báo sau")],
            ("phone", "phone-odd"),
        ),
        (
            &[("reply_channel", "post")],
            ("postal_address", "postal-address"),
        ),
    ];
    for (changes, (field, problem)) in table {
        let expected = [(field, format!("complaint-error-{problem}"))];
        let found = errors(changes);
        let found: Vec<_> = found
            .iter()
            .map(|(field, key)| (*field, (*key).to_owned()))
            .collect();
        assert_eq!(found, expected, "{changes:?}");
    }
}

#[test]
fn awkward_input_that_is_fine_is_taken() {
    let name = "ễ".repeat(100);
    let story = "ổ".repeat(4_000);
    let decomposed = "e\u{302}\u{303}".repeat(100);
    let table: [&[(&'static str, &str)]; 12] = [
        &[("full_name", &name)],
        &[("full_name", &decomposed)],
        &[("full_name", "H'Hen Niê")],
        &[("full_name", "佐藤")],
        &[("full_name", "Y")],
        &[("story", &story)],
        &[("story", "Lộ")],
        &[("kind", "request_ignored"), ("leaked", "")],
        &[("email", " huong . nguyen+kho@EXAMPLE.com ")],
        &[
            ("email", "<mailto:huong@example.com>,"),
            ("reply_channel", "phone"),
            ("phone", "113"),
        ],
        &[
            ("reply_channel", "post"),
            ("postal_address", "12 Lê Lợi"),
            ("email", "không có"),
        ],
        &[("leaked", "unknown"), ("wish", ""), ("under_16", "")],
    ];
    for changes in table {
        assert_eq!(errors(changes), [], "{changes:?}");
    }
}

#[test]
fn text_is_composed_trimmed_and_free_of_control_characters() {
    let complaint = parse(&[
        (
            "full_name",
            "  Nguye\u{302}\u{303}n\u{0}\tThị \r\n Hường\u{202e} ",
        ),
        (
            "story",
            "\r\nMột dòng. \r\nHai\u{0}\u{1b}[31m dòng.\u{2028}Ba.\r\n",
        ),
    ]);
    let complaint = complaint.unwrap();
    assert_eq!(complaint.full_name, "Nguyễn Thị Hường");
    assert_eq!(complaint.story, "Một dòng.\nHai[31m dòng.\nBa.");
}

#[test]
fn markup_and_template_signs_stay_what_they_are() {
    let story = r#""><img src=x onerror=alert(1)>'{{7*7}}{{{x}}}"#;
    assert_eq!(parse(&[("story", story)]).unwrap().story, story);
}

#[test]
fn an_email_keeps_its_name_and_lowers_its_domain() {
    let table = [
        ("Huong@Example.COM", Some("Huong@example.com")),
        ("mailto:a@b.vn", Some("a@b.vn")),
        ("a＠b.vn.", Some("a@b.vn")),
        ("đặng@vídụ.vn", Some("đặng@vídụ.vn")),
        ("a@b@c.vn", None),
        ("a@127.0.0.1", None),
        ("a@[127.0.0.1]", None),
        ("@b.vn", None),
        ("a@", None),
        ("a@.vn", None),
        ("a\r\nBcc:x@evil.vn", None),
    ];
    for (typed, expected) in table {
        assert_eq!(
            Email::parse(typed).as_ref().map(Email::as_str),
            expected,
            "{typed}"
        );
    }
}

#[test]
fn a_phone_is_kept_as_typed_beside_its_international_form() {
    let table = [
        ("0912 345 678", Some("+84912345678")),
        ("912.345.678", Some("+84912345678")),
        ("+84 (0)912-345-678", Some("+84912345678")),
        ("84912345678", Some("+84912345678")),
        ("0084912345678", Some("+84912345678")),
        ("０９１２３４５６７８", Some("+84912345678")),
        ("028 3822 9999", Some("+842838229999")),
        ("+1 202 555 0100", Some("+12025550100")),
        ("01694367480", Some("+841694367480")),
        ("1900 1234", Some("+8419001234")),
        ("12345", None),
    ];
    for (typed, e164) in table {
        let phone = Phone::parse(typed).unwrap();
        assert_eq!((phone.typed.as_str(), phone.e164.as_deref()), (typed, e164));
    }
    assert!(Phone::parse("số cũ").is_none());
}

#[test]
fn whoever_writes_for_another_says_for_whom() {
    let missing = [("on_behalf_of", "complaint-error-on-behalf-of")];
    assert_eq!(errors(&[("complainant_role", "guardian")]), missing);
    assert_eq!(errors(&[("complainant_role", "representative")]), missing);
    let complaint = parse(&[
        ("complainant_role", "guardian"),
        ("on_behalf_of", "Nguyễn Minh An"),
        ("relation", "con gái"),
        ("under_16", "yes"),
    ]);
    assert!(complaint.unwrap().is_for_child());
}

#[test]
fn staff_may_leave_open_what_a_letter_does_not_say() {
    let form = ComplaintForm::from_pairs([
        ("kind", "other"),
        ("story", "Thư tay, chữ khó đọc."),
        ("full_name", "Không rõ"),
        ("reply_channel", "post"),
    ]);
    let complaint = Complaint::parse(&form, Source::Staff).unwrap();
    assert_eq!(complaint.role, None);
    assert_eq!(complaint.reply_contact(), None);
}

#[test]
fn choices_are_kept_once_and_in_order() {
    let complaint = parse(&[("wish", "delete"), ("wish", "access"), ("wish", "delete")]).unwrap();
    assert_eq!(complaint.wishes, [Wish::Access, Wish::Delete]);
    assert!(complaint.has_request_wishes());
}

#[test]
fn a_complaint_survives_being_sealed_as_json() {
    let complaint = parse(&[("wish", "delete"), ("phone", "0912345678")]).unwrap();
    let json = serde_json::to_string(&complaint).unwrap();
    assert_eq!(serde_json::from_str::<Complaint>(&json).unwrap(), complaint);
    assert!(json.contains(r#""wishes":["delete"]"#));
}

#[test]
fn debug_output_tells_nothing_about_the_person() {
    let complaint = parse(&[]).unwrap();
    assert_eq!(format!("{complaint:?}"), "Complaint { kind: Leak, .. }");
}

#[test]
fn fields_that_the_form_does_not_have_are_dropped() {
    let form = least_with(&[]);
    let extra = ComplaintForm::from_pairs([("received_at", "2020-01-01"), ("state", "answered")]);
    assert_eq!(extra.pairs().count(), 0);
    assert_eq!(form.pairs().count(), LEAST.len());
}

#[test]
fn every_key_leads_back_to_its_choice() {
    for kind in Kind::ALL {
        assert_eq!(Kind::from_key(kind.key()), Some(*kind));
    }
    assert_eq!(Wish::WithdrawConsent.words(), "wish-withdraw_consent");
}

#[test]
fn an_address_one_slip_away_from_a_usual_one_is_doubted() {
    let table = [
        ("an@gmail.con", Some("an@gmail.com")),
        ("an@gmial.com", Some("an@gmail.com")),
        ("an@gmai.com", Some("an@gmail.com")),
        ("an@gmail.co", Some("an@gmail.com")),
        ("an@gmaill.com", Some("an@gmail.com")),
        ("an@gnail.com", Some("an@gmail.com")),
        ("an@gamil.con", Some("an@gmail.com")),
        ("an@yaho.com.vn", Some("an@yahoo.com.vn")),
        ("an@yahoo.com.v", Some("an@yahoo.com.vn")),
        ("an@yahoo.con.vn", Some("an@yahoo.com.vn")),
        ("an@hotmial.com", Some("an@hotmail.com")),
        ("an@nhahang.con", Some("an@nhahang.com")),
        ("an@gmail.com", None),
        ("an@mail.com", None),
        ("an@ymail.com", None),
        ("an@yahoo.com", None),
        ("an@yahoo.com.vn", None),
        ("an@kamereo.vn", None),
        ("an@nhahang.example", None),
    ];
    for (typed, expected) in table {
        let meant = Email::parse(typed).unwrap().meant();
        assert_eq!(meant.as_ref().map(Email::as_str), expected, "{typed}");
    }
}

#[test]
fn doubts_are_voiced_and_refuse_nothing() {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let doubts = |changes| parse(changes).unwrap().doubts(today);
    assert_eq!(doubts(&[]), []);
    assert_eq!(doubts(&[("story", "Lộ số.")]), [Doubt::Short]);
    let meant = Email::parse("a@gmail.com").unwrap();
    assert_eq!(
        doubts(&[
            ("email", "a@gmail.con"),
            ("phone", "12345"),
            ("third_party", "người gọi đọc số thẻ 4111 1111 1111 1111"),
            ("noticed_day", "24"),
            ("noticed_month", "11"),
            ("noticed_year", "2026"),
        ]),
        [
            Doubt::Card,
            Doubt::Future,
            Doubt::Email(meant),
            Doubt::Phone
        ]
    );
}

#[test]
fn each_kind_has_questions_of_its_own_and_none_of_them_is_needed() {
    let account = [
        ("kind", "account_misuse"),
        ("leaked", ""),
        ("account_sign", "orders"),
        ("account_sign", "sign_in"),
        ("account_since", "từ tối qua"),
        ("password_works", "no"),
        ("codes_to", "0912 345 678"),
    ];
    let complaint = parse(&account).unwrap();
    assert_eq!(
        complaint.account.signs,
        [AccountSign::SignIn, AccountSign::Orders]
    );
    let asked: Vec<_> = complaint.answers().into_iter().map(|it| it.field).collect();
    for field in [
        "account_sign",
        "account_since",
        "password_works",
        "codes_to",
    ] {
        assert!(asked.contains(&field), "{field}");
    }
    let request = [
        ("kind", "request_ignored"),
        ("leaked", ""),
        ("request_what", "xóa tài khoản"),
        ("request_when", "tháng 9"),
        ("request_how", "email"),
        ("request_reply", "nothing"),
    ];
    let complaint = parse(&request).unwrap();
    assert_eq!(complaint.request.what.as_deref(), Some("xóa tài khoản"));
    for kind in Kind::ALL {
        assert_eq!(errors(&[("kind", kind.key()), ("leaked", "unknown")]), []);
    }
    assert_eq!(
        errors(&[("account_sign", "x"), ("request_how", "dove")]),
        [
            ("account_sign", "complaint-error-choose-some"),
            ("request_how", "complaint-error-choose")
        ]
    );
}

#[test]
fn a_date_in_figures_stands_before_the_words() {
    let date = [
        ("noticed_month", "10"),
        ("noticed_year", "2026"),
        ("noticed", "khoảng đầu tháng"),
    ];
    let complaint = parse(&date).unwrap();
    assert_eq!(
        complaint.noticed.as_deref(),
        Some("10/2026; khoảng đầu tháng")
    );
    assert_eq!(
        errors(&[("noticed_day", "x")]),
        [("noticed_day", "complaint-error-day")]
    );
}

#[test]
fn a_complaint_sealed_before_a_question_was_asked_can_still_be_read() {
    let complaint = parse(&[]).unwrap();
    let mut json = serde_json::to_value(&complaint).unwrap();
    for field in ["account", "used_for", "request", "noticed_on", "connection"] {
        json.as_object_mut().unwrap().remove(field).unwrap();
    }
    assert_eq!(
        serde_json::from_value::<Complaint>(json).unwrap(),
        complaint
    );
}
