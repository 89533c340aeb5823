"""What programs wrote, read for people: one file for each kind of part.

Each is pure and bounded, and may raise whatever it likes for what it can't read: the part is
an attachment then, and nothing else.  Their libraries are imported where they are needed: they take
0.25 s, which a one-shot delivery of an ordinary message need not pay.
"""
