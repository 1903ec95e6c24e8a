from django.db import connection
from django.http import JsonResponse
from django.templatetags.static import static
from django.urls import path


def status(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return JsonResponse({"status": "OK", "database": cursor.fetchone()[0], "css": static("admin/css/base.css")})


urlpatterns = [path("api/v3/status/", status)]
