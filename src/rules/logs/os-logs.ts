import { rule } from '../rule.ts';

export default rule({
  id: 'os-logs',
  title: 'Other files under /var/log',
  severity: 'info',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/var/log/**'],
  why: 'Log lines of the build. Links such as `access.log -> /dev/stdout` have no bytes and must stay.',
  remedy:
    'End the RUN that writes the logs with `find /var/log -type f -delete`. Keep the folders: nginx, postgres and others do not start without theirs.',
  example: {
    before: 'RUN apt-get update && apt-get install -y nginx && rm -rf /var/lib/apt/lists/*',
    after:
      'RUN apt-get update && apt-get install -y nginx && rm -rf /var/lib/apt/lists/* && find /var/log -type f -delete',
  },
  references: ['https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch05s10.html'],
  reports: [
    { files: { '/var/log/fontconfig.log': 4000, '/var/log/journal/1a/system.journal': 8000000 }, bytes: 8004000 },
    { files: { '/var/log/nginx/access.log': 70, '/var/log/dpkg.log': 9 }, bytes: 70 },
  ],
  ignores: [
    { files: { '/app/log/keep.txt': 40 }, because: 'another place' },
    {
      files: { '/var/log/tool/log.txt': 40 },
      links: { '/app/logs': '../var/log/tool' },
      because: 'the application keeps its log there: a link leads to it',
    },
  ],
});
