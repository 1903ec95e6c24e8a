import { rule } from '../rule.ts';

export default rule({
  id: 'gradle-cache',
  title: 'Gradle user home caches',
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'removable',
  globs: [
    '~/.gradle/{caches,daemon,native,notifications,workers,.tmp,kotlin-profile,undefined-build}/**',
    '~/.gradle/wrapper/dists/**',
    '~/.{konan/cache,konan/dependencies}/**',
  ],
  envDirectories: {
    GRADLE_USER_HOME: [
      '{caches,daemon,native,notifications,workers,.tmp,kotlin-profile,undefined-build}/**',
      'wrapper/dists/**',
    ],
  },
  adviceForCommands: ['gradle', 'gradlew'],
  why: 'Dependency, transform and build caches, and the wrapper’s distributions.',
  remedy:
    'Build in one stage and copy only the jar to the final one, or keep the caches in a cache mount: for root at `/root/.gradle/caches`, in the image gradle at `/home/gradle/.gradle/caches`.',
  mounts: [
    '~/.gradle/caches',
    '~/.gradle/wrapper/dists',
    '/home/gradle/.gradle/caches',
    '/home/gradle/.gradle/wrapper/dists',
  ],
  usedBy: [{ programs: ['gradle', 'gradlew'] }],
  example: {
    before: 'RUN ./gradlew --no-daemon bootJar',
    after: 'RUN --mount=type=cache,target=/root/.gradle/caches ./gradlew --no-daemon bootJar',
  },
  references: ['https://docs.gradle.org/current/userguide/directory_layout.html'],
  reports: [
    {
      files: {
        '/root/.gradle/caches/modules-2/files-2.1/org.slf4j/slf4j-api/2.0.9/abc/slf4j-api-2.0.9.jar': 90000,
        '/home/gradle/.gradle/wrapper/dists/gradle-8.7-bin/x/gradle-8.7-bin.zip': 700,
      },
      bytes: 90700,
    },
    {
      files: { '/opt/gradle-home/caches/8.7/x.bin': 70, '/opt/gradle-home/jdks/x/bin/java': 5 },
      env: ['GRADLE_USER_HOME=/opt/gradle-home'],
      bytes: 70,
    },
    { files: { '/root/.gradle/daemon/8.7/d.log': 9 }, cmd: ['sh', './gradlew', 'run'], bytes: 0, advice: 9 },
  ],
  ignores: [
    { files: { '/root/.gradle/jdks/eclipse_adoptium-21/bin/java': 900 }, because: 'may be the only JVM in the image' },
    { files: { '/root/.gradle/gradle.properties': 900 }, because: 'configuration' },
  ],
});
