"""/api/v1: the API of the service itself.  mailtm/ and onesecmail.py speak others' APIs.

A request comes through application.py, is admitted (admitting.py), opens its inbox
(bearer.py) and answers by schemas.py, or with one of problems.py.  Other rooms
open an address through open_for and holder_of, and never otherwise.
"""
