import { ofDirectory } from '../conditions.ts';
import { rule } from '../rule.ts';

const MARKS = ['settings.gradle', 'settings.gradle.kts', 'build.gradle', 'build.gradle.kts', 'gradlew'];

export default rule({
  id: 'gradle-project-cache',
  title: 'Gradle and Kotlin project state',
  severity: 'info',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/**/.gradle/**', '/**/.kotlin/**'],
  not: [
    { glob: '~/.gradle/**', why: 'gradle-cache claims the user home' },
    { glob: '/usr/!(src)/**', why: 'system files' },
  ],
  whenFolder: ofDirectory(/^(.*)\/\.(?:gradle|kotlin)\//, (project, image) =>
    MARKS.some(name => image.exists(`${project}/${name}`)),
  ),
  whenText: '`settings.gradle`, `build.gradle` (also with `.kts`) or `gradlew` is next to the folder.',
  why: 'File hashes and build history.',
  remedy:
    'List `**/.gradle` and `**/.kotlin` in .dockerignore. If the build inside the image writes them, copy only the jar to the final stage.',
  example: { file: '.dockerignore', before: '', after: ['**/.gradle', '**/.kotlin'].join('\n') },
  references: ['https://docs.gradle.org/current/userguide/directory_layout.html'],
  reports: [
    {
      files: { '/workspace/.gradle/8.7/fileHashes/fileHashes.bin': 9000, '/workspace/settings.gradle.kts': 5 },
      bytes: 9000,
    },
    { files: { '/app/.kotlin/sessions/a': 7, '/app/gradlew': 5 }, bytes: 7 },
  ],
  ignores: [
    { files: { '/root/.gradle/gradle.properties': 900 }, because: 'user home' },
    { files: { '/data/.gradle/x': 900 }, because: 'no project is next to it' },
  ],
});
