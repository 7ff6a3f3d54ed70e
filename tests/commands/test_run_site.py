"""The command run_site: what a newcomer's first start does, and the second does not."""

import socket
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from papers.models import EssayPage, ImportedPage, ImportRun, InterviewPage, ReportPage, Topic


def prepare():
    out = StringIO()
    call_command("run_site", "--prepare-only", "--port", "8765", stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_the_first_start_imports_and_publishes_and_the_second_does_not(client):
    first = prepare()
    assert "Importing and publishing the seeds ..." in first
    pages, runs = ImportedPage.objects.count(), ImportRun.objects.count()
    assert (ReportPage.objects.get().live, InterviewPage.objects.get().live) == (True, True)
    assert client.get(ReportPage.objects.get().url).status_code == 200
    used = Topic.objects.filter(uses__isnull=False).distinct()
    assert used.count() == 34  # of 37 printed keywords three are other spellings or names
    assert [topic.name for topic in used if topic.missing_languages] == []
    printed = "\n".join(EssayPage.objects.values_list("keywords_printed", flat=True)).split("\n")
    assert {"the Middle East", "Middle East", "US", "United States", "Syrian conflict"} <= set(printed)
    assert all(topic.uses.count() for topic in Topic.called(printed).values())
    password = first.partition("Account editor, password ")[2].split()[0]
    assert client.login(username="editor", password=password)

    second = prepare()
    assert second == (
        "\n  Site    http://localhost:8765/\n  Admin   http://localhost:8765/admin/\n  Account editor\n"
    )
    assert (ImportedPage.objects.count(), ImportRun.objects.count()) == (pages, runs)
    assert get_user_model().objects.count() == 1
    assert client.login(username="editor", password=password)


def test_a_taken_port_is_said_before_anything_is_done():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        message = rf"^Port {port} is taken; choose another: PORT={port + 1} make run$"
        with pytest.raises(CommandError, match=message):
            call_command("run_site", "--port", str(port))
