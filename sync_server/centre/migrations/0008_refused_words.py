"""Of slices that were refused whole only the names are kept from now on: nobody was ever given them."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def _empty(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("centre", "Slice").objects.filter(state="refused").update(data=b"")


class Migration(migrations.Migration):
    dependencies = [("centre", "0007_rooms")]
    operations = [migrations.RunPython(_empty, migrations.RunPython.noop)]
