"""Pairs open ends with open starts so that all pairs together score best (the assignment problem)."""

from __future__ import annotations

from collections.abc import Sequence

_INFINITY = float("inf")


def best_pairs(scores: Sequence[Sequence[float]], least: float) -> list[tuple[int, int]]:
    """Return (row, column) pairs with the greatest sum of scores; a pair below `least` is never made.

    `scores[row][column]` may be -inf. This is the Hungarian method with row and column potentials (Kuhn
    1955, in the form of Jonker and Volgenant); it takes rows² x columns steps.
    """
    if not scores or not scores[0]:
        return []
    rows, columns = len(scores), len(scores[0])
    # A private column for each row stands for "left alone": it costs nothing, a pair costs less.
    cost = [
        [min(0.0, least - score) if score > least else 1.0 for score in row] + [0.0] * rows for row in scores
    ]
    owner = _assign(cost, columns + rows)
    pairs = [(row, column) for column, row in enumerate(owner[:columns]) if row >= 0]
    return sorted((row, column) for row, column in pairs if scores[row][column] > least)


def _assign(cost: list[list[float]], width: int) -> list[int]:
    """Return for each column the row that has it (-1: none), at the least sum of costs."""
    owner = [-1] * (width + 1)  # the last column is the root of each search
    row_price, column_price = [0.0] * len(cost), [0.0] * (width + 1)
    for row in range(len(cost)):
        owner[width] = row
        at, before = width, [width] * width
        slack, done = [_INFINITY] * width, [False] * (width + 1)
        while owner[at] >= 0:
            done[at] = True
            at = _step(cost, owner, row_price, column_price, slack, done, before, at)
        while at != width:
            owner[at] = owner[before[at]]
            at = before[at]
    return owner[:width]


def _step(
    cost: list[list[float]],
    owner: list[int],
    row_price: list[float],
    column_price: list[float],
    slack: list[float],
    done: list[bool],
    before: list[int],
    at: int,
) -> int:
    """Grow the search tree by its cheapest column, return that column; prices change so that it costs
    nothing.
    """
    row, best, nearest = owner[at], _INFINITY, at
    for column in range(len(slack)):
        if done[column]:
            continue
        price = cost[row][column] - row_price[row] - column_price[column]
        if price < slack[column]:
            slack[column], before[column] = price, at
        if slack[column] < best:
            best, nearest = slack[column], column
    for column, is_done in enumerate(done):
        if is_done:
            row_price[owner[column]] += best
            column_price[column] -= best
        elif column < len(slack):
            slack[column] -= best
    return nearest
