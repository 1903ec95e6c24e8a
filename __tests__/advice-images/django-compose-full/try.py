"""Adds an item and asks for all: what a request does, without a server."""
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
import django

django.setup()
import psycopg2
from django.core.management import call_command
from django.test import Client

from stock.models import Item

call_command("migrate", verbosity=0)
Item.objects.update_or_create(name="pencils", defaults={"amount": 12})
print(Client().get("/").json(), psycopg2.__version__, psycopg2.extensions.libpq_version())
