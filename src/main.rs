//! The `newsctl` command: a thin program over the library. See `cli/`.
#![forbid(unsafe_code)]

mod cli;

// A short run is a good part allocation: rules are many small words and tables.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::main()
}
