import { rule } from '../rule.ts';

export default rule({
  id: 'scala-cache',
  title: 'Ivy, sbt and Coursier caches',
  before: ['jdk-only-files'],
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'removable',
  globs: [
    '~/.ivy2/{cache,local}/**',
    '~/.sbt/{boot,launchers}/**',
    '$CACHE/{coursier,sbt,scalablytyped}/**',
    '~/.coursier/**',
    '~/.cache/bloop/**',
  ],
  adviceBelowVariables: ['JAVA_HOME'],
  adviceForCommands: ['sbt', 'cs', 'coursier', 'scala-cli', 'scala', 'amm', 'mill'],
  why: 'Resolved jars. Programs started by `cs launch` need them.',
  remedy:
    'Build in one stage and copy only the assembly to the final one, or keep the jars in cache mounts at `/root/.cache/coursier/v1`, `/root/.ivy2/cache` and `/root/.sbt/boot`.',
  mounts: ['~/.cache/coursier/v1', '~/.ivy2/cache', '~/.sbt/boot'],
  usedBy: [{ programs: ['sbt', 'cs', 'mill'] }],
  example: {
    before: 'RUN sbt assembly',
    after:
      'RUN --mount=type=cache,target=/root/.cache/coursier/v1 --mount=type=cache,target=/root/.ivy2/cache sbt assembly',
  },
  references: ['https://get-coursier.io/docs/cache', 'https://www.scala-sbt.org/1.x/docs/Dependency-Resolution.html'],
  reports: [
    {
      files: {
        '/root/.cache/coursier/v1/https/central/org/x.jar': 90000,
        '/root/.ivy2/cache/org.scala-lang/scala-library/jars/s.jar': 700,
      },
      bytes: 90700,
    },
    { files: { '/root/.sbt/boot/scala-2.12/lib/a.jar': 70 }, cmd: ['cs', 'launch', 'x'], bytes: 0, advice: 70 },
    {
      files: {
        '/root/.cache/coursier/arc/https/dl/jdk-17.tgz/jdk-17/lib/modules': 90000,
        '/root/.ivy2/local/a.jar': 7,
      },
      env: ['JAVA_HOME=/root/.cache/coursier/arc/https/dl/jdk-17.tgz/jdk-17'],
      bytes: 7,
      advice: 90000,
    },
    { files: { '/home/app/.cache/bloop/a': 9, '/root/.coursier/cache/b.jar': 4 }, bytes: 13 },
  ],
  ignores: [
    { files: { '/opt/app/lib/scala-library.jar': 900 }, because: 'application library' },
    { files: { '/root/.sbt/1.0/plugins/plugins.sbt': 90 }, because: 'configuration' },
  ],
});
