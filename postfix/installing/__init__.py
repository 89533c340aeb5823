"""What postfix/install does, step by step, with Debian's Python and nothing else.

options -> noted -> steps: packages, code, users, keys, database, mail, services, proxy, admin -> ending.  A step
says what a host must have (acting.Host); what is missing or differs is written or run, or only said (--dry-run).
What was there before is kept (record), for postfix/uninstall (undoing).
"""
