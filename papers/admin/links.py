"""Links in rich text to other pages, shown only where the public may see the target."""

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from papers.models import all_pages


class VisiblePageLinkHandler(PageLinkHandler):
    """A link to a draft or private page would print its slug; readers get the words alone."""

    @classmethod
    def get_many(cls, attrs_list):
        keys = [str(attrs.get("id", "")) for attrs in attrs_list]
        wanted = {int(key) for key in keys if key.isascii() and key.isdecimal()}
        pages = {
            str(key): page
            for key, page in all_pages().visible().select_related("locale").in_bulk(wanted).items()
        }
        return [pages.get(key) for key in keys]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        return [
            f'<a href="{escape(page.url)}">' if page and page.url else "<a>"
            for page in cls.get_many(attrs_list)
        ]
