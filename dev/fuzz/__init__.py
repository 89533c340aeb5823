"""What strangers may send, made up by atheris until time is up; what breaks a rule of invariants.py is kept."""

TARGETS = ("message", "code", "html", "text")
SECONDS = 600
