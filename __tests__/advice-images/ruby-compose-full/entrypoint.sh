#!/bin/bash
set -e

# Remove a pre-existing server.pid.
rm -f /myapp/tmp/pids/server.pid

# Then exec the container's main process (what's set as CMD in the Dockerfile).
exec "$@"
