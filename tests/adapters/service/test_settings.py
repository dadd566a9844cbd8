"""The service's settings come from the environment and a file, and every mistake is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from shinsa_adapters.service.keys import KeyFile, Scope, make, now
from shinsa_adapters.service.settings import Settings, WrongSettingsError, load, not_settings


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHINSA_CACHE", raising=False)


def test_nothing_need_be_set() -> None:
    assert load() == Settings()
    assert (Settings().host, Settings().rulesets, Settings().loopback) == ("127.0.0.1", ("us_japan_2025",), True)


def test_the_environment_beats_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "shinsa.toml"
    file.write_text('port = 9000\nrate = "10/second"\nrulesets = ["a", "b"]\n')
    monkeypatch.setenv("SHINSA_PORT", "9001")
    found = load(str(file))
    assert (found.port, found.rate, found.rulesets) == (9001, "10/second", ("a", "b"))
    monkeypatch.setenv("SHINSA_CONFIG", str(file))
    assert load() == found


def test_every_mistake_is_told_by_the_name_of_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"PORT": "99999", "CONCURRENCY": "0", "RATE": "often", "LOG_LEVEL": "loud"}.items():
        monkeypatch.setenv(f"SHINSA_{name}", value)
    with pytest.raises(WrongSettingsError) as caught:
        load()
    assert str(caught.value).splitlines() == [
        "SHINSA_PORT: Input should be less than or equal to 65535",
        "SHINSA_CONCURRENCY: Input should be greater than or equal to 1",
        "SHINSA_RATE: `often` is no rate; write for example `600/minute`",
        "SHINSA_LOG_LEVEL: `loud` is no level of logging; choose one of debug, info, warning, error",
    ]


@pytest.mark.parametrize("rate", ["0/minute", "600/minute burst 0"])
def test_a_rate_that_lets_no_call_through_is_refused(monkeypatch: pytest.MonkeyPatch, rate: str) -> None:
    monkeypatch.setenv("SHINSA_RATE", rate)
    with pytest.raises(WrongSettingsError, match=f"^SHINSA_RATE: `{rate}` "):
        load()


def test_one_call_at_once_is_a_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHINSA_RATE", "600/minute burst 1")
    assert load().rate == "600/minute burst 1"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongSettingsError, match="there is no settings file"):
        load(str(tmp_path / "none.toml"))


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "shinsa.toml"
    file.write_text("port: 9000")
    with pytest.raises(WrongSettingsError, match="the settings cannot be read"):
        load(str(file))


@pytest.mark.parametrize(
    ("name", "hint"), [("portt", "\n  hint: did you mean `port`?"), ("zzz", "")], ids=["misspelt", "another word"]
)
def test_what_is_no_setting_is_refused_in_the_file(tmp_path: Path, name: str, hint: str) -> None:
    file = tmp_path / "shinsa.toml"
    file.write_text(f"{name} = 1")
    with pytest.raises(WrongSettingsError) as caught:
        load(str(file))
    assert str(caught.value) == f"`{name}` is no setting{hint}"


def test_a_variable_that_is_no_setting_is_told_and_others_of_the_program_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = not_settings()
    for name in ("SHINSA_PORTT", "SHINSA_CACHE", "SHINSA_CONFIG", "SHINSA_PORT"):
        monkeypatch.setenv(name, "1")
    assert set(not_settings()) - set(before) == {"SHINSA_PORTT"}


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "shinsa.example.org"])  # noqa: S104  # to be refused
def test_a_service_that_strangers_reach_asks_who_calls(
    host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHINSA_HOST", host)
    with pytest.raises(WrongSettingsError, match=f"would listen on `{host}` without asking who calls"):
        load()
    monkeypatch.setenv("SHINSA_KEYS", str(tmp_path / "keys.json"))
    keys = KeyFile(tmp_path / "keys.json")
    with pytest.raises(WrongSettingsError, match=f"would listen on `{host}`, and no key in `.*` works"):
        load()
    new = make("portal", [Scope.SCREEN], now())
    keys.add(replace(new.key, revoked=now()))
    with pytest.raises(
        WrongSettingsError, match=r"works\n  hint: make one with `shinsa keys create NAME --scope screen"
    ):
        load()
    keys.put(new.key)
    assert load().guarded


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.7", "::1", "localhost"])
def test_on_loopback_nobody_is_asked(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHINSA_HOST", host)
    assert load().loopback
    assert not load().guarded


def test_tokens_need_all_their_settings_and_never_take_unsigned_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHINSA_JWT_ISSUER", "https://id.example.org")
    with pytest.raises(WrongSettingsError, match="tokens need all three"):
        load()
    monkeypatch.setenv("SHINSA_JWT_AUDIENCE", "shinsa")
    monkeypatch.setenv("SHINSA_JWT_KEYS", "jwks.json")
    monkeypatch.setenv("SHINSA_JWT_ALGORITHMS", '["none"]')
    with pytest.raises(WrongSettingsError, match="`none` would accept tokens that nobody signed"):
        load()
