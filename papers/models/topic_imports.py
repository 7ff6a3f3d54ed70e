"""What tables of topics brought in: the names last imported for each topic, and what a run did to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .imports import ImportRun, SourceFile
from .topics import Topic


class ImportedTopic(models.Model):
    """A topic that a table named, and the names that it gave.

    `slug` is the topic's address when it was first imported. `topic` is None where an editor has deleted
    the topic: an import does not make it again. `values` maps a language to what was last imported,
    `{"preferred": name, "other": [names]}`; where the topic differs, an editor has changed it.
    """

    slug = models.CharField(max_length=100, db_index=True)
    topic = models.OneToOneField(Topic, null=True, on_delete=models.SET_NULL, related_name="imported")
    source = models.ForeignKey(SourceFile, on_delete=models.PROTECT, related_name="topics")
    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="topic_records")
    values = models.JSONField(default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("imported topic")
        verbose_name_plural = _("imported topics")

    def __str__(self):
        return self.slug


class RunTopic(models.Model):
    """What one run did to one topic.

    `before` and `after` are its names as rows of language, name, whether preferred; `former` is what its
    import record said before, None where there was none.
    """

    OUTCOMES = [("created", _("created")), ("updated", _("updated")), ("conflict", _("conflict"))]

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="topic_rows")
    topic = models.ForeignKey(Topic, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(_("name"), max_length=100)
    outcome = models.CharField(_("outcome"), max_length=12, choices=OUTCOMES)
    before = models.JSONField(default=list)
    after = models.JSONField(default=list)
    former = models.JSONField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("topic of a run")
        verbose_name_plural = _("topics of a run")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["run", "topic"], name="one_row_for_a_topic_of_a_run")]

    def __str__(self):
        return self.name
