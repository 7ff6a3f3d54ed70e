"""The models, one file per idea; import them from here."""

from . import families, lists
from .authors import AuthorIndexPage, AuthorPage, NameSpelling, Signature
from .blocking import obstacles_to, why_blocked
from .catalogue import (
    CatalogueAuthor,
    CatalogueName,
    CatalogueRow,
    CatalogueText,
    CatalogueTopic,
    CatalogueWord,
    MissedSearch,
)
from .catalogue_checks import CatalogueCheck
from .check_rules import CheckRule
from .findings import CheckedWork, SetAside, WorkFinding
from .four_eyes import four_eyes_hold, why_not_alone, writer_of_news
from .imports import CheckedNotice, ImportedPage, ImportRun, RunPage, SourceFile
from .interviews import InterviewPage
from .parts import Part, parts_of
from .presenting import present
from .querysets import VisibleManager, VisibleQuerySet, all_pages
from .recording import record, saves_rows
from .releases import Heartbeat, Release, ReleasedPage, ReleaseItem
from .report_rows import ContentsRow, Contributor
from .reports import EssayPage, PapersIndexPage, ReportPage
from .reviewing import ReviewTask
from .site import AboutPage, HomePage
from .topic_changes import NotTwins, TopicChange, TopicOrder
from .topic_imports import ImportedTopic, RunTopic
from .topic_index import TopicIndexPage
from .topic_uses import TopicUse
from .topics import FormerAddress, Topic, TopicLabel, key_of
from .translations import TranslationBasis
from .works import WorkPage, text_of

__all__ = [
    "AboutPage",
    "AuthorIndexPage",
    "AuthorPage",
    "CatalogueAuthor",
    "CatalogueCheck",
    "CatalogueName",
    "CatalogueRow",
    "CatalogueText",
    "CatalogueTopic",
    "CatalogueWord",
    "CheckRule",
    "CheckedNotice",
    "CheckedWork",
    "ContentsRow",
    "Contributor",
    "EssayPage",
    "FormerAddress",
    "Heartbeat",
    "HomePage",
    "ImportRun",
    "ImportedPage",
    "ImportedTopic",
    "InterviewPage",
    "MissedSearch",
    "NameSpelling",
    "NotTwins",
    "PapersIndexPage",
    "Part",
    "Release",
    "ReleaseItem",
    "ReleasedPage",
    "ReportPage",
    "ReviewTask",
    "RunPage",
    "RunTopic",
    "SetAside",
    "Signature",
    "SourceFile",
    "Topic",
    "TopicChange",
    "TopicIndexPage",
    "TopicLabel",
    "TopicOrder",
    "TopicUse",
    "TranslationBasis",
    "VisibleManager",
    "VisibleQuerySet",
    "WorkFinding",
    "WorkPage",
    "all_pages",
    "families",
    "four_eyes_hold",
    "key_of",
    "lists",
    "obstacles_to",
    "parts_of",
    "present",
    "record",
    "saves_rows",
    "text_of",
    "why_blocked",
    "why_not_alone",
    "writer_of_news",
]
