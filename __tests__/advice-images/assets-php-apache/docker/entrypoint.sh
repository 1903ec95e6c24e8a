#!/bin/sh
# Makes the directories of the volume, and starts the web server or what is given.
mkdir -p /var/lib/assets/data/private_uploads /var/lib/assets/dumps
touch /var/lib/assets/data/assets.sqlite
chown -R docker /var/lib/assets
if [ $# -gt 0 ]; then exec "$@"; fi
. /etc/apache2/envvars
mkdir -p "$APACHE_RUN_DIR" "$APACHE_LOCK_DIR"
exec apache2 -DFOREGROUND
