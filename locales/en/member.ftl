### What complainants do on the status page: what staff see of it.

triage-event-withdrawal_asked = The complainant withdraws the complaint
triage-event-contact_asked = The complainant asks to be reached elsewhere
triage-event-contact_changed = Contact changed
triage-event-code_asked = The complainant says the access code is lost
triage-event-code_issued = A new access code was issued
triage-event-erasure_asked = The complainant asks for erasure
triage-event-hold_set = Erasure put on hold
triage-event-hold_lifted = Hold on erasure lifted

triage-banner-contact-changed = At { $at } the complainant's contact changed. What was known of their identity was known of the old contact.
triage-banner-contact-asked = At { $at } the complainant asked to be reached elsewhere. A new e-mail address is used only once they confirm it; call the old number back about a new number or postal address.
triage-banner-code-asked = At { $at } somebody who knows the contact of this case said the access code is lost. If the case has no e-mail address, call the known number back and issue a new code.
triage-banner-withdrawn = At { $at } the complainant withdrew the complaint. The clocks run on and an incident stays one; answer with the outcome “withdrawn”.
triage-banner-erasure = At { $at } the complainant asked for erasure. Its clock runs: a lead erases, or tell them why it has to be kept and record that as done.

triage-contact-title = Change contact
triage-contact-lead = Save only what you have checked with the complainant through the old contact. Mails about the case go to the new address; the old one stays in the history.
triage-contact-button = Save contact
triage-contact-done = Contact saved.
triage-contact-same = Nothing has changed.

triage-code-title = Issue a new access code
triage-code-lead = Call the complainant back on the number the case has first. The old code stops working at once; the new one is shown once, to be read out or printed.
triage-code-called = Which number was called, who answered
triage-code-called-hint = The number in the case, not the one that called.
triage-code-error-called = Enter the number called and who answered.
triage-code-button = Issue a new code
triage-code-done = New access code issued
triage-code-done-lead = Read it out or print it for the complainant. It is shown once here; the old code no longer works.

triage-erasure-title = Erase personal information
triage-erasure-lead = Destroys the key of the case with all its contents, messages, files and contacts, for good. Only the course of the case is left. A case is usually kept for { $years } { $years ->
        [one] year
       *[other] years
    } after its last answer; tell the complainant before you erase.
triage-erasure-not = Can't be erased yet. { $why }
triage-erasure-unanswered = The complaint has not been answered.
triage-erasure-on-hold = Erasure is on hold.
triage-erasure-owed = Still to be done: { $duty }.
triage-erasure-confirm = Confirm
triage-erasure-sure = Erase the personal information in this case for good
triage-erasure-unsure = Tick the box to erase.
triage-erasure-button = Erase for good
triage-erasure-done = The personal information in this case has been erased.

triage-hold-title = Hold on erasure
triage-hold-lead = For a dispute, or an order of an authority: nobody can erase the case until the hold is lifted.
triage-hold-lead-on = Erasure of this case is on hold.
triage-hold-reason = Reason
triage-hold-set = Put on hold
triage-hold-lift = Lift the hold
triage-hold-done = Erasure is on hold.
triage-hold-lifted = The hold is lifted.

refusal-already-asked = This was recorded before.
refusal-not-erasable = This case can't be erased yet; see why under “Erase personal information”.
