//! Table definitions, one for both databases; `tests/it/db.rs` holds them against what the migrations
//! make.

diesel::table! {
    app_meta (name) {
        name -> Text,
        value -> Text,
    }
}

diesel::table! {
    staff (id) {
        id -> Binary,
        version -> Integer,
        email_print -> BigInt,
        sealed -> Binary,
        roles -> Text,
        is_trustee -> Bool,
        language -> Text,
        password_hash -> Text,
        created_at -> BigInt,
        disabled_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    sessions (token_hash) {
        token_hash -> Binary,
        staff_id -> Binary,
        created_at -> BigInt,
        seen_at -> BigInt,
        proved_at -> BigInt,
        with_factor -> Bool,
        browser -> Text,
        is_ended -> Bool,
    }
}

diesel::table! {
    second_factors (staff_id) {
        staff_id -> Binary,
        sealed -> Binary,
        set_at -> BigInt,
        last_step -> BigInt,
    }
}

diesel::table! {
    recovery_codes (code_hash) {
        code_hash -> Binary,
        staff_id -> Binary,
    }
}

diesel::table! {
    staff_events (sequence) {
        sequence -> Integer,
        kind -> Text,
        at -> BigInt,
        actor_id -> Nullable<Binary>,
        staff_id -> Binary,
        facts -> Text,
        previous -> Binary,
        hash -> Binary,
    }
}

diesel::table! {
    cases (id) {
        id -> Binary,
        reference -> Text,
        version -> Integer,
        state -> Text,
        kind -> Text,
        channel -> Text,
        reply_channel -> Text,
        language -> Text,
        leaked -> Text,
        wishes -> Text,
        received_at -> BigInt,
        received_source -> Text,
        entered_at -> BigInt,
        entered_by -> Nullable<Binary>,
        due_on -> Date,
        late_from -> BigInt,
        legal_latest_on -> Date,
        act_by_on -> Date,
        rule -> Text,
        calendar -> Text,
        policy_version -> Text,
        notice_version -> Text,
        next_act_by_on -> Date,
        next_due_on -> Date,
        next_late_from -> BigInt,
        assignee_id -> Nullable<Binary>,
        is_restricted -> Bool,
        is_held -> Bool,
        identity -> Text,
        gate -> Text,
        detected_at -> Nullable<BigInt>,
        technical_done -> Bool,
        business_done -> Bool,
        is_waiting -> Bool,
        outcome -> Nullable<Text>,
        cause -> Nullable<Text>,
        answered_at -> Nullable<BigInt>,
        delivery -> Text,
        verdict -> Nullable<Text>,
        code_hash -> Binary,
        sequence -> Integer,
        head -> Binary,
        unread -> Integer,
        unread_since -> Nullable<BigInt>,
        unreached_since -> Nullable<BigInt>,
    }
}

diesel::table! {
    case_keys (case_id) {
        case_id -> Binary,
        wrapped -> Binary,
    }
}

diesel::table! {
    complaints (case_id) {
        case_id -> Binary,
        sealed -> Binary,
    }
}

diesel::table! {
    submissions (token_hash) {
        token_hash -> Binary,
        case_id -> Binary,
        created_at -> BigInt,
    }
}

diesel::table! {
    duties (id) {
        id -> Binary,
        case_id -> Binary,
        rule -> Text,
        started_at -> BigInt,
        due_on -> Date,
        late_from -> BigInt,
        act_by_on -> Date,
        rule_version -> Text,
        calendar -> Text,
        met_at -> Nullable<BigInt>,
        verdict -> Nullable<Text>,
        rung -> SmallInt,
    }
}

diesel::table! {
    events (case_id, sequence) {
        case_id -> Binary,
        sequence -> Integer,
        kind -> Text,
        at -> BigInt,
        actor_id -> Nullable<Binary>,
        facts -> Text,
        body -> Nullable<Binary>,
        body_digest -> Nullable<Binary>,
        previous -> Binary,
        hash -> Binary,
    }
}

diesel::table! {
    daily_roots (day) {
        day -> Date,
        root -> Binary,
        changed -> Integer,
    }
}

diesel::table! {
    measures (case_id, key) {
        case_id -> Binary,
        key -> Text,
        status -> Text,
        sealed -> Nullable<Binary>,
        updated_at -> BigInt,
        updated_by -> Binary,
    }
}

diesel::table! {
    answers (case_id) {
        case_id -> Binary,
        sealed -> Binary,
        updated_at -> BigInt,
        updated_by -> Binary,
        sent_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    messages (id) {
        id -> Binary,
        case_id -> Binary,
        direction -> Text,
        via -> Text,
        trust -> Text,
        at -> BigInt,
        staff_id -> Nullable<Binary>,
        sealed -> Binary,
        asks -> Bool,
        mail_key -> Nullable<Text>,
        inbound_id -> Nullable<Binary>,
        handled_as -> Nullable<Text>,
        handled_at -> Nullable<BigInt>,
        handled_by -> Nullable<Binary>,
        told_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    message_drafts (case_id) {
        case_id -> Binary,
        sealed -> Binary,
        updated_at -> BigInt,
        updated_by -> Binary,
    }
}

diesel::table! {
    search_tokens (token, case_id) {
        token -> BigInt,
        case_id -> Binary,
    }
}

diesel::table! {
    case_access (case_id, staff_id) {
        case_id -> Binary,
        staff_id -> Binary,
        is_allowed -> Bool,
    }
}

diesel::table! {
    looks (id) {
        id -> Binary,
        case_id -> Binary,
        staff_id -> Binary,
        at -> BigInt,
    }
}

diesel::table! {
    outbox (id) {
        id -> Binary,
        dedupe_key -> Text,
        kind -> Text,
        priority -> SmallInt,
        case_id -> Nullable<Binary>,
        recipient -> BigInt,
        sealed -> Binary,
        message_id -> Text,
        state -> Text,
        not_before -> BigInt,
        attempts -> Integer,
        lease_until -> BigInt,
        fence -> Integer,
        last_error -> Nullable<Text>,
        created_at -> BigInt,
        finished_at -> Nullable<BigInt>,
        route -> Nullable<Text>,
        bounced_at -> Nullable<BigInt>,
        bounce -> Nullable<Text>,
    }
}

diesel::table! {
    mailboxes (name) {
        name -> BigInt,
        uid_validity -> BigInt,
        read_up_to -> BigInt,
        read_at -> BigInt,
        failing_since -> Nullable<BigInt>,
        fault -> Nullable<Text>,
        left_out -> Integer,
    }
}

diesel::table! {
    inbound (id) {
        id -> Binary,
        version -> Integer,
        content -> Binary,
        peer -> BigInt,
        judged -> Text,
        why -> Nullable<Text>,
        state -> Text,
        received_at -> BigInt,
        received_source -> Text,
        entered_at -> BigInt,
        due_on -> Date,
        late_from -> BigInt,
        act_by_on -> Date,
        rung -> SmallInt,
        size -> BigInt,
        mailbox -> Nullable<Text>,
        uidvalidity -> Nullable<BigInt>,
        uid -> Nullable<BigInt>,
        case_id -> Nullable<Binary>,
        decided_at -> Nullable<BigInt>,
        decided_by -> Nullable<Binary>,
        keep_until -> Nullable<BigInt>,
        sealed -> Binary,
    }
}

diesel::table! {
    digest_runs (local_date, recipient) {
        local_date -> Date,
        recipient -> Text,
        covers_from -> Date,
        claimed_at -> BigInt,
        outbox_id -> Nullable<Binary>,
    }
}

diesel::table! {
    preferences (staff_id, name) {
        staff_id -> Binary,
        name -> Text,
        value -> Text,
    }
}

diesel::table! {
    tags (id) {
        id -> Binary,
        print -> BigInt,
        sealed -> Binary,
        created_by -> Binary,
        created_at -> BigInt,
        retired_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    case_tags (case_id, tag_id) {
        case_id -> Binary,
        tag_id -> Binary,
    }
}

diesel::table! {
    saved_views (id) {
        id -> Binary,
        owner_id -> Binary,
        is_shared -> Bool,
        query -> Text,
        sealed -> Binary,
        default_for -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    exports (id) {
        id -> Binary,
        at -> BigInt,
        staff_id -> Nullable<Binary>,
        what -> Text,
        format -> Text,
        filter -> Text,
        case_id -> Nullable<Binary>,
        row_count -> BigInt,
    }
}

diesel::table! {
    drafts (id) {
        id -> Binary,
        browser -> Binary,
        form -> Binary,
        wrapped_key -> Binary,
        sealed -> Binary,
        created_at -> BigInt,
        saved_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    files (id) {
        id -> Binary,
        owner -> Text,
        owner_id -> Binary,
        case_id -> Nullable<Binary>,
        measure -> Nullable<Text>,
        kind -> Text,
        size -> BigInt,
        wrapped_key -> Binary,
        sealed -> Binary,
        created_at -> BigInt,
        created_by -> Nullable<Binary>,
    }
}

diesel::table! {
    reviews (id) {
        id -> Binary,
        case_id -> Binary,
        duty_id -> Binary,
        asked_at -> BigInt,
        asked_by -> Nullable<Binary>,
        reason -> Nullable<Binary>,
        sealed -> Nullable<Binary>,
        result -> Nullable<Text>,
        outcome -> Nullable<Text>,
        updated_at -> Nullable<BigInt>,
        updated_by -> Nullable<Binary>,
        sent_at -> Nullable<BigInt>,
        sent_by -> Nullable<Binary>,
        delivery -> Text,
    }
}

diesel::table! {
    contacts (case_id) {
        case_id -> Binary,
        sealed -> Binary,
        updated_at -> BigInt,
    }
}

diesel::table! {
    member_links (token_hash) {
        token_hash -> Binary,
        purpose -> Text,
        case_id -> Nullable<Binary>,
        sealed -> Nullable<Binary>,
        created_at -> BigInt,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    holds (case_id) {
        case_id -> Binary,
        set_at -> BigInt,
        set_by -> Binary,
    }
}

diesel::table! {
    received_corrections (id) {
        id -> Binary,
        case_id -> Binary,
        from_at -> BigInt,
        to_at -> BigInt,
        from_due -> Date,
        to_due -> Date,
        state -> Text,
        sealed -> Binary,
        asked_by -> Binary,
        asked_at -> BigInt,
        decided_by -> Nullable<Binary>,
        decided_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    links (one_id, other_id) {
        one_id -> Binary,
        other_id -> Binary,
        why -> Text,
        linked_at -> BigInt,
        linked_by -> Nullable<Binary>,
    }
}

diesel::table! {
    approvals (id) {
        id -> Binary,
        case_id -> Binary,
        digest -> Binary,
        state -> Text,
        reasons -> Text,
        asked_by -> Binary,
        asked_at -> BigInt,
        decided_by -> Nullable<Binary>,
        decided_at -> Nullable<BigInt>,
        sealed -> Nullable<Binary>,
    }
}

diesel::table! {
    prepared_texts (id) {
        id -> Binary,
        key -> Text,
        language -> Text,
        version -> Integer,
        is_current -> Bool,
        fields -> Nullable<Text>,
        saved_by -> Binary,
        saved_at -> BigInt,
    }
}

diesel::table! {
    kept_forms (id) {
        id -> Binary,
        browser -> Binary,
        staff_id -> Binary,
        path -> Text,
        wrapped_key -> Binary,
        sealed -> Binary,
        kept_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::joinable!(case_keys -> cases (case_id));
diesel::joinable!(complaints -> cases (case_id));
diesel::joinable!(duties -> cases (case_id));
diesel::joinable!(case_tags -> cases (case_id));
diesel::joinable!(received_corrections -> cases (case_id));
diesel::allow_tables_to_appear_in_same_query!(
    app_meta,
    staff,
    sessions,
    second_factors,
    recovery_codes,
    staff_events,
    cases,
    case_keys,
    complaints,
    submissions,
    duties,
    events,
    daily_roots,
    measures,
    answers,
    messages,
    message_drafts,
    search_tokens,
    case_access,
    looks,
    outbox,
    mailboxes,
    inbound,
    digest_runs,
    drafts,
    files,
    reviews,
    contacts,
    member_links,
    holds,
    received_corrections,
    preferences,
    tags,
    case_tags,
    exports,
    saved_views,
    links,
    approvals,
    prepared_texts,
    kept_forms,
);
