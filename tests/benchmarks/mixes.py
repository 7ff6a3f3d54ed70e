"""Prints how well reports of random signs are read: `python -m tests.benchmarks.mixes [COUNT [FIRST]]`."""

from __future__ import annotations

import sys

from papers.importing.read import read
from papers.importing.sources import load
from tests.importing.reports.mixing import draw, print_mix
from tests.importing.reports.scoring import Score


def main(count: int, first: int) -> None:
    score = Score()
    for seed in range(first, first + count):
        mix = draw(seed)
        data, printed = print_mix(mix)
        wrong = score.add(read(load(f"{seed}.txt", data)), printed)
        if wrong:
            print(seed, ", ".join(wrong))
    print("\n".join(score.lines()))


if __name__ == "__main__":
    given = [int(value) for value in sys.argv[1:3]]
    main(*given, *(1000, 0)[len(given) :])
