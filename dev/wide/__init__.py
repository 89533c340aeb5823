"""The service on seven hosts, each in a network of its own, and each of them lost under load."""

# What each host is, and its address (RFC 5737) on the bridge that joins them.
ADDRESSES = {
    "mx1": "203.0.113.11",
    "mx2": "203.0.113.12",
    "web1": "203.0.113.21",
    "web2": "203.0.113.22",
    "worker": "203.0.113.31",
    "db1": "203.0.113.41",
    "db2": "203.0.113.42",
    "outside": "203.0.113.1",
}
# Who leads is known when it is lost.
LOST = ("mx1", "mx2", "web1", "web2", "worker", "replica", "primary")
WAYS = {"killed": "all its processes killed -9", "cut off": "its network cut, without a word to anybody"}
PER_SECOND = 4
