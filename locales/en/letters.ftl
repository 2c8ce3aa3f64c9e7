### The letter with what came of a review, and the questions when staff enter a case.

letter-review-subject = Review of our answer to your complaint about personal information
letter-review-opening = { $organisation } answers your request of { $on } for a review, reference { $reference }. Whoever reviewed it did not handle the case before.
letter-review-rights = If you still disagree you can ask for another review by letter, by telephone or in person at our address and number, or at { $url }, giving the reference. You also have the right to complain, to report a violation, to go to court and to claim damages under the law on personal data protection.
triage-letter-review-link = Letter with the result of the review (to print)
triage-letter-review-title = Result of the review { $reference }
triage-letter-review-button = Record that it was printed
triage-letter-review-done = Recorded that the letter with the result of the review was printed. The clock runs until it is recorded as handed over.
triage-printed-review = The letter with the result of the review was printed at { $at } and not sent. The clock runs until it is recorded as handed over.
triage-event-letter_made-review = Letter with the result of the review printed
triage-event-letter_made-review-code = Letter with the result of the review printed

triage-ask-kind = What the complaint is about
triage-ask-learned-by = How the complainant learned of it
triage-ask-harm = What it has caused the complainant
triage-ask-reply-channel = How the complainant wants to be answered
triage-ask-role = Whose information it is about (in the complainant’s words)
triage-ask-on-behalf-of = Full name of the person it was sent for
triage-ask-relation = The complainant’s relation to that person
triage-ask-wish = What the complainant wants
triage-ask-about-staff-who = Which member of staff, if named
triage-ask-may-ask-partners = May the complainant’s name and number be given to the carrier or partners?
triage-new-not-stored = The system is busy and the case was not saved. What was entered and the files are still below; choose “Save the case” once more. Saved several times, it is one case.

triage-group-unreached = Not reached by mail, no clock running

triage-dismiss-reason-hint = For the desk only; the complainant does not see it.
triage-dismiss-guidance = Guidance for the complainant
triage-dismiss-guidance-hint = Shown on the status page, for example where else to turn. No mail is sent.
triage-dismissed-because = Not a complaint. Reason (for the desk only): { $reasons }
triage-ask-noticed = When the complainant noticed it
