"""What the database runs itself, a file for each function, and what each role may do there.

`manage.py migrate` applies both in its end (applying.py): who changes a file, or roles.py, writes no
migration.  One thing needs one: PostgreSQL replaces no function by another with the same arguments
and another result, or with arguments of other names; `DROP FUNCTION` goes into a migration then.
"""
