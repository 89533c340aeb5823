"""The admin: what other packages put there and nobody shall use there."""

from django.contrib import admin
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_q.models import Failure, OrmQ, Schedule, Success

# Whoever edits a schedule names a function to call, a finished task is unpickled to be shown, and
# a second factor is shown to its owner alone: these are for the shell.
admin.site.unregister([Schedule, OrmQ, Success, Failure, TOTPDevice])
