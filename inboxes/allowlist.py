"""What a message's HTML may contain, for bleach (settings BLEACH_*) and nh3."""

ALLOWED_TAGS = []
ALLOWED_ATTRIBUTES = {}
ALLOWED_STYLES = []
ALLOWED_PROTOCOLS = ["http", "https", "mailto", "tel"]
