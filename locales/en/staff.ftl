# Signing in, setting up, staff, one's own settings.

staff-sign-in-title = Sign in
staff-sign-in-lead = For the people who work at the complaint desk.
staff-sign-in-button = Sign in
staff-sign-in-failed = The e-mail or the password is not right. Please try again.
staff-sign-in-wait = There were several tries. Please wait { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} and try again.
staff-sign-in-forgotten = Forgotten your password? An administrator can give you a link to set a new one.
staff-sign-in-again = Your session has ended. Please sign in again to go on.
staff-sign-out-button = Sign out
staff-signed-out = You have signed out.

staff-field-name = Full name
staff-field-email = E-mail
staff-field-password = Password
staff-field-new-password = New password
staff-field-old-password = Current password
staff-field-language = Working language
staff-field-roles = Roles
staff-password-hint = At least 12 characters. A long phrase you remember is best; spaces and accents are welcome.

staff-error-name = Enter the full name, up to 100 characters.
staff-error-email = Enter an e-mail address, for example name@company.com.
staff-error-email-taken = Someone on the staff has this e-mail address already.
staff-error-roles = Choose at least one role.
staff-error-password-short = Enter a password of at least 12 characters.
staff-error-password-long = Enter a password of no more than 200 characters.
staff-error-password-common = This password is very common and easily guessed. Choose another one.
staff-error-password-obvious = This password looks like your name or e-mail, the company's name or the product's. Choose another one.
staff-error-old-password = Enter your current password.

staff-set-up-title = Set up Leakdesk
staff-set-up-lead = This is the first step: make the administrator of the complaint desk.
staff-set-up-becomes = You will hold three responsibilities:
staff-set-up-admin = administrator: add people, give roles, settings;
staff-set-up-lead-role = lead: assign cases, restrict them, conclude that a message is no complaint;
staff-set-up-trustee = trustee: see restricted cases too, such as complaints about staff.
staff-set-up-later = Each of them can be handed to someone else later, on the Staff page.
staff-set-up-button = Make the administrator

staff-link-title = Set your password
staff-link-lead = Hello { $name }, set a password to start using Leakdesk.
staff-link-account = Account: { $email }
staff-link-button = Set the password and sign in
staff-link-gone-title = This link no longer works
staff-link-gone = Each link works once and for a limited time. If you have set your password, sign in; if not, ask an administrator for a new link.

staff-list-title = Staff
staff-list-lead = Disabled people lose access at their next click. Their names stay in the history of cases.
staff-list-add = Add a person
staff-list-add-hint = You will get a link to hand to them, with which they set their own password.
staff-list-name = Person
staff-list-state = Status
staff-state-active = Active
staff-state-invited = No password yet
staff-state-disabled = Disabled
staff-state-you = You
staff-list-edit = Change roles
staff-list-save = Save roles
staff-list-disable = Disable access
staff-list-enable = Restore access
staff-list-reset = Make a link for a new password
staff-list-reset-hint = Their current password and every session of theirs end at once.

staff-link-made-title = Link to set a password
staff-link-made-lead = Hand this link to { $name } in a safe way. It is shown here once, works once, and ends at { $until }.
staff-link-made-back = Back to Staff

staff-role-handler-hint = reads and works every case that isn't restricted
staff-role-lead-hint = also assigns, restricts, and concludes that a message is no complaint
staff-role-auditor-hint = reads every case, its history and who looked; changes nothing
staff-role-admin-hint = staff and settings; no contents of cases
staff-role-trustee = Trustee
staff-role-trustee-hint = sees restricted cases, when a role lets them see cases at all

staff-done-added = { $name } was added.
staff-done-roles = The roles of { $name } were saved.
staff-done-disabled = { $name } no longer has access.
staff-done-enabled = { $name } has access again.
staff-refused-last-admin = At least one administrator must remain. Give the role to someone else first.
staff-refused-last-trustee = At least one trustee who may work cases must remain: otherwise nobody would see complaints about staff.
staff-refused-stale = Someone has just changed this person. Look again, then repeat what you wanted.

staff-settings-title = My settings
staff-settings-language = Language
staff-settings-language-button = Save language
staff-settings-password = Change password
staff-settings-password-lead = Your other sessions end when you change it.
staff-settings-password-button = Change password
staff-settings-roles = Your roles: { $roles }
staff-done-language = The language was saved.
staff-done-password = The password was changed. Your other sessions have ended.
staff-language-vi = Tiếng Việt
staff-language-en = English

staff-nav-cases = Cases
staff-nav-people = Staff
staff-nav-settings = Settings
staff-notice-files = No mail server is configured: mails don’t leave, they are written to files in the data folder’s mail folder.
