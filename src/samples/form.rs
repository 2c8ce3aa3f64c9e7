//! The complaint form as a made-up person fills it in: the form's own field names and keys.

use chrono::{Duration, NaiveDate};

use super::chance::Chance;
use super::people::Person;
use super::stories::{Details, Story, tell};

type Fields = Vec<(&'static str, String)>;

/// Fills in the form. `is_old_and_open` leaves out the wishes with shorter clocks (ten days), which
/// would make an open case overdue before its answer is.
pub(super) fn fill(
    story: &Story,
    day: NaiveDate,
    is_old_and_open: bool,
    chance: &mut Chance,
) -> Fields {
    let person = Person::new(chance);
    let noticed = day - Duration::days(chance.number(0, 12));
    let details = Details {
        order_code: format!("DH-{}-{}", noticed.format("%y%m%d"), chance.digits(4)),
        day: noticed.format("%d/%m").to_string(),
        place: person.restaurant,
        street: person.street.clone(),
    };
    let mut form = vec![
        ("kind", story.kind.to_owned()),
        ("story", tell(story, &details, chance)),
    ];
    form.extend(
        story
            .leaked
            .iter()
            .map(|leaked| ("leaked", (*leaked).to_owned())),
    );
    if !story.third_party.is_empty() && chance.percent(80) {
        form.push(("third_party", story.third_party.to_owned()));
    }
    form.push(("learned_by", story.learned_by.to_owned()));
    form.push(("noticed", noticed.format("%d/%m/%Y").to_string()));
    form.extend(story.harm.iter().map(|harm| ("harm", (*harm).to_owned())));
    if story.text.contains("{order}") {
        form.push(("order_code", details.order_code));
    }
    let has_time = |wish: &&&str| !is_old_and_open || !matches!(**wish, "access" | "correct");
    form.extend(
        story
            .wishes
            .iter()
            .filter(has_time)
            .map(|wish| ("wish", (*wish).to_owned())),
    );
    who(&mut form, &person, chance);
    reply(&mut form, &person, chance);
    let about_staff = if chance.percent(2) {
        "yes"
    } else {
        chance.word(&["no", "unknown"])
    };
    form.push(("about_staff", about_staff.to_owned()));
    form.push(("may_ask_partners", chance.word(&["yes", "no"]).to_owned()));
    form
}

fn who(form: &mut Fields, person: &Person, chance: &mut Chance) {
    form.push(("full_name", person.full_name.clone()));
    let role = match chance.number(0, 100) {
        0..82 => "member",
        82..87 => "guardian",
        87..95 => "representative",
        _ => "not_member",
    };
    form.push(("complainant_role", role.to_owned()));
    let relations: &[&str] = match role {
        "guardian" => &["mẹ", "bố", "bà ngoại", "anh trai"],
        "representative" => &[
            "kế toán của quán",
            "luật sư",
            "quản lý",
            "người được ủy quyền",
        ],
        _ => &[],
    };
    if !relations.is_empty() {
        form.push(("on_behalf_of", Person::new(chance).full_name));
        form.push(("relation", chance.word(relations).to_owned()));
    }
    if role == "guardian" {
        form.push((
            "under_16",
            chance.word(&["yes", "no", "unknown"]).to_owned(),
        ));
    }
    form.push(("account_contact", person.phone.clone()));
}

fn reply(form: &mut Fields, person: &Person, chance: &mut Chance) {
    match chance.number(0, 100) {
        0..82 => {
            form.push(("reply_channel", "email".to_owned()));
            form.push(("email", person.email.clone()));
            form.push(("phone", person.phone.clone()));
        }
        82..94 => {
            form.push(("reply_channel", "phone".to_owned()));
            form.push(("phone", person.phone.clone()));
        }
        _ => {
            form.push(("reply_channel", "post".to_owned()));
            form.push(("postal_address", person.address.clone()));
        }
    }
}
