"""Addresses of the workshop of topics, for Wagtail to register."""

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html

from .changing import MergeView, RenameView
from .exporting import ExportView
from .records import ChangesView, ChangeView, TwinsView
from .uploading import PlanView, UploadRunView, UploadView
from .works import WorksView

ADDRESSES = [
    path("topics/twins/", TwinsView.as_view(), name="papers_topic_twins"),
    path("topics/merge/", MergeView.as_view(), name="papers_topic_merge"),
    path("topics/export/<slug:kind>/", ExportView.as_view(), name="papers_topic_export"),
    path("topics/changes/", ChangesView.as_view(), name="papers_topic_changes"),
    path("topics/changes/<int:number>/", ChangeView.as_view(), name="papers_topic_change"),
    path("topics/upload/", UploadView.as_view(), name="papers_topic_upload"),
    path("topics/upload/<slug:token>/", PlanView.as_view(), name="papers_topic_upload_plan"),
    path("topics/uploads/<int:number>/", UploadRunView.as_view(), name="papers_topic_upload_run"),
    path("topics/<int:number>/rename/", RenameView.as_view(), name="papers_topic_rename"),
    path("topics/<int:number>/works/", WorksView.as_view(), name="papers_topic_works"),
]


def sheet_of_topics() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("irs/admin/topics.css"))
