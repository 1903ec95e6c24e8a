import { rule } from '../rule.ts';

export default rule({
  id: 'maven-repo',
  title: 'Maven local repository',
  before: ['gradle-project-cache'],
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'removable',
  globs: ['~/.m2/{repository,wrapper/dists,build-cache}/**'],
  adviceForCommands: ['mvn', 'mvnw', 'mvnd'],
  why: 'Only the build reads it. A packaged jar or war contains its libraries.',
  remedy:
    'Build in one stage and copy only the jar or war to the final one, or keep the repository in a cache mount at `/root/.m2/repository`, in each RUN that calls Maven.',
  mounts: ['~/.m2/repository', '~/.m2/wrapper/dists', '~/.m2/build-cache'],
  usedBy: [{ programs: ['mvn', 'mvnw'] }],
  example: {
    before: 'RUN mvn -B package -DskipTests',
    after: 'RUN --mount=type=cache,target=/root/.m2/repository mvn -B package -DskipTests',
  },
  references: [
    'https://maven.apache.org/guides/introduction/introduction-to-repositories.html',
    'https://maven.apache.org/settings.html',
  ],
  reports: [
    {
      files: { '/root/.m2/repository/org/springframework/spring-core/6.1.6/spring-core-6.1.6.jar': 90000 },
      bytes: 90000,
    },
    {
      files: { '/root/.m2/wrapper/dists/apache-maven-3.9.6/x/lib/a.jar': 70 },
      cmd: ['./mvnw', 'spring-boot:run'],
      bytes: 0,
      advice: 70,
    },
    { files: { '/home/ci/.m2/repository/a/1/a-1.jar': 9 }, cmd: ['java', '-jar', 'app.jar'], bytes: 9 },
  ],
  ignores: [
    {
      files: { '/usr/share/maven-repo/org/x/x.jar': 900 },
      because: 'Debian’s system repository: links to /usr/share/java',
    },
    { files: { '/root/.m2/settings.xml': 900 }, because: 'configuration (may hold passwords)' },
    { files: { '/app/lib/spring-core-6.1.6.jar': 900 }, because: 'application library' },
  ],
});
