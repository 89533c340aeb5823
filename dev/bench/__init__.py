"""Deliveries a second, ours beside Postfix's own, as `name value` lines.

pipe_vs_true       our pipe / the same pipe into /bin/true
lmtp_vs_virtual    our lmtp / virtual(8), which writes maildirs
NAME_per_second    the messages a second behind them
oneshot_cpu_seconds  user and system time of `manage.py deliver` for one message
arrival_vs_maildir   time from SMTP's 250 to the row in a page / to virtual(8)'s file
hostile_page_ratio   p95 of pages while 100 MB of hostile mail come in / before; and what became of it
purge_vs_delete      time of one bare DELETE / of purge, of the same rows while mail comes in; and its rate
size_after_cycles    size of the tables after 20 fills and purges / after the first
code_recall ...      how well codes and links are found in the labelled messages

All deliveries in one run against one Postfix instance, 4 KB messages over 20 sessions, from
the first byte sent to an empty queue.  The transports take turns in every round,
so that a busy machine is busy for all; values are medians over the rounds, a
ratio the median of the rounds' ratios.
"""

# Messages of one round: some seconds of each transport.
MESSAGES = {"pipe": 700, "true": 2000, "lmtp": 1500, "virtual": 2000}
ROUNDS = (*MESSAGES, "oneshot")
NAMES = (*ROUNDS, "arrival", "hostile", "purging", "codes")
