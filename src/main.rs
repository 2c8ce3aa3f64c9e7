//! Parses arguments, runs the command, prints one line when it fails.

use std::process::ExitCode;

fn main() -> ExitCode {
    leakdesk::cli::main()
}
