### The complainant's status page.

## Finding a case

tracking-title = Follow a complaint
tracking-lead = Enter the reference and the access code from your receipt.
tracking-reference = Reference
tracking-reference-hint = For example: KN-7F3K-9QW4
tracking-code = Access code
tracking-code-hint = 25 characters. Capital or small letters, dashes and spaces do not matter.
tracking-submit = Show the case
tracking-lost = Lost the access code?
tracking-lost-text = Enter the reference and the e-mail address or phone number of the case to get a new one. The answer still comes the way you chose.
tracking-error-reference = Enter the reference, for example KN-7F3K-9QW4
tracking-error-code = Enter the access code
tracking-error-mismatch = Check the reference and the access code: together they match no case
tracking-notice-expired = This page was open for a long time. Please choose “Show the case” once more.
tracking-notice-again = To keep the contents private, please enter the access code again.
tracking-notice-busy = A wrong access code was entered several times. Please try again in { $minutes } { $minutes ->
        [one] minute
       *[other] minutes
    }, or contact us.

## Case

tracking-case-title = Case { $reference }
tracking-state = Where it stands
tracking-state-received = We have received your complaint and are preparing to verify it.
tracking-state-verifying = We are verifying what you reported by technical and business measures.
tracking-state-answered = We have answered this complaint.
tracking-state-sending = The answer is written and on its way to you.
tracking-state-closed = This case has been closed.
tracking-due = Answer due
tracking-due-met = Answered in time.
tracking-due-met-late = Answered late.
tracking-due-void = The case is closed; there is no due date any more.
tracking-how = How it is counted
tracking-no-action = There is nothing you need to do at the moment.
tracking-waiting = We need to know more from you. The due date does not change; if you have nothing to add, simply reply “none”.
tracking-late-title = We are late
tracking-late-text = We promised an answer by { $date } and have not kept it. Your case is being worked on, ahead of those that still have time. We apologise for the delay.
tracking-late-answered = We promised an answer by { $date } and answered later. We apologise for the delay.
tracking-elsewhere = If you do not want to wait any longer
tracking-elsewhere-us = Contact us directly and give the reference.
tracking-elsewhere-consumer = Turn to the state authority for consumer protection or a consumer association where you live.
tracking-elsewhere-data = Complain to the specialised personal data protection authority of the Ministry of Public Security.
tracking-elsewhere-court = Go to court or claim damages as the law provides.
tracking-requests = Requests made with it
tracking-request-due = { $name }: { $date }
tracking-request-met = { $name }: answered
tracking-timeline = What has happened
tracking-event-received = Complaint received
tracking-event-acknowledged = Receipt confirmed to you
tracking-event-verifying = Verification began
tracking-event-answered = Answer sent
tracking-event-due = Answer due: { $date }
tracking-answer = The answer
tracking-answer-outcome = Conclusion
tracking-answer-reasons = Reasons
tracking-answer-done = What we did
tracking-answer-remedy = Remedy
tracking-answer-requests = Your requests about personal information
tracking-answer-not-complaint = Having looked at it, we find that this is not a complaint about personal information, so the case was closed. If you think this is a mistake, please write to us below or ask for a review.
tracking-answer-guidance = What you can do
tracking-answer-review = If you disagree with this answer, you can ask us to review it; whoever reviews it is not the person who handled the case. You also have the right to complain, to report a violation, to go to court and to claim damages under the law on personal data protection.
tracking-submitted = What you sent
tracking-link-only = The link in the email shows only state and dates. To see what you sent and the answer, please enter the access code.
tracking-link-only-code = Enter the access code
tracking-contact = Contact about this case
tracking-contact-text = Please give the reference { $reference } when you contact us.
tracking-policy = Policy that applies to this case: version { $version }.
tracking-print = Print this page

## What can be done with a case

tracking-lost-link = Get a new access code
tracking-link-only-lost = Lost the access code?
tracking-waiting-jump = See the question and reply
tracking-state-review = We are reviewing the answer, as you asked.
tracking-state-withdrawn = You have withdrawn this complaint. We will send a confirming answer by the date below.
tracking-erased = The personal information in this case has been erased. Only the reference and the dates are left.
tracking-held-expired = This page was open for a long time. What you typed is still below; please send it once more.
tracking-held-busy = We have just received a lot from here. Please try again in { $minutes } { $minutes ->
        [one] minute
       *[other] minutes
    }, or contact us. What you typed is still below.
tracking-held-refused = The case has just changed, so this could not be done. Please look at where the case stands.
tracking-back = Back to case { $reference }
tracking-contact-other = Other ways to reach us
tracking-actions = What you can do
tracking-elsewhere-title = Who else you can turn to
tracking-close = Close the case on this device

## Conversation

tracking-messages = Messages
tracking-message-asked = We asked
tracking-message-ours = We wrote
tracking-message-theirs = You wrote
tracking-reply-text = Add something
tracking-reply-answer = Reply to the question
tracking-reply-hint = Please send no passwords, one-time codes, card numbers or pictures of identity papers.
tracking-reply-empty = Enter what you want to send
tracking-reply-files = Files
tracking-reply-files-hint = At most { $most } files of up to { $each } each, { $total } in all: { $kinds }. Please cover what concerns other people.
tracking-reply-files-only = (Files only.)
tracking-reply-button = Send
tracking-reply-done = Sent. We will read it and reply if needed; the dates of the case do not change.
tracking-event-asked = We asked you for more
tracking-event-told = We wrote to you
tracking-event-message = You sent more

## Review

tracking-review-title = Ask for a review
tracking-review-about = Somebody else looks at the answer again, within 15 days.
tracking-review-heading = Review of the answer
tracking-review-lead = Whoever reviews it is not the person who answered. You can ask however the answer reached you: by e-mail, phone or post.
tracking-review-due = Sent today, it is answered by { $date } (15 days, not counting today).
tracking-review-reason = What do you disagree with?
tracking-review-reason-hint = What is wrong, or new. Not needed, but it helps us look in the right place.
tracking-review-button = Ask for a review
tracking-review-done = We have your request. Somebody else will look at it again and answer you.
tracking-review-open = The answer is under review. If you have more to say, send it on the page of the case.
tracking-review-too-early = This complaint has not been answered yet, so there is no answer to review.
tracking-review-asked = You asked at { $at }.
tracking-review-standing = Answer due: { $date } · { $left }
tracking-review-met = Answered in time.
tracking-review-met-late = Answered late. We apologise for the delay.
tracking-event-review = You asked for a review
tracking-event-reviewed = Result of the review sent
tracking-event-review-due = Review to be answered: { $date }

## Withdrawal

tracking-withdrawal-title = Withdraw the complaint
tracking-withdrawal-about = When you do not want us to go on.
tracking-withdrawal-lead = You can withdraw the complaint at any time before it is answered, without a reason. Please read this first:
tracking-withdrawal-clock = The date does not change: we still send a confirming answer by { $date }.
tracking-withdrawal-incident = If there are signs of a data breach, we go on handling and reporting the incident as the law demands.
tracking-withdrawal-again = You can complain about the same matter again.
tracking-withdrawal-reason = Reason
tracking-withdrawal-confirm = Confirm
tracking-withdrawal-sure = I want to withdraw this complaint
tracking-withdrawal-unsure = Tick the box if you want to withdraw the complaint
tracking-withdrawal-button = Withdraw
tracking-withdrawal-done = Your withdrawal is recorded. We will send a confirming answer.
tracking-withdrawal-not = This complaint has been answered or withdrawn, so it can't be withdrawn any more.
tracking-withdrawal-message = I withdraw this complaint.
tracking-event-withdrawn = You withdrew the complaint

## Contact

tracking-contact-title = Change your contact
tracking-contact-about = A new e-mail address, phone number or postal address.
tracking-contact-lead = At present we reach you by:
tracking-contact-now-email = E-mail: { $value }
tracking-contact-now-phone = Phone: { $value }
tracking-contact-now-address = Post: { $value }
tracking-contact-email = New e-mail address
tracking-contact-email-hint = We send a link to this address. Until you confirm it, mails go to the old one.
tracking-contact-phone = New phone number
tracking-contact-phone-hint = We check with you before we use it.
tracking-contact-address = New postal address
tracking-contact-button = Send
tracking-contact-error-none = Enter at least one new contact
tracking-contact-error-email = Enter a full e-mail address, for example name@example.com
tracking-contact-error-phone = Enter the phone number in digits, for example 0903 123 456
tracking-contact-done-email = A link was sent to the new address. It works for 24 hours.
tracking-contact-done-request = Your request has gone to the desk. We will check with you before we use it.
tracking-contact-done-both = A link was sent to the new address, and the rest has gone to the desk.
tracking-contact-message = I want to be reached here instead:
tracking-event-contact-asked = You asked to be reached elsewhere
tracking-event-contact = Contact changed

## Erasure

tracking-erasure-title = Ask for erasure
tracking-erasure-about = What can be erased, what has to be kept, and why.
tracking-erasure-lead = You can ask us to erase the personal information in this case. Some of it we have to keep:
tracking-erasure-unanswered = A complaint that has not been answered can't be erased: we have to verify and answer it.
tracking-erasure-kept = After the answer, a case is kept for { $years } { $years ->
        [one] year
       *[other] years
    } in case of a dispute (the limitation period of the Civil Code), unless it is erased earlier at your request; then the personal information is erased.
tracking-erasure-due = We answer this request by { $date }; if something has to be kept, we say why.
tracking-erasure-what = Erased are the complaint, messages, files, answers and contacts, for good. Left are the reference, the kind of complaint and the dates.
tracking-erasure-reason = Anything you want to add
tracking-erasure-confirm = Confirm
tracking-erasure-sure = I ask for the personal information in this case to be erased
tracking-erasure-unsure = Tick the box if you want to ask for erasure
tracking-erasure-button = Ask for erasure
tracking-erasure-done = We have your request. You can download the case before it is erased.
tracking-erasure-not = Erasure has been asked for and is being dealt with, or the information has been erased.
tracking-erasure-message = I ask for the personal information in this case to be erased.
tracking-event-erasure = You asked for erasure
tracking-event-erased = Personal information erased
tracking-event-erasure-due = Request for erasure to be answered: { $date }

## Download

tracking-record = Download the case
tracking-record-about = One text file: what you sent, the messages, the answer, the dates.
tracking-record-title = CASE { $reference }
tracking-record-made = Downloaded at { $at }
tracking-record-history = History
tracking-record-history-about = Each line has a SHA-256 hash that joins it to the line before, so that no line can be changed or left out unseen.
tracking-record-internal = Internal work
tracking-record-answered = Answer written

## Lost access code

tracking-lost-title = Get a new access code
tracking-lost-lead = A new code goes only to the contact that the case has. The old one stops working when you take the new one.
tracking-lost-contact = E-mail address or phone number of the case
tracking-lost-contact-hint = What you left us with the complaint.
tracking-lost-error-contact = Enter the e-mail address or phone number of the case
tracking-lost-button = Send
tracking-lost-back = Back to the status page
tracking-lost-sent-title = We have your request
tracking-lost-sent-email = If the reference and the e-mail address belong together, we have sent a link there; it works once, within 24 hours.
tracking-lost-sent-phone = If the reference and the phone number belong together, we will call that number back in office hours.
tracking-lost-message = The complainant says the access code is lost. Please call the case's phone number back and issue a new code.
tracking-link-code-title = Get a new access code
tracking-link-code-lead = Press the button to get a new code. The old one will stop working. The new code is shown once.
tracking-link-code-button = Get the new code
tracking-link-contact-title = Confirm the e-mail address
tracking-link-contact-lead = Press the button to get the mails about the case at this address from now on.
tracking-link-contact-button = Confirm
tracking-link-contact-done = The e-mail address is confirmed
tracking-link-contact-done-text = From now on, mails about case { $reference } go to this address.
tracking-link-over-title = This link does not work any more
tracking-link-over-text = A link works once, within 24 hours, and gives way to a later one. You can ask for a new link, or contact us.
tracking-new-code-title = New access code
tracking-new-code-text = The new access code of case { $reference }. Please keep it: it is shown once, and the old one does not work any more.
tracking-new-code-kept = I have kept the access code
tracking-new-code-open = Open the case
tracking-event-code = New access code issued
