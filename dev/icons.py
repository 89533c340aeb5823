"""Draw the icons and the social card from favicon.svg: `python -m dev.icons`, with the tests' Chromium.

The results are committed; this runs again only when the logo changes.
"""

import struct
from pathlib import Path

from .browser import chromium

STATIC = Path(__file__).parent.parent / "inboxes" / "pages" / "static" / "inboxes"
GROUND, INK, MUTED, ACCENT = "#f6f5f1", "#1c1f22", "#5c646b", "#0d6b5e"
# Name: side in pixels, share of it that the logo takes, ground.  Platforms cut a
# maskable icon down to a circle of 80 % (W3C manifest), and round apple-touch themselves.
ICONS = {
    "192": (192, 1, "transparent"),
    "512": (512, 1, "transparent"),
    "maskable": (512, 0.58, GROUND),
    "apple-touch": (180, 0.72, GROUND),
}
FAVICON_SIDES = (16, 32, 48)
CARD = f"""
<body style="margin: 0; width: 1200px; height: 630px; display: flex; align-items: center; gap: 72px; padding: 0 96px;
  box-sizing: border-box; background: {GROUND}; border-bottom: 20px solid {ACCENT};
  font-family: Inter, 'Noto Sans', 'DejaVu Sans', sans-serif; color: {INK}">
  <img src="%(logo)s" width="300" height="300">
  <div><p style="margin: 0; font-size: 40px; font-weight: 700; color: {ACCENT}">tempmail</p>
  <p style="margin: 16px 0 24px; font-size: 72px; font-weight: 700; line-height: 1.1">
  Throwaway email that deletes itself</p>
  <p style="margin: 0; font-size: 32px; color: {MUTED}">One click. No account. No trace.</p></div>
</body>"""


def main() -> None:
    logo = f"data:image/svg+xml,{quoted((STATIC / 'favicon.svg').read_text())}"
    folder = STATIC / "icons"
    folder.mkdir(exist_ok=True)
    with chromium() as browser:
        page = browser.new_page()

        def draw(html: str, width: int, height: int) -> bytes:
            page.set_viewport_size({"width": width, "height": height})
            page.set_content(html)
            return page.screenshot(omit_background=True)

        def icon(side: int, share: float, ground: str) -> bytes:
            image = f'<img src="{logo}" width="{side * share}" height="{side * share}">'
            style = f"margin: 0; height: {side}px; display: grid; place-items: center; background: {ground}"
            return draw(f'<body style="{style}">{image}</body>', side, side)

        for name, (side, share, ground) in ICONS.items():
            (folder / f"{name}.png").write_bytes(icon(side, share, ground))
        (folder / "favicon.ico").write_bytes(ico({side: icon(side, 1, "transparent") for side in FAVICON_SIDES}))
        (folder / "card.png").write_bytes(draw(CARD % {"logo": logo}, 1200, 630))


def quoted(svg: str) -> str:
    return svg.strip().replace('"', "'").replace("#", "%23").replace("<", "%3C").replace(">", "%3E")


def ico(pngs: dict[int, bytes]) -> bytes:
    """Return an .ico file that holds PNGs, by their side in pixels (Windows Vista and all browsers read it)."""
    offset = 6 + 16 * len(pngs)
    entries = b""
    for side, png in pngs.items():
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), offset)
        offset += len(png)
    return struct.pack("<HHH", 0, 1, len(pngs)) + entries + b"".join(pngs.values())


if __name__ == "__main__":
    main()
