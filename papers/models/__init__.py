"""The models, one file per idea; import them from here."""

from . import lists
from .authors import AuthorIndexPage, AuthorPage, NameSpelling, Signature
from .imports import ImportedPage, ImportRun, RunPage, SourceFile
from .interviews import InterviewPage
from .presenting import present
from .querysets import VisibleManager, VisibleQuerySet, all_pages
from .reports import ContentsRow, Contributor, EssayPage, PapersIndexPage, ReportPage
from .site import AboutPage, HomePage
from .topics import Topic, TopicIndexPage, TopicLabel, TopicUse
from .works import WorkPage, text_of

__all__ = [
    "AboutPage",
    "AuthorIndexPage",
    "AuthorPage",
    "ContentsRow",
    "Contributor",
    "EssayPage",
    "HomePage",
    "ImportRun",
    "ImportedPage",
    "InterviewPage",
    "NameSpelling",
    "PapersIndexPage",
    "ReportPage",
    "RunPage",
    "Signature",
    "SourceFile",
    "Topic",
    "TopicIndexPage",
    "TopicLabel",
    "TopicUse",
    "VisibleManager",
    "VisibleQuerySet",
    "WorkPage",
    "all_pages",
    "lists",
    "present",
    "text_of",
]
