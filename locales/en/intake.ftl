### Start page, form, check page and receipt.

## Start page

intake-start-title = Complaints about personal information
intake-start-description = Complain when your personal information was leaked or misused. Answered within 15 days.
intake-start-lead = Was your information leaked to a third party or used for another purpose, or has a request about it gone unanswered? Tell us here.
intake-start-button = Make a complaint
intake-start-status = Follow a complaint
intake-start-days = 15 days
intake-start-days-text = is the time we have to answer, counted without a break from the day after receipt. You learn the date as soon as you have sent your complaint.
intake-start-who = Who answers
intake-start-who-text = The desk for complaints about personal information of { $organisation }, on behalf of its management board. Whoever a complaint is about neither sees nor handles it.
intake-start-steps = What happens to a complaint
intake-start-step-send = You send it
intake-start-step-send-text = About 5 minutes, no account needed. You get a reference, an access code and the date of the answer at once.
intake-start-step-verify = We verify
intake-start-step-verify-text = By technical and business measures: we review access logs and ask the staff, carriers and partners concerned.
intake-start-step-answer = We answer
intake-start-step-answer-text = With a conclusion, the reasons, what was done and what you can do. If you disagree, you can ask for a review by another person.
intake-start-need = What you need
intake-start-need-story = What happened, roughly when, and which information was leaked. Whatever you do not know, answer with “Not sure”.
intake-start-need-contact = An email address, phone number or postal address for the answer.
intake-start-need-order = An order code, messages or screenshots, if there are any.
intake-start-need-not = No identity papers. Please do not write passwords, one-time codes or card numbers.
intake-other-ways = Other ways to complain
intake-other-ways-text = All ways count the same. The time runs from the day we receive your complaint.
intake-privacy = How your information is handled
intake-privacy-what = What you write and the files you send, when they were received and how they were handled. There is no tracking, and nothing goes to advertisers.
intake-privacy-what-title = What do we store?
intake-privacy-why-title = What for?
intake-privacy-who-title = Who can see it?
intake-privacy-how-long-title = For how long?
intake-privacy-rights-title = What are your rights?
intake-privacy-rights = You may see, correct or delete your information and withdraw your consent, on the status page or by contacting us.
intake-privacy-draft-title = What about things not sent yet?
intake-privacy-draft = They are encrypted and kept for 24 hours, so that you can go on in the same browser, and then deleted. We do not look at what was not sent.
intake-privacy-version = This notice applies since { $day }.
intake-privacy-why = To verify and answer the complaint, and to carry out the requests you choose. For nothing else.
intake-privacy-who = Only those who handle the case; each look is recorded. Words and files are stored encrypted. Partners learn your name or phone number only if you agree.
intake-privacy-how-long = Until you ask for its deletion or the retention period ends.
intake-privacy-controller = Data controller: { $organisation }.
intake-privacy-policy = Privacy policy in force

## Form

intake-form-title = Make a complaint
intake-form-lead = Use your own words. What is not marked “(optional)” is needed. If something has to be corrected, what you typed stays.
intake-form-section-matter = What it is about
intake-form-section-account = When somebody else uses your account
intake-form-section-use = When information was used for something else
intake-form-section-request = When an earlier request went unanswered
intake-form-section-files = Documents and pictures
intake-form-section-more = More details
intake-form-section-person = About you
intake-form-section-reply = The answer
intake-form-section-wish = Your wishes
intake-form-section-rest = Anything else we should know
intake-hint-story = Up to 4,000 characters. Please do not write passwords, one-time codes or card numbers.
intake-hint-leaked = Choose all that apply. Needed when the complaint is about a leak.
intake-hint-choose-all = Choose all that apply.
intake-hint-since = A day, a month or a period. If you cannot remember, write “cannot remember”.
intake-hint-password-works = Only choose yes or no. Please do not write a password anywhere.
intake-hint-codes-to = Please do not write a code. Leave it empty if you do not know.
intake-hint-used-for = For example: advertising calls, put online, signed up for another service.
intake-hint-request-what = For example: to see, correct or delete information, to stop advertising calls.
intake-hint-noticed-on = As much as you remember: only month and year, or only the year, is fine.
intake-noticed-words = Or in words
intake-hint-third-party = For example: another shop, a caller who claimed to be from the delivery service, unknown.
intake-hint-noticed = If you cannot remember the date, write here. For example: early October, before Tết, cannot remember.
intake-hint-order-code = Separate several codes by commas.
intake-hint-full-name = As it should stand in the answer.
intake-hint-role-guardian = Parents and guardians need no letter of authority.
intake-hint-role-representative = No papers are needed now. If we need any, we will ask later; verification does not wait for them.
intake-hint-role-not_member = You can complain just as members can.
intake-hint-behalf = If you write for a company, enter its name.
intake-hint-relation = For example: mother, guardian, lawyer, heir, employee.
intake-hint-connection = For example: a former member, took in a delivery for someone, never in touch.
intake-hint-account-contact = Helps us to find the right account. Leave it empty if you are not a member.
intake-hint-reply-channel = Please use an email address or phone number that only you can see. Only the contact for the way you choose is needed.
intake-hint-postal-address = House number, street, ward or commune, province or city.
intake-hint-wish = Choose all that apply. Requests to see, correct or delete information, to withdraw consent or to stop contact have times of their own, counted from receipt.
intake-hint-about-staff = If so, only a few trusted people can open the case; the person concerned cannot find it.
intake-hint-may-ask-partners = If not, we still verify by the order code.
intake-hint-support-needs = For example: large print, a call in the evening, an interpreter.
intake-form-privacy = What we store and why
intake-form-check = Check before sending
intake-form-save = Save and go on later
intake-form-save-hint = A draft is kept for 24 hours and opens only in this browser. On a shared device please send it at once or discard the draft when you are done.
intake-form-characters-left = { $n } characters left
intake-form-characters-over = { $n } characters too many
intake-files-lost = The files you just chose could not be kept. Please choose them again.

## Drafts

intake-draft-waits = You have a draft that has not been sent
intake-draft-waits-text = Saved at { $saved }. Kept until { $until }.
intake-draft-open = Go on
intake-draft-remove = Discard draft
intake-form-honeypot = Please leave this empty

## When it could not be sent

intake-notice-expired = This page was open for a long time and needs to be confirmed. What you entered is all here; please send it once more. If this page comes back, please allow cookies for this site, or use one of these ways.
intake-notice-busy = Many complaints have just come from the same network or contact, so this one has not been sent yet. What you entered is all here. Please send it again in { $minutes } { $minutes ->
        [one] minute
       *[other] minutes
    }, or use one of these ways.
intake-notice-type = Your browser sent this in a form we cannot read, so the complaint has not been sent. Please fill in the form below, or use one of these ways.
intake-notice-unavailable = The system is busy and the complaint has not been sent. What you entered is all here. Please send it again in a few minutes; sending twice still makes one case.

## Check page

intake-check-title = Check before sending
intake-check-lead = The complaint has not been sent yet. Please look through it, then choose “Send complaint”.
intake-check-phone = The phone number seems to have too few or too many digits. If it is right, just send it.
intake-check-short = This is rather short. You can send it; more details help us to verify faster.
intake-check-numbers = There is a number that looks like that of an identity paper or a card. We do not need it; if it is one, please choose “Change” and remove it.
intake-check-card = There is a number that looks like that of a payment card. We do not need it; please choose “Change” and remove it.
intake-check-code = There seems to be a one-time code. Please tell it to nobody, not even us; choose “Change” and remove it.
intake-check-password = There seems to be a password. Please choose “Change” and remove it, and change the password if you still use it.
intake-check-future = The day you noticed is yet to come. If it is a slip, please choose “Change”.
intake-check-email = The email address looks mistyped. Did you mean { $email }?
intake-check-email-button = Yes, use { $email }
intake-check-submit = Send complaint
intake-check-edit = Change

## Receipt

intake-receipt-title = We have received your complaint
intake-receipt-reference = Reference
intake-receipt-due = Answer due
intake-receipt-counting = 15 days, not counting the day of receipt ({ $day }). The time does not pause.
intake-receipt-how = How it is counted
intake-receipt-code = Access code
intake-receipt-code-minutes = – shown for 15 minutes only
intake-receipt-code-text = You need it to see the case and the answer. Whoever has it can see them, so please keep it to yourself.
intake-receipt-print = Print receipt
intake-receipt-kept = I have kept the access code
intake-receipt-next = What happens next
intake-receipt-step-received = Received
intake-receipt-files = With { $n } { $n ->
        [one] file
       *[other] files
    }.
intake-receipt-step-verify = Verification
intake-receipt-step-verify-text = By technical and business measures; if needed, we will ask you. The due date does not change.
intake-receipt-step-answer = Answer
intake-receipt-step-answer-email = By { $date } at the latest, by email.
intake-receipt-step-answer-phone = By { $date } at the latest, by phone.
intake-receipt-step-answer-post = By { $date } at the latest, by post.
intake-receipt-mail = We also send a confirmation to your email address. If it does not arrive, please look in the spam folder.
intake-receipt-requests = Requests made with it
intake-receipt-request = { $wish }: { $date }
intake-receipt-protect = In the meantime
intake-receipt-protect-text = Change your password, give one-time codes to nobody, and keep messages, callers’ numbers and screenshots.
intake-receipt-status = Open the status page
intake-receipt-status-text = Follow the case and read the answer on the status page, with the reference and the access code:
intake-receipt-qr = QR code of the status page with the reference { $reference }
intake-receipt-qr-text = Scan it with a phone to open the status page. It does not contain the access code.
intake-receipt-contact = Questions
intake-receipt-contact-text = Please give the reference when you contact us.
intake-receipt-gone-title = This receipt can no longer be shown
intake-receipt-gone-text = To protect the access code, a receipt can be opened for 15 minutes, in the browser that sent the complaint. If you did send it, it is stored and the time is running.
intake-receipt-gone-code = Still have the access code? Open the status page.
intake-receipt-gone-lost = Could not keep the code? Please contact us; the answer still comes the way you chose.
