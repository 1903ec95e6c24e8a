/** Maven with the plug-ins that any build needs. */
import { proveApp } from '../../kit/apps/prove-app.ts';

proveApp('a Java image built by Maven', {
  app: 'maven',
  on: 'maven',
  picks: {
    'maven-repo': path => path.startsWith('/root/.m2/repository/'),
  },
  works: 'test "$(java -jar /src/target/app.jar)" = 45 && mvn --version',
  clean: { on: 'java-runtime', works: ['java', '-jar', '/app.jar'] },
});
