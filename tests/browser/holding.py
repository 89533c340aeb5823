"""A browser that holds several addresses."""


def item_of(page, address):
    return page.locator(f"[data-addresses] li[data-address='{address}']")


def open_switcher(page):
    page.locator(".switcher summary").click()
    has_script_of_several(page)


def has_script_of_several(page):
    """Wait for what the page loads once it has several addresses: until then its buttons do nothing."""
    page.evaluate("""async () => {
        const place = document.querySelector("html.js [data-addresses]");
        if (place) await import(new URL(place.dataset.script, location));
    }""")
