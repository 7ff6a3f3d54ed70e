"""Runs Wagtail's tasks at once, but lets those wait that would do the same work again and again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django_tasks.backends.immediate import ImmediateBackend

Waiting = dict[object, dict[tuple, None]]
"""By task, the arguments with which it was to run, each once and in the order of the first time."""

_waiting: ContextVar[Waiting | None] = ContextVar("waiting", default=None)


class PatientTasks(ImmediateBackend):
    """The tasks of the settings; the task modules load it, so it can import none of them."""

    def enqueue(self, task, args, kwargs):
        waiting = _waiting.get()
        if waiting is None or task not in waiting:
            return super().enqueue(task, args, kwargs)
        waiting[task][tuple(args)] = None
        return None


@contextmanager
def put_off(*tasks) -> Iterator[Waiting]:
    """Let these tasks wait for whoever asked; nobody runs them later by itself."""
    waiting: Waiting = {task: {} for task in tasks}
    token = _waiting.set(waiting)
    try:
        yield waiting
    finally:
        _waiting.reset(token)
