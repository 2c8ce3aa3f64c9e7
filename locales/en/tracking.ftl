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
tracking-lost-text = Please contact us. The answer still comes the way you chose.
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
tracking-waiting = We need to know more from you. Please see our email or message; the due date does not change.
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
tracking-answer-not-complaint = This is not a complaint about personal information, so the case was closed.
tracking-answer-guidance = What you can do
tracking-answer-review = If you disagree with this answer, you can ask for a review: contact us and give the reference; whoever reviews it is not the person who handled the case. You also have the right to complain, to report a violation, to go to court and to claim damages under the law on personal data protection.
tracking-submitted = What you sent
tracking-link-only = The link in the email shows only state and dates. To see what you sent and the answer, please enter the access code.
tracking-link-only-code = Enter the access code
tracking-contact = Contact about this case
tracking-contact-text = Please give the reference { $reference } when you contact us.
tracking-policy = Policy that applies to this case: version { $version }.
tracking-print = Print this page
