import { rule } from '../rule.ts';

export default rule({
  id: 'tmp-files',
  title: 'Files left in temporary directories',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/tmp/**', '/var/tmp/**', '/usr/tmp/**', '/dev/shm/**', '/run/lock/**'],
  adviceBelowVariables: ['HOME', 'COMPOSER_HOME'],
  why: 'A program must not expect files here to survive from run to run, and runtimes often mount an empty file system over them.',
  remedy:
    'Delete the files at the end of the RUN that last needs them: `rm -rf /tmp/* /var/tmp/*`. If no later instruction reads them, `RUN --mount=type=tmpfs,target=/tmp` keeps them out.',
  example: {
    before: 'RUN ./build.sh --output /usr/local/bin',
    after: 'RUN --mount=type=tmpfs,target=/tmp ./build.sh --output /usr/local/bin',
  },
  references: [
    'https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch03s18.html',
    'https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch05s15.html',
  ],
  reports: [
    {
      files: { '/tmp/pear/download/redis.tgz': 300000, '/var/tmp/rpm-tmp.abc': 700, '/tmp/npm-123/x': 5 },
      bytes: 300705,
    },
    { files: { '/tmp/app/server': 9000, '/tmp/build.o': 50 }, workingDir: '/tmp/app', bytes: 50, advice: 9000 },
    {
      files: { '/tmp/run.sh': 30, '/tmp/x': 4 },
      entrypoint: ['/bin/sh', '-c', 'exec /tmp/run.sh'],
      bytes: 4,
      advice: 30,
    },
  ],
  ignores: [
    { files: { '/app/tmp/pids/.keep': 1 }, because: 'a directory of the application' },
    {
      files: { '/tmp/data/model.bin': 900 },
      links: { '/app/data': '/tmp/data' },
      because: 'a link of the application leads there',
    },
  ],
});
