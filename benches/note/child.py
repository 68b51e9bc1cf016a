"""Runs a command and says what it cost by the system's own account."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What one run cost: seconds of processor time and by the clock, and the most memory in MB."""

    cpu: float
    clock: float
    memory: float
    code: int


def run(command: list[str], cores: int | None = None, output: Path | None = None) -> Cost:
    """One run of a whole process, on so many cores; what it prints is thrown away or kept in a file."""
    chosen = set(sorted(os.sched_getaffinity(0))[:cores]) if cores else None
    with (output or Path(os.devnull)).open("wb") as kept:
        start = time.perf_counter()
        child = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=kept,
            stderr=subprocess.STDOUT,
            preexec_fn=(lambda: os.sched_setaffinity(0, chosen)) if chosen else None,  # noqa: PLW1509
        )
        _, status, used = os.wait4(child.pid, 0)
        clock = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    return Cost(used.ru_utime + used.ru_stime, clock, used.ru_maxrss / 1024, child.returncode)


def middle(runs: list[Cost]) -> Cost:
    """The medians of several runs, each figure by itself."""
    of = lambda name: statistics.median(getattr(one, name) for one in runs)  # noqa: E731
    return Cost(of("cpu"), of("clock"), of("memory"), runs[-1].code)


def in_turn(commands: list[tuple[list[str], int | None]], times: int) -> list[Cost]:
    """The medians of several commands that take turns, so that a busy machine is busy for all of them; each ran once before."""
    for command, cores in commands:
        run(command, cores)
    runs = [[run(command, cores) for command, cores in commands] for _ in range(times)]
    return [middle(list(of)) for of in zip(*runs, strict=True)]
