import os

SECRET_KEY = os.environ.get("SECRET_KEY", "only for this machine")
DEBUG = True
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["stock"]
ROOT_URLCONF = "stock.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# PostgreSQL as compose starts it; without it a file serves.
if "POSTGRES_HOST" in os.environ:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": os.environ["POSTGRES_HOST"],
            "NAME": os.environ.get("POSTGRES_NAME", "postgres"),
            "USER": os.environ.get("POSTGRES_USER", "postgres"),
            "PASSWORD": os.environ.get("POSTGRES_PASSWORD", ""),
        }
    }
else:
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "/tmp/shop.sqlite3"}}
