"""Start-up as a user waits for it: whole processes, as ratios to `python -c 'from lxml import etree'` in the same run.

Usage: python bench/startup.py [ROUNDS]

Measures `tei-tools --help`, encoding the sample document and validating it. Each round runs all of them once, in turn, so
that a busy moment touches all alike; the median of the rounds counts. Exit 1 where a limit is passed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "encoded" / "transcriptions" / "puzanov-1957-05-22.txt"
BASE = [sys.executable, "-c", "from lxml import etree"]
TOOL = [sys.executable, "-c", "from tei_tools.cli import main; main()"]  # what the installed script does
LIMITS = {"--help": 4.0, "encode": 12.0, "validate": 14.0}
WARM_UP = 1


def main() -> int:
    """Runs the rounds and prints one line for each command."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        encoded = str(Path(folder) / "sample.xml")
        commands = {
            "lxml": BASE,
            "--help": [*TOOL, "--help"],
            "encode": [*TOOL, "encode", str(SAMPLE), "-o", encoded],
            "validate": [*TOOL, "validate", encoded],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(rounds + WARM_UP):
            for name, command in commands.items():
                taken = seconds(command)
                if number >= WARM_UP:
                    times[name].append(taken)
    base = statistics.median(times.pop("lxml"))
    print(f"python -c 'from lxml import etree': {base * 1000:.0f} ms (median of {rounds})")
    passed = [report(name, statistics.median(taken), base) for name, taken in times.items()]
    return 0 if all(passed) else 1


def report(name: str, taken: float, base: float) -> bool:
    """Prints a command's time and its ratio; says whether it is within its limit."""
    ratio, limit = taken / base, LIMITS[name]
    verdict = "" if ratio <= limit else "  TOO SLOW"
    print(f"tei-tools {name:<9} {taken * 1000:5.0f} ms  {ratio:5.1f} times  (limit {limit:.0f}){verdict}")
    return ratio <= limit


def seconds(command: list[str]) -> float:
    """Runs a command to its end and gives the wall-clock time. A command that could not work ends the measurement."""
    begun = time.perf_counter()
    # an installed package has its byte code: let the first, unmeasured run write it
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env=environment)
    taken = time.perf_counter() - begun
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()}")
    return taken


if __name__ == "__main__":
    sys.exit(main())
