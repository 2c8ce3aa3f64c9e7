# What the desk does by itself and could not do, and how the mailbox is.

staff-notice-troubles = { $n ->
    [one] Something could not be read or written, so a warning is missing.
   *[other] { $n } things could not be read or written, so warnings are missing.
} Please have an administrator look at the log.
digest-unreadable = { $n ->
    [one] 1 item of the database can't be read and is missing here.
   *[other] { $n } items of the database can't be read and are missing here.
} Please tell an administrator at once.
digest-reviews = Answers under review: { $n }; the first is due { $first }.

pen-mailbox-read = The mailbox was last read to its end at { $at }.
pen-mailbox-never = The mailbox has not been read yet.
pen-mailbox-fails = The mailbox can't be read since { $since }; last read to its end at { $at }.
pen-mailbox-fails-never = The mailbox can't be read since { $since }, and never could.
pen-mailbox-left = { $n ->
    [one] 1 message could not be taken out of the mailbox so far; the desk keeps trying.
   *[other] { $n } messages could not be taken out of the mailbox so far; the desk keeps trying.
}
pen-mailbox-none = No mailbox is set up: mail comes in through a mail server only (leakdesk ingest).
pen-unreadable = (what was stored of this mail can't be read)
pen-note-unreadable = What was stored of this mail can't be read. Download the original to see it, and tell an administrator.
pen-why-spam = The mail server takes it for spam
