from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('centre', '0004_replaced_slices'),
    ]

    operations = [
        migrations.CreateModel(
            name='Deed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('when', models.DateTimeField(db_index=True)),
                ('by', models.CharField(blank=True, max_length=150)),
                ('what', models.CharField(max_length=32)),
                ('person', models.CharField(blank=True, max_length=16)),
                ('cohort', models.CharField(blank=True, db_index=True, max_length=40)),
                ('subject', models.CharField(blank=True, max_length=80)),
                ('detail', models.CharField(blank=True, max_length=100)),
            ],
        ),
        migrations.AddField(
            model_name='person',
            name='erased',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AlterField(
            model_name='slice',
            name='state',
            field=models.CharField(choices=[('accepted', 'Accepted'), ('refused', 'Refused'), ('quarantined', 'Quarantined'), ('replaced', 'Replaced'), ('erased', 'Erased')], default='accepted', max_length=16),
        ),
        migrations.CreateModel(
            name='ErasedEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('run', models.BigIntegerField()),
                ('counter', models.BigIntegerField()),
            ],
            options={
                'verbose_name_plural': 'erased entries',
                'constraints': [models.UniqueConstraint(fields=('run', 'counter'), name='one_erasure_an_entry')],
            },
        ),
    ]
