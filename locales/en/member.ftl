### What complainants do on the status page: what staff see of it.

triage-event-withdrawal_asked = The complainant withdraws the complaint
triage-event-contact_asked = The complainant asks to be reached elsewhere
triage-event-contact_changed = Contact changed
triage-event-code_asked = The complainant says the access code is lost
triage-event-code_issued = A new access code was issued
triage-event-erasure_asked = The complainant asks for erasure
triage-event-hold_set = Erasure put on hold
triage-event-hold_lifted = Hold on erasure lifted
