"""Django's settings: each one an environment variable with a safe default.

.env.example is the contract, line by line; a test compares the two.
"""

import os
from pathlib import Path
from typing import Any

from inboxes.mail.sealing import derive_key
from inboxes.showing import allowlist

from . import env

BASE_DIR = Path(__file__).resolve().parent.parent

_env_file = Path(env.text("ENV_FILE", str(BASE_DIR / ".env")))
if "ENV_FILE" in os.environ or _env_file.exists():
    env.load_file(_env_file)

# --- Keys.  `manage.py makekeys` makes them; docs/operate.md, Keys, says what their loss means.
SECRET_KEY = env.text("SECRET_KEY")  # web: cookies and forms; qcluster, one of its own: tasks
SITE_PUBLIC_KEY = env.key("SITE_PUBLIC_KEY")  # seals public mail
SITE_PRIVATE_KEY = env.key("SITE_PRIVATE_KEY")  # web only: opens public mail
WEBHOOK_KEY = env.key("WEBHOOK_KEY")  # web and qcluster: opens URLs that are called, and inboxes whose holder agreed
_hmac_key = env.key("HMAC_KEY")
ISSUED_KEY = derive_key(_hmac_key, "issued address") if _hmac_key else b""
FINGERPRINT_KEY = derive_key(_hmac_key, "source fingerprint") if _hmac_key else b""
CLIENT_KEY = derive_key(_hmac_key, "client address") if _hmac_key else b""
TYPED_CODE_KEY = derive_key(_hmac_key, "typed code") if _hmac_key else b""
API_KEY_KEY = derive_key(_hmac_key, "API key") if _hmac_key else b""

# --- The site.
DEBUG = env.boolean("DEBUG", False)
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
TRUSTED_PROXIES = env.proxies("TRUSTED_PROXIES")
HTTPS = env.boolean("HTTPS", True)
HSTS_PRELOAD = env.boolean("HSTS_PRELOAD", False)
ABUSE_ADDRESS = env.text("ABUSE_ADDRESS", "")
BEAT_SECONDS = env.integer("BEAT_SECONDS", 25, least=1)  # between two beats of a page's socket
ADMIN_PATH = env.folder("ADMIN_PATH", "admin/")
ADMIN_SECOND_FACTOR = env.boolean("ADMIN_SECOND_FACTOR", False)
OTP_TOTP_ISSUER = "tempmail"  # what an authenticator app calls it

# --- Which domains are offered: those whose MX records lead here (offering.py).
MX_HOSTS = env.names("MX_HOSTS")
DNS_RESOLVER = env.server("DNS_RESOLVER")

# --- What the DNS should say of our domains besides (inboxes/dns).
MTA_STS_MODE = env.choice("MTA_STS_MODE", "testing", "enforce", "none")
MTA_STS_MAX_AGE = env.integer("MTA_STS_MAX_AGE", 7 * 86400, least=86400)  # RFC 8461 3.2 has a year for the most
TLS_RPT = env.text("TLS_RPT")
CAA_ISSUER = env.text("CAA_ISSUER", "letsencrypt.org")
DISPOSABLE_LISTS = env.names("DISPOSABLE_LISTS")

# --- PostgreSQL.
DATABASE_POOL_SIZE = env.integer("DATABASE_POOL_SIZE", 10)
DATABASES = {"default": env.database("DATABASE_URL", "postgresql:///tempmail")}
# A database host that vanished is noticed within ten seconds: by keepalives on an idle connection, and
# with something under way, when there are none, by tcp_user_timeout, in milliseconds.  Of several hosts
# in a URL the next is tried where one does not let in so soon.
DATABASE_KEEPALIVES = {
    "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3, "tcp_user_timeout": 10_000,
    "connect_timeout": 5,
}  # fmt: skip
DATABASES["default"]["OPTIONS"] = DATABASE_KEEPALIVES | DATABASES["default"]["OPTIONS"]
DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = True  # a pooler may give the next fetch another session
if DATABASE_POOL_SIZE:
    # It tries in vain less and less often, for reconnect_timeout, and then whenever it is asked for one.
    DATABASES["default"]["OPTIONS"]["pool"] = {
        "min_size": 1, "max_size": DATABASE_POOL_SIZE, "timeout": 10, "reconnect_timeout": 5,
    }  # fmt: skip
    # A connection that a restart of the database broke is replaced before a page gets it.
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Where web listens for what has changed; "": as DATABASE_URL.  A pooler in transaction mode lets nobody listen.
LISTEN_DATABASE_URL = env.database_url("LISTEN_DATABASE_URL")
WEB_ROLE = env.text("WEB_ROLE", "tempmail_web")
PURGE_ROLE = env.text("PURGE_ROLE", "tempmail_purge")
DELIVERY_ROLE = env.text("DELIVERY_ROLE", "tempmail_delivery")
POSTFIX_ROLE = env.text("POSTFIX_ROLE", "tempmail_postfix")

# --- Limits per client, an IPv4 address or an IPv6 /64.
LIMITS = {
    "issue": env.rate("LIMIT_ISSUE", "300/h"),  # new addresses
    "choose": env.rate("LIMIT_CHOOSE", "30/h"),  # of these, names that were chosen
    "lookup": env.rate("LIMIT_LOOKUP", "300/m"),  # names opened
    "guess": env.rate("LIMIT_GUESS", "30/m"),  # names opened that answered 404, passwords tried
    "search": env.rate("LIMIT_SEARCH", "120/m"),  # searches through what messages say
    "login": env.rate("LIMIT_LOGIN", "30/h"),  # tries to log in to the admin
    "api": env.rate("LIMIT_API", "300/m"),  # requests to the API; an API key has limits of its own
    "mailtm": env.rate("LIMIT_MAILTM", "8/s"),  # requests to Mail.tm's API
    "report": env.rate("LIMIT_REPORT", "10/h"),  # reports of abuse by the form
    "webhook": env.rate("LIMIT_WEBHOOK", "30/h"),  # webhooks registered or tried
    "push": env.rate("LIMIT_PUSH", "300/h"),  # alerts for a closed page switched on
    "webhook_send": env.rate("LIMIT_WEBHOOK_SEND", "600/h"),  # deliveries for one inbox, whoever its holder is
}
MAX_WAITING = env.integer("MAX_WAITING", 50, least=1)  # requests of a client that wait at a time
MAX_SOCKETS = env.integer("MAX_SOCKETS", 200, least=1)  # of a client's pages
MAX_INBOXES_HELD = 20  # a cookie each: 3 KB, where nginx takes 8 and browsers 50 cookies (RFC 6265 6.1)

# --- Delivery: what one message may cost before it is stored unparsed.
PARSE_SECONDS = env.integer("PARSE_SECONDS", 5, least=1)  # of processor time
STORE_SECONDS = env.integer("STORE_SECONDS", 60, least=1)
WORKER_MEMORY_BYTES = env.integer("WORKER_MEMORY_BYTES", 1024**3, least=256 * 1024**2)
MAX_PARTS = env.integer("MAX_PARTS", 1000, least=1)
MAX_DEPTH = env.integer("MAX_DEPTH", 100, least=1)
MAX_HEADER_BYTES = env.integer("MAX_HEADER_BYTES", 256 * 1024, least=1024)
MAX_HEADERS = env.integer("MAX_HEADERS", 1000, least=10)
MAX_TEXT_BYTES = env.integer("MAX_TEXT_BYTES", 4 * 1024**2, least=1024)
DELIVERY_NICENESS = env.integer("DELIVERY_NICENESS", 10)  # nice(1): pages go first
# Messages in the memory of one worker, a quarter of them large: it reads several, parses one, stores them together.
MAX_MESSAGES_AT_ONCE = env.integer("MAX_MESSAGES_AT_ONCE", 16, least=1)

# --- What is kept: 0 is no bound.
MAX_SITE_BYTES = env.integer("MAX_SITE_BYTES", 10 * 1024**3)  # sealed, with their parts
MAX_INBOX_BYTES = env.integer("MAX_INBOX_BYTES", 512 * 1024**2)
# Near the edge of the database's disk new mail is refused (storage.py).
DATABASE_DISK = env.text("DATABASE_DISK")
MIN_FREE_BYTES = env.integer("MIN_FREE_BYTES", 1024**3)
MAX_DATABASE_BYTES = env.integer("MAX_DATABASE_BYTES", 0)
# Before that no new addresses are issued, nor while memory is short (shortage.py).
MIN_FREE_BYTES_FOR_NEW = env.integer("MIN_FREE_BYTES_FOR_NEW", 2 * 1024**3)
MIN_FREE_MEMORY_BYTES = env.integer("MIN_FREE_MEMORY_BYTES", 64 * 1024**2)

# Without a purge, or a round of webhooks, for so long the qcluster ends itself (management/commands/qcluster.py).
LATE_SECONDS = env.integer("LATE_SECONDS", 300, least=5)

# Reports of abuse that are done or rejected go after so many days.
REPORT_DAYS = env.integer("REPORT_DAYS", 90, least=1)

# --- Watching: docs/operate.md, Watch it.
METRICS_NETWORKS = env.networks("METRICS_NETWORKS", "127.0.0.0/8,::1")  # who may ask for /metrics, without a proxy
METRICS_TOKEN = env.token("METRICS_TOKEN")  # and who has this, from anywhere
QUEUE_SOCKET = env.text("QUEUE_SOCKET", "/var/spool/postfix/public/showq")  # of this host's Postfix; "": it has none

# --- Showing message HTML: more costs too much (rendering.py); Gmail cuts at 102 KB.
MAX_HTML_BYTES = env.integer("MAX_HTML_BYTES", 256 * 1024, least=1024)
AUTHSERV_ID = env.text("AUTHSERV_ID")  # whose Authentication-Results are ours (RFC 8601 2.5)

# --- Mail.tm's API (inboxes/api/compatible/mailtm).
MAILTM_LENIENT = env.boolean("MAILTM_LENIENT", True)  # towards what its clients have made of it
MAILTM_ACCOUNT_EVENTS = env.boolean("MAILTM_ACCOUNT_EVENTS", False)  # some clients read each as a message

# --- Webhooks: where they may go, besides addresses that are reachable from everywhere.
WEBHOOK_PORTS = env.ports("WEBHOOK_PORTS", "80,443")
WEBHOOK_ALLOWED_NETWORKS = env.networks("WEBHOOK_ALLOWED_NETWORKS")

# --- Web Push: the hosts that are taken for push services, and called as webhooks are; none switches it off.
WEB_PUSH_SERVICES = env.hosts(
    "WEB_PUSH_SERVICES",
    "fcm.googleapis.com,jmt17.google.com,.push.services.mozilla.com,.push.apple.com,.notify.windows.com",
    may_be_empty=True,
)

INSTALLED_APPS = [
    "tempmail_site.admin.OwnAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_bleach",
    "inboxes",  # before django_q: its command qcluster is ours
    "django_q",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "delivery",
]

MIDDLEWARE = [
    "inboxes.page_headers.PrivatePagesMiddleware",  # also for what the others answer: redirects, wrong hosts
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "inboxes.languages.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "inboxes.pages.csrf.OwnOriginMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "inboxes.page_headers.PrivatePagesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "libraries": {
                "figures": "inboxes.admin.templatetags.figures",
                "site": "inboxes.pages.templatetags.site",
                "tempmail": "inboxes.pages.templatetags.tempmail",
            },
        },
    }
]

ROOT_URLCONF = "tempmail_site.urls"
ASGI_APPLICATION = "tempmail_site.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("de", "German"),
    ("fr", "French"),
    ("es", "Spanish"),
    ("pt", "Portuguese"),
    ("it", "Italian"),
    ("pl", "Polish"),
    ("ru", "Russian"),
    ("hi", "Hindi"),
    ("zh-hans", "Chinese"),
    ("ja", "Japanese"),
    ("ar", "Arabic"),
]
LOCALE_PATHS = [BASE_DIR / "inboxes" / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"  # absolute: a language's prefix must not come before it
STATICFILES_DIRS = [BASE_DIR / "inboxes" / "pages" / "static"]
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(BASE_DIR / "staticfiles")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Cookies and transport.  `HTTPS=false` is for a service on loopback only.
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS and HSTS_PRELOAD
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # it wants preload, which is for the operator to want
# Nothing leaves this site.  Inbox pages say no-referrer (answers.private).
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SAMESITE = "Strict"  # only admins have sessions, and no link from elsewhere leads to them
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
_cookie_prefix = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = _cookie_prefix + "admin"
CSRF_COOKIE_NAME = _cookie_prefix + "csrf"
INBOX_COOKIE_PREFIX = _cookie_prefix + "inbox-"  # and the inbox's id
PUSH_COOKIE_NAME = _cookie_prefix + "push"
CURRENT_COOKIE_NAME = _cookie_prefix + "current"
INBOXES_COOKIE_NAME = _cookie_prefix + "inboxes"  # of a former version: all keys in one
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "inboxes.pages.answers.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]

# --- django-q2: purges, sends webhooks, asks the DNS.  Of webhooks at most two tasks run at a time
# (webhooks/sending.py), of the DNS one: purge never waits for them.
Q_CLUSTER = {
    "name": "tempmail",
    "orm": "default",
    "workers": 4,
    "timeout": 300,
    "retry": 600,
    "poll": 1,
    "max_attempts": 1,
    "catch_up": False,
    "save_limit": -1,  # none: runs.py has when they ended, and a long table of them made each task slower
    "label": "Schedules",
}

# --- What message HTML may contain (inboxes/showing/rendering.py).
BLEACH_ALLOWED_TAGS = allowlist.TAGS + allowlist.OURS
BLEACH_ALLOWED_ATTRIBUTES = allowlist.ATTRIBUTES
BLEACH_ALLOWED_STYLES = allowlist.STYLES
BLEACH_ALLOWED_PROTOCOLS = allowlist.PROTOCOLS
BLEACH_STRIP_TAGS = True
BLEACH_STRIP_COMMENTS = True

# --- Logs: one line for each event, to standard error; no content, no path, no query string (logs.py).
LOG_FORMAT = env.choice("LOG_FORMAT", "text", "json")
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"()": "tempmail_site.logs.Line", "format": "%(asctime)s %(name)s %(levelname)s %(message)s"},
        "json": {"()": "tempmail_site.logs.Json"},
    },
    "filters": {
        "one_line": {"()": "tempmail_site.outages.OneLine"},
        "without_path": {"()": "tempmail_site.logs.WithoutPath"},
        "without_result": {"()": "tempmail_site.logs.WithoutResult"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT}},
    "root": {"handlers": ["stderr"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {
        "mail.log": {"level": "CRITICAL"},  # aiosmtpd logs addresses and lines
        "mailparser": {"level": "CRITICAL"},  # mail-parser logs header values
        "django.request": {"level": "ERROR", "filters": ["without_path", "one_line"]},
        "django.security.csrf": {"level": "ERROR"},  # a line with an address for each form from elsewhere
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # a traceback for each stray Host
        "httpcore": {"level": "WARNING"},  # its debug lines have the URLs of webhooks
        # Else four lines a minute about the schedule.
        "django-q": {"level": "WARNING", "filters": ["one_line", "without_result"]},
        "inboxes.qcluster": {"filters": ["one_line"]},
    },
}
# --- Errors to Sentry besides, scrubbed (reporting.py).
SENTRY_DSN = env.dsn("SENTRY_DSN")
if SENTRY_DSN:
    LOGGING["handlers"]["sentry"] = {
        "()": "tempmail_site.reporting.Reports",
        "level": "ERROR",
        "dsn": SENTRY_DSN,
        "environment": env.text("SENTRY_ENVIRONMENT", "production"),
    }
    LOGGING["root"]["handlers"].append("sentry")
    LOGGING["loggers"]["gunicorn.error"] = LOGGING["root"] | {"propagate": False}  # what no view has caught

UNREAD_SETTINGS = env.unread()  # of the env file
