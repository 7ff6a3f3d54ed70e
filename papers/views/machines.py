"""Files that machines ask for at fixed addresses: the sitemap and the rules for robots."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from papers.publishing import sitemap as sitemaps
from papers.publishing.addresses import full_address

XML = "application/xml; charset=utf-8"


@require_safe
def sitemap(request):
    """Answer with the sitemap, or with an index of its parts where it is too long for one file."""
    listed = sitemaps.addresses()
    if len(listed) <= sitemaps.MOST_ADDRESSES:
        return HttpResponse("".join(sitemaps.render(listed, listed)), content_type=XML)
    return HttpResponse("".join(sitemaps.render_index(listed, part_address)), content_type=XML)


@require_safe
def sitemap_part(request, number):
    listed = sitemaps.addresses()
    parts = sitemaps.parts(listed)
    if not 1 <= number <= len(parts):
        raise Http404
    return HttpResponse("".join(sitemaps.render(parts[number - 1], listed)), content_type=XML)


def part_address(number: int) -> str:
    return reverse("sitemap_part", args=[number])


@require_safe
def robots(request):
    """Keep robots out of the admin and of searches, and tell them where the sitemap is."""
    closed = ["/admin/", *(f"/{code}/search/" for code, _name in settings.LANGUAGES)]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines += ["", f"Sitemap: {full_address(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
