//! Somebody with a complaint, who fills in the form the way a browser without scripts does.

use std::io;

use super::http::{Answer, Client, File};
use super::page;

/// What the receipt shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub reference: String,
    pub access_code: String,
    pub due_on: String,
}

/// A form's fields, by name.
pub type Fields = Vec<(String, String)>;

/// A filled-in form, ready to be sent as often as it takes.
pub struct Submission {
    client: Client,
    fields: Fields,
}

impl Submission {
    /// Opens the form and fills in `fields`.
    pub fn fill_in(mut client: Client, fields: &[(&str, String)]) -> io::Result<Self> {
        let form = client.get("/complaints/new")?;
        let mut all = page::hidden_inputs(&form.body);
        if form.status != 200 || all.len() < 2 {
            return Err(io::Error::other(format!("no form: {}", form.status)));
        }
        all.extend(
            fields
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.clone())),
        );
        Ok(Self {
            client,
            fields: all,
        })
    }

    /// Sends the form with files and reads the receipt.
    pub fn send_with(&mut self, files: &[File<'_>]) -> io::Result<Receipt> {
        let sent = self.client.post_files("/complaints", &self.fields, files)?;
        match (sent.status, sent.header("location")) {
            (303, Some(place)) => self.read_receipt(place),
            _ => Err(unexpected("the form", &sent)),
        }
    }

    /// Sends the form and reads the receipt.
    pub fn send(&mut self) -> io::Result<Receipt> {
        let place = send_form(&mut self.client, &self.fields)?;
        self.read_receipt(&place)
    }

    fn read_receipt(&mut self, place: &str) -> io::Result<Receipt> {
        let receipt = self.client.get(place)?;
        let text = |id: &str| page::text_of(&receipt.body, id);
        match (text("reference"), text("access-code"), text("due-on")) {
            (Some(reference), Some(access_code), Some(due_on)) => Ok(Receipt {
                reference,
                access_code,
                due_on,
            }),
            _ => Err(unexpected("the receipt", &receipt)),
        }
    }
}

/// Opens the form; gives every field that is to be sent.
pub fn filled_in(client: &mut Client, fields: &[(&str, String)]) -> io::Result<Fields> {
    let form = client.get("/complaints/new")?;
    let mut all = page::hidden_inputs(&form.body);
    if form.status != 200 || all.len() < 2 {
        return Err(io::Error::other(format!("no form: {}", form.status)));
    }
    all.extend(
        fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone())),
    );
    Ok(all)
}

/// Sends a form; gives the address of the receipt.
pub fn send_form(client: &mut Client, fields: &Fields) -> io::Result<String> {
    let sent = client.post("/complaints", fields)?;
    match (sent.status, sent.header("location")) {
        (303, Some(place)) => Ok(place.to_owned()),
        _ => Err(unexpected("the form", &sent)),
    }
}

fn unexpected(what: &str, answer: &Answer) -> io::Error {
    io::Error::other(format!("{what}: {} {}", answer.status, answer.body))
}

/// The member's page, asked for with reference and code.
pub fn status_page(mut client: Client, receipt: &Receipt) -> io::Result<Answer> {
    let form = client.get("/status")?;
    let token = page::input(&form.body, "csrf_token").unwrap_or_default();
    let fields = [
        ("csrf_token".to_owned(), token),
        ("reference".to_owned(), receipt.reference.clone()),
        ("access_code".to_owned(), receipt.access_code.clone()),
    ];
    let answer = client.post("/status", &fields)?;
    match (answer.status, answer.header("location")) {
        (303, Some(place)) => client.get(place),
        _ => Ok(answer),
    }
}
