### The page of a case: links, similar cases, the second person, prepared texts, what was typed in vain.

# Links
triage-linked-title = Linked cases
triage-linked-lead = Each case keeps its own due date and its own answer. Never tell one complainant another’s reference.
triage-link-title = Link with another case
triage-link-lead = Cases are linked, never merged: the due date and the answer of each stay as they are. Both cases record it.
triage-link-other = Reference of the other case
triage-link-other-hint = For example KN-7F3K-9QW4.
triage-link-why = Why they belong together
triage-link-why-same_person = The same person
triage-link-why-same_event = One event, several people
triage-link-why-other = Another reason
triage-link-note = Note
triage-link-note-hint = Kept on both cases.
triage-link-reason = Reason
triage-link-button = Link
triage-link-with = Link with { $reference }
triage-link-since = { $why } · { $who }, { $at }
triage-link-done = Linked with { $reference }. Both cases record it.
triage-link-error-other = There is no other case with this reference. Check the reference.
triage-unlink-title = Remove the link
triage-unlink-reason = Why the link is removed
triage-unlink-button = Remove the link
triage-unlink-done = The link with { $reference } was removed. Both cases record it.
triage-unlink-error-reason = Enter why the link is removed.
triage-event-linked = Linked with { $reference }
triage-event-unlinked = Link with { $reference } removed
triage-event-other-case = another case
refusal-same-case = A case can’t be linked with itself.
refusal-already-linked = These two cases are linked already.
refusal-not-linked = These two cases are no longer linked.

# Similar cases
triage-alike-title = Cases that may belong together
triage-alike-lead = Only a suggestion, by what they have in common. Read both before you link them.
triage-alike-contact = The same phone number or email
triage-alike-named = The complaint names this reference
triage-alike-order = The same order code
triage-alike-third-party = The same third party
triage-alike-words = The same rare words: { $words }
triage-alike-days = Received within { $n } days of each other

# The second person
blocker-approval-missing = A second person has to read and approve this answer. Press “Ask for approval”.
blocker-approval-pending = Waiting for approval by a second person since { $since }.
refusal-approval-pending = This answer is waiting for approval already.
refusal-no-approval-asked = No answer is waiting for approval, or it was changed after approval was asked for.
refusal-own-answer = Whoever wrote the answer can’t approve it. Leave it to somebody else.
refusal-approval-not-needed = This answer needs no approval: it can be sent.
triage-event-approval_asked = Asked a second person to approve the answer
triage-event-answer_approved = Approved the answer
triage-event-answer_sent_back = Sent the answer back to be changed
triage-event-approval_voided = Changed: approval has to be asked for again
triage-approval-title = Approval by a second person
triage-approval-needed = A second person has to read and approve this, because: { $reasons }. Whoever wrote in the draft can’t approve it. The due date stays as it is.
triage-approval-reason-finding = the complaint is substantiated
triage-approval-reason-incident = there may be an incident
triage-approval-reason-staff = the complaint is about staff
triage-approval-reason-inaccurate = it says that registration data is not accurate
triage-approval-waits = { $who } asked for approval at { $at }.
triage-approval-approved = { $who } approved it at { $at }. Once changed, it needs approval again.
triage-approval-sent-back = { $who } sent it back at { $at }.
triage-approval-nobody = No other lead can approve this case now. Ask an administrator to add one: the clock runs on.
triage-approval-ask = Ask for approval
triage-approval-asked = Approval was asked for. The due date stays as it is.
triage-approval-decide = Approve this answer
triage-approval-read = Read the answer as the complainant will
triage-approval-note = What you say about it
triage-approval-note-hint = Needed when you send it back: what should change, and why.
triage-approval-approve = Approve
triage-approval-send-back = Send back
triage-approval-done = The answer was approved.
triage-approval-back-done = The answer was sent back.
triage-approval-error-note = Enter what should change.

# Writing the answer
triage-answer-step = – { $what } ({ $day }): { $status }.
triage-answer-steps = Take over from the checklist
triage-templates-link = Change the prepared texts

# What was typed when the session had ended
triage-kept-title = Typed when the session had ended
triage-kept-lead = Nothing is lost: this is what was typed in this browser and has not been saved. It is kept for 24 hours. Files have to be chosen again.
triage-kept-words = The session had ended when this was sent at { $at }, so it is not saved. It stands in the form below again: look at it and save it.
triage-kept-elsewhere = The session had ended when this was sent at { $at }, so it is not saved. The form is no longer on this page; what was typed is still kept.
triage-kept-all = See everything that is not saved
triage-kept-at = Sent at { $at }
triage-kept-send = Send again
triage-kept-discard = Discard this
triage-kept-gone = What was not saved was discarded.
triage-kept-none = Nothing typed in this browser waits to be saved.

# Prepared texts
triage-templates-title = Prepared texts for answers and messages
triage-templates-lead = A lead may change the words of each text. Every version saved is kept; a broken text is refused when it is saved.
triage-templates-name = Text
triage-templates-for = Used for
triage-templates-for-answer = answers
triage-templates-for-message = messages
triage-templates-bundled = Bundled text
triage-templates-version = Version { $n } · { $who }, { $at }
triage-templates-all = All prepared texts
triage-templates-heading = Prepared text: { $title } ({ $language })
triage-templates-edit = Change the text
triage-templates-by-desk = Filled in from the case:
triage-templates-by-hand = To be filled in before sending:
triage-templates-save = Save the text
triage-templates-preview = Preview
triage-templates-preview-title = Preview with made-up values
triage-templates-back-to-bundled = Back to the bundled text
triage-templates-saved = The text was saved. Answers written from now on use it.
triage-templates-versions = Saved versions
triage-templates-was-bundled = Back to the bundled text.
triage-templates-take = Bring this version into the form
triage-templates-error-brace = The braces don’t pair up: each blank is one { "{" }name{ "}" } on one line.
triage-templates-error-unknown = There is no blank named { $blank }. Use one of the names above.
triage-templates-error-long = The text has more than { $most } characters. Make it shorter.
triage-templates-error-empty = Enter the words of the text.
triage-templates-error-stale = Somebody has just saved another version; it stands among the saved versions below. Your text is still here: look at it and save it again.

# Head of the page, history, assignment
triage-jump = Parts of this case
triage-presence = Looking at this case now: { $who }.
triage-history-all = All
triage-history-people = Staff
triage-history-sender = Complainant
triage-history-page = { $first }–{ $last } of { $all }
triage-load = { $who } · { $open } open, { $soon } due within 7 days
