import { rule } from '../rule.ts';

const INIT = new Set(['init', 'systemd']);

export default rule({
  id: 'systemd-leftover',
  title: 'systemd and udev files without systemd as init',
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  globs: ['/{usr/,}lib/{systemd,udev}/**', '/etc/udev/hwdb.bin', '/var/lib/systemd/**'],
  not: [
    { glob: '/{usr/,}lib/systemd/system/*.service', why: 'tiny unit files that packages own' },
    { glob: '/{usr/,}lib/*/libsystemd.so*', why: 'linked by many programs' },
  ],
  whenImage: ({ commands }) => !commands.some(([program = '']) => INIT.has(program)),
  whenText: 'The container does not start `init` or `systemd`.',
  evenIfReferenced: true,
  why: 'Usually installed because another package recommends it.',
  remedy:
    'Install with `apt-get install --no-install-recommends`, which leaves systemd out unless a package depends on it. `apt-get install --simulate` shows what an installation brings.',
  example: {
    before: 'RUN apt-get update && apt-get install -y dbus && rm -rf /var/lib/apt/lists/*',
    after: 'RUN apt-get update && apt-get install -y --no-install-recommends dbus && rm -rf /var/lib/apt/lists/*',
  },
  references: ['https://www.debian.org/doc/debian-policy/ch-relationships.html'],
  reports: [
    { files: { '/usr/lib/systemd/systemd': 9000, '/etc/udev/hwdb.bin': 70 }, bytes: 9070 },
    { files: { '/lib/udev/hwdb.d/x.hwdb': 5 }, cmd: ['/usr/bin/app'], bytes: 5 },
  ],
  ignores: [
    { files: { '/usr/lib/x86_64-linux-gnu/libsystemd.so.0.35.0': 900 }, because: 'library' },
    { files: { '/usr/lib/systemd/systemd': 900 }, cmd: ['/lib/systemd/systemd'], because: 'the container starts it' },
  ],
});
