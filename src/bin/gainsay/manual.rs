//! `gainsay completions` and `gainsay man`: what a package installs beside the program, made from the very arguments.

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use crate::BAD;
use crate::args::{self, Args};
use crate::output::Output;

pub fn completions(args: &args::Completions, output: &Output) -> u8 {
    let mut command = Args::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    if output.print(&String::from_utf8_lossy(&script)) { 0 } else { BAD }
}

pub fn man(args: &args::Man, output: &Output) -> u8 {
    // what `help` says of each command is on its own page
    let command = Args::command().disable_help_subcommand(true).mut_subcommand("new", |new| new.disable_help_subcommand(true));
    let Some(folder) = &args.to else {
        return if output.print(&page(&command)) { 0 } else { BAD };
    };
    if let Err(error) = clap_mangen::generate_to(command, folder) {
        output.error(&format!("the pages cannot be written to {}: {error}", folder.display()), Some("The folder must exist."));
        return BAD;
    }
    0
}

fn page(command: &Command) -> String {
    let mut page = Vec::new();
    // writing into memory does not fail
    let _ = Man::new(command.clone()).render(&mut page);
    String::from_utf8_lossy(&page).into_owned()
}
