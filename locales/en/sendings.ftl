# The desk: where the mails to the complainant are.

sendings-title = Mails to the complainant
sendings-kind-acknowledgement = Acknowledgement
sendings-kind-verifying = Notice of verification
sendings-kind-answer = Answer
sendings-kind-question = Question
sendings-kind-reply = Message
sendings-kind-other = Other mail
sendings-sent = Accepted by the mail server at { $at }.
sendings-file = Written to a file at { $at }: no mail server is configured.
sendings-bounced = Accepted by the mail server at { $at }, but returned at { $back }: { $why }.
sendings-waiting = Waiting to be sent.
sendings-capped = Waiting until { $at }: this address has just had several mails.
sendings-retrying = Waiting to be sent, attempt { $n } failed ({ $why }). Next attempt at { $at }.
sendings-held = Held until a person has looked at the case.
sendings-given-up = Could not be sent: { $why }.
sendings-dropped = Will not be sent.

sendings-why-server = our mail server can’t be used at the moment
sendings-why-recipient = the recipient’s server does not accept this address
sendings-why-address = the address is not well-formed
sendings-why-content = the server did not accept the message
sendings-why-unconfirmed = the server did not confirm that it has it
sendings-why-suppressed = mails to this address have come back several times
sendings-why-unreadable = the mail could not be written
sendings-why-unknown = for an unknown reason
sendings-why-no-mailbox = there is no such mailbox
sendings-why-full = the recipient’s mailbox is full
sendings-why-refused = the recipient’s server refused it
sendings-why-returned = the recipient’s server returned it
sendings-why-code = { $why } (code { $code })

triage-flag-unreached = Did not reach the person
sendings-reached-title = A mail did not reach the person
sendings-reached-hint = Since { $since } a mail of this case has not reached the complainant. The clocks are as they were. Telephone, write a letter or ask for another address, then say how they were reached.
sendings-reached-how = How they were reached
sendings-reached-error = Say how they were reached.
sendings-reached-button = They were reached
sendings-reached-done = Recorded. The case is no longer among those not reached.

refusal-already-reached = This case is no longer among those not reached.

triage-event-mail_failed = Could not be sent: { $mail }
triage-event-mail_retried = Tried again: { $mail }
triage-event-mail_bounced = Came back: { $mail }
triage-event-reached = The complainant was reached in another way

# The daily digest and the pages
digest-mailbox-fails = The mailbox for complaints can’t be read since { $since }: new mail does not become cases. Tell the administrator now.
digest-unreached = { $n ->
    [one] { $n } case has a mail that did not reach the person: another way has to be found.
   *[other] { $n } cases have mails that did not reach the person: another way has to be found.
}
staff-notice-mailbox = The mailbox for complaints can’t be read since { $since }. New mail does not become cases; tell the administrator.

# Mail that is kept back or cannot leave
staff-notice-paused-restored = Outgoing mail is paused since { $since }: the data was restored from a backup. No mail reaches complainants; tell the administrator.
staff-notice-paused-mistake = Outgoing mail is paused since { $since }, because a wrong mail is looked into. No mail reaches complainants.
staff-notice-paused-server = Outgoing mail is paused since { $since }, for work on the mail server. No mail reaches complainants.
staff-notice-paused-other = Outgoing mail is paused since { $since }. No mail reaches complainants.
staff-notice-mail-password = Since { $since } the mail server refuses the desk’s name or password. No mail can leave; tell the administrator.
staff-notice-mail-server = Since { $since } no mail could be handed to the mail server. The desk keeps trying; tell the administrator.
