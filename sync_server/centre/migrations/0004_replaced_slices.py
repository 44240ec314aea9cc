import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("centre", "0003_cohort_settings")]

    operations = [
        migrations.CreateModel(
            name="ReplacedName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("short", models.BigIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replaced", to="centre.person"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("person", "short"), name="one_replaced_name")],
            },
        ),
        migrations.AlterField(
            "slice",
            "state",
            models.CharField(
                choices=[
                    ("accepted", "Accepted"),
                    ("refused", "Refused"),
                    ("quarantined", "Quarantined"),
                    ("replaced", "Replaced"),
                ],
                default="accepted",
                max_length=16,
            ),
        ),
    ]
