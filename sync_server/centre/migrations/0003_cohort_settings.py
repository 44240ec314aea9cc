from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("centre", "0002_tide_counts")]

    operations = [
        migrations.AddField("cohort", "code_days", models.PositiveSmallIntegerField(default=30)),
        migrations.AddField("cohort", "keep_until", models.DateField(blank=True, null=True)),
    ]
