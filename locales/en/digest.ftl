### The daily digest.

digest-subject = { $overdue } overdue, { $today } today, { $soon } due soon – complaints { $day }
digest-subject-clear = Nothing overdue – complaints { $day }
digest-opening = The complaints as they stood at { $at }.
digest-covers = This digest covers the days from { $from } to { $until }, because none could be sent on them.
digest-late = This digest is late; the figures are those of the time above.
digest-tomorrow-holiday = Tomorrow is a public holiday ({ $name }).
digest-tomorrow-off = Tomorrow is a day off ({ $name }).
digest-tomorrow-worked = Tomorrow is a working day in place of another ({ $name }).
digest-mail-waits = { $n ->
    [one] { $n } mail could not be sent for more than an hour; the desk keeps trying.
   *[other] { $n } mails could not be sent for more than an hour; the desk keeps trying.
}
digest-mail-lost = { $n ->
    [one] { $n } mail was refused for good; look at its case and reach the person another way.
   *[other] { $n } mails were refused for good; look at each case and reach the person another way.
}
digest-overdue = Overdue
digest-today = To be done today
digest-soon = Due within 3 working days
digest-unacknowledged = Receipt not acknowledged yet
digest-reports = 24-hour and 72-hour reports under way
digest-unassigned = Unassigned
digest-mine = Your cases
digest-others = Other cases
digest-not-sent = written, not sent yet
digest-lacks-technical = missing: technical measure
digest-lacks-business = missing: business measure
digest-lacks-both = missing: technical and business measures
digest-counts = Figures
digest-unread = Complainant wrote back, unread
digest-waiting = Waiting for the complainant ({ $n })
digest-held = Waiting to be sorted ({ $n })
digest-received = Received since the last digest: { $n }
digest-answered = Answered: { $n } (in time { $in_time })
digest-dismissed = Not complaints: { $n }
digest-root = End-of-day check code
digest-automatic = Sent automatically for { $organisation }, once a day. This e-mail holds no complainant’s name, phone number or words.
