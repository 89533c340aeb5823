"""What an admin writes for the pages: texts in place of templates/pages/, and a notice for all pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_bleach.models import BleachField

from inboxes import languages

TAGS = "a b blockquote br code dd dl dt em h2 h3 hr i li ol p strong ul".split()
ATTRIBUTES = {"a": ["href", "title"], "*": ["dir", "lang"]}
PROTOCOLS = ["http", "https", "mailto"]


class SiteTextQuerySet(models.QuerySet["SiteText"]):
    def shown(self, page: str, language: str) -> "SiteText | None":
        """The text of a page in a language, else the one for every language, else None."""
        return self.filter(page=page, language__in=[language, ""]).order_by("-language").first()


class SiteText(models.Model):
    """A text of the admin's own for one page, in one language or in all."""

    class Page(models.TextChoices):
        NOTICE = "notice", _("Notice on all pages")
        ABOUT = "about", _("About")
        PRIVACY = "privacy", _("Privacy")
        TERMS = "terms", _("Terms of fair use")
        ABUSE = "abuse", _("Report abuse")

    page = models.CharField(_("page"), max_length=7, choices=Page.choices)
    language = models.CharField(
        _("language"),
        max_length=7,  # the longest of settings.LANGUAGES: zh-hans
        choices=languages.offered,  # a callable: another language is no migration
        blank=True,
        help_text=_("Empty: for every language that has no text of its own."),
    )
    text = BleachField(
        verbose_name=_("text"),
        allowed_tags=TAGS,
        allowed_attributes=ATTRIBUTES,
        allowed_protocols=PROTOCOLS,
        help_text=_("HTML: paragraphs, headings (h2, h3), lists, links. Everything else is taken out."),
    )

    objects = SiteTextQuerySet.as_manager()

    class Meta:
        ordering = ["page", "language"]
        constraints = [
            # serves: every page, by page and language
            models.UniqueConstraint(fields=["page", "language"], name="site_text_of_page"),
        ]

    def __str__(self) -> str:
        return f"{self.get_page_display()} ({self.get_language_display() or '*'})"
