"""A browser that holds several addresses."""

CODE = b"From: Bank <login@bank.example>\r\nSubject: Your code\r\n\r\nYour verification code is 482913.\r\n"
TALL_PHONE = {"viewport": {"width": 390, "height": 664}, "is_mobile": True, "has_touch": True}


def item_of(page, address):
    return page.locator(f"[data-addresses] li[data-address='{address}']")


def open_switcher(page):
    page.locator(".switcher summary").click()
