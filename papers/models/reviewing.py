"""The step of a workflow in which somebody else looks: nobody approves their own words."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import AbstractGroupApprovalTask, Task

from .blocking import why_blocked
from .four_eyes import four_eyes_hold, writer_of_news


class ReviewTask(AbstractGroupApprovalTask):
    """Approval by a group; who submitted the page, or changed it last, is not asked."""

    class Meta:
        verbose_name = gettext_lazy("Review by another person")
        verbose_name_plural = gettext_lazy("Reviews by another person")

    @classmethod
    def get_description(cls):
        return _("Members of the chosen groups approve, each what others have written and submitted")

    def is_asked(self, user) -> bool:
        """Return whether the step is for this user, if for nobody's own words."""
        return user.is_superuser or self._user_in_groups(user)

    def why_not(self, page, user) -> str:
        """Return why the user may not approve the page at this step; "" where nothing is in the way."""
        return self.why_not_alone(page, user) or self.why_blocked(page)

    def why_not_alone(self, page, user) -> str:
        if not four_eyes_hold():
            return ""
        state = page.current_workflow_state
        if state is not None and state.requested_by_id == user.pk:
            return _("You submitted this page, so another person has to approve it.")
        if writer_of_news(page) == user.pk:
            return _("You made the last change to this page, so another person has to approve it.")
        return ""

    def why_blocked(self, page) -> str:
        """Return why the approval of the last step, which publishes, is not to be had yet."""
        state = page.current_workflow_state
        if state is None:
            return ""
        steps = Task.objects.filter(workflow_tasks__workflow=state.workflow_id, active=True)
        others = steps.exclude(task_states__in=state.successful_task_states).exclude(pk=self.pk)
        return "" if others.exists() else why_blocked(page)

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        if actions and self.why_not(obj, user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def on_action(self, task_state, user, action_name, **kwargs):
        page = task_state.revision.content_object
        if action_name == "approve" and (reason := self.why_not(page, user)):
            raise PermissionDenied(reason)
        return super().on_action(task_state, user, action_name, **kwargs)
