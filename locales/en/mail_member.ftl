### Mails about reviews, a change of contact and a new access code.

mail-review-received-subject = We have received your request for a review [{ $reference }]
mail-review-received-opening = { $organisation } received your request to review the answer to case { $reference }.
mail-review-received-due = We will answer by { $due } (15 days, not counting the day we received it).
mail-review-received-who = Whoever reviews it is not the person who handled the case. If we need to know more, we will ask you; the date above does not change.

mail-review-answer-subject = The result of the review of your case [{ $reference }]
mail-review-answer-opening = { $organisation } answers your request for a review received on { $on }, case { $reference }. It was reviewed by somebody who had not handled the case before.
mail-review-result-heading = Result of the review
mail-review-result-upheld = After the review, our earlier answer stands.
mail-review-result-changed = After the review, we change our earlier answer. The new conclusion is as follows.
mail-review-reasons-heading = Reasons
mail-review-remedy-heading = Remedy
mail-review-guidance-heading = What you can do
mail-review-rights-heading = Your rights
mail-review-rights = If you still disagree, you can reply to this email or ask for another review on the status page. You also have the right to complain, to report a violation, to go to court and to claim damages under the law on personal data protection.

mail-link-life = The link works once, within 24 hours. Opening it changes nothing yet: please also press the button on the page.

mail-contact-confirm-subject = Confirm this e-mail address [{ $reference }]
mail-contact-confirm-opening = Somebody opened case { $reference } with its access code and asked us to write to this e-mail address from now on.
mail-contact-confirm-link = If that was you, please open this link and confirm:
mail-contact-confirm-button = Confirm this e-mail address
mail-contact-confirm-not-you = If it was not you, please ignore this email: the address will not be used.

mail-contact-changed-subject = The e-mail address of your case has changed [{ $reference }]
mail-contact-changed-opening = From now on, mails about case { $reference } go to another e-mail address, as asked by the holder of the access code.
mail-contact-changed-not-you = If you did not ask for this, please tell us at once, using the contacts below.

mail-code-link-subject = Get a new access code [{ $reference }]
mail-code-link-opening = We received a request for a new access code to case { $reference }.
mail-code-link-link = To get a new code, please open this link and press the button on the page. The old code stays valid until you have taken the new one:
mail-code-link-button = Get a new access code
mail-code-link-not-you = If you did not ask for this, please ignore this email: your present code goes on working.
