# One thing done to several cases; tags; single keys.

# --- Several cases at once ---
bulk-pick = Select case { $reference }
bulk-title = With the selected cases
bulk-all = Select all on this page (#)
bulk-count = Selected: #
bulk-take = Give to me
bulk-assign = Give to someone…
bulk-verify = Start verifying
bulk-tag = Tag…
bulk-untag = Remove a tag…
bulk-link = Link together…
bulk-none-chosen = No case is selected. Tick the box in front of each case first.
bulk-too-many = Select { $n } cases at most.
bulk-heading-take =
    { $n ->
        [one] Give 1 case to me
       *[other] Give { $n } cases to me
    }
bulk-heading-assign =
    { $n ->
        [one] Give 1 case to someone
       *[other] Give { $n } cases to someone
    }
bulk-heading-verify =
    { $n ->
        [one] Start verifying 1 case
       *[other] Start verifying { $n } cases
    }
bulk-heading-tag =
    { $n ->
        [one] Tag 1 case
       *[other] Tag { $n } cases
    }
bulk-heading-untag =
    { $n ->
        [one] Remove a tag from 1 case
       *[other] Remove a tag from { $n } cases
    }
bulk-heading-link =
    { $n ->
        [one] Link 1 case
       *[other] Link { $n } cases together
    }
bulk-field-main = With which case?
bulk-field-main-hint = Each of the others is linked with this one.
bulk-field-why = Why do these cases belong together?
bulk-error-main = Choose the case that the others are linked with.
bulk-error-why = Choose why these cases belong together.
bulk-link-two = This needs at least two cases that you may link.
bulk-field-person = To whom?
bulk-field-tag = Which tag?
bulk-load =
    { $n ->
        [one] has 1 case
       *[other] has { $n } cases
    }
bulk-no-tags = There is no tag to choose yet. Leads make tags under “Manage tags”.
bulk-preview = Preview
bulk-cancel = Do nothing
bulk-chosen-title =
    { $n ->
        [one] Selected: 1 case
       *[other] Selected: { $n } cases
    }
bulk-will-title =
    { $n ->
        [one] To be done: 1 case
       *[other] To be done: { $n } cases
    }
bulk-skipped-title =
    { $n ->
        [one] Left out: 1 case
       *[other] Left out: { $n } cases
    }
bulk-will-assign = nobody has it → goes to { $to }
bulk-will-reassign = { $from } has it → goes to { $to }
bulk-will-verify-mail = moves to “Verifying”; the complainant gets a mail
bulk-will-verify = moves to “Verifying”; no mail, because the complainant is not answered by e-mail
bulk-will-tag = gets the tag “{ $tag }”
bulk-will-untag = loses the tag “{ $tag }”
bulk-will-link = gets linked with { $reference }
bulk-note-link = Nothing is merged: each case keeps its deadline and its answer. The histories at both ends tell of it.
bulk-note-nothing = This can be done to none of them. The reason stands with each below.
bulk-note-one-mail = { $who } gets one mail that lists all these cases.
bulk-note-undo = It can be undone afterwards, as long as nobody does anything else to the case.
bulk-note-mails =
    { $n ->
        [0] No mail leaves, but the complainants’ status pages say “Verifying” at once.
        [one] One complainant gets a mail, and their status page says “Verifying” at once.
       *[other] { $n } complainants get a mail, and their status pages say “Verifying” at once.
    }
bulk-note-no-undo = This can’t be undone. Cases that nobody has become yours.
bulk-confirm-assign =
    { $n ->
        [one] Give 1 case to { $who }
       *[other] Give { $n } cases to { $who }
    }
bulk-confirm-verify =
    { $n ->
        [one] Start verifying 1 case
       *[other] Start verifying { $n } cases
    }
bulk-confirm-tag =
    { $n ->
        [one] Tag 1 case “{ $tag }”
       *[other] Tag { $n } cases “{ $tag }”
    }
bulk-confirm-untag =
    { $n ->
        [one] Remove “{ $tag }” from 1 case
       *[other] Remove “{ $tag }” from { $n } cases
    }
bulk-confirm-link =
    { $n ->
        [one] Link 1 case with { $reference }
       *[other] Link { $n } cases with { $reference }
    }
bulk-done-assign = now with { $to }
bulk-done-verify = is now being verified
bulk-done-tag = has the tag “{ $tag }” now
bulk-done-untag = no longer has the tag “{ $tag }”
bulk-done-link = is now linked with { $reference }
bulk-undone = is as it was before
bulk-result-heading = Done: { $done } of { $all }
bulk-done-title =
    { $n ->
        [one] Done: 1 case
       *[other] Done: { $n } cases
    }
bulk-left-title =
    { $n ->
        [one] Not done: 1 case
       *[other] Not done: { $n } cases
    }
bulk-undo-button =
    { $n ->
        [one] Undo 1 case
       *[other] Undo { $n } cases
    }
bulk-skip-unknown = there is no such case
bulk-skip-not-allowed = you may not do this to this case
bulk-skip-answered = answered already
bulk-skip-verifying = is being verified already
bulk-skip-held = held back: somebody has to look at it and accept it first
bulk-skip-erased = the complainant’s data was erased
bulk-skip-theirs = is with this person already
bulk-skip-somebody-elses = { $who } has it
bulk-skip-shut-out = this person is not let into this restricted case: assign it on its page
bulk-skip-has-tag = has this tag already
bulk-skip-has-no-tag = does not have this tag
bulk-skip-linked = is linked with that case already
bulk-skip-no-main = the chosen case can no longer be linked with
bulk-skip-changed = somebody changed it after you looked: open the case to see

refusal-same-tags = The case has just these tags.
refusal-nothing-to-take-back = This can no longer be undone: something else happened to the case, or it was too long ago.

# --- Tags ---
tags-title = Tags
tags-field = Tags of this case
tags-save = Save the tags
tags-done = The tags were saved.
tags-list-title = Manage tags
tags-list-link = Manage tags
tags-list-lead = Tags are short words to find cases again by, such as “delivery partner”. Everybody at the desk sees them: no names, telephone numbers or e-mail addresses.
tags-new-title = A new tag
tags-new = Name of the tag
tags-new-hint = At most 30 characters.
tags-new-button = Add the tag
tags-name = Name of the tag
tags-change = Change
tags-rename = Save the name
tags-retire = Stop using it
tags-restore = Use it again
tags-retired = no longer used
tags-open-cases =
    { $n ->
        [one] 1 open case
       *[other] { $n } open cases
    }
tags-none = There are no tags yet.
tags-done-new = The tag was added.
tags-done-renamed = The tag was renamed on every case.
tags-done-retired = The tag can no longer be chosen; cases that have it keep it.
tags-done-restored = The tag can be chosen again.
tags-error-empty = Enter a name for the tag.
tags-error-long = A tag has at most 30 characters.
tags-error-personal = A tag is no place for somebody’s e-mail address or number. Use a general word.
tags-error-taken = There is such a tag already.
triage-filter-tag = Tag
triage-event-tagged = Tagged “{ $tag }”
triage-event-untagged = Tag “{ $tag }” removed

# --- Single keys ---
keys-title = Keyboard shortcuts
keys-link = Shortcuts
keys-lead = Each key does one thing at once. None acts while you type into a field, while an input method composes, or together with Ctrl or Alt.
keys-in-everywhere = On every page
keys-in-list = In a list
keys-in-case = On the page of a case, or with the current case of a list
keys-help = Show this sheet
keys-search = Go to the search box
keys-queue = Go to the queue
keys-down = Next case
keys-up = Previous case
keys-open = Open the case
keys-select = Select or deselect it
keys-assign = Assign
keys-verify = Start verifying
keys-incident = The five questions about an incident
keys-measures = Next step of the checklist that is not done
keys-reply = Write the answer; once it is sent, write to the complainant
keys-note = Internal note
keys-switch-title = Turn shortcuts on or off
keys-are-on = Shortcuts are on.
keys-are-off = Shortcuts are off.
keys-turn-off = Turn shortcuts off
keys-turn-on = Turn shortcuts on
keys-done-off = Shortcuts are off now.
keys-done-on = Shortcuts are on now.
