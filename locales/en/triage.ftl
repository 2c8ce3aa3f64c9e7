# The desk: the list of cases, the case page and everything done there.

# --- The list ---
triage-queue-title = Cases
triage-side-label = Lists
triage-side-work = Work
triage-side-state = State
triage-view-todo = To do
triage-view-mine = Mine
triage-view-unassigned = Unassigned
triage-view-held = Forms to be sorted
triage-view-waiting = Waiting for information
triage-view-undelivered = Written, not yet sent
triage-view-answered = Answered
triage-view-all = All
triage-filter-title = Filters
triage-filter-state = State
triage-filter-standing = Deadline
triage-filter-assignee = Handler
triage-filter-kind = Kind of complaint
triage-filter-channel = Channel
triage-filter-any = All
triage-filter-me = Me
triage-filter-none = Nobody yet
triage-filter-apply = Filter
triage-filter-clear = Clear the filters
triage-group-overdue = Overdue
triage-group-today = To be answered today
triage-group-soon = Next 3 working days
triage-group-later = Later
triage-group-done = Answered
triage-count-cases = { $n ->
    [one] 1 case
   *[other] { $n } cases
}
triage-tomorrow-off = tomorrow is a day off ({ $name })
triage-empty-todo = There is nothing to do. New cases appear here as soon as they are received.
triage-empty-other = There are no cases in this list.
triage-empty-filtered = No case matches the filters.
triage-page-summary = { $n ->
    [one] 1 case on this page
   *[other] { $n } cases on this page
}
triage-new-case = Enter a case from post, phone or counter
triage-missing = missing: { $what }
triage-missing-technical = technical measure
triage-missing-business = business measure
triage-missing-both = both measures
triage-ready = may be answered
triage-gate-open = the five incident questions are open
triage-nobody = unassigned
triage-flag-held = To be sorted
triage-flag-restricted = Restricted
triage-flag-waiting = Waiting for information
triage-flag-undelivered = Written, not yet sent
triage-flag-failed = Did not reach the person
triage-flag-incident = Possible incident

triage-left-days = { $n ->
    [one] 1 day left
   *[other] { $n } days left
}
triage-left-hours = { $n ->
    [one] 1 hour left
   *[other] { $n } hours left
}
triage-left-under-hour = Less than an hour left
triage-today = Today
triage-tomorrow = Tomorrow
triage-over-days = { $n ->
    [one] 1 day overdue
   *[other] { $n } days overdue
}
triage-over-hours = { $n ->
    [one] 1 hour overdue
   *[other] { $n } hours overdue
}
triage-over-just = Just overdue
triage-met-in-time = In time
triage-met-late = Late
triage-met-void = No longer applies
triage-due-short = due { $due }
triage-due-both = send by { $act }, due { $due }
triage-due-missed = should have left by { $act }, due { $due }
triage-due-hour = due { $at }
triage-duty-due = { $duty }: { $due }
triage-strip-about = Day { $gone } of 15
triage-horizon-title = The next fifteen days
triage-horizon-about = answers falling due each day; shaded days are days off
triage-horizon-over = overdue
triage-horizon-table = Show as a table
triage-horizon-day = Day
triage-horizon-count = Answers due
triage-horizon-off = day off

# --- Search ---
triage-search-title = Search
triage-search-for = Results for “{ $q }”
triage-search-none = No case was found. You can search by name, phone number (whole or the last four digits), e-mail, order code, reference, or words of the complaint; accents are not needed.
triage-search-more = More than { $n } cases match. Add a word to narrow it down.
triage-search-empty = Enter what you look for in the search box above.

# --- Kinds, data ---
triage-kind-leak = Leak of personal information
triage-kind-account_misuse = Account used by someone else
triage-kind-wrong_use = Information used for another purpose
triage-kind-request_ignored = Request refused or ignored
triage-kind-other = Other matter about personal information
triage-leak-of = Leak of { $what }
triage-reply-email = answer by e-mail
triage-reply-phone = answer by phone
triage-reply-post = answer by post

# --- The case page ---
triage-case-title = Case { $reference }
triage-case-back = Back to the list
triage-case-actions = To be done
triage-facts-title = About the case
triage-clocks-title = Deadlines
triage-clock-promise = Answer due (promised)
triage-clock-act-by = Internal target
triage-clock-legal = Latest day by law
triage-clock-legal-note = for staff only; never tell the complainant this day
triage-clock-why = Why is it this day?
triage-clock-basis = Basis: { $basis }
triage-clock-met = Done at { $at }
triage-clock-until = end of { $day }
triage-clock-at = before { $at }
triage-clock-act = best done by the end of { $day }
triage-fact-received = Received
triage-fact-entered = Entered
triage-fact-entered-by = { $at }, by { $who }
triage-fact-received-reason = Reason for the time of receipt
triage-fact-channel = Channel
triage-fact-reply = How to answer
triage-fact-kind = Kind
triage-fact-leaked = What leaked
triage-fact-person = Complainant
triage-fact-email = E-mail
triage-fact-phone = Phone
triage-fact-address = Postal address
triage-fact-role = Role
triage-fact-on-behalf = On behalf of
triage-fact-relation = Relation
triage-fact-under-16 = Under 16
triage-fact-account = Registered account
triage-fact-third-party = Who has the information
triage-fact-learned = Learned by
triage-fact-noticed = Noticed
triage-fact-harm = Harm
triage-fact-order = Order code
triage-fact-wishes = Wishes
triage-fact-about-staff = Concerns staff
triage-fact-partners = Name and phone to partners
triage-fact-partners-no = No. Ask partners by order code and time only.
triage-fact-partners-yes = Agreed
triage-fact-support = Special support
triage-fact-language = Language
triage-fact-policy = Policy in force
triage-fact-cause = Cause
triage-fact-outcome = Outcome
triage-language-vi = Vietnamese
triage-language-en = English
triage-complaint-title = The complaint
triage-complaint-more = What else the complainant told us
triage-saved = Saved.

# Assignment
triage-assign-title = Handler
triage-assign-field = Give it to
triage-assign-take = Take this case
triage-assign-button = Save the assignment
triage-assign-nobody = Nobody
triage-assign-done = The handler was saved.

# Verifying
triage-verify-title = Start verifying
triage-verify-hint = The case moves to “Verifying” and the complainant is told through the channel they chose. The deadline stays.
triage-verify-mail-hint = What we are doing (goes into the mail to the complainant)
triage-verify-button = Start verifying
triage-verify-done = The case is now being verified.

# Incident gate
triage-gate-title = Is it an incident?
triage-gate-lead = Answer within the first hour. A single “yes” starts the 24-hour and 72-hour clocks and alerts the duty person at once.
triage-gate-q1 = Do several members describe the same pattern within 14 days?
triage-gate-q2 = Did an outsider quote data that only the company should hold (order content, delivery note, internal code)?
triage-gate-q3 = Is data posted or sold online (a link, a screenshot)?
triage-gate-q4 = Are there signs of intrusion: unknown admin sign-in, mass export, an account taken over?
triage-gate-q5 = Is money lost, or is there impersonation, harassment, a child, or honour and dignity at stake?
triage-gate-detected = Time of detection
triage-gate-detected-hint = To the minute, Vietnam time. It starts as the time of receipt; when in doubt take the earlier moment.
triage-gate-date = Day of detection
triage-gate-time = Time of detection
triage-gate-button = Save the answers
triage-gate-again = Answer the incident questions again
triage-gate-result-no = No sign of an incident
triage-gate-result-yes = Possible incident
triage-gate-result-unanswered = Not answered
triage-gate-detected-at = Detected at { $at }
triage-gate-done-yes = A possible incident was recorded. The 24-hour and 72-hour clocks are running; the duty person has been alerted.
triage-gate-done-no = Saved: no sign of an incident.
triage-gate-error-answers = Question { $n }: choose “yes” or “no”.
triage-gate-error-detected = Enter the day and time of detection, not later than now.

# To be sorted
triage-held-title = To be sorted
triage-held-lead = This form came in the way a machine sends it, so the acknowledgement has not left. The clock is running all the same. Read it, then decide.
triage-held-accept = It is a complaint: send the acknowledgement
triage-held-done = The case was accepted. The acknowledgement is on its way.
triage-dismiss-title = Not a complaint
triage-dismiss-hint = Leads only. Nothing is sent to the person; the case is kept and counted in the digest.
triage-dismiss-reason = Reason
triage-dismiss-button = Conclude: not a complaint
triage-dismiss-done = Concluded: not a complaint.

# Checklist
triage-files-title = Attachments
triage-files-lead = Chosen by the sender, so they may not be safe. Each download is noted as a look at the case.
triage-measures-title = Checklist
triage-measures-lead = At least one technical and one business measure must be finished (signs or no signs, with a note) before a conclusion.
triage-measures-technical = Technical measures
triage-measures-business = Business measures
triage-measures-done = enough
triage-measures-missing = not enough yet
triage-measures-saved = Measure { $key } was saved.
triage-measure-status = Status
triage-measure-note = Note
triage-measure-note-hint = What was looked at, what was found. With “could not be checked”, say why.
triage-measure-evidence = Evidence
triage-measure-evidence-hint = Where it is kept and its SHA-256; never copy leaked data in here.
triage-measure-save = Save this measure
triage-measure-by = { $who }, { $at }

# Notes
triage-notes-title = Internal notes
triage-notes-lead = Only staff read these; they are never sent to the complainant.
triage-notes-field = New note
triage-notes-button = Save the note
triage-notes-done = The note was saved.
triage-notes-error = Enter the note.
triage-notes-none = No notes yet.

# Identity
triage-identity-title = Identity of the complainant
triage-identity-field = Level
triage-identity-hint = Call back, or send a link to the registered contact. Never ask for identity papers.
triage-identity-button = Save the level
triage-identity-done = The identity level was saved.
triage-identity-warning = Identity: { $level }. Do not state facts of the account (orders, address, history) in this answer; answer in general about what was checked.

# Restricting
triage-restrict-title = Restrict access
triage-restrict-lead = A restricted case exists only for trustees and the people named. Who is shut out doesn’t see it, whatever their role.
triage-restrict-field = Restrict this case
triage-restrict-allowed = May see it
triage-restrict-shut-out = Shut out (the case concerns them)
triage-restrict-neither = By role
triage-restrict-button = Save access
triage-restrict-error-nobody = At least one person must be left who may see and work this case.
triage-restrict-done = The access to the case was saved.

# Composer
triage-answer-title = Write the answer
triage-answer-outcome = Outcome
triage-answer-outcome-none = Not chosen
triage-answer-cause = Cause
triage-answer-cause-none = Not chosen
triage-answer-summary = Summary of the complaint
triage-answer-summary-hint = One or two sentences, in our words.
triage-answer-technical = Technical measures taken
triage-answer-business = Business measures taken
triage-answer-reasons = Reasons for the outcome
triage-answer-reasons-hint = With “inconclusive”: what was checked, what could not be, and why.
triage-answer-checked = What was checked
triage-answer-not-checked = What could not be checked, and why
triage-answer-remedy = Remedy
triage-answer-guidance = Guidance for the complainant
triage-answer-where-to-go = Where to turn
triage-answer-where-hint = Needed when the outcome is “out of scope”.
triage-answer-other-case = Reference of the other case
triage-answer-other-hint = Only for the same person and the same facts, with identity confirmed.
triage-answer-request-reasons = { $wish }: answer and reasons
triage-answer-request-guidance = { $wish }: guidance
triage-answer-save = Save draft
triage-answer-preview = Save and preview
triage-answer-send = Send the answer
triage-answer-saved = Draft saved at { $at } by { $who }.
triage-answer-saved-done = The draft was saved.
triage-answer-sent-done = The answer was sent. The clock is met when the mail server accepts it, or when the letter or call is recorded.
triage-answer-dismissed-hint = “Not a complaint” is concluded by a lead, in its own section.
triage-blockers-title = Still missing before it may be sent
triage-blockers-none = It may be sent.
triage-preview-title = Preview of the answer { $reference }
triage-preview-back = Back to the case
triage-preview-email = By e-mail to { $to }
triage-preview-post = By post to { $to }
triage-preview-phone = By phone to { $to }
triage-preview-nowhere = The case has no contact for this channel yet.
triage-sent-title = The answer
triage-sent-pending-email = Sent at { $at }. The mail server hasn’t accepted it yet, so the clock is still running.
triage-sent-pending-hand = Written at { $at }. The clock is met only when the letter handed over or the finished call is recorded.
triage-sent-failed = Sent at { $at }, but it did not reach the person. Use another channel.
triage-sent-done = Sent at { $at }. { $verdict }.
triage-sent-none = Concluded at { $at }: { $outcome }. No mail was sent.

# Letter, call
triage-dispatch-answer = Record that the answer was delivered
triage-dispatch-acknowledgement = Record that receipt was acknowledged
triage-dispatch-hint = Record it when it has happened, never before.
triage-dispatch-how = How
triage-dispatch-letter = Letter handed to the carrier
triage-dispatch-call = Call finished
triage-dispatch-failed-call = Call failed
triage-dispatch-date = Day
triage-dispatch-time = Time
triage-dispatch-carrier = Carrier
triage-dispatch-tracking = Tracking number
triage-dispatch-number = Number called
triage-dispatch-spoke-to = Who was spoken to
triage-dispatch-said = What was said
triage-dispatch-letter-hint = For a letter
triage-dispatch-call-hint = For a call
triage-dispatch-button = Save
triage-dispatch-done = It was recorded.
triage-dispatch-done-attempt = The failed call was recorded. The clock is still running.
triage-error-when = Enter the day and time it happened, not later than now.
triage-error-choose = Choose one.
triage-error-fill = Enter: { $what }.

# Reports, negotiation
triage-duty-title = Record that it is done
triage-duty-date = Day it was done
triage-duty-time = Time it was done
triage-duty-to = To whom, or with whom
triage-duty-number = Document or confirmation number
triage-duty-note = Note
triage-duty-button = Record as done
triage-duty-done = It was recorded as done.

# History
triage-history-title = History
triage-looks-title = Who looked at this case
triage-look = { $who } looked
triage-history-desk = Leakdesk
triage-history-complainant = Complainant
triage-history-event = Something else: { $kind }

# Two people, one case
triage-stale-title = Someone has just changed this case
triage-stale-words = At { $at } { $who } changed the case while you were writing. What you entered has not been saved.
triage-stale-someone = someone else
triage-stale-lead = Below is the case as it is now. What you entered is still in the form; look again, then save once more.
triage-stale-theirs = As stored
triage-stale-yours = As you entered it
triage-stale-jump = Go to the form you were filling in
triage-stale-empty = (empty)


# Why it can't be sent yet, why it can't be done
blocker-not-verifying = The case has not been moved to “Verifying”.
blocker-held = The case is still waiting to be sorted.
blocker-gate-unanswered = The five incident questions are open.
blocker-outcome-missing = No outcome is chosen.
blocker-summary-missing = The complaint is not summarised.
blocker-reasons-missing = No reasons are given.
blocker-technical-measure-missing = No technical measure is finished.
blocker-business-measure-missing = No business measure is finished (B1 doesn’t count).
blocker-technical-words-missing = The technical measures taken are not described.
blocker-business-words-missing = The business measures taken are not described.
blocker-remedy-missing = No remedy is given.
blocker-where-to-missing = It doesn’t say where to turn.
blocker-duplicate-missing = The reference of the other case is missing.
blocker-request-missing = The request “{ $wish }” has no answer with reasons and guidance.
blocker-lead-only = Only a lead concludes “not a complaint”.
refusal-already-verifying = This case is being verified already.
refusal-already-answered = This case has been answered already.
refusal-not-answered = The answer isn’t finished, or has already reached the person.
refusal-not-held = This case no longer waits to be sorted.
refusal-already-met = This deadline has been met already.
refusal-impossible-time = The time entered is later than now, or earlier than the clock’s start.
refusal-blocked = It can’t be sent yet; see the list of what is missing.

# Lines of the history
triage-event-received = Complaint received
triage-event-assigned = Given to { $who }
triage-event-unassigned = Taken from its handler
triage-event-verifying_started = Verifying started
triage-event-measure_recorded = Measure { $measure }: { $status }
triage-event-gate_answered-yes = Incident questions answered: possible incident
triage-event-gate_answered-no = Incident questions answered: no sign
triage-event-note_added = Internal note
triage-event-identity_set = Identity of the complainant: { $level }
triage-event-answer_drafted = Draft of the answer saved
triage-event-answered = Answer sent, outcome: { $outcome }
triage-event-answered-again = Answer sent again
triage-event-acknowledged = Receipt acknowledged ({ $by })
triage-event-acknowledgement_failed = The acknowledgement could not be sent
triage-event-answer_delivered = The answer has left ({ $by })
triage-event-answer_failed = The answer could not be sent
triage-event-answer_resent = The answer was sent again
triage-event-call_failed = Call failed
triage-event-duty_met = Done: { $duty }
triage-event-flagged = Reminder, { $duty }: { $rung }
triage-event-held_accepted = Accepted from the cases to be sorted
triage-event-restricted = Access to the case restricted
triage-event-unrestricted = Access to the case opened
triage-event-erased = Personal information erased on request
triage-rung-late = overdue
triage-rung-today = due today
triage-rung-days = { $n ->
    [one] 1 working day left
   *[other] { $n } working days left
}
triage-by-smtp = accepted by the mail server
triage-by-file = written to a file
triage-by-letter = letter
triage-by-call = call
triage-by-hand = by hand
triage-measure-error-status = Choose a status.
triage-measure-error-note = Add a note or evidence: a result without words proves nothing.
triage-dispatch-error-letter = Enter the carrier and the tracking number.
triage-dispatch-error-call = Enter the number called, who was spoken to and what was said.
triage-erased = The complainant’s information was erased on request; only the history remains.
triage-state-done = Done

triage-resend-title = Send the answer again
triage-resend-hint = The mail server refused the answer. The clock runs on: mend the address and send again, or send a letter or call, and record it below.
triage-resend-email = E-mail for the answer
triage-resend-button = Send again
triage-resend-done = The answer was sent again.
triage-resend-error = Enter a full e-mail address, for example name@example.com.
