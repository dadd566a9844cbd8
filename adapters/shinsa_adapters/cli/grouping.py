"""How a group of commands is put together."""

from collections.abc import Mapping

from cyclopts import App

Commands = Mapping[str, tuple[str, str, str]]
"""By name: the place of the function (`module:function`), what the command does, and an example."""


def group(name: str, summary: str, example: str, commands: Commands) -> App:
    """Commands under a name of their own; each is imported only when it is called."""
    app = App(name=name, help=summary, help_epilogue=examples(example), help_format="plaintext")
    for command, (place, about, shown) in commands.items():
        app.command(f"shinsa_adapters.cli.{place}", name=command, help=about, help_epilogue=examples(shown))
    return app


def examples(lines: str) -> str:
    """The last part of a command's help."""
    return "Example:\n" + "\n".join(f"  {line}" for line in lines.split("\n"))
