"""What the DNS should say of our domains, and what it says where it counts: `manage.py dns`, the admin, doctor.

findings() takes a domain and returns a list of Finding; zone() is what to paste.
"""

from .checking import findings
from .finding import TO_MEND, Finding, State
from .our_hosts import Ours, ours
from .zone_file import zone

__all__ = ["TO_MEND", "Finding", "Ours", "State", "findings", "ours", "zone"]
