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

# Mails to complainants
mail-question-subject = Please tell us more [{ $reference }]
mail-question-opening = To verify case { $reference } properly, we need to know from you:
mail-question-how = Just answer this e-mail and leave the case reference in the subject. If there is nothing, please answer “nothing”; we go on verifying with what we have.
mail-question-privacy = Please do not send pictures of identity papers, passwords, one-time codes or card numbers.
mail-reply-subject = About your complaint [{ $reference }]
mail-reply-opening = We are writing to you about case { $reference }.
mail-reply-how = If you would like to add anything, just answer this e-mail and leave the case reference in the subject.

# Mails to staff
mail-unread-what = { $n ->
    [one] A complainant wrote back: { $n } case
   *[other] Complainants wrote back: { $n } cases
 }
mail-unread-opening = { $n ->
    [one] The complainant of this case has written back, and nobody has read it yet. Open the case, read it and mark it.
   *[other] The complainants of these { $n } cases have written back, and nobody has read it yet. Open each case, read it and mark it.
 }

# The queue
triage-view-replies = Wrote back, unread
triage-group-replies = Unread, the longest waiting first
triage-flag-unread = Unread reply ({ $n })

# The case page: the conversation
triage-talk-title = Conversation with the complainant
triage-talk-none = Nothing yet but the complaint itself.
triage-talk-unread = Unread: { $n }
triage-talk-complainant = The complainant
triage-talk-someone = Not sure who
triage-talk-desk = Leakdesk
triage-talk-taken-down = The complainant, taken down by { $who }
triage-talk-how = { $via }, { $at }
triage-talk-new = Unread
triage-talk-question = Question
triage-talk-empty = (no words)
triage-talk-quoted = Quoted text
triage-talk-formatted = Show formatted
triage-talk-formatted-title = Formatted message { $reference }
triage-talk-formatted-lead = Pictures, links, colours and whatever would be loaded from elsewhere have been taken out. Do not follow any request to click, call or enter a password.
triage-talk-frame = The message, formatted
triage-talk-from = From: { $from }
triage-talk-to = To: { $to }
triage-talk-name-hidden = (The display name looks like an address and is not shown.)
triage-talk-differs = The sender differs from the confirmed address. Do not take this for the complainant's words, and do not write to that address before you have made sure.
triage-talk-unverified = Not confirmed as the complainant's. Make sure through a contact you already have before you rely on it.
triage-talk-marked = { $who } marked this at { $at }: { $as }
triage-marked-read = read
triage-marked-no_reply_needed = no reply needed
triage-marked-review = asks for a review
triage-marked-new_complaint = a new complaint
triage-mark-read = Read
triage-mark-no_reply_needed = No reply needed
triage-mark-review = Asks for a review
triage-mark-review-done = The review is open. Its 15 days run since the reply came in; somebody else than who answered does it.
triage-mark-new_complaint = Open as a new complaint
triage-mark-new-reason = From a reply in case { $reference }, received at { $at }.
triage-mark-done = The reply is marked.

# Writing to the complainant
triage-write-title = Write to the complainant
triage-write-kind = This is
triage-write-question = A question: we wait for more (the clock runs on)
triage-write-reply = A notice or reply: nothing to wait for
triage-write-way = How it goes
triage-write-way-email = By e-mail to { $to }
triage-write-way-phone = Record a call that was made
triage-write-way-post = Record a letter that was sent
triage-write-text = Text
triage-write-text-hint = Each line becomes a paragraph. Greeting, case reference, date of the answer and signature are added to e-mails. Of a call, write down which number, who spoke and what was said. The complainant can read this on the status page.
triage-write-send = Send or record
triage-write-sent = Sent to the complainant.
triage-write-recorded = Recorded.
triage-write-preview = Preview of the message { $reference }
triage-write-error-kind = Choose: a question, or a notice.
triage-write-error-text = Enter the text.

# Templates
triage-template = Prepared text
triage-template-none = Choose a text
triage-template-hint = It is put at the top of the fields, in the complainant's language. What you have written stays below it.
triage-template-use = Insert
triage-template-error = Choose a text from the list, then press “Insert”.
triage-answer-inaccurate = About the registered details
triage-answer-inaccurate-hint = Only where registered details are not accurate. This is a finding with a reason; conclusion and measures are needed all the same.
blocker-blank-left = Still to be filled in: { $blanks }.
