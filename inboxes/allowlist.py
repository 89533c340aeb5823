"""What a message's HTML may contain, for bleach (settings BLEACH_*) and nh3."""

TAGS = []
ATTRIBUTES = {}
STYLES = []
PROTOCOLS = ["http", "https", "mailto", "tel"]
