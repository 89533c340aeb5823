"""What paths of pages and of APIs have in common: an address in them."""

from django.urls import register_converter


class AddressConverter:
    """A mail address: a local part may hold a slash, a domain holds none."""

    regex = r"[^\n]+@[^/@\n]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(AddressConverter, "address")
