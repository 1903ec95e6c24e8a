import { rule } from '../rule.ts';

export default rule({
  id: 'os-misc-cache',
  title: 'Caches that the OS can rebuild',
  severity: 'info',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/var/cache/ldconfig/aux-cache',
    '/var/cache/man/**',
    '/var/cache/apt-xapian-index/**',
    '/var/lib/command-not-found/**',
    '/var/lib/apt-xapian-index/**',
    '/var/cache/{app-info,swcatalog}/**',
    '/var/lib/{app-info,swcatalog}/**',
  ],
  why: 'They speed up `ldconfig`, `man -k` and software centres. Their tools rebuild them.',
  remedy:
    'End each RUN that installs packages with `rm -rf /var/cache/ldconfig/aux-cache /var/cache/man/*`. For the data of software centres and of `command-not-found`, leave out the package that owns it.',
  example: {
    before: 'RUN apt-get update && apt-get install -y man-db && rm -rf /var/lib/apt/lists/*',
    after:
      'RUN apt-get update && apt-get install -y man-db && rm -rf /var/lib/apt/lists/* /var/cache/ldconfig/aux-cache /var/cache/man/*',
  },
  references: [
    'https://man7.org/linux/man-pages/man8/ldconfig.8.html',
    'https://man7.org/linux/man-pages/man8/mandb.8.html',
  ],
  reports: [
    { files: { '/var/cache/ldconfig/aux-cache': 8000, '/etc/ld.so.cache': 7000 }, bytes: 8000 },
    { files: { '/var/cache/man/index.db': 400000, '/var/lib/command-not-found/commands.db': 3000000 }, bytes: 3400000 },
  ],
  ignores: [
    { files: { '/etc/ld.so.cache': 7000 }, because: 'the loader reads it at run time' },
    { files: { '/var/cache/fontconfig/abc.cache-7': 30000 }, because: 'making it again costs start-up time' },
  ],
});
