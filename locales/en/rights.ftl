# The second factor, sessions, the log of staff.

factor-field-code = Code
factor-code-title = Enter your code
factor-code-lead = Open the authenticator app on your phone and enter the six digits it shows for Leakdesk.
factor-code-paper = No phone at hand? Enter one of your recovery codes instead. If you have none left, ask an administrator to take the second factor away.
factor-code-button = Continue
factor-code-wrong = The code is not right, or was used already. Wait for the next one and try again.
factor-confirm-title = Confirm that it is you
factor-confirm-lead = What you are about to do can't be undone, changes rights of staff or takes data out of the desk, so we ask once more.

factor-set-up-title = Set up the second factor
factor-set-up-required = Your role sees personal information of members, so a code from your phone is needed besides the password. You do this once.
factor-set-up-lead = Besides the password, each sign-in will ask for a code from your phone.
factor-step-app = Install an authenticator app
factor-step-app-text = Any app that follows the TOTP standard will do, for example Aegis, Google Authenticator, Microsoft Authenticator.
factor-step-scan = Scan the QR code
factor-qr = QR code that adds Leakdesk to an authenticator app
factor-step-type = Can't scan it? Type this key into the app:
factor-step-code = Enter the six digits that the app shows
factor-set-up-button = Turn the second factor on

factor-paper-title = Recovery codes
factor-paper-lead = These ten codes are shown once, here. Each works once, in the place of a code from your phone.
factor-paper-keep = Print them or copy them, and keep them in a safe place apart from your phone. If you lose both, an administrator has to help.
factor-paper-kept = I have put them away

factor-settings-title = Second factor
factor-settings-off = Off. A password alone may leak; a code on your phone is much harder to get.
factor-settings-on = On. { $n ->
    [one] One recovery code is left.
   *[other] { $n } recovery codes are left.
}
factor-settings-set-up = Set up
factor-settings-renew = Make ten new recovery codes
factor-settings-renew-hint = The old ones stop working at once.
factor-settings-remove = Turn the second factor off
factor-done-removed = The second factor is off.

session-title = My sessions
session-lead = If one of them is not yours, end it and change your password.
session-this = This session
session-line = Started { $started } · last seen { $seen }
session-other-browser = Another browser
session-end = End
session-end-others = End all other sessions
session-done = The session has ended.
session-done-others = All other sessions have ended.

staff-state-factor = Has a second factor
staff-list-factor = Take the second factor away
staff-list-factor-hint = For somebody who lost their phone. All their sessions end; they set it up again when they next sign in.
staff-done-factor = The second factor of { $name } was taken away.
staff-list-few-trustees = { $n ->
    [one] Only one trustee may work cases.
   *[other] Only { $n } trustees may work cases.
} There should be two at least: when a complaint is about one of them, the other decides.
staff-list-log = Log of staff

staff-nav-log = Log
record-title = Log of staff
record-lead = Every change of roles, access, links to set a password, and second factors. Nobody can change or remove a line.
record-empty = Nothing has been recorded yet.
record-whole = The chain is whole: { $n ->
    [one] one line, ending
   *[other] { $n } lines, ending
} in { $head }.
record-broken = The chain does not hold: { $why }. Somebody has changed the database.
record-older = Older lines
record-number = line { $n }
record-by = Done by { $name }
record-by-nobody = By command line or by link
record-by-self = Done by themselves
record-rights = { $from } → { $to }
record-rights-first = Roles: { $to }
record-added = { $name } was added
record-roles_changed = Roles of { $name } were changed
record-disabled = Access of { $name } was ended
record-enabled = Access of { $name } was given back
record-link_made = A link to set a password was made for { $name }
record-password_set = { $name } set a password by a link
record-password_changed = { $name } changed their password
record-factor_set = { $name } turned the second factor on
record-factor_removed = { $name } turned the second factor off
record-factor_reset = The second factor of { $name } was taken away
record-code_used = { $name } signed in with a recovery code
record-codes_made = { $name } made new recovery codes

mail-rights-subject = Rights of a member of staff have changed
mail-rights-opening = Roles, access or the way of signing in of a member of staff at the complaint desk have changed, or somebody was added. You get this mail because you are a trustee.
mail-rights-look = The log of staff tells who changed what. If you do not know of this, ask whoever did it today.
mail-rights-log = See the log of staff

rights-restrict-lead = For a complaint about somebody who works here. The case is hidden at once from everybody but the trustees and the people named; you may no longer see it yourself. Only a lead or a trustee opens it again.
rights-restrict-about = Whom is it about?
rights-restrict-about-hint = They are shut out, even as a trustee: the other trustee decides.
rights-restrict-about-nobody = Nobody on this list
rights-restrict-button = Restrict at once
rights-restrict-looks = Looked at this case before: { $names }.
rights-restrict-no-looks = Nobody else has looked at this case yet.
rights-restrict-error-above = Besides you somebody must be left who can decide about this case: a trustee, or a lead who is let in. Appoint another trustee first.

mail-access-subject = How you sign in has changed
mail-access-opening = An administrator has made a link to set a new password for you, or your second factor was taken away.
mail-access-look = If you did not ask for this, somebody may be trying to get in under your name: tell a lead or a trustee at once.
mail-access-log = See your sessions

mail-second-look-what = { $n ->
    [one] An answer waits for you to read and approve it
   *[other] { $n } answers wait for you to read and approve them
}
mail-second-look-opening = A colleague asks you to read and approve the answer of this case before it leaves. The clock runs on meanwhile.

factor-confirm-done = It is you. If what you were about to do has not been done, press its button again.
