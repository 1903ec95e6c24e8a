#!/usr/bin/env bash
SCRIPT_DIR=$( cd -- "$( dirname -- "${BASH_SOURCE[0]}" )" &> /dev/null && pwd )
cd "$SCRIPT_DIR" || exit

KEY_FILE=.secret_key
if [ -z "$SECRET_KEY" ]; then
  if ! [ -e "$KEY_FILE" ]; then
    head -c 12 /dev/random | base64 > "$KEY_FILE"
  fi
  SECRET_KEY=$(cat "$KEY_FILE")
fi

SECRET_KEY="$SECRET_KEY" exec uvicorn main:app --host "${HOST:-0.0.0.0}" --port "${PORT:-8080}" --forwarded-allow-ips '*'
