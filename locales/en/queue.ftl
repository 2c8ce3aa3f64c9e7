# The list of cases: saved views, looks, refreshing, the next fifteen days, what was found.

triage-view-second_look = Needs a second person
queue-side-saved = Saved views

# Pages, groups
queue-count-of = { $n } on this page of { $all } cases
queue-summary-of = { $n } of { $all } cases
queue-empty-mine = You have no case left to work on.
queue-empty-unassigned = Every case has a handler.
queue-empty-second-look = Nothing waits for a second person.
queue-empty-replies = There is no reply that nobody has read.
queue-empty-after = There are no cases behind the page before. They may have been dealt with while you were reading.
queue-list-title = List of cases

# Filtered by
queue-chips = Filtered by
queue-chip-remove = Remove the filter:
triage-filter-due_on = Answer due
queue-due-over = overdue
queue-somebody = somebody else

# Refreshing
queue-updated = As of { $at }
queue-pause = Stop refreshing
queue-resume = Refresh by itself again
queue-refresh = Refresh now
queue-refreshing = Refreshing…
queue-failed = The list could not be refreshed; what you see is from before. The desk will try again.
queue-signed-out = Your session has ended, so the list is no longer refreshed.
queue-sign-in = Sign in again

# Looks
queue-display-title = Display
queue-display-density = Spacing of rows
queue-display-comfortable = Comfortable
queue-display-dense = Dense
queue-display-columns = Shown in each row
queue-display-column_state = State
queue-display-column_strip = Strip of fifteen days
queue-display-column_assignee = Handler
queue-display-column_missing = What is still missing
queue-display-column_received = Day of receipt
queue-display-column_reply = Way of reply
queue-display-button = Apply
queue-row-received = received { $day }

# Saving a view
queue-save-title = Save this view
queue-save-change = Change the saved view
queue-save-name = Name of the view
queue-save-shared = Shared
queue-save-shared-yes = Everybody at the desk sees it
queue-save-default = Start view of
queue-save-default-hint = For shared views only.
queue-save-button = Save
queue-save-remove = Delete the view
queue-save-done = The view was saved.
queue-save-removed = The view was deleted. No case is affected.
queue-save-gone = That view is no longer there.
queue-save-empty = Enter a name for the view.
queue-save-long = Enter a shorter name, 60 characters at most.
queue-save-many = There are 20 views already. Delete one, then save again.

# The next fifteen days
queue-horizon-said = { $day }: { $n ->
    [one] 1 case
   *[other] { $n } cases
}
queue-horizon-made-up = worked
queue-horizon-days = Cases falling due, day by day
queue-shares-title = By handler
queue-share-who = Handler
queue-share-over = Overdue
queue-share-today = Today
queue-share-soon = Next 3 working days
queue-share-later = Later
queue-share-all = All
queue-outlook-title = How this is estimated
queue-outlook-nothing = No answer falls due within the next fifteen days.
queue-outlook-late = At the pace of the last { $days } days ({ $answered } cases answered), { $n ->
    [one] 1 more case
   *[other] { $n } more cases
} will be late.
queue-outlook-none = At the pace of the last { $days } days ({ $answered } cases answered), no further case will be late.
queue-outlook-little = Only { $answered } cases were answered in the last { $days } days: too little for an estimate.
queue-outlook-young = The desk has been at work for less than { $days } days: too short for an estimate.
queue-outlook-method = The last { $days } days had { $working } working days, and { $answered } cases were answered. Suppose that from today on as many are answered on each working day, those due first before the others, those overdue before all: whatever is still open when its day ends counts as late. New cases fall due after the fifteen days and change nothing. With fewer than { $fewest } cases answered there is no estimate.
queue-outlook-pace = The pace: { $whole }.{ $tenths } cases per working day.

# What was found
queue-match = “{ $words }” in { $part }
queue-match-name = the name
queue-match-phone = the phone number
queue-match-email = the e-mail address
queue-match-address = the address
queue-match-contact = the contact
queue-match-order = the order code
queue-match-account = the account
queue-match-behalf = the name of the person represented
queue-match-third-party = the third party
queue-match-staff = the employee concerned
queue-match-used-for = what it was used for
queue-match-request = the earlier request
queue-match-connection = the connection with the company
queue-match-story = the complaint
