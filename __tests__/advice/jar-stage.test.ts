/** Second stages for images that build one Java archive and start it. */
import { describe, expect, test } from '@jest/globals';
import { runtimeOf } from '../../src/advice/edits/second-stage/jar-stage.ts';
import { planOf } from '../../src/budget/plan/plan.ts';
import type { Entry } from '../kit/archives/archives.ts';
import { zipOf } from '../kit/archives/zip.ts';
import { analysed } from '../kit/reports/analyse-tars.ts';

const file = (name: string, body: string | Buffer = 'x', more: Partial<Entry> = {}): Entry => ({ name, body, ...more });
const jarWith = (more = '') => zipOf([['META-INF/MANIFEST.MF', `Main-Class: App\n${more}`]], 8);
const MAVEN = ['WORKDIR /app', 'COPY . .', 'RUN mvn package', 'CMD ["java", "-Xmx64m", "-jar", "target/app.jar"]'];

interface Case {
  from?: string;
  instructions?: readonly string[];
  copied?: readonly Entry[];
  made?: readonly Entry[];
  jar?: Buffer;
  cmd?: string[];
  entrypoint?: string[];
  env?: string[];
  isStreamed?: boolean;
  /** What the history of the base image records. */
  inherited?: string;
}

async function stageOf({
  from = 'maven:3-eclipse-temurin-17',
  instructions = MAVEN,
  copied = [],
  made = [],
  ...more
}: Case) {
  const { edits, ...figures } = await analysed({
    dockerfile: `FROM ${from}\n${instructions.join('\n')}\n`,
    isStreamed: more.isStreamed ?? false,
    history: [
      { createdBy: '/bin/sh -c #(nop) ADD file:1 in / ', emptyLayer: false },
      ...(more.inherited === undefined ? [] : [{ createdBy: more.inherited, emptyLayer: true }]),
      ...instructions.map(line => ({
        createdBy: `${line.replace(/^RUN /, 'RUN /bin/sh -c ')} # buildkit`,
        emptyLayer: !/^(?:RUN mvn|COPY)/.test(line),
      })),
    ],
    layers: [
      {
        entries: [
          file('etc/passwd', 'root:x:0:0:root:/root:/bin/sh\n'),
          file('usr/bin/java'),
          file('opt/jdk', '', { size: 500_000_000 }),
        ],
      },
      { entries: [file('app/pom.xml'), file('app/src/main/java/App.java'), ...copied] },
      {
        entries: [
          file('app/target/app.jar', more.jar ?? jarWith()),
          file('app/target/classes/App.class'),
          file('root/.m2/repository/a.jar'),
          ...made,
        ],
      },
    ],
    config: {
      platform: { os: 'linux', architecture: 'amd64' },
      cmd: more.cmd ?? ['java', '-Xmx64m', '-jar', 'target/app.jar'],
      entrypoint: more.entrypoint ?? ['/usr/local/bin/mvn-entrypoint.sh'],
      workingDir: '/app',
      env: more.env ?? ['JAVA_HOME=/opt/java/openjdk', 'MAVEN_HOME=/usr/share/maven'],
    },
  });
  const plan = planOf({ budgets: [], figures: { name: 'x', ...figures }, edits });
  if (edits.noStage !== null) return edits.noStage.reason;
  const item = plan.items.find(({ id }) => id === 'second-stage');
  return item?.edits
    .flatMap(({ hunks }) => hunks.flatMap(({ added }) => added))
    .filter(line => line !== '')
    .join('\n');
}

describe('a second stage of a Java archive', () => {
  test('starts from the JRE, with the archive and what was copied beside sources', async () => {
    expect(await stageOf({ copied: [file('app/config/application.yml')] })).toBe(
      [
        'FROM maven:3-eclipse-temurin-17 AS build',
        'FROM eclipse-temurin:17-jre',
        'COPY --from=build /app/config /app/config',
        'COPY --from=build /app/target/app.jar /app/target/',
        'WORKDIR /app',
      ].join('\n'),
    );
  });

  test('has folders that Maven would name so too, where it builds nothing', async () => {
    const text = await stageOf({ copied: [file('app/web/build/app.js'), file('app/web/src/a.css')] });
    expect(text).toContain('COPY --from=build /app/web /app/web\n');
  });

  test.each<[string, Case, string]>([
    [
      'the archive needs others',
      { jar: jarWith('Class-Path: lib/a.jar\n') },
      '/app/target/app.jar needs other archives by its Class-Path',
    ],
    [
      'it cannot be started',
      { jar: zipOf([['META-INF/MANIFEST.MF', 'Manifest-Version: 1.0\n']], 0) },
      '/app/target/app.jar names no class to start',
    ],
    ['it is no archive', { jar: Buffer.from('x') }, '/app/target/app.jar has no manifest that can be read'],
    [
      'the version is not known',
      { from: 'maven:3-amazoncorretto-17' },
      'no JRE of the version of maven:3-amazoncorretto-17 is known',
    ],
    [
      'the health is checked',
      { instructions: [...MAVEN, 'HEALTHCHECK CMD curl localhost'] },
      'its HEALTHCHECK runs another program',
    ],
    [
      'the base image checks the health',
      { inherited: 'HEALTHCHECK {Test:[CMD-SHELL curl localhost] Interval:5s Timeout:0s Retries:0} # buildkit' },
      'its HEALTHCHECK runs another program',
    ],
    ['the base image sets more', { env: ['JAVA_TOOL_OPTIONS=-Xmx1g', 'AGENT=/agent'] }, 'the base image sets AGENT'],
    [
      'a package may be used',
      { instructions: ['RUN apt-get install -y fontconfig', ...MAVEN] },
      'the program may run what fontconfig brings',
    ],
    ['the user is the base image’s', { instructions: [...MAVEN, 'USER root2'] }, 'the user root2 is not known'],
    [
      'an agent is loaded',
      { cmd: ['java', '-javaagent:/agent.jar', '-jar', 'target/app.jar'] },
      '/usr/bin/java came with the base image',
    ],
    [
      'the source sends each layer once',
      { isStreamed: true },
      'its files cannot be read a second time from here; check the image saved as a file, or read it from the engine’s store',
    ],
  ])('is not offered if %s', async (_, more, reason) => {
    expect(await stageOf({ entrypoint: [], ...more })).toBe(reason);
  });
});

test.each([
  ['maven:3.9-eclipse-temurin-21', 'eclipse-temurin:21-jre'],
  ['maven:3-eclipse-temurin-17-noble', 'eclipse-temurin:17-jre-noble'],
  ['gradle:jdk17', 'eclipse-temurin:17-jre'],
  ['gradle:8.10-jdk21', 'eclipse-temurin:21-jre'],
  ['eclipse-temurin:21-jdk-jammy', 'eclipse-temurin:21-jre-jammy'],
  ['maven:3-openjdk-11', null],
  ['gradle:8-jdk17-alpine', null],
])('the JRE of %s is %s', (present, expected) => {
  expect(runtimeOf(present)?.name ?? null).toBe(expected);
});
