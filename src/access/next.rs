//! Where to go after signing in: a path of our own, or the queue. Anything that a browser could take
//! for another site is dropped.

/// The start of the desk.
pub const DESK: &str = "/desk";

/// `typed` when it is a path on this desk that can be visited by GET, else [`DESK`].
pub fn own_path(typed: &str) -> &str {
    let is_plain = typed.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    let is_ours = typed == DESK || typed.starts_with("/desk/") || typed.starts_with("/desk?");
    let may_hide = typed.contains("//") || typed.contains("/..") || typed.contains("/./");
    if is_plain && is_ours && !may_hide && typed.len() <= 500 {
        typed
    } else {
        DESK
    }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn own_paths_are_kept_and_other_sites_are_not() {
        for ours in [
            "/desk",
            "/desk/cases/KN-7F3K-9QW4",
            "/desk?view=mine&after=x%2Fy",
        ] {
            assert_eq!(own_path(ours), ours);
        }
        for other in [
            "//evil.example",
            "/\\evil.example",
            "https:evil",
            "https://evil.example",
            "%2f%2fevil",
            "javascript:alert(1)",
            "/desk\r\nLocation: x",
            "/sign-out",
            "/desk//evil",
            "/desk/../sign-out",
            "/deskevil",
            "",
            "/desk/\u{202e}x",
        ] {
            assert_eq!(own_path(other), "/desk", "{other}");
        }
    }
}
