"""nh3's question about each attribute of a message's HTML: what may stand of it, and what it says of the whole.

Second step of showing HTML, between markup.py and bleach (rendering.py).  Pure.
"""

from . import allowlist, grounds, styles, urls

MAX_STYLE_CHARACTERS = 4_000  # bleach: 500 nested parentheses: RecursionError


class Attributes:
    """nh3's question about each attribute it would keep; remembers what it has seen."""

    def __init__(self, places: urls.Places, with_remote: bool):
        self.places, self.with_remote = places, with_remote
        self.count = self.declarations = 0
        self.remote: set[str] = set()  # pictures elsewhere
        self.unloadable: set[str] = set()
        self.has_colours = self.has_light_words = self.lost_ground = self.grounds_root = False
        self.places_named: set[str] = set()
        self._known: dict[str, tuple[str, int]] = {}  # (what may stand, declarations) of each style

    def filter(self, tag: str, name: str, value: str) -> str | None:
        """Return the value to keep, or None for no attribute."""
        self.count += 1
        if name == "style":
            return self._style(tag, value)
        if name == "class":
            return " ".join(word for word in value.split() if not word.startswith("ours")) or None
        if name == "src":
            return self.picture(value) or None
        if name == "href":
            return self.places.leads_to(value) or None
        if name in ("id", "name"):
            self.places_named.add(value)
            return None if value.startswith("ours") else value
        if name in ("bgcolor", "color", "background"):
            self.has_colours = True
            self.has_light_words |= name == "color" and styles.is_light(value)
            self.grounds_root |= tag in allowlist.ROOTS and name == "bgcolor"
        if name == "background":
            self.lost_ground = True
            return self.picture(value) or grounds.LOST
        if name == "title" and tag in ("a", "area"):
            return None  # says where the link leads
        if name == "height" and "%" in value and tag != "img":
            return None  # of a frame that is as high as what is in it
        return value

    def picture(self, value: str) -> str:
        """Return the URL that a picture is shown from, "" for none."""
        if value[:5].lower() == "data:":
            return value if allowlist.is_image(value) else ""
        url, is_remote = self.places.picture(value)
        if is_remote:
            (self.remote if url else self.unloadable).add(url or value)
        return "" if is_remote and not self.with_remote else url

    def _style(self, tag: str, style: str) -> str | None:
        if len(style) > MAX_STYLE_CHARACTERS:
            return None
        is_root = tag in allowlist.ROOTS
        if (known := self._known.get(style)) is None:
            found = styles.declared(styles.split(style), self.picture)
            self.has_colours |= found.has_colours
            self.has_light_words |= found.is_light
            self.lost_ground |= found.lost_ground
            self.grounds_root |= is_root and found.has_ground
            if found.lost_ground:
                found.kept.append(styles.LOST_GROUND)
            known = self._known[style] = (str(found).replace('"', "'"), len(found.kept))
        kept, count = known
        self.declarations += count
        return (kept.replace("!important", "") if is_root else kept) or None
