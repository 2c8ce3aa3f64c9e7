### The questions of a complaint and how to mend an answer. Used by the form, the status page, the case page.

## Questions

complaint-kind = What is the complaint about?
complaint-story = What happened?
complaint-leaked = Which information was leaked?
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
