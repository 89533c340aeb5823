"""What each page of the admin has of ours, whichever package registers it: what a form changed, and sizes in words."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin import FieldListFilter, ModelAdmin
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property

MAX_REMEMBERED = 4000  # characters of a value: a page's whole text, mostly
NEVER_REMEMBERED = ("password", "secret", "key", "digest")


MOST_COUNTED = 1000  # rows of a list: of more it says that many, and they are found by words and filters


class BoundedPaginator(Paginator):
    """Pages of the first rows: to count all of them would read the whole table."""

    @cached_property
    def count(self) -> int:
        rows = self.object_list.order_by("pk") if isinstance(self.object_list, models.QuerySet) else self.object_list
        return rows[:MOST_COUNTED].count() if isinstance(rows, models.QuerySet) else len(rows)


class OwnPages(ModelAdmin):
    paginator = BoundedPaginator
    show_full_result_count = False

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        """Note what each field was and is, besides its name: the history shows it, Django's own page does not."""
        said = super().construct_change_message(request, form, formsets, add)
        for message in said if isinstance(said, list) and not add else ():
            if "name" not in message.get("changed", {"name": ""}):
                changed: dict[str, Any] = message["changed"]
                changed["values"] = list(_values(form))
        return said

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        # By its name: the users' admin takes no fourth argument.
        form = super().get_form(request, obj, change=change, **kwargs)
        for name, field in form.base_fields.items():
            if name.endswith("_bytes") and obj is not None:
                field.help_text = f"{field.help_text} Now {size_in_words(getattr(obj, name) or 0)}."
        return form


def own(admin_class: type[ModelAdmin]) -> type[ModelAdmin]:
    """Return a ModelAdmin with what OwnPages adds."""
    if issubclass(admin_class, OwnPages):
        return admin_class
    return type(admin_class.__name__, (OwnPages, admin_class), {"__module__": admin_class.__module__})


def titled(title: str, kind: type[FieldListFilter] | None = None) -> type[FieldListFilter]:
    """Return a filter of a field by a title of its own, which stands behind "By": fields are called as columns are."""

    class Titled(FieldListFilter):
        def __new__(cls, *args: Any, **kwargs: Any) -> Any:
            one = kind(*args, **kwargs) if kind else FieldListFilter.create(*args, **kwargs)
            one.title = title
            return one

    return Titled


def size_in_words(size: int) -> str:
    """Return bytes in the largest unit that is not below 1: 26214400 is "25 MiB"."""
    for unit in ("bytes", "KiB", "MiB", "GiB"):
        if size < 1024 or unit == "GiB":
            return f"{size:.4g} {unit}"
        size /= 1024  # type: ignore[assignment]
    raise AssertionError


def _values(form: Any) -> Iterable[tuple[str, str, str]]:
    for name in form.changed_data:
        if not any(word in name for word in NEVER_REMEMBERED):
            field = form.fields[name]
            before, after = form.get_initial_for_field(field, name), form.cleaned_data.get(name)
            yield str(field.label or name), _shown(field, before), _shown(field, after)


def _shown(field: forms.Field, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple | models.QuerySet):
        return ", ".join(_shown(field, one) for one in value)
    if isinstance(field, forms.ModelChoiceField) and not isinstance(value, models.Model) and field.queryset is not None:
        value = field.queryset.model._default_manager.filter(pk=value).first() or value
    return str(value)[:MAX_REMEMBERED]
