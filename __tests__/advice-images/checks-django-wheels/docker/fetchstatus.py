#!/usr/bin/env python3
"""Asks the server whether it is well; for the HEALTHCHECK."""
import sys
from urllib.request import urlopen

with urlopen("http://localhost:8000/api/v3/status/", timeout=10) as answer:
    print(answer.read().decode())
    sys.exit(0 if answer.status == 200 else 1)
