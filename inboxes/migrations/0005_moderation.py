"""Closed addresses, reserved names, senders by network with their hits, domains paused, ordered and limited."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import migrations, models
from django.db.models import DO_NOTHING, SET_NULL, Index
from django.db.models.functions import Now

from inboxes.models.blocked_sender import NetworkField

NO_LIMIT = "Of all visitors together. Empty: no limit."
OCTET = r"(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
# An address that was blocked with a tag is blocked with all; of two that are one then, the one that ends last stays.
# A single IP, which blocked nothing, is a network.
SENDERS = rf"""
CREATE FUNCTION pg_temp.untagged(address text) RETURNS text LANGUAGE sql
AS $$ SELECT regexp_replace(address, '^([^+@]+)\+[^@]*@', '\1@') $$;
DELETE FROM inboxes_blockedsender WHERE id IN (
    SELECT id FROM (SELECT id, row_number() OVER (
        PARTITION BY pg_temp.untagged(sender) ORDER BY expires_at DESC NULLS FIRST, id) AS place
        FROM inboxes_blockedsender) numbered WHERE place > 1);
UPDATE inboxes_blockedsender SET sender = pg_temp.untagged(sender), unicode_sender = pg_temp.untagged(unicode_sender),
    kind = 'address' WHERE strpos(sender, '@') > 0;
UPDATE inboxes_blockedsender SET kind = 'network', network = sender::cidr WHERE sender ~ '^{OCTET}(\.{OCTET}){{3}}$';
DROP FUNCTION pg_temp.untagged(text);
"""
BY_HAND = [
    "CREATE INDEX inboxes_blockedsender_network ON inboxes_blockedsender USING gist (network inet_ops)",
    "ALTER TABLE inboxes_reservedname ADD CONSTRAINT inboxes_reservedname_domain_id_cascade "
    "FOREIGN KEY (domain_id) REFERENCES inboxes_domain ON DELETE CASCADE",
    "ALTER TABLE inboxes_senderhits ADD CONSTRAINT inboxes_senderhits_sender_id_cascade "
    "FOREIGN KEY (sender_id) REFERENCES inboxes_blockedsender ON DELETE CASCADE",
    # Written at RCPT: a crash of the server may empty it, and no answer waits for the disk.
    "ALTER TABLE inboxes_senderhits SET UNLOGGED",
    "ALTER TABLE inboxes_senderhits SET (fillfactor = 50)",
]


def number() -> models.BigAutoField:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def limit(name: str, help_text: str = NO_LIMIT) -> models.PositiveIntegerField:
    return models.PositiveIntegerField(
        name, blank=True, null=True, validators=[MinValueValidator(1)], help_text=help_text
    )


class Migration(migrations.Migration):
    dependencies = [("inboxes", "0004_leaving"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            "ClosedAddress",
            [
                ("id", number()),
                (
                    "address",
                    models.CharField(
                        help_text="In any form: Name+tag@Bücher.example closes name@xn--bcher-kva.example and all its "
                        "tags.",
                        max_length=318,
                        unique=True,
                    ),
                ),
                (
                    "reason",
                    models.CharField(blank=True, help_text="For admins; nobody else sees it.", max_length=500),
                ),
                ("closed_at", models.DateTimeField(db_default=Now(), editable=False)),
                (
                    "closed_by",
                    models.ForeignKey(
                        settings.AUTH_USER_MODEL, SET_NULL, db_index=False, editable=False, null=True, related_name="+"
                    ),
                ),
                ("expires_at", models.DateTimeField("until", blank=True, help_text="Empty: for good.", null=True)),
            ],
            {
                "verbose_name": "closed address",
                "verbose_name_plural": "closed addresses",
                "ordering": ["-closed_at"],
            },
        ),
        migrations.CreateModel(
            "ReservedName",
            [
                ("id", number()),
                ("local_part", models.CharField("name", max_length=64)),
                (
                    "reason",
                    models.CharField(blank=True, help_text="For admins; nobody else sees it.", max_length=200),
                ),
                (
                    "domain",
                    models.ForeignKey(
                        "inboxes.domain",
                        DO_NOTHING,
                        blank=True,
                        db_constraint=False,
                        help_text="Empty: at all domains.",
                        null=True,
                        related_name="reserved_names",
                    ),
                ),
            ],
            {
                "ordering": ["local_part"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["local_part", "domain"],
                        name="reserved_name",
                        nulls_distinct=False,
                        violation_error_message="That name is reserved there already.",
                    )
                ],
            },
        ),
        migrations.AddField(
            "blockedsender",
            "kind",
            models.CharField(
                choices=[("address", "address"), ("domain", "domain"), ("network", "network")],
                default="domain",
                editable=False,
                max_length=7,
            ),
        ),
        migrations.AddField("blockedsender", "network", NetworkField(editable=False, null=True)),
        migrations.AlterField(
            "blockedsender",
            "sender",
            models.CharField(
                "address, domain or network",
                help_text="Like shop@example.org (with all its tags), example.org (and all below it), 192.0.2.7, "
                "192.0.2.0/24 or 2001:db8::/32.",
                max_length=320,
                unique=True,
            ),
        ),
        migrations.CreateModel(
            "SenderHits",
            [
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "sender", "slot", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        "inboxes.blockedsender", DO_NOTHING, db_constraint=False, db_index=False, related_name="slots"
                    ),
                ),
                ("slot", models.SmallIntegerField()),
                ("hits", models.BigIntegerField()),
                ("last_at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            "domain",
            "is_paused",
            models.BooleanField(
                "paused",
                default=False,
                help_text="Senders are told to try again later, which they do for days, so nothing is lost; "
                "meanwhile there are no new addresses.",
            ),
        ),
        migrations.AddField(
            "domain",
            "position",
            models.PositiveSmallIntegerField(
                "order",
                blank=True,
                default=0,
                help_text="In the picker, behind the default: the lowest first; of equal ones the oldest.",
            ),
        ),
        migrations.AddField("domain", "max_inboxes", limit("live inboxes", "At once. Empty: no limit.")),
        migrations.AddField("domain", "max_new_per_hour", limit("new addresses per hour")),
        migrations.AddField("domain", "max_new_per_day", limit("new addresses per day")),
        migrations.AddField("domain", "notes", models.JSONField(blank=True, default=dict, editable=False)),
        migrations.AddIndex("inbox", Index(fields=["domain", "expires_at"], name="inbox_end_at_domain")),
        migrations.RunSQL(SENDERS, migrations.RunSQL.noop),
        migrations.RunSQL(BY_HAND, migrations.RunSQL.noop),
    ]
