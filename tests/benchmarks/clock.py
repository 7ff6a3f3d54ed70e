"""Seconds of processor time and of the clock, and memory: what the benchmarks of the import measure."""

from __future__ import annotations

import os
import time
from pathlib import Path


class Clock:
    """Counts the processor time of this process and of PostgreSQL's where that runs on this machine."""

    def __init__(self):
        from django.db import connection

        self.server = None
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                (process,) = cursor.fetchone()
            status = Path(f"/proc/{process}/stat")
            name = Path(f"/proc/{process}/comm")
            self.server = status if name.exists() and name.read_text().strip() == "postgres" else None

    def now(self) -> tuple[float, float]:
        """Return seconds of processor time and of the clock."""
        used = time.process_time()
        if self.server is not None:
            ticks = self.server.read_text().rpartition(")")[2].split()[11:13]
            used += sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
        return used, time.perf_counter()


def yardstick() -> float:
    """Return seconds of processor time of a small piece of work that is always the same.

    A machine that others use counts more seconds for the same work at one time than at another.
    """
    started = time.process_time()
    for _ in range(20):
        sorted(str(number) for number in range(10_000))
    return time.process_time() - started


def memory() -> float:
    """Return the memory that this process holds now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
