"""/api/v1: the API of the service itself.  compatible/ speaks others' APIs.

A request comes through application.py, is counted (throttling.py), opens the inbox
of its path (auth.py) and is answered by a route, with schemas.py or one of errors.py.
"""
