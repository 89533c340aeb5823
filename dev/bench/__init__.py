"""What is quick and what it costs, beside a baseline of the same run, as `name value` lines.

All in one run against one Postfix instance, so that a busy machine is busy for all; where figures take
turns in rounds, values are medians and a ratio the median of the rounds' ratios.  A figure that cannot be had
is told as `# NAME: not measured: WHY`, the others come, and the exit status is 1.

pipe true lmtp virtual oneshot: 4 KB messages over 20 sessions, from the first byte sent to an empty queue
  pipe_vs_true       our pipe / the same pipe into /bin/true
  lmtp_vs_virtual    our lmtp / virtual(8), which writes maildirs
  NAME_per_second    the messages a second behind them
  oneshot_cpu_seconds  user and system time of `manage.py deliver` for one message
arrival: a real browser with an inbox open
  arrival_vs_maildir   time from SMTP's 250 to the row in a page / to virtual(8)'s file; arrival_ms, maildir_ms
hostile: 100 MB of what is slow to read
  hostile_page_ratio   p95 of pages meanwhile / before; and what became of it
pushing: a thousand open pages, two thousand sockets and 500 waiters
  pushes_per_second    pages told of a change / a bare server's to the same clients; what each costs
purging: rows whose time is up, while mail comes in
  purge_vs_delete      time of one bare DELETE / of purge, of the same rows; and its rate
  size_after_cycles    size of the tables after 20 fills and purges / after the first
hooking: 20,000 webhooks of which none has something to send
  sender_core_share    of a core, the sender and its backends while mail comes in elsewhere, without webhooks;
                       sender_core_share_webhooks beside them; idle_... what nothing at all costs
sizes: two databases filled by `./tempmail fill`, --messages N and 10,000
  size_NAME            buffers that the database reads for a request / those at 10,000 messages; NAME is what is
                       asked for; size_NAME_time is the same of its time, size_NAME_buffers is how many
codes: the labelled messages
  code_recall ...      how well codes and links are found
"""

# Messages of one round: some seconds of each transport.
MESSAGES = {"pipe": 700, "true": 2000, "lmtp": 1500, "virtual": 2000}
ROUNDS = (*MESSAGES, "oneshot")
# Each has figures(bench), and is read only where it is asked for.
MODULES = {
    "arrival": "arrival",
    "pushing": "pushing",
    "purging": "purging",
    "hooking": "hooking",
    "hostile": "flood",
}
NAMES = (*ROUNDS, *MODULES, "sizes", "codes")
SIZE = 1_000_000  # messages, beside 10,000
