#!/bin/sh
set -eu
if [ "${1:-}" = once ]; then exec python -m metasearch.webapp; fi
exec gunicorn --bind "${BIND_ADDRESS:-0.0.0.0:8080}" metasearch.webapp
