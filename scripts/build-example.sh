#!/usr/bin/env bash
# Rebuilds example/image.tar from example/Dockerfile with a real engine, on a Debian machine with debootstrap, dpkg-dev
# and pip, as root. The packages come from a small mirror that this script makes and serves, so that the image names no
# real one and stays small. Mirror and image change with Debian: new figures then go into the tests that know them.
# Usage: scripts/build-example.sh
set -euo pipefail
cd "$(dirname "$0")/.."

# Its own engine and a docker command that can build, if the caller brought none.
if [[ -z ${DOCKER:-} ]]; then exec node __tests__/kit/engines/with-engine.mjs "$0"; fi

SUITE=bookworm
DEBIAN=mirror.example # as the image's package lists are named
PYTHON=packages.example
TAG=imagebudget-example:latest
# About this much of the real package index: enough to be a mistake worth finding, little enough to commit.
INDEX_BYTES=1200000

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The mirror's Debian part: the index's first stanzas and the one package that the image installs.
repository=$work/$DEBIAN/debian
index=$repository/dists/$SUITE/main/binary-amd64/Packages
mkdir -p "$repository/pool" "$(dirname "$index")"
apt-get update -qq
read -r uri list < <(apt-get indextargets --format '$(REPO_URI) $(FILENAME)' \
  "Created-By: Packages" "Release: $SUITE" "Component: main" "Architecture: amd64")
(cd "$repository/pool" && apt-get download -qq -o APT::Sandbox::User=root media-types)
# Addresses stay out: people did not ask to be in here, and home pages can be package registries.
/usr/lib/apt/apt-helper cat-file "$list" | awk -v RS= -v ORS='\n\n' -v limit=$INDEX_BYTES '
  /^Package: media-types\n/ { next }
  { gsub(/\n(Maintainer|Original-Maintainer|Homepage): [^\n]*/, "") }
  (total += length) < limit' > "$index"
(cd "$repository" && dpkg-scanpackages --multiversion pool /dev/null) >> "$index" 2> /dev/null
(
  cd "$repository/dists/$SUITE"
  printf 'Suite: %s\nCodename: %s\nComponents: main\nArchitectures: amd64\nDate: %s\nSHA256:\n' \
    $SUITE $SUITE "$(LC_ALL=C date -Ru)"
  file=main/binary-amd64/Packages
  printf ' %s %s %s\n' "$(sha256sum < $file | cut -d' ' -f1)" "$(stat -c %s $file)" $file
) > "$work/Release"
mv "$work/Release" "$repository/dists/$SUITE/Release"

# Its Python part: a simple index of the wheels that requirements.txt names.
simple=$work/$PYTHON/simple
python3 -m pip download -q --no-deps --no-cache-dir --only-binary :all: -d "$work/wheels" -r example/requirements.txt
for wheel in "$work"/wheels/*.whl; do
  name=$(basename "$wheel" | cut -d- -f1 | tr 'A-Z_' 'a-z-')
  mkdir -p "$simple/$name"
  cp "$wheel" "$simple/$name/"
  printf '<a href="%s">%s</a>\n' "$(basename "$wheel")"{,} > "$simple/$name/index.html"
done
cat > "$work/pip.conf" <<CONF
[global]
index-url = http://$PYTHON/simple
trusted-host = $PYTHON
disable-pip-version-check = true
CONF

# The base: what debian:bookworm-slim and the tools stage's packages are, with the mirror as its only source.
debootstrap --variant=minbase --include=python3-pip,python3-venv $SUITE "$work/base" "$uri" > "$work/log" ||
  { tail "$work/log" >&2; exit 1; }
rm -rf "$work"/base/var/cache/apt/* "$work"/base/var/lib/apt/lists/* "$work"/base/etc/apt/sources.list.d/*
echo "deb [trusted=yes] http://$DEBIAN/debian $SUITE main" > "$work/base/etc/apt/sources.list"
cat > "$work/base/etc/apt/apt.conf.d/docker" <<'CONF'
DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/*.bin || true"; };
APT::Update::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/*.bin || true"; };
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
Acquire::GzipIndexes "true";
Acquire::Languages "none";
CONF
tar -C "$work/base" --numeric-owner -c . | "$DOCKER" import - imagebudget-example-base > "$work/log"

# It ends with this script, which holds its standard input.
coproc mirror { node scripts/example-mirror.mjs "$work"; }
read -r port <&"${mirror[0]}"
# A proxy given by this argument works in every step and is in no layer and no history.
DOCKER_BUILDKIT=1 "$DOCKER" build --progress plain --network host --no-cache --tag $TAG \
  --build-arg BASE=imagebudget-example-base --build-arg "http_proxy=http://127.0.0.1:$port" \
  --secret "id=pip.conf,src=$work/pip.conf" example
"$DOCKER" save --output example/image.tar $TAG
chmod 644 example/image.tar
ls -l example/image.tar
