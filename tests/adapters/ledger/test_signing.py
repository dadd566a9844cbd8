"""Keys and signed notes are as C2SP's signed-note and tlog-checkpoint say, and what is changed does not pass."""

from pathlib import Path

import pytest

from shinsa_adapters.ledger import LedgerUnavailableError, PrivateKey, PublicKey, SigningKeyError
from shinsa_adapters.ledger.checkpoints import Checkpoint, checkpoint_in, parse
from shinsa_adapters.ledger.signing import keep_private_key, private_key_in, public_key_from, text_of

PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "\N{EM DASH} PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
"""The example of golang.org/x/mod/sumdb/note, made by another program."""


def test_a_note_signed_by_another_program_is_read() -> None:
    assert text_of(NOTE, PublicKey.read(PETER)) == NOTE.partition("\n\n")[0] + "\n"


@pytest.mark.parametrize(
    "changed",
    [
        NOTE.replace("then", "than"),
        NOTE.replace("x08go/Z", "x08go/Y"),
        NOTE.replace("\N{EM DASH} PeterNeumann", "\N{EM DASH} Peter"),
        NOTE.removesuffix("\n"),
        NOTE.replace("\n\n", "\n"),
        "",
        "\n\n",
    ],
)
def test_a_note_that_was_changed_is_not_read(changed: str) -> None:
    assert text_of(changed, PublicKey.read(PETER)) is None


def test_signatures_of_others_do_not_matter() -> None:
    first, second = PrivateKey.fresh("one"), PrivateKey.fresh("two")
    line = second.sign("hello\n").partition("\n\n")[2]
    note = first.sign("hello\n") + line
    assert text_of(note, first.public) == text_of(note, second.public) == "hello\n"
    assert text_of(note, PrivateKey.fresh("one").public) is None


def test_the_key_id_is_the_one_of_the_standard() -> None:
    key = PublicKey.read(PETER)
    assert (key.name, key.id.hex(), str(key)) == ("PeterNeumann", "c74f20a3", PETER)


def test_a_private_key_comes_back_from_its_file_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    key, path = PrivateKey.fresh("example.org/ledger"), tmp_path / "key"
    keep_private_key(path, key)
    assert path.stat().st_mode & 0o777 == 0o600
    assert private_key_in(path).public == key.public
    assert key.secret_line() not in repr(key)
    with pytest.raises(SigningKeyError, match="exists already; no key is overwritten"):
        keep_private_key(path, key)
    path.chmod(0o640)
    with pytest.raises(SigningKeyError, match=r"others may read the private key .*\n  hint: run `chmod 600"):
        private_key_in(path)


def test_a_public_key_is_given_by_line_or_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"{PETER}\n", encoding="utf-8")
    assert public_key_from(PETER) == public_key_from(str(tmp_path / "key"))


@pytest.mark.parametrize("name", ["", "a b", "a+b", "x" * 201, "a\n"])
def test_a_name_that_the_standard_does_not_allow_is_refused(name: str) -> None:
    with pytest.raises(SigningKeyError, match="cannot be the name of a ledger"):
        PrivateKey.fresh(name)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (PETER.replace("c74f", "c74e"), "this public key was changed or cut short"),
        (PETER[:-4], "this is no key of a ledger"),
        ("nonsense+1", "this is no key of a ledger"),
        # Its id is the same in every run, as workers that share the tests must agree on their names.
        pytest.param(
            PrivateKey.fresh("x").secret_line(), "this is a private key; a public one is needed", id="a private key"
        ),
        ("/no/such/file", "the key `/no/such/file` cannot be read: No such file or directory"),
    ],
)
def test_what_is_no_public_key_is_refused(given: str, message: str) -> None:
    with pytest.raises(SigningKeyError, match=message):
        public_key_from(given)


def test_what_is_no_private_key_is_refused(tmp_path: Path) -> None:
    secret = PrivateKey.fresh("x").secret_line()
    for text, message in ((PETER, "this is no private key"), (secret.replace("x", "y", 1), "changed or cut short")):
        path = tmp_path / message[:4]
        path.write_text(text, encoding="utf-8")
        path.chmod(0o600)
        with pytest.raises(SigningKeyError, match=message):
            private_key_in(path)
    with pytest.raises(LedgerUnavailableError, match="the key cannot be written to"):
        keep_private_key(tmp_path / "no" / "key", PrivateKey.fresh("x"))


STANDARD = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
"""The example of C2SP's tlog-checkpoint."""


def test_the_standards_own_checkpoint_is_read_and_written() -> None:
    found = parse(STANDARD)
    assert found is not None
    assert (found.origin, found.size, found.text) == ("example.com/behind-the-sofa", 20852163, STANDARD)


@pytest.mark.parametrize(
    "text",
    [
        STANDARD.replace("208", "0208"),
        STANDARD.replace("208", "-208"),
        STANDARD.replace("CsUY", ""),
        STANDARD.replace("example.com/behind-the-sofa", ""),
        "a\n1",
    ],
)
def test_what_is_no_checkpoint_is_not_read(text: str) -> None:
    assert parse(text) is None


def test_a_checkpoint_counts_only_for_the_origin_that_its_key_is_named_for() -> None:
    key = PrivateKey.fresh("example.org/one")
    own, other = Checkpoint("example.org/one", 0, bytes(32)), Checkpoint("example.org/two", 0, bytes(32))
    assert checkpoint_in(key.sign(own.text), key.public) == own
    assert checkpoint_in(key.sign(other.text), key.public) is None
