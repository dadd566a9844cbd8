"""`shinsa ledger`: keys, checkpoints, verification and proofs."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import orjson
from cyclopts import Parameter

from shinsa_adapters.cli.failures import DIFFERS, DONE, CommandError, UsageError, quoted, reason
from shinsa_adapters.cli.progress import counted
from shinsa_adapters.cli.streams import deliver, put, say
from shinsa_adapters.rendering.wording import count, visible

if TYPE_CHECKING:
    from shinsa_adapters.ledger.signing import PublicKey
    from shinsa_adapters.ledger.verifying import Report, Seen

Place = Annotated[str, Parameter(name="LEDGER", help="The ledger: its file, or a `postgresql://` URL.")]


def keygen(
    name: Annotated[str, Parameter(name="NAME", help="The ledger's name, such as `example.org/ledger`.")],
    /,
    *,
    to: Annotated[str, Parameter(metavar="FILE", help="The file to write the private key to; only you can read it.")],
) -> int:
    """Make the key that signs a ledger's checkpoints, and show its public half."""
    from shinsa_adapters.ledger.signing import PrivateKey, keep_private_key  # noqa: PLC0415  # so that --help is quick

    key = PrivateKey.fresh(name)
    keep_private_key(Path(to), key)
    say(f"the private key is in {to}: whoever has it can sign for this ledger; the public key is")
    put(f"{key.public}\n".encode())
    return DONE


def checkpoint(
    ledger: Place,
    /,
    *,
    key: Annotated[str, Parameter(metavar="FILE", help="The private key that signs.")],
    keep: Annotated[str | None, Parameter(metavar="FOLDER", help="The second place, best on another machine.")] = None,
) -> int:
    """Sign the ledger as it stands, and keep that in a second place."""
    from shinsa_adapters.ledger import Kept, open_ledger, private_key_in  # noqa: PLC0415  # the same

    private = private_key_in(Path(key))
    with open_ledger(ledger, create=False) as opened:
        note = opened.checkpoint(private, None if keep is None else Kept(Path(keep)))
    if keep is None:
        say("kept in the ledger alone; a second place (--keep) shows changes that the ledger itself cannot")
    put(note.encode())
    return DONE


def verify(
    ledger: Annotated[str, Parameter(name="LEDGER", help="A ledger's file or URL, an export, or a proof.")],
    /,
    *,
    public_key: Annotated[
        list[str] | None,
        Parameter(metavar="KEY|FILE", negative="", help="A public key that signed its checkpoints; may be repeated."),
    ] = None,
    kept: Annotated[
        list[str] | None,
        Parameter(
            metavar="FOLDER|FILE", negative="", help="A second place, or a file with checkpoints; may be repeated."
        ),
    ] = None,
    unsigned: Annotated[
        bool, Parameter(negative="", help="Hold the ledger against itself alone, where there is no key.")
    ] = False,
) -> int:
    """Find any change, deletion, reordering or truncation, and name the first bad record: exit 0 none, 1 found."""
    from shinsa_adapters.ledger.auditing import audit  # noqa: PLC0415  # the same
    from shinsa_adapters.ledger.signing import public_key_from  # noqa: PLC0415  # the same

    keys = [public_key_from(given) for given in public_key or ()]
    if bool(keys) == unsigned:
        raise UsageError(
            "verification rests on who signed the checkpoints",
            "give `--public-key`, or `--unsigned` to hold the ledger against itself alone",
        )
    if _is_proof(ledger):
        return _verify_proof(Path(ledger), keys)
    report = audit(ledger, keys, [Path(place) for place in kept or ()], _watched)
    lines = list(_shown(report, signed=bool(keys)))
    put("".join(f"{visible(line)}\n" for line in lines).encode())
    return DIFFERS if report.faults or (keys and not report.vouched) else DONE


def _watched(entries: "Iterator[Seen]") -> "Iterator[Seen]":
    return counted(entries, "verifying")


def _shown(report: "Report", *, signed: bool) -> Iterator[str]:
    entries = count(report.entries, "entry", "entries")
    if report.faults:
        first, *others = report.faults
        yield f"first bad record: {first.message}"
        yield from (f"  then: {fault.message}" for fault in others)
        return
    if not signed:
        yield f"{entries}, whole in themselves; nobody's signature was looked at"
    elif not report.vouched:
        yield f"{entries}, whole in themselves, but no checkpoint vouches for them: nothing is proved"
    elif report.vouched < report.entries:
        newer = report.entries - report.vouched
        yield f"{entries}: the first {report.vouched} are as they were signed; {newer} newer than the last checkpoint"
    else:
        yield f"{entries}, all as they were signed"
    if report.withheld:
        yield f"  fields are withheld in {report.withheld} of them, each by a redaction that is in the ledger"


def _is_proof(place: str) -> bool:
    from shinsa_adapters.ledger.proofs import PROOF  # noqa: PLC0415  # the same

    begin = f'{{"schema":"{PROOF}"'.encode()
    try:
        with Path(place).open("rb") as file:
            return file.read(len(begin)) == begin
    except OSError:
        return False  # a URL, or what cannot be read either way: whoever opens it says so


def _verify_proof(path: Path, keys: "list[PublicKey]") -> int:
    from shinsa_adapters.ledger.errors import TamperedError  # noqa: PLC0415  # the same
    from shinsa_adapters.ledger.proofs import check  # noqa: PLC0415  # the same

    try:
        data = path.read_bytes()
    except OSError as error:
        raise CommandError(f"{quoted(str(path))} cannot be read: {reason(error)}") from error
    try:
        line, made = check(data, keys)
    except TamperedError as error:
        put(f"{visible(error.message)}\n".encode())
        return DIFFERS
    shown = f"entry {line.position} (`{line.head.id}`) is in the ledger {made.origin} of {made.size} entries"
    put(f"{visible(shown)}\n".encode())
    return DONE


def proof(
    ledger: Place,
    entry: Annotated[str, Parameter(name="ID", help="The entry's id.")],
    /,
    *,
    output: Annotated[
        str | None, Parameter(name=("--output", "-o"), metavar="FILE", help="A file to write to, whole or not at all.")
    ] = None,
) -> int:
    """Write the proof that one entry is in the ledger: the entry itself, its path, and the signed checkpoint."""
    from shinsa_adapters.ledger.auditing import reading_of  # noqa: PLC0415  # the same
    from shinsa_adapters.ledger.proofs import proof as proof_of  # noqa: PLC0415  # the same
    from shinsa_adapters.ledger.stores import store_at  # noqa: PLC0415  # the same

    with reading_of(store_at(ledger)) as database:
        found = proof_of(database, entry)
    deliver(orjson.dumps(orjson.loads(found)) + b"\n", output)
    return DONE
