# The desk: the conversation with the complainant.

# The history
triage-event-message_received = The complainant wrote back ({ $via })
triage-event-message_received-differs = A reply came in ({ $via }) from another address than the complainant's
triage-event-message_received-unverified = A reply came in ({ $via }); not confirmed as the complainant's
triage-event-message_drafted = Draft of a message to the complainant saved
triage-event-message_sent = Wrote to the complainant ({ $via })
triage-event-message_sent-question = Asked the complainant for more ({ $via })
triage-event-message_handled-read = Reply of the complainant marked as read
triage-event-message_handled-no_reply_needed = Reply of the complainant: no answer needed
triage-event-message_handled-review = Reply of the complainant: asks for a review
triage-event-message_handled-new_complaint = Reply of the complainant: a new complaint
triage-via-status_page = status page
triage-via-email = e-mail
triage-via-phone = telephone
triage-via-post = letter
triage-via-counter = in person
triage-via-social = social media
refusal-held = This case still waits to be sorted. Accept it first, then write to the complainant.
refusal-already-handled = This reply has been marked already.
