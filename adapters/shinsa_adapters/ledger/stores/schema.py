"""The tables, version by version. A version once released never changes; a new one is added at the end.

`entry`, `subtree`, `checkpoint`, `rule_list` and `ground` only grow; `body` changes only when fields are withheld.
Triggers keep that against mistakes; against people stand the signed checkpoints.
"""

from typing import Final

_SQLITE: Final = {"{blob}": "BLOB", "{int}": "INTEGER", "{real}": "REAL", "{strict}": " STRICT"}
_POSTGRES: Final = {"{blob}": "BYTEA", "{int}": "BIGINT", "{real}": "DOUBLE PRECISION", "{strict}": ""}
_TABLES_1: Final = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL){strict};
CREATE TABLE entry (
    position {int} PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL UNIQUE, at {int} NOT NULL, actor TEXT, owner TEXT,
    about TEXT, claim TEXT, leaf {blob} NOT NULL){strict};
CREATE INDEX entry_about ON entry (about, position);
CREATE INDEX entry_kind ON entry (kind, position);
CREATE TABLE body (position {int} PRIMARY KEY, withheld {int} NOT NULL, stored {blob} NOT NULL){strict};
CREATE TABLE rule_list (number {int} PRIMARY KEY, rules TEXT NOT NULL UNIQUE){strict};
CREATE TABLE screening (
    position {int} PRIMARY KEY, owner TEXT, proposal TEXT, verdict TEXT, ruleset TEXT, version TEXT, digest TEXT,
    as_of TEXT, low {real}, high {real}, rule_list {int}, outcomes TEXT){strict};
CREATE INDEX screening_proposal ON screening (proposal, position);
CREATE INDEX screening_owner ON screening (owner, position);
CREATE INDEX screening_verdict ON screening (verdict, position);
CREATE TABLE claim (
    owner TEXT NOT NULL, key TEXT NOT NULL, salt {blob}, request {blob} NOT NULL, position {int}, answer {blob},
    at {int} NOT NULL, PRIMARY KEY (owner, key)){strict};
CREATE TABLE outbox (
    id TEXT PRIMARY KEY, position {int}, kind TEXT NOT NULL, target TEXT NOT NULL, payload {blob} NOT NULL,
    made {int} NOT NULL, due {int} NOT NULL, attempts {int} NOT NULL, state TEXT NOT NULL, error TEXT){strict};
CREATE INDEX outbox_due ON outbox (state, due);
CREATE TABLE mark (space TEXT NOT NULL, name TEXT NOT NULL, value {blob} NOT NULL, PRIMARY KEY (space, name)){strict};
CREATE TABLE subtree (
    height {int} NOT NULL, number {int} NOT NULL, hash {blob} NOT NULL, PRIMARY KEY (height, number)){strict};
CREATE TABLE checkpoint (size {int} PRIMARY KEY, note TEXT NOT NULL, at {int} NOT NULL){strict}
"""
_TABLES_2: Final = """
CREATE TABLE ground (key {blob} PRIMARY KEY, content {blob} NOT NULL){strict}
"""
_GROWING: Final = ("entry", "subtree", "checkpoint", "rule_list")


def _sqlite_guards(table: str) -> tuple[str, ...]:
    """Keep a table from anything but growing."""
    return tuple(
        f"CREATE TRIGGER {table}_no_{action} BEFORE {action.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
        for action in ("update", "delete")
    )


def _postgres_guards(table: str) -> tuple[str, ...]:
    """The same, by a function that is there from version 1 on."""
    return (
        f"CREATE TRIGGER {table}_guard BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION only_grows()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION only_grows()",
    )


_SQLITE_GUARDS: Final = (
    *(guard for table in _GROWING for guard in _sqlite_guards(table)),
    "CREATE TRIGGER body_no_delete BEFORE DELETE ON body BEGIN SELECT RAISE(ABORT, 'body only grows'); END",
    """CREATE TRIGGER body_withhold BEFORE UPDATE ON body
    WHEN NEW.withheld <= OLD.withheld OR NEW.position <> OLD.position
    BEGIN SELECT RAISE(ABORT, 'body changes only when fields are withheld'); END""",
)
_POSTGRES_GUARDS: Final = (
    """CREATE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '% only grows', TG_TABLE_NAME; END $$""",
    """CREATE FUNCTION only_withheld() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.withheld <= OLD.withheld OR NEW.position <> OLD.position THEN
    RAISE EXCEPTION 'body changes only when fields are withheld'; END IF; RETURN NEW; END $$""",
    *(
        f"CREATE TRIGGER {table}_guard BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION only_grows()"
        for table in _GROWING
    ),
    "CREATE TRIGGER body_no_delete BEFORE DELETE ON body FOR EACH ROW EXECUTE FUNCTION only_grows()",
    "CREATE TRIGGER body_withhold BEFORE UPDATE ON body FOR EACH ROW EXECUTE FUNCTION only_withheld()",
    *(
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION only_grows()"
        for table in (*_GROWING, "body")
    ),
)


def _dialect(tables: str, words: dict[str, str]) -> tuple[str, ...]:
    for token, word in words.items():
        tables = tables.replace(token, word)
    return tuple(part.strip() for part in tables.split(";"))


Migration = dict[str, tuple[str, ...]]
"""The statements that lead to one version, by kind of database."""

MIGRATIONS: Final[tuple[Migration, ...]] = (
    {
        "sqlite": (*_dialect(_TABLES_1, _SQLITE), *_SQLITE_GUARDS),
        "postgres": (*_dialect(_TABLES_1, _POSTGRES), *_POSTGRES_GUARDS),
    },
    {
        "sqlite": (*_dialect(_TABLES_2, _SQLITE), *_sqlite_guards("ground")),
        "postgres": (*_dialect(_TABLES_2, _POSTGRES), *_postgres_guards("ground")),
    },
)
"""What leads from nothing to version 1, from 1 to 2, and so on."""
