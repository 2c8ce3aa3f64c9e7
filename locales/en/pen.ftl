# Mail that belongs to no case yet.

pen-title = Mail to be sorted
pen-lead = Mail that could not be placed by itself. The clock runs from the moment it was received, whether anybody has opened it or not.
pen-empty = No mail waits to be sorted.
pen-aside-title = Mail set aside
pen-aside-lead = Mail that programs sent, and mail that is no complaint. Kept for 30 days to be looked through, then deleted.
pen-aside-empty = No mail is set aside.
pen-tabs = Both lists of mail
pen-mails = Mail
pen-held = Forms to be sorted
pen-count = { $n ->
    [one] 1 mail
   *[other] { $n } mails
}
pen-back = Back to the list of mail
pen-no-subject = (no subject)
pen-no-sender = (sender unknown)
pen-received = Received { $at } ({ $source })
pen-files = { $n ->
    [one] 1 file · { $size }
   *[other] { $n } files · { $size }
}
pen-size = { $n } KB

received-source-system = recorded by the system
received-source-handler = entered by staff
received-source-imap = by the mailbox’s clock
received-source-received_header = by the mail server that handed it over
received-source-ingest = when the system took it in

pen-why-auto_submitted = Says itself that a program sent it
pen-why-auto_reply = An automatic reply
pen-why-bulk = Bulk mail
pen-why-null_sender = Sent with no address to return to
pen-why-server_report = A mail server’s notice
pen-why-bounce = Reports that a mail of ours did not arrive
pen-why-loop = Our own mail came back
pen-why-list = Came through a mailing list; a person may have written it
pen-why-no_reply_wanted = Asks for no automatic reply; a person may have written it
pen-why-no_reply_address = From an address that takes no mail; perhaps from a form
pen-why-own_address = Carries our own address: from a colleague, or forged
pen-why-auto_subject = Its subject looks like an automatic reply
pen-why-no_sender = No sender’s address to answer to
pen-why-empty = Nothing in it that can be read
pen-why-refers_to_case = May belong to a case, but did not come to that case’s reply address
pen-why-forged_token = Came to a reply address that we did not give out
pen-why-too_many = Too many mails from this sender within an hour
pen-why-too_many_replies = Too many mails to this case within an hour
pen-why-shared = A shared mailbox: all new mail waits to be sorted

pen-text = What it says
pen-files-title = Attachments
pen-files-lead = They lie inside the original mail. Once the mail belongs to a case, pictures, PDFs and texts are taken out so that they can be looked at.
pen-raw = Download the original mail
pen-raw-warning = It may carry malicious code. Open it in a safe place only.
pen-note-cut = The mail is longer than what can be read here. All of it lies in the original.
pen-note-without-raw = The original was not kept, because the scanner found malicious code in it. What could be read stands below.
pen-note-no-text = There is no text in it that can be read.
pen-actions = What to do
pen-open = Open a new case
pen-open-lead = The moment of receipt stays. The sender gets an acknowledgement.
pen-opened = A case was opened from this mail.
pen-candidates = May belong to
pen-attach = Put to a case
pen-attach-to = Put to { $reference }
pen-attach-lead = The mail becomes a reply in the case’s conversation, with the warning that its sender is not confirmed.
pen-attach-reference = Case reference
pen-attach-hint = For example: KN-7F3K-9QW4
pen-attached = The mail was put to the case.
pen-dismiss = Not a complaint
pen-dismiss-lead = Nothing is sent. The mail is kept for 30 days under “Mail set aside” and can be brought back.
pen-dismiss-reason = Reason
pen-dismissed = The mail was set aside.
pen-return = Back to the mail to be sorted
pen-returned = The mail waits to be sorted again.
pen-facts = About this mail
pen-fact-received = Received
pen-fact-entered = Taken in
pen-fact-to = Sent to
pen-fact-size = Size
pen-fact-decided = Decided by
pen-fact-reason = Reason
pen-fact-until = Kept until
pen-decided = { $who }, { $at }
pen-error-reference = Enter the reference of a case that exists and that you may work on.
pen-error-reason = Enter a reason.
pen-error-named = This mail names you: leave it to somebody else.
pen-error-gone = This mail is no longer here: somebody dealt with it, or its time was up.
pen-error-stale = Somebody else has just dealt with this mail. Look again, then decide.
pen-error-no-case = No case can be opened from this mail: it has no sender’s address, or says nothing. Enter it by hand under “Enter a case”.

mail-waiting-what = { $n ->
    [one] 1 mail to be sorted
   *[other] { $n } mails to be sorted
}
mail-waiting-opening = { $n ->
    [one] A mail has not been sorted yet. If it is a complaint, its clock has been running since it was received.
   *[other] { $n } mails have not been sorted yet. If they are complaints, their clocks have been running since they were received.
}
mail-waiting-oldest = The oldest was received { $at }.
mail-waiting-due = The most urgent would have to be answered by { $due }.
mail-waiting-link = List of mail
digest-pen-oldest = The oldest mail to be sorted was received { $at }.

triage-fact-received-source = Moment of receipt
triage-fact-mail-sender = Sender’s address
triage-fact-mail-inside = Files inside the original mail only
