"""Measures how well interviews come out of woven columns: `python -m tests.benchmarks.interviews 100 120`.

The two numbers are the first seed and the one after the last. For each interview of our own writing, kind of
weaving and seed a page is printed in two columns of a seeded width, its questions marked in a style that the
seed draws; the table tells what was read.
"""

import sys

from tests.importing.interviews.woven import WEAVES, WOVEN, make_case, measure, row


def main(first=100, last=110):
    for weave in WEAVES:
        for language, names in WOVEN.items():
            figures = [measure(make_case(name, weave, seed)) for name in names for seed in range(first, last)]
            print(f"{weave:8} {language}  {row(figures)}", flush=True)


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3]))
