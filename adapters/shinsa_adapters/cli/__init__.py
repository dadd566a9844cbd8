"""The command line, `shinsa`: results on standard output, talk on standard error, and an exit code that can be trusted.

Exit codes: 0 the command did its work; 1 a replay differs; 2 bad input, ruleset or usage; 3 and 4 see `--exit-code`;
70 shinsa is wrong; 130 interrupted; 141 the reader of the output went away.
"""

import gc
import sys

from shinsa_adapters.cli.collecting import seldom


def main() -> None:
    """Run the command that the process was started with, and leave with its exit code.

    Raises:
        SystemExit: always.
    """
    seldom()
    try:
        from shinsa_adapters.cli.running import run  # noqa: PLC0415  # so that Ctrl-C is met from the first import on
        from shinsa_adapters.cli.streams import open_closed  # noqa: PLC0415  # the same

        open_closed()
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        sys.stderr.write("shinsa: interrupted\n")
        code = 130
    gc.freeze()  # the interpreter looks for garbage once more as it leaves, through all that the command made
    sys.exit(code)
