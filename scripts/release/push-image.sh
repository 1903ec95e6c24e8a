#!/usr/bin/env bash
# Pushes a saved image under the tags of a version, byte for byte, and prints its digest.
# Usage: scripts/release/push-image.sh ARCHIVE NAME VERSION, as in push-image.sh image.tar ghcr.io/owner/web 1.2.3
# ARCHIVE is an OCI archive, of any number of platforms. The registry's login is that of `skopeo login`.
set -euo pipefail
archive=oci-archive:$1 name=docker://$2 version=$3
skopeo=(skopeo --insecure-policy)
digest() { "${skopeo[@]}" inspect --raw "$1" | sha256sum | sed 's/^\([0-9a-f]*\).*/sha256:\1/'; }
# Whether no later version starts with $1. The first version of all finds no repository.
newest() {
  local pushed
  pushed=$("${skopeo[@]}" list-tags "$name" 2> /dev/null | grep -oE '"[0-9]+\.[0-9]+\.[0-9]+"' | tr -d '"') || true
  [[ $(printf '%s\n' "$version" "$pushed" | grep "^${1//./\\.}" | sort -V | tail -n 1) == "$version" ]]
}

ours=$(digest "$archive")
# A version names one image for ever. A release that is run again finds its own.
if there=$(digest "$name:$version" 2> /dev/null) && [[ $there != "$ours" ]]; then
  echo "$2:$version exists, with another digest ($there, not $ours). Release a new version." >&2
  exit 1
fi
tags=()
if newest ''; then tags+=(latest); fi
if newest "${version%%.*}."; then tags+=("${version%%.*}"); fi
# Its own tag last: where that is, the others are.
for tag in "${tags[@]}" "$version"; do
  "${skopeo[@]}" copy --quiet --all --preserve-digests "$archive" "$name:$tag" >&2
done
[[ $(digest "$name:$version") == "$ours" ]] || { echo "$2:$version is not what was pushed" >&2; exit 1; }
echo "$ours"
