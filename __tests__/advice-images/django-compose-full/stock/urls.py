from django.http import JsonResponse
from django.urls import path

from .models import Item

urlpatterns = [path("", lambda request: JsonResponse(dict(Item.objects.values_list("name", "amount"))))]
