import { perDirectory } from '../conditions.ts';
import { type RuleFile, type RuleImage, rule } from '../rule.ts';

/** Deepest place below a Java home that the globs reach, and a few more for demos. */
const MAX_PARENTS = 8;

function isInJdk({ path }: RuleFile, image: RuleImage): boolean {
  let folder = path.slice(0, path.lastIndexOf('/'));
  for (let up = 0; up < MAX_PARENTS && folder !== ''; up++) {
    if (isJdk(folder, image)) return true;
    folder = folder.slice(0, folder.lastIndexOf('/'));
  }
  return false;
}

const isJdk = perDirectory((folder, image) => image.exists(`${folder}/bin/javac`));

export default rule({
  id: 'jdk-only-files',
  title: 'JDK parts that a JRE does not have',
  severity: 'info',
  confidence: 'safe-if-unused',
  bucket: 'advice',
  globs: [
    '/**/{jvm,java,jdk*,*openjdk*,*temurin*,*corretto*,*zulu*}/**/{jmods/*.jmod,lib/src.zip,lib/ct.sym,demo/**,sample/**,man/**}',
    '/**/{jvm,java,jdk*,*openjdk*}/{jmods/*.jmod,lib/src.zip,lib/ct.sym}',
  ],
  when: isInJdk,
  whenText: 'The same Java home has `bin/javac`.',
  evenIfReferenced: true,
  why: 'Only `jlink` reads `jmods`, only `javac --release` reads `ct.sym`, and sources, demos and manuals are for people.',
  remedy:
    'Start the final stage from a Java runtime such as `eclipse-temurin:21-jre`, or make one with `jlink` that has only the modules in use.',
  example: { before: 'FROM eclipse-temurin:21-jdk', after: 'FROM eclipse-temurin:21-jre' },
  references: ['https://docs.oracle.com/en/java/javase/21/docs/specs/man/jlink.html'],
  reports: [
    {
      files: {
        '/usr/lib/jvm/java-17-openjdk-amd64/jmods/java.base.jmod': 70000,
        '/usr/lib/jvm/java-17-openjdk-amd64/bin/javac': 5,
      },
      bytes: 70000,
    },
    {
      files: {
        '/opt/java/openjdk/lib/src.zip': 50,
        '/opt/java/openjdk/lib/ct.sym': 9,
        '/opt/java/openjdk/bin/javac': 5,
      },
      bytes: 59,
    },
  ],
  ignores: [
    { files: { '/usr/lib/jvm/java-17-openjdk-amd64/lib/modules': 900 }, because: 'the runtime image' },
    {
      files: { '/usr/lib/jvm/java-17-openjdk-amd64/lib/server/classes.jsa': 900 },
      because: 'class data sharing: start-up speed',
    },
    {
      files: { '/usr/lib/jvm/java-17-openjdk-amd64/lib/ct.sym': 900, '/usr/lib/jvm/java-17-openjdk-amd64/bin/java': 5 },
      because: 'a JRE',
    },
  ],
});
