"""What `vaultkit --help` says, made by `vaultkit.generate`, so that nothing has to be imported to say it."""

HELP = """\
Usage: vaultkit [OPTIONS] COMMAND [ARGS]...

  Seeds become an Obsidian vault, and a linter keeps that vault, or any vault,
  sound.

Options:
  --version   Show the version and exit.
  -h, --help  Show this message and exit.

Commands:
  accept   Confirm how a contradiction was resolved.
  claims   List the claims: what stands, what contradicts what.
  diff     Compare the claims of two revisions.
  export   Write the vault that the seeds give.
  lint     Check a vault, or a part of one.
  rule     Explain a rule, or list them all.
  show     Look at one note.
  what-if  Tell what falls if a claim goes.
  why      Tell what a claim rests on, and what speaks against it.
"""
