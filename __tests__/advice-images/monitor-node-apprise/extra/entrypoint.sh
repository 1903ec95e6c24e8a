#!/usr/bin/env sh
# Hands the data to the user who is to own them, and starts as that user.
set -e
PUID=${PUID=0}
PGID=${PGID=0}
mkdir -p /app/data
chown -hRc "$PUID":"$PGID" /app/data
exec setpriv --reuid "$PUID" --regid "$PGID" --clear-groups "$@"
