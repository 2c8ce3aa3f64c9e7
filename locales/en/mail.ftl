### Mails to complainants and to staff.

## Common

mail-dear-customer = Dear customer,
mail-dear-named = Dear { $name },
mail-regards = Yours sincerely,
mail-phone = Phone: { $phone }
mail-reference = Case reference
mail-due = We will answer by
mail-status = See the state of your case
mail-received-at = At { $at }
mail-received-on = On { $on }

## Acknowledgement

mail-acknowledgement-subject = We have received your complaint [{ $reference }]
mail-acknowledgement-opening = { $received }, { $organisation } received your complaint about personal information.
mail-acknowledgement-due = { $due } (15 days, not counting the day of receipt)
mail-acknowledgement-next = We will verify what you reported by technical and business measures. If we need to know more, we will ask by this e-mail address; the date above does not change.
mail-acknowledgement-requests = Your complaint comes with the following request. Each request is dealt with on its own, by a date of its own:
mail-acknowledgement-request = { $what }: to be carried out by { $due }
mail-acknowledgement-steps = How a request about personal information is carried out:
mail-acknowledgement-step-1 = We confirm that the account is yours through the e-mail address or phone number registered with it. You need not send any identity papers.
mail-acknowledgement-step-2 = We find the information concerned and carry out the request. If any part of it cannot be carried out, we tell you why.
mail-acknowledgement-step-3 = We send you the result and tell you how to check, restore or delete the information yourself.
mail-acknowledgement-safety = To protect your account meanwhile, change your password, give no one-time code to anybody, and keep the messages, callers’ numbers or screenshots that have to do with this.
mail-acknowledgement-more = You can add documents by answering this e-mail; please leave the case reference in the subject. Please do not send pictures of identity papers, passwords or card numbers.
mail-acknowledgement-not-you = If you did not send this complaint, please ignore this e-mail or let us know.

mail-request-access = See the information
mail-request-correct = Correct the information
mail-request-delete = Delete the information
mail-request-withdraw_consent = Withdraw consent
mail-request-stop_contact = Stop contact
mail-request-negotiate = Negotiate

## Verifying

mail-verifying-subject = We are verifying your complaint [{ $reference }]
mail-verifying-opening = Case { $reference } has just moved from “Received” to “Verifying”.
mail-verifying-doing = We are looking into:
mail-verifying-due = The date of our answer does not change: { $due }.
mail-verifying-needed = Please tell us also:
mail-verifying-how = Just answer this e-mail and leave the case reference in the subject. If there is nothing, please answer “nothing”; we go on verifying with what we have.
mail-verifying-nothing-needed = You need not do anything now.

## Answer

mail-answer-subject = Our answer to your complaint [{ $reference }]
mail-answer-opening = { $organisation } answers your complaint received on { $on }, case reference { $reference }.
mail-answer-summary-heading = Your complaint
mail-answer-measures-heading = What we have done
mail-answer-technical = Technical measures:
mail-answer-business = Business measures:
mail-answer-conclusion-heading = Conclusion
mail-answer-reasons = Reasons: { $text }
mail-answer-how = What to do: { $text }
mail-answer-inaccurate = About the registered details: { $text }
mail-answer-where-to = Please turn to: { $text }
mail-answer-outcome-substantiated = Your complaint is substantiated.
mail-answer-outcome-partial = Your complaint is partly substantiated.
mail-answer-outcome-not_substantiated = We have checked and have so far found no sign that information leaked from our systems.
mail-answer-outcome-inconclusive = What we know is not enough for a conclusion.
mail-answer-outcome-out_of_scope = This matter is outside what we settle as complaints about personal information.
mail-answer-outcome-duplicate = You sent this already in case { $other }. This letter answers both cases.
mail-answer-outcome-withdrawn = You have withdrawn your complaint, so we stop working on this case.
mail-answer-apology = We apologise to you for this.
mail-answer-scope = This result speaks only of what was checked; if you have further documents, please send them so that we can look again.
mail-answer-remedy-heading = Remedy
mail-answer-requests-heading = Your requests about personal information
mail-answer-guidance-heading = What you can do
mail-answer-review-heading = Asking for a review
mail-answer-review = If you disagree with this answer, you can ask us to review it by answering this e-mail; whoever reviews it is not the person who handled the case. You also have the right to complain to the authorities, to denounce, to sue and to claim damages under the law on the protection of personal data.

## Mails to staff

mail-staff-automatic = Sent automatically for { $organisation }. This e-mail holds nothing about the complainant; all details are in the case.
mail-queue = The queue
mail-more-cases = { $n ->
    [one] and { $n } more case
   *[other] and { $n } more cases
}
mail-hidden-case = A case that nobody may see yet
mail-act-by = Send by the end of { $day }, due { $due }
mail-due-on = Due { $due }
mail-nothing-open = No clock is running
mail-due-at = Due { $at }
mail-subject-one = { $what } [{ $reference }]

mail-assigned-what = { $n ->
    [one] { $n } case was assigned to you
   *[other] { $n } cases were assigned to you
}
mail-assigned-opening = { $n ->
    [one] You are the handler of this case.
   *[other] You are the handler of these { $n } cases.
} On the first day: answer the five questions about an incident and preserve the logs.
mail-answer-today-what = { $n ->
    [one] To be done today: { $n } case
   *[other] To be done today: { $n } cases
}
mail-answer-today-opening = { $n ->
    [one] This case is to be dealt with today.
   *[other] These { $n } cases are to be dealt with today.
} An answer counts once the mail server has accepted it, or the call or the posting is recorded.
mail-overdue-what = { $n ->
    [one] Overdue: { $n } case
   *[other] Overdue: { $n } cases
}
mail-overdue-opening = { $n ->
    [one] This case is overdue.
   *[other] These { $n } cases are overdue.
} Please act now; the policy allows no extension of the answer to a complaint.
mail-possible-incident-what = { $n ->
    [one] Possible data breach: { $n } case
   *[other] Possible data breach: { $n } cases
}
mail-possible-incident-opening = { $n ->
    [one] This case shows signs of a breach of personal data.
   *[other] These { $n } cases show signs of a breach of personal data.
} The 24-hour and 72-hour reports are counted from the moment of detection.
mail-possible-incident-next = To be done at once: preserve the logs, tell the person in charge of personal data protection, and record on the case that the authority was notified.
mail-answer-failed-what = { $n ->
    [one] Mail not delivered: { $n } case
   *[other] Mail not delivered: { $n } cases
}
mail-answer-failed-opening = { $n ->
    [one] The mail of this case could not be sent.
   *[other] The mails of these { $n } cases could not be sent.
} The clock is still running: check the address, or phone or write by post and record it on the case.
