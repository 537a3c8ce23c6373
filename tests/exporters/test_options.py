"""What an export is asked for is checked before any work is done."""

from __future__ import annotations

import importlib.util
from typing import Any

import pytest

from tei_tools.errors import UsageError
from tei_tools.exporters import FORMATS
from tei_tools.exporters.options import check_options


@pytest.mark.parametrize("name", [name for name, row in FORMATS.items() if row.needs])
def test_without_its_extra_a_format_says_which_to_install(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec

    def missing(module: str, package: str | None = None) -> Any:
        return None if module == FORMATS[name].needs else found(module, package)

    monkeypatch.setattr(importlib.util, "find_spec", missing)
    with pytest.raises(UsageError, match=rf"pip install 'tei-tools\[{FORMATS[name].extra}\]'"):
        check_options(name)


@pytest.mark.parametrize("name", FORMATS)
def test_without_a_style_the_first_one_counts(name: str) -> None:
    if FORMATS[name].needs and importlib.util.find_spec(FORMATS[name].needs) is None:
        pytest.skip(f"{FORMATS[name].needs} is not installed")
    assert check_options(name) == next(iter(FORMATS[name].styles), "")


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean 'geojson'"):
        check_options("geojsn")
    with pytest.raises(UsageError, match="did you mean 'search'"):
        check_options("text", "serach")
