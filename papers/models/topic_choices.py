"""What a work is about: what its editors have chosen, and what orders about topics have made of it since.

A text of a work, the one that readers see as well as each draft, keeps the choices of whoever wrote it;
nobody rewrites them. An order says of one work what becomes of a topic: taken away, added, another in its
place. It is numbered, and counts in every text for the choices that were made before it. An order that was
undone is simply not there. Topics that were merged into another are shown as that one. So a draft may be as
old as it likes: read today, it says what is right today, and what is taken back tomorrow leaves no trace.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple


class Choice(NamedTuple):
    """An editor's word on a topic, later than the order of the number `since` (0: before all orders).

    `refused` stands against an order that added the topic.
    """

    topic: int
    since: int = 0
    refused: bool = False

    @property
    def says_nothing(self) -> bool:
        """Return whether it is as good as none: a place for what an order added."""
        return self.refused and not self.since


class Order(NamedTuple):
    """What became of a topic in one work: `adds` it or takes it away, for `instead` where that is one."""

    number: int
    topic: int
    adds: bool
    instead: int | None = None


def settle(
    choices: Iterable[Choice], orders: Iterable[Order], stand_ins: Mapping[int, int]
) -> dict[int, int | None]:
    """Return {topic: the topic that it is shown as, None where it is not shown}, in the order of the choices.

    `stand_ins` maps a merged topic to the one that it was merged into, at the end of the chain.
    """
    since = {choice.topic: choice.since for choice in choices}
    holds = {choice.topic: not choice.refused for choice in choices}
    for number, topic, adds, instead in sorted(orders, key=lambda order: order.number):
        if number <= since.get(topic, 0) or (instead is not None and not holds.get(topic)):
            continue
        holds[topic] = adds
        if instead is not None and number > since.get(instead, 0):
            holds[instead] = True
    return {topic: stand_ins.get(topic, topic) if held else None for topic, held in holds.items()}


def choose(
    choices: Collection[Choice],
    orders: Collection[Order],
    stand_ins: Mapping[int, int],
    wanted: Collection[int],
    latest: int,
) -> list[Choice]:
    """Return the choices after somebody saw what is shown and made it what is `wanted`.

    What stays as it is shown stays as it was chosen. `latest` is the number of the newest order there ever
    was for the work: a new word is later than it.
    """
    shown = settle(choices, orders, stand_ins)
    ordered = {order.topic for order in orders if order.adds}
    ordered |= {order.instead for order in orders if order.instead is not None}
    kept = {choice.topic: choice for choice in choices}
    removed = {seen_as for seen_as in shown.values() if seen_as and seen_as not in wanted}
    for topic in {**shown, **dict.fromkeys(ordered)}:
        if stand_ins.get(topic, topic) in removed:
            kept.pop(topic, None)
            if topic in ordered:
                kept[topic] = Choice(topic, latest, refused=True)
    for topic in wanted:
        if topic not in shown.values():
            kept.pop(topic, None)
            kept[topic] = Choice(topic, latest)
    return list(kept.values())
