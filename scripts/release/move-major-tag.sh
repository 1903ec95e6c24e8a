#!/usr/bin/env bash
# Moves the tag of a major version, such as v1, to a version's commit. It only moves forwards: a patch of an older minor version leaves
# it where it is. Usage: scripts/release/move-major-tag.sh v1.2.3
set -euo pipefail
tag=$1 major=${1%%.*}
newest=$(git ls-remote --tags --refs origin "refs/tags/$major.*" | sed 's|.*refs/tags/||' | sort -V | tail -n 1)
if [[ -z $newest ]]; then
  echo "origin has no tag $tag" >&2
  exit 1
fi
if [[ $newest != "$tag" ]]; then
  echo "$major stays at $newest"
  exit 0
fi
git push --quiet --force origin "$tag^{commit}:refs/tags/$major"
echo "$major is $tag"
