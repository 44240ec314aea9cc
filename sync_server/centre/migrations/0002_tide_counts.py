from django.db import migrations, models
from django.db.models import Max

SHARDS = 16


def begin(apps, schema_editor):
    """The mark beside the key is the highest id of a place so far, so counting goes on from there."""
    highest = apps.get_model("centre", "FeedPlace").objects.aggregate(high=Max("pk"))["high"] or 0
    tide = apps.get_model("centre", "TideCount")
    tide.objects.bulk_create(tide(shard=shard, places=highest if shard == 0 else 0) for shard in range(SHARDS))


class Migration(migrations.Migration):
    dependencies = [("centre", "0001_first")]

    operations = [
        migrations.CreateModel(
            name="TideCount",
            fields=[
                ("shard", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("places", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
