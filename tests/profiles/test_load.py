"""A profile is data: what it may hold, what extends what, and how a mistake in it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei_tools.errors import ProfileError
from tei_tools.profiles import PROFILES, load_profile
from tests.readers.encoding import encoded, errors_of, found


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_that_ships_is_read_under_its_own_name(name: str) -> None:
    assert load_profile(name).name == name


def test_a_file_extends_a_profile_and_its_rules_come_first(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(
        'name = "mine"\nextends = "translation"\n[classification]\n"for the king" = "personal"\n'
        '[[delimiter]]\nopen = "["\nclose = "]"\n[[delimiter.rule]]\nname = "blot"\nmatch = "blot"\n'
        'element = "gap"\nattributes = { reason = "illegible" }\ncontent = "desc"\n'
    )
    text = "FOR THE KING\n\nREPORT of an invented blot\n\nThe [blot] river [would] rise again, he said to me."
    _, tree = encoded(text, str(mine))
    assert errors_of(tree) == []
    assert found(text, "//t:gap[@reason='illegible']/t:desc", str(mine)) == ["blot"]
    assert found(text, "//t:supplied", str(mine)) == ["would"]
    assert found(text, "//t:seg/@ana", str(mine)) == ["#personal"]


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('nme = "x"', "'nme' is no key here: did you mean 'name'?"),
        ('title = "x"', "the key 'name' is missing"),
        ("name = 3", "'name' must be a text in quotes"),
        ('name = "x"\n[lines]\nsubjct = ["a"]', "lines: 'subjct' is no key here: did you mean 'subject'?"),
        ('name = "x"\n[lines]\nsubject = "a"', "lines: 'subject' must be a list of texts"),
        ('name = "x"\n[signs]\n"|" = "p"', "signs: 'p' is not known: allowed are lb, pb, cb"),
        ('name = "x"\n[context]\norder = ["guess"]', "context.order: 'guess' is not known"),
        ('name = "x"\nextends = "nothing"', "there is no profile 'nothing'"),
        ('name = "x"\nextends = "x.toml"', "goes round in a circle"),
        (
            'name = "x"\n[[delimiter]]\nopen = "["\nclose = "]"\n[[delimiter.rule]]\nname = "r"\nmatch = "("\nelement = "p"',
            "is no regular expression",
        ),
        (
            'name = "x"\n[[delimiter]]\nopen = "["\nclose = "]"\n[[delimiter.rule]]\nname = "r"\nmatch = "a"\nelement = "suplied"',
            "'suplied' is no element of the schema: did you mean 'supplied'?",
        ),
        (
            'name = "x"\n[[delimiter]]\nopen = "["\nclose = "]"\n[[delimiter.rule]]\nname = "r"\nmatch = "a"\nelement = "gap"\n'
            'attributes = { why = "b" }',
            "gap has no attribute 'why' in the schema",
        ),
    ],
)
def test_a_mistake_in_a_profile_is_named(toml: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(toml)
    with pytest.raises(ProfileError) as caught:
        load_profile(str(path))
    assert message in str(caught.value) and ("x.toml" in str(caught.value) or "no profile" in message)


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ('element = "gapp"', "mine.toml:9: .*'gapp' is no element of the schema: did you mean 'gap'"),
        (
            'element = "gap"\nattributes = { reason = "ink" }',
            "mine.toml:.*'ink' is no value of gap/@reason: allowed are editorial",
        ),
        ('element = "gap"', "mine.toml:7: .*gap needs the attribute 'reason'"),
    ],
)
def test_a_rule_that_the_schema_refuses_is_named_with_its_line(rule: str, message: str, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(
        f'name = "mine"\nextends = "translation"\n[[delimiter]]\nopen = "["\nclose = "]"\n[[delimiter.rule]]\nname = "blot"\nmatch = "blots"\n{rule}\n'
    )
    with pytest.raises(ProfileError, match=message):
        load_profile(str(mine))


def test_round_brackets_are_the_authors_own_unless_a_rule_knows_them() -> None:
    text = "He came (late) and (sic) left; (illegible) he (the old man) wrote. ("
    assert found(text, "//t:gap | //t:note", "translation") == ["sic", "illegible"]
    assert encoded(text)[0].findings == ()
