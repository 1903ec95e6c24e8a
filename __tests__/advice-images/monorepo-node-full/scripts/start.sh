#!/bin/sh
set -x
# Replace the value of the build by that of the run
scripts/replace-placeholder.sh "http://localhost:3000" "${WEBAPP_URL:-http://localhost:3000}"
exec yarn --cwd apps/web start
