### The questions of a complaint and how to mend an answer. Used by the form, the status page, the case page.

## Questions

complaint-kind = What is the complaint about?
complaint-story = What happened?
complaint-leaked = Which information was leaked?
complaint-account-sign = What did you notice?
complaint-account-since = Since when?
complaint-password-works = Can you still sign in with your own password?
complaint-codes-to = Which phone number or email gets the account’s one-time codes?
complaint-used-for = What was the information used for?
complaint-request-what = What did you ask for?
complaint-request-when = When did you ask?
complaint-request-how = How did you ask?
complaint-request-reply = What has come back so far?
complaint-connection = How were you in touch with us before?
complaint-noticed-day = Day
complaint-noticed-month = Month
complaint-noticed-year = Year
complaint-files = Documents and pictures
complaint-third-party = Who has the information now?
complaint-learned-by = How did you find out?
complaint-noticed = When did you notice?
complaint-harm = What has it led to?
complaint-order-code = Order code
complaint-full-name = Full name
complaint-role = Whose information is it?
complaint-on-behalf-of = Full name of the person you write for
complaint-relation = Your relation to that person
complaint-under-16 = Is that person under 16?
complaint-account-contact = Email or phone number the account was registered with
complaint-reply-channel = How would you like to be answered?
complaint-email = Email
complaint-phone = Phone number
complaint-postal-address = Postal address
complaint-other-contact = Other contact
complaint-wish = What would you like to happen?
complaint-about-staff = Does this concern an employee of the company?
complaint-about-staff-who = Who, if you know
complaint-may-ask-partners = While verifying, may we give your name and phone number to the carrier or a partner?
complaint-support-needs = Special support

## How to mend

complaint-error-kind = Choose what the complaint is about
complaint-error-story = Enter what happened; one sentence is enough
complaint-error-leaked = Choose which information was leaked; if you do not know, choose “Not sure”
complaint-error-full-name = Enter your full name
complaint-error-role = Choose whose information it is
complaint-error-on-behalf-of = Enter the full name of the person you write for; if you do not know it, write “unknown”
complaint-error-reply-channel = Choose how you would like to be answered
complaint-error-email = Enter the email address for the answer
complaint-error-email-odd = Enter the whole email address, for example name@example.com
complaint-error-phone = Enter the phone number for the answer
complaint-error-phone-odd = Enter the phone number in digits, for example 0912 345 678
complaint-error-postal-address = Enter the postal address for the answer
complaint-error-choose = Choose one of the options
complaint-error-choose-some = Choose from the options
complaint-error-too-long = Shorten this to at most { $max } characters (now { $count })
complaint-error-day = Enter the day as a number from 1 to 31, or leave it empty
complaint-error-month = Enter the month as a number from 1 to 12, or leave it empty
complaint-error-month-missing = Enter the month too, or leave the day empty
complaint-error-year = Enter the year in four digits, for example 2026
complaint-error-year-missing = Enter the year too; if you cannot remember it, use the box for words, for example “October”
complaint-error-no-such-day = Change this day, which that month does not have; if you cannot remember it, leave it empty

## Signs that somebody else uses an account

account_sign-sign_in = A sign-in that was not me
account_sign-password = The password was changed
account_sign-details = Name, phone number or address in the account were changed
account_sign-orders = Orders I did not make
account_sign-codes = One-time codes I did not ask for
account_sign-locked_out = I cannot sign in any more
account_sign-other = Another sign

## Earlier requests

request_how-app = In the app or on the website
request_how-email = Email
request_how-phone = Phone
request_how-post = Post
request_how-counter = In person
request_how-other = Another way
request_reply-nothing = No answer yet
request_reply-refused = It was refused
request_reply-partly = It was done only in part
request_reply-other = Something else
