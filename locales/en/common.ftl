### Words used in several places.

## The frame of a page

desk-name = Personal information complaints
complaint-desk = Personal Information Complaints Desk
skip-to-content = Skip to main content
main-navigation = Main navigation
status-link = Check a complaint
other-language = Tiếng Việt
other-language-tag = vi
footer-phone = Phone: { $phone }
footer-policy = Privacy policy
search-label = Search cases
search-hint = Name, phone number, word, reference
search-button = Search
sign-out = Sign out

## Forms and lists

optional = (optional)
errors-title = There is a problem
error-prefix = {"Error: "}
pages = Pages
page-first = Back to the start
page-previous = Previous page
page-next = Next page
save = Save
send = Send
cancel = Cancel
copy = Copy
copied = Copied
print = Print
yes = Yes
no = No
unknown = Not sure
none = None yet

## Choosing files

file-field-label = Choose files
file-field-hint = Up to { $most } files, { $each } each, { $total } in all. Kinds: { $kinds }.
file-field-care = Please cover up information about other people. No pictures of identity papers, no passwords, no card numbers.
file-field-upload = Add chosen files
file-field-remove = Remove

## Problem pages

error-to-start = Go to the start page
error-to-queue = Go to the queue
error-other-ways = Other ways to reach us
error-number = Error number: { $number }
contact-email = Email: { $email }
contact-phone = Phone: { $phone }
contact-post = By post or in person: { $address }
error-403-title = Not allowed
error-403-text = You do not have access to this page, or the page has been open for too long. Please open it again and try once more.
error-404-title = Page not found
error-404-text = There is nothing at this address, or no longer. Please check the link.
error-409-title = Not saved yet
error-409-typed = What you typed has not been saved. Use your browser’s back button to see it and copy it.
error-413-title = Too much text
error-413-text = What was sent is longer than we can receive, so it has not been saved.
error-413-typed = Use your browser’s back button: what you typed is still there. Please shorten it and send it again, or send the rest by email.
error-415-title = This file cannot be shown here
error-422-title = We could not read what was sent
error-422-text = A part that we need is missing, so nothing has been saved.
error-422-typed = Use your browser’s back button: what you typed is still there. Please reload the page and send it again.
error-429-title = Please wait a moment
error-429-text = We have just received many submissions from the same place. Please try again in { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}.
error-429-typed = Use your browser’s back button: what you typed is still there. If you would rather not wait, reach us in one of the ways below; the date of receipt is when it reaches us.
error-500-title = Something went wrong
error-500-text = The fault is ours, not yours. It has been recorded.
error-500-typed = If you were sending a form, use your browser’s back button and send it again: sending twice still makes one case.
error-503-title = We are busy
error-503-text = We cannot handle your request right now. Please try again in a minute.
error-503-typed = What you sent may not have been saved. Use your browser’s back button and send it again: sending twice still makes one case.

## Deadlines

due-date = Answer due
due-end-of = by the end of { $date }
act-by = Send by the end of { $date }
legal-latest = Latest day under the law
days-left = { $n ->
    [one] 1 day left
   *[other] { $n } days left
}
days-over = { $n ->
    [one] 1 day overdue
   *[other] { $n } days overdue
}
due-today = Due today
due-tomorrow = Due tomorrow
standing-overdue = Overdue
standing-due_today = Answer today
standing-due_soon = Next 3 working days
standing-later = Later
standing-on_track = On track
standing-met_in_time = On time
standing-met_late = Late
standing-void = No longer applies
verdict-in_time = On time
verdict-late = Late
verdict-void = No longer applies

## Kinds of complaint

kind-leak = My personal information was leaked to a third party
kind-account_misuse = Someone else uses my account
kind-wrong_use = My information is used for another purpose
kind-request_ignored = A request about my personal information got no answer
kind-other = Something else about personal information

## Channels

channel-form = Form
channel-email = Email
channel-post = Letter
channel-counter = In person
channel-phone = Phone
channel-social = Social network
channel-staff_inbox = Passed on by staff
channel-authority = Authority
reply-email = Email
reply-phone = Phone
reply-post = Letter

## States

state-received = Received
state-verifying = Verifying
state-answered = Answered
delivery-none = Not sent
delivery-pending = Written, not sent yet
delivery-failed = Could not be sent
delivery-done = Sent
fact-unassigned = Unassigned
fact-waiting = Waiting for information
fact-draft = Answer being drafted
fact-held = Held for sorting
fact-restricted = Restricted case

## Leaked information

leaked-full_name = Full name
leaked-phone = Phone number
leaked-email = Email
leaked-address = Address
leaked-order = Orders
leaked-invoice = Invoices, supporting documents
leaked-login = Login name
leaked-password = Password
leaked-location = Location
leaked-id_document = Identity document
leaked-payment = Payment details
leaked-other = Something else
leaked-unknown = Not sure

## What the complainant wishes

wish-verify = Find out whether it was leaked
wish-access = Show me the information you hold
wish-correct = Correct my information
wish-delete = Delete my information
wish-withdraw_consent = Withdraw my consent
wish-stop_contact = Stop contacting me
wish-apology = An apology
wish-compensation = Compensation
wish-negotiate = Negotiation
wish-other = Something else

## Who complains

role-member = My own information (I am a member)
role-guardian = Information of my child or a person in my care
role-representative = Someone else’s information (I am authorised, a lawyer, an heir or an employee of the customer)
role-not_member = My own information (I am not, or no longer, a member)
identity-unconfirmed = Not confirmed
identity-contact = Contact confirmed
identity-account = Account confirmed

## How they learned of it

learned_by-call = A phone call
learned_by-message = A text or Zalo message
learned_by-email = An email
learned_by-online = Saw it online
learned_by-told = Someone told me
learned_by-misdelivery = Received someone else’s goods or invoice
learned_by-other = Another way

## Harm

harm-money = Lost money
harm-harassment = Harassment
harm-impersonation = Impersonation
harm-ongoing = It is still going on
harm-none = None yet

## Outcomes

outcome-substantiated = Substantiated
outcome-partial = Partly substantiated
outcome-not_substantiated = Not substantiated
outcome-inconclusive = Inconclusive
outcome-out_of_scope = Out of scope
outcome-duplicate = Duplicate
outcome-withdrawn = Withdrawn by the complainant
outcome-not_complaint = Not a complaint

## Causes

cause-h01 = Wrong recipient (misdirected email, invoice or message)
cause-h02 = Leaked during delivery (label, delivery note, driver, guard)
cause-h03 = Processor or partner (carrier, payment, CRM, SMS, accounting)
cause-h04 = Staff looked up, copied or sold it
cause-h05 = Credential stuffing with passwords leaked elsewhere
cause-h06 = Member was deceived (phishing, unknown app)
cause-h07 = Shared account
cause-h08 = Member’s device or SIM (lost phone, malware, SIM swap)
cause-h09 = App or API fault (other people’s orders visible)
cause-h10 = Misconfiguration (public storage, shared sheet, backup)
cause-h11 = Information was already public
cause-h12 = Coincidence or another source
cause-h13 = Our own marketing taken for a leak
cause-h14 = Attack on the system
cause-unknown = Not known

## The checklist

measure-kind-technical = Technical measures
measure-kind-business = Business measures
measure-t1 = Preserve logs (on the first day)
measure-t2 = Review access logs of the member’s record
measure-t3 = Review export and download logs
measure-t4 = Review unusual sign-ins and password guessing
measure-t5 = Review mails and messages sent
measure-t6 = Retest display, permission and address faults
measure-t7 = Review file shares, storage, backups
measure-t8 = Review partners’ connections and API keys
measure-t9 = Compare the leaked data with our copy (which version, which fields)
measure-t10 = Check public sources and forums (buy nothing, download no leaked data)
measure-t11 = Review security alerts and malware
measure-t12 = Reset the member’s password, revoke sessions
measure-b1 = Ask the complainant to clarify
measure-b2 = Ask staff who had access
measure-b3 = Ask the carrier
measure-b4 = Ask processors and partners in writing
measure-b5 = Review contracts and what is shared
measure-b6 = Review similar cases
measure-b7 = Review marketing campaigns and opt-outs
measure-b8 = Review access of people who left
measure-b9 = Review how delivery notes are printed
measure-b10 = Assess the risk to people affected
measure-b11 = Ask legal or data protection staff
status-to_do = To do
status-doing = In progress
status-signs = Signs found
status-no_signs = No signs found
status-unable = Could not be checked
status-not_applicable = Not applicable

## Roles

staff-role-handler = handler
staff-role-lead = lead
staff-role-auditor = auditor
staff-role-admin = administrator
