/** apt with Debian's own settings, on a Debian that debootstrap made. */
import { proveApp } from '../../kit/apps/prove-app.ts';

proveApp('a Debian image with packages from apt', {
  app: 'debian-apt',
  on: 'debian',
  picks: {
    'apt-lists': path => /^\/var\/lib\/apt\/lists\/.*_(Packages|Translation-.*)$/.test(path),
    'apt-archives': path => /^\/var\/cache\/apt\/archives\/[^/]+\.deb$/.test(path),
    'apt-pkgcache': path => ['/var/cache/apt/pkgcache.bin', '/var/cache/apt/srcpkgcache.bin'].includes(path),
    'debconf-old': path => /^\/var\/cache\/debconf\/(config|templates|passwords)\.dat-old$/.test(path),
    'dpkg-old': path => /^\/var\/lib\/dpkg\/(status|diversions|statoverride)-old$/.test(path),
    'pm-logs': path => /^\/var\/log\/(apt\/(history|term|eipp)\.log(\.xz)?|dpkg\.log|alternatives\.log)$/.test(path),
    'os-misc-cache': path => path === '/var/cache/ldconfig/aux-cache' || path.startsWith('/var/cache/man/'),
    'python-bytecode': path => /\/__pycache__\/[^/]+\.cpython-311\.pyc$/.test(path),
  },
  works: `
    test "$(echo '{"a":[1,2]}' | jq '.a[1]')" = 2
    python3 -c 'import yaml, sys; sys.exit(yaml.safe_load("a: 3")["a"] != 3)'
    man --version
    dpkg --audit
    apt-get check
    dpkg --verify jq`,
  clean: { on: 'debian', works: ['jq', '--version'] },
});
