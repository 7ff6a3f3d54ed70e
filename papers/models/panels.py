"""Panels of the page editor that only some pages show."""

from wagtail.admin.panels import HelpPanel


class PersianPanel(HelpPanel):
    """A panel that a stored page shows while its text is Persian."""

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and bool(self.instance.pk) and self.instance.language == "fa"
