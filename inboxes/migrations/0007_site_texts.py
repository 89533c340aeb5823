import django_bleach.models
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inboxes", "0004_lifetimes_and_grants"),
    ]

    operations = [
        migrations.CreateModel(
            name="SiteText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "page",
                    models.CharField(
                        choices=[
                            ("notice", "Notice on all pages"),
                            ("about", "About"),
                            ("privacy", "Privacy"),
                            ("terms", "Terms of fair use"),
                            ("abuse", "Report abuse"),
                        ],
                        max_length=7,
                        verbose_name="page",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[
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
                        ],
                        help_text="Empty: for every language that has no text of its own.",
                        max_length=7,
                        verbose_name="language",
                    ),
                ),
                (
                    "text",
                    django_bleach.models.BleachField(
                        help_text="HTML: paragraphs, headings (h2, h3), lists, links. Everything else is taken out.",
                        verbose_name="text",
                    ),
                ),
            ],
            options={
                "ordering": ["page", "language"],
                "constraints": [models.UniqueConstraint(fields=("page", "language"), name="site_text_of_page")],
            },
        ),
    ]
