"""Mail.tm's API, under /mailtm/, for the clients that speak it already.

An account is a private inbox with a password, a token is our bearer token.  The
objects have their contract's keys and no other: one client raises on any more.
Where this host differs from Mail.tm:

* Mail is accepted for any name of a wildcard domain, not for created accounts only.
* An account lives for its domain's longest lifetime, not for good, and the mail with it.
* `html` is what our page shows: sanitized, without remote pictures.  Clients put it into
  pages of their own.  A picture in the message is "attachment:ID", as Mail.tm has it.
  The original is in the source.
* An address that was ever issued is never issued again.
"""
