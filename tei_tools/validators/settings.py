"""What a project wants of the checks: rules off or with another severity, a catalogue of schemas, a baseline.

```toml
# tei-tools.toml, or under [tool.tei-tools] in pyproject.toml
[validate]
severity = "warning"           # the least that is shown
authority = "authority"        # paths are relative to this file
baseline = "baseline.json"
[validate.rules]
"ref.file" = "off"
"lang.*" = "info"
[validate.catalogue]
"https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng" = "schema/tei_all.rng"
```
"""

from __future__ import annotations

import dataclasses
import importlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, cast

from tei_tools.errors import UsageError
from tei_tools.files import read_file
from tei_tools.model import Finding, Severity
from tei_tools.validators.rules import check_rule

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
FILES = ("tei-tools.toml", "pyproject.toml")
_PATHS = ("schema", "schematron", "authority", "transcriptions", "baseline")


@dataclass(frozen=True)
class Settings:
    """The settings of one run; `severity` is the least that is shown, `rules` maps names or patterns to a severity or off."""

    severity: Severity = "info"
    strict: bool = False
    rules: Mapping[str, str] = field(default_factory=dict)
    catalogue: Mapping[str, Path] = field(default_factory=dict)
    paths: Mapping[str, Path] = field(default_factory=dict)

    def apply(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Gives the findings that are wanted, with the severity that is wanted."""
        shown = SEVERITIES[: SEVERITIES.index(self.severity) + 1]
        for finding in findings:
            wanted = self._severity(finding)
            if wanted in shown:
                changed = wanted != finding.severity
                yield dataclasses.replace(finding, severity=wanted) if changed else finding

    def _severity(self, finding: Finding) -> str:
        """The exact name of a rule goes before a pattern, a longer pattern before a shorter one."""
        matching = [name for name in self.rules if name == finding.rule or fnmatchcase(finding.rule, name)]
        best = max(matching, key=lambda name: (name == finding.rule, len(name)), default=None)
        return finding.severity if best is None else self.rules[best]


def find_settings(folder: Path) -> Path | None:
    """Gives the nearest tei-tools.toml, or pyproject.toml with a [tool.tei-tools] table, in `folder` or above it."""
    for place in (folder, *folder.parents):
        for name in FILES:
            path = place / name
            if path.is_file() and (name != "pyproject.toml" or b"[tool.tei-tools" in path.read_bytes()):
                return path
    return None


def read_settings(path: Path) -> Settings:
    """Reads the settings of a file. Raises UsageError for what is no setting, with the nearest known name."""
    toml = importlib.import_module("tomllib")
    try:
        content = toml.loads(read_file(path).decode("utf-8-sig"))
    except (toml.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: is not TOML: {error}") from error
    if path.name == "pyproject.toml":
        content = content.get("tool", {}).get("tei-tools", {})
    table = content.get("validate", {})
    unknown = [name for name in table if name not in ("severity", "strict", "rules", "catalogue", *_PATHS)]
    if unknown:
        raise UsageError(
            f"{path}: [validate] has no setting '{unknown[0]}': severity, strict, rules, catalogue, {', '.join(_PATHS)}"
        )
    base = path.parent
    rules = table.get("rules", {}).items()
    return Settings(
        severity=cast(Severity, _severity(path, table.get("severity", "info"), SEVERITIES)),
        strict=bool(table.get("strict", False)),
        rules={_rule(path, name): _severity(path, value, (*SEVERITIES, "off")) for name, value in rules},
        catalogue={address: base / str(file) for address, file in table.get("catalogue", {}).items()},
        paths={name: base / str(table[name]) for name in _PATHS if name in table},
    )


def _rule(path: Path, name: str) -> str:
    try:
        return check_rule(name)
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from error


def _severity(path: Path, value: Any, known: tuple[str, ...]) -> str:
    if value not in known:
        raise UsageError(f"{path}: '{value}' is no severity: {', '.join(known)} are")
    return str(value)


def read_baseline(path: Path) -> Counter[str]:
    """Reads how often each finding is to be passed over. Raises UsageError where the file is no baseline."""
    try:
        content = json.loads(read_file(path))
        return Counter({str(key): int(count) for key, count in content["findings"].items()})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path}: is no baseline: write one with --write-baseline") from error


def write_baseline(findings: Iterable[Finding]) -> bytes:
    """Gives the bytes of a baseline that passes over exactly these findings."""
    counts = Counter(_key(finding) for finding in findings)
    content = {"version": 1, "findings": dict(sorted(counts.items()))}
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()


def without_baseline(findings: Iterable[Finding], baseline: Counter[str]) -> Iterator[Finding]:
    """Gives the findings that the baseline does not have; lines may have moved since, so places are not compared."""
    left = Counter(baseline)
    for finding in findings:
        key = _key(finding)
        if left[key] > 0:
            left[key] -= 1
        else:
            yield finding


def _key(finding: Finding) -> str:
    return f"{Path(finding.file).as_posix()} {finding.rule} {finding.message}"
