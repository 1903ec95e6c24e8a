#!/bin/sh
# Writes rootfs-old.tar and rootfs.tar into a folder: Debian's smallest system with the settings of the official slim image,
# as released and with today's updates. For root on Debian with debootstrap. Usage: rootfs.sh FOLDER MIRROR SECURITY_MIRROR
set -eu
suite=bookworm
folder=$1 mirror=$2 security=$3 root=$1/root
rm -rf "$root"
debootstrap --variant=minbase "$suite" "$root" "$mirror" > "$folder/debootstrap.log"

rm -f "$root/etc/apt/sources.list"
mkdir -p "$root/etc/apt/sources.list.d" "$root/usr/local/share/ca-certificates"
cat > "$root/etc/apt/sources.list.d/debian.sources" <<END
Types: deb
URIs: $mirror
Suites: $suite $suite-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: $security
Suites: $suite-security
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
END
cat > "$root/etc/apt/apt.conf.d/docker-clean" <<'END'
DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/archives/partial/*.deb /var/cache/apt/*.bin || true"; };
APT::Update::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/archives/partial/*.deb /var/cache/apt/*.bin || true"; };
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
END
echo 'Acquire::GzipIndexes "true";' > "$root/etc/apt/apt.conf.d/docker-gzip-indexes"
echo 'Acquire::Languages "none";' > "$root/etc/apt/apt.conf.d/docker-no-languages"
echo 'Apt::AutoRemove::SuggestsImportant "false";' > "$root/etc/apt/apt.conf.d/docker-autoremove-suggests"
echo force-unsafe-io > "$root/etc/dpkg/dpkg.cfg.d/docker-apt-speedup"
cat > "$root/etc/dpkg/dpkg.cfg.d/docker" <<'END'
path-exclude /usr/share/doc/*
path-include /usr/share/doc/*/copyright
path-exclude /usr/share/groff/*
path-exclude /usr/share/info/*
path-exclude /usr/share/linda/*
path-exclude /usr/share/lintian/*
path-exclude /usr/share/locale/*
path-exclude /usr/share/man/*
END
printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"
chmod +x "$root/usr/sbin/policy-rc.d"
# The certificates that this machine's administrators trust: builds find the same network.
cp /usr/local/share/ca-certificates/*.crt "$root/usr/local/share/ca-certificates/" 2> /dev/null || true

slim() {
  find "$root/usr/share/doc" ! -name copyright ! -type d -delete
  for name in groff info linda lintian locale man; do rm -rf "$root/usr/share/$name"/*; done
  find "$root/usr/share/doc" -type d -empty -delete
  rm -rf "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* "$root"/var/log/apt/* "$root"/var/cache/ldconfig/* \
    "$root"/var/cache/debconf/*-old "$root"/var/lib/dpkg/*-old "$root"/tmp/*
  rm -f "$root/var/log/dpkg.log" "$root/var/log/bootstrap.log" "$root/var/log/alternatives.log"
  mkdir -p "$root/var/cache/apt/archives/partial" "$root/var/lib/apt/lists/partial"
}
slim
tar --numeric-owner --one-file-system -cf "$folder/rootfs-old.tar" -C "$root" .
cp /etc/resolv.conf "$root/etc/resolv.conf"
chroot "$root" apt-get update > "$folder/upgrade.log"
DEBIAN_FRONTEND=noninteractive chroot "$root" apt-get dist-upgrade -y >> "$folder/upgrade.log"
rm "$root/etc/resolv.conf"
slim
tar --numeric-owner --one-file-system -cf "$folder/rootfs.tar" -C "$root" .
rm -rf "$root"
