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
from .corrections import Correction, CorrectionNotice, Frozen, notices_in_force
from .findings import CheckedWork, SetAside, WorkFinding
from .four_eyes import four_eyes_hold, why_not_alone, writer_of_news
from .imports import CheckedNotice, ImportedPage, ImportRun, RunPage, SourceFile
from .institutions import Institution, InstitutionName, affiliations_by_institution, institutions_in
from .interviews import InterviewPage
from .parts import Part, parts_of
from .people import DifferentPeople, MergedPerson, PersonChange, people_merged_with
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
from .versions import Version, notices_of, versions_of
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
    "Correction",
    "CorrectionNotice",
    "DifferentPeople",
    "EssayPage",
    "FormerAddress",
    "Frozen",
    "Heartbeat",
    "HomePage",
    "ImportRun",
    "ImportedPage",
    "ImportedTopic",
    "Institution",
    "InstitutionName",
    "InterviewPage",
    "MergedPerson",
    "MissedSearch",
    "NameSpelling",
    "NotTwins",
    "PapersIndexPage",
    "Part",
    "PersonChange",
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
    "Version",
    "VisibleManager",
    "VisibleQuerySet",
    "WorkFinding",
    "WorkPage",
    "affiliations_by_institution",
    "all_pages",
    "families",
    "four_eyes_hold",
    "institutions_in",
    "key_of",
    "lists",
    "notices_in_force",
    "notices_of",
    "obstacles_to",
    "parts_of",
    "people_merged_with",
    "present",
    "record",
    "saves_rows",
    "text_of",
    "versions_of",
    "why_blocked",
    "why_not_alone",
    "writer_of_news",
]
