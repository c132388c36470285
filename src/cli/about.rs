//! What the program says of itself: `newsctl schema`, `completions` and `man`.

use std::io::Write;

use clap::CommandFactory;
use clap_complete::Shell;

use super::args::{Args, SchemaOf};
use super::exit::{Exit, Failure};

/// Writes a JSON Schema.
pub fn schema(of: SchemaOf, out: &mut impl Write) -> Result<Exit, Failure> {
    let schema = match of {
        SchemaOf::Timeline => newsctl::output::SCHEMA,
        SchemaOf::Pack => newsctl::packs::format::SCHEMA,
    };
    out.write_all(schema.as_bytes())?;
    Ok(Exit::Success)
}

/// Writes completions for a shell.
pub fn completions(shell: Shell, out: &mut impl Write) -> Result<Exit, Failure> {
    // clap_complete panics where it can't write, so it writes to memory.
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "newsctl", &mut bytes);
    out.write_all(&bytes)?;
    Ok(Exit::Success)
}

/// Writes the man page, with a section for each command.
pub fn man(out: &mut impl Write) -> Result<Exit, Failure> {
    let mut command = Args::command();
    command.build();
    clap_mangen::Man::new(command.clone()).render(out)?;
    for sub in command.get_subcommands() {
        let page = clap_mangen::Man::new(sub.clone());
        writeln!(out, ".SH \"NEWSCTL {}\"", sub.get_name().to_uppercase())?;
        page.render_description_section(out)?;
        page.render_options_section(out)?;
    }
    Ok(Exit::Success)
}
