"""Tasks run at once; those put off wait, each once, and the others do not."""

import pytest
from django_tasks import TaskResultStatus, task_backends
from django_tasks import task as as_task

from papers.tasks import PatientTasks, put_off

done = []


@as_task()
def first(word):
    done.append(("first", word))


@as_task()
def second(word):
    done.append(("second", word))


@pytest.fixture(autouse=True)
def nothing_done():
    done.clear()


def put_off_and_fail():
    with put_off(first):
        raise LookupError


def test_the_site_runs_its_tasks_by_it():
    assert isinstance(task_backends["default"], PatientTasks)


def test_a_task_runs_at_once():
    assert first.enqueue("a").status == TaskResultStatus.SUCCESSFUL
    assert done == [("first", "a")]


def test_what_is_put_off_waits_once_for_all_times_it_was_asked_for():
    with put_off(first) as waiting:
        for word in "baab":
            first.enqueue(word)
        second.enqueue("a")
    assert (list(waiting[first]), done) == ([("b",), ("a",)], [("second", "a")])
    first.enqueue("c")
    assert (len(waiting[first]), done[1:]) == (2, [("first", "c")])


def test_inside_another_one_the_inner_one_gets_it():
    with put_off(first, second) as outer:
        with put_off(first) as inner:
            first.enqueue("a")
        first.enqueue("b")
    assert (outer, inner) == ({first: {("b",): None}, second: {}}, {first: {("a",): None}})


def test_an_error_ends_the_waiting():
    with pytest.raises(LookupError):
        put_off_and_fail()
    first.enqueue("a")
    assert done == [("first", "a")]
