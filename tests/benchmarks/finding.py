"""Print recall and precision of the analyser on the documents and queries in tests/data/search.

Run as `python -m tests.benchmarks.finding [--all]`; with --all, also the queries that are answered rightly.
"""

import sys
from collections import defaultdict

from tests.text.analysis.small_index import found_by, queries


def scores(found: list[str], expected: list[str]) -> tuple[float, float]:
    """Return recall and precision; nothing found where nothing is expected is right."""
    right = len(set(found) & set(expected))
    recall = right / len(expected) if expected else 1.0
    return recall, right / len(found) if found else float(not expected)


def main(show_all: bool) -> None:
    for name in ("queries", "further_queries"):
        print(f"{name}:")
        print_scores(queries(name), show_all)


def print_scores(asked, show_all: bool) -> None:
    rows = defaultdict(list)
    for query in asked:
        found = found_by(query["query"], query["lang"])
        row = scores(found, query["expected"])
        rows[query["cls"]].append(row)
        if show_all or row != (1.0, 1.0):
            missed = sorted(set(query["expected"]) - set(found))
            wrong = sorted(set(found) - set(query["expected"]))
            print(f"{query['id']} {query['query']!r} ({query['cls']}): missed {missed}, wrong {wrong}")
    everything = [row for group in rows.values() for row in group]
    for name, group in [*sorted(rows.items()), ("all", everything)]:
        recall, precision = (sum(row[at] for row in group) / len(group) for at in (0, 1))
        print(f"{name:12} {len(group):3} queries  recall {recall:.3f}  precision {precision:.3f}")


if __name__ == "__main__":
    main("--all" in sys.argv[1:])
