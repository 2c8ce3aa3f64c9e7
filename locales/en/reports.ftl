# Reports, register, exports, dossiers

staff-nav-reports = Reports

reports-title = Reports
reports-usual = Usual periods
reports-links = Prints and lists
reports-choose = Another period
reports-show = Show
reports-from = From
reports-to = To the end of
reports-by = Divided by
reports-empty = Nothing happened in this period.
reports-back = ← Reports
reports-print = Print this page
reports-table = The figures as a table
reports-table-empty = No figures in this period.
reports-counted = How it was counted
reports-total = Whole period
reports-ever = whenever
reports-yes = Yes
reports-gone = Somebody who has left

reports-span-this-month = This month
reports-span-last-month = Last month
reports-span-quarter = This quarter
reports-span-this-year = This year
reports-span-last-year = Last year
reports-span-twelve-months = Last 12 months

reports-link-board = Print for the board
reports-link-register = Register
reports-link-list = Cases of the period
reports-link-exports = Log of exports

reports-month = { $month }
reports-month-head = Month
reports-week-head = Week
reports-kind-head = Kind
reports-outcome-head = Conclusion
reports-cause-head = Cause
reports-channel-head = Channel
reports-handler-head = Handler
reports-age-head = Waiting since

reports-by-month = By month
reports-by-week = By week
reports-by-kind = By kind
reports-by-outcome = By conclusion
reports-by-cause = By cause
reports-by-channel = By channel
reports-by-handler = By handler

reports-none-kind = Unknown
reports-none-channel = Unknown
reports-none-outcome = No conclusion yet
reports-none-cause = Cause unknown
reports-none-handler = Nobody’s

reports-head-received = Received
reports-head-answered = Answered
reports-head-in_time = In time
reports-head-late = Late
reports-head-share = Share in time
reports-head-median = Days, median
reports-head-ninetieth = Days, 90%
reports-head-open = Unanswered
reports-head-overdue = Overdue
reports-head-void = No complaint
reports-key-open = Still in time

reports-detail-received = came in during the period
reports-detail-answered = left the house in the period
reports-detail-in_time = of those answered
reports-detail-late = of those answered
reports-detail-share = in time of answered
reports-detail-median = from receipt to leaving
reports-detail-ninetieth = 90% answered within so many days
reports-detail-open = as of now
reports-detail-void = not counted as answered

reports-ages = Unanswered cases by days waited
reports-age = { $from }–{ $to } days
reports-age-more = { $from } days and more

reports-note-visible = Only cases that the person who made this may see are counted. Restricted cases they may not see are in no figure and no list.
reports-note-days = Days are calendar days, days off included, on the clock of { $zone }; the day of receipt is not counted. Answered means that the answer has left the house (a mail server took it, the letter was handed over, the call was finished), not that it was written.
reports-note-verdict = In time and late are the verdicts frozen when the answer left; later calendars or policies do not change them.
reports-note-void = Cases found to be no complaint are among those received and not among those answered.
reports-note-percentile = Median: half of the cases were answered within so many days or sooner. 90%: nine of ten were.
reports-note-handler = Whoever has the case now, not who had it before.
reports-note-ages = As of now, whatever period is chosen.

reports-board-title = Handling of complaints about personal information
reports-made = Made at { $at } by { $who }.

reports-list-received = Cases received
reports-list-answered = Cases answered
reports-list-in_time = Cases answered in time
reports-list-late = Cases answered late
reports-list-void = Cases that were no complaint
reports-list-open = Cases not answered yet
reports-list-empty = There are no cases.
reports-count = { $n ->
    [one] { $n } case
   *[other] { $n } cases
}
reports-shown = { $shown } of { $all } cases
reports-narrowed-received = Received: { $span }
reports-narrowed-ended = Ended: { $span }
reports-until = until the end of { $day }
reports-since = since { $day }

reports-col-number = No.
reports-col-reference = Reference
reports-col-received = Received
reports-col-entered = Entered
reports-col-kind = Kind
reports-col-channel = Channel
reports-col-state = State
reports-col-due = Due
reports-col-sent = Sent by handler
reports-col-answered = Answered
reports-col-verdict = Verdict
reports-col-days = Days
reports-col-outcome = Conclusion
reports-col-cause = Cause
reports-col-handler = Handler
reports-col-restricted = Restricted
reports-col-name = Name
reports-col-email = E-mail
reports-col-phone = Phone
reports-col-address = Address
reports-col-order = Order code
reports-col-story = What happened
reports-col-table = Table
reports-col-line = Line

reports-register-title = Register of complaints about personal information
reports-unit = Complaint desk for personal information
reports-period = Cases received { $span }
reports-register-many = There are { $count } cases in this period; the print has the first { $most }. Choose a shorter period, or export the list to a file.
reports-register-summary = Total: { $n } cases; answered { $answered } (in time { $in_time }, late { $late }); unanswered { $open }.
reports-place-date = ………………, { $day }/{ $month }/{ $year }
reports-sign-keeper = Kept by
reports-sign-keeper-hint = (signature, full name)
reports-sign-head = Head of the desk
reports-sign-head-hint = (signature, full name, seal)

reports-export-list = Export this list to a file
reports-export-figures = Export the figures to a file
reports-export-format = Format
reports-export-xlsx = Excel (XLSX)
reports-export-csv = CSV (UTF-8)
reports-export-csv-options = With CSV
reports-export-bom = Begin with a byte order mark, so that Excel reads Vietnamese
reports-export-personal = Personal data
reports-export-words = With name, contacts, order code and what the complainant wrote
reports-export-button = Export
reports-export-about = Each export is written down: who, when, what was asked, how many rows.
reports-export-many = The list has more than { $most } rows, too many for an Excel file. Choose a shorter period, or export CSV.

reports-exports-title = Log of exports
reports-exports-empty = Nothing was exported yet.
reports-exports-at = At
reports-exports-who = Who
reports-exports-what = What
reports-exports-rows = Rows
reports-exports-operator = Operator of the server (command line)
reports-exported-cases = List of cases
reports-exported-figures = Figures
reports-exported-dossier = Dossier
reports-exported-with-words = with personal data
reports-exported-with-restricted = with restricted cases

triage-event-imported = Imported from the former list
triage-event-dossier_made = A dossier was made for an inspector
triage-by-import = by the former list

reports-dossier-link = Dossier for an inspector (ZIP)
reports-dossier-title = Dossier { $reference }
reports-dossier-back = ← Case
reports-dossier-about = One ZIP file with everything the company holds about this case, for an inspector or an authority.
reports-dossier-logged = That it was made is written into the history of the case and the log of exports.
reports-dossier-inside = What is in it
reports-dossier-plain = The file is not encrypted and holds the complainant’s personal data. Hand it only to somebody entitled to it, and write down to whom and on what basis.
reports-dossier-redacted = Other people’s e-mail addresses, phone numbers and references in notes of staff are masked. Attachments and raw mails stay as they are, so that their hashes match: look through them first.
reports-dossier-button = Make and download the dossier
reports-dossier-masked = [masked]
reports-dossier-other-case = [another case]

dossier-part-read = Read first: what is in it, how to verify it
dossier-part-complaint = The complaint, word for word
dossier-part-dates = Deadlines: why this date
dossier-part-measures = The measures taken
dossier-part-messages = The conversation
dossier-part-answer = The answer
dossier-part-sendings = Proof of sending
dossier-part-history = The history
dossier-part-looks = Who looked at the case
dossier-part-files = Attachments and raw mails
dossier-part-sums = SHA-256 of every file, the hash chain of the history and a program to check them

dossier-made = Made at { $at } by { $who }
dossier-nothing = Nothing.
dossier-erased = What the case held about the person was erased on request; only its history is left.
dossier-received = Received
dossier-received-reason = Why the moment of receipt is what it is
dossier-due = Due
dossier-state = State
dossier-restricted = Restricted case
dossier-contacts-now = Contacts now
dossier-policy = Policy in force at receipt
dossier-counted = How it was counted
dossier-duties = The clocks of the case
dossier-basis = Basis: { $basis }
dossier-until = Due: { $at }
dossier-met = Met: { $at }
dossier-open = Not met yet
dossier-by = { $who }, { $at }
dossier-evidence = Evidence
dossier-draft = Draft, not sent
dossier-sent-at = Sent at { $at }
dossier-direction-in = Complainant
dossier-direction-out = Company
dossier-review = Review, asked for at { $at }
dossier-mail = { $kind }: made at { $at }
dossier-mail-sent = the next mail server took it at { $at } ({ $route })
dossier-mail-bounced = came back at { $at } ({ $why })
dossier-mail-state = state: { $state }
dossier-hash = hash: { $hash }
dossier-look = { $at }: { $who }
dossier-desk = the desk itself or the complainant
dossier-chain-whole = The hash chain was whole when this was made.
dossier-chain-broken = The hash chain was NOT whole: { $why }
dossier-verify-1 = To verify: unpack into a folder and run “python3 kiem-tra.py” there. The program is short enough to read; it computes SHA-256 of each file by SHA256SUMS and the hash chain in lich-su.json.
dossier-verify-2 = Each event carries the hash of the one before. Once an event is changed, removed or slipped in, the hashes after it no longer match.
dossier-verify-3 = Each day the last hash of every case goes into one hash of the day, printed in the daily digest; held against a digest kept in a mailbox it shows that nothing was rewritten later.
dossier-verify-4 = The words of notes are sealed apart; the chain covers the digest of the sealed text, so that words can be erased on request and the chain still verifies.
