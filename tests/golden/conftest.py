"""`pytest tests/golden --update-golden` writes what is expected anew: read the difference before you commit it."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the option; nothing writes without it."""
    parser.addoption("--update-golden", action="store_true", help="write the expected files of tests/golden anew")


@pytest.fixture
def is_updating(request: pytest.FixtureRequest) -> bool:
    """Whether the expected files are to be written."""
    return bool(request.config.getoption("--update-golden"))
