import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { attribute } from '../../src/dockerfile/attribution/attribute-layers.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';

interface Row {
  line: number | null;
  emptyLayer: boolean;
  createdBy: string;
}

const fixtures = join(import.meta.dirname, 'fixtures');
const allForms = parseDockerfile(readFileSync(join(fixtures, 'Dockerfile.all-forms'), 'utf8'));

function rowsOf(name: string): Row[] {
  return JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8')) as Row[];
}

/** `line text` rows; `-` for no line. */
function traced(dockerfile: string, history: string[], target: string | null = null): string[] {
  const entries = history.map(createdBy => ({ createdBy, emptyLayer: /^(ENV|CMD|ARG|LABEL)/.test(createdBy) }));
  const lines = attribute(parseDockerfile(dockerfile), entries, target);
  return lines.map((line, index) => `${line ?? '-'} ${history[index]}`);
}

describe('histories that builders wrote', () => {
  // The Dockerfile was built by today's BuildKit frontend, by that of Docker 20.10 and by the classic builder; the
  // latter two without its heredocs, which they do not know, so four instructions are missing in their histories.
  test.each(['buildkit', 'buildkit-20.10', 'classic'])('%s: every entry has its line', name => {
    const rows = rowsOf(name);
    const lines = attribute(allForms, rows);
    expect(rows.map((row, index) => `${lines[index]} ${row.createdBy}`)).toEqual(
      rows.map(row => `${row.line} ${row.createdBy}`),
    );
  });

  test('the entries of a base image from elsewhere have none', () => {
    const base = [
      { createdBy: '/bin/sh -c #(nop) ADD file:0c4555f363c2672e350001f1293e6898 in / ', emptyLayer: false },
      { createdBy: '/bin/sh -c #(nop)  CMD ["bash"]', emptyLayer: true },
    ];
    const rows = rowsOf('buildkit').filter(row => (row.line ?? 0) >= 10);
    const dockerfile = parseDockerfile(
      readFileSync(join(fixtures, 'Dockerfile.all-forms'), 'utf8').replace('FROM ${BASE} AS', 'FROM debian AS'),
    );
    expect(attribute(dockerfile, [...base, ...rows])).toEqual([
      null,
      null,
      null,
      ...rows.slice(1).map(row => row.line),
    ]);
  });
});

const APP = ['FROM debian', 'WORKDIR /app', 'COPY package.json .', 'RUN npm ci', 'COPY . .', 'CMD ["node", "."]'].join(
  '\n',
);

describe('alignment', () => {
  test('entries may be missing, as kaniko writes none for metadata', () => {
    const history = ['/bin/sh -c #(nop)  CMD ["bash"]', 'COPY package.json .', 'RUN npm ci', 'COPY . .'];
    expect(traced(APP, history)).toEqual([
      '- /bin/sh -c #(nop)  CMD ["bash"]',
      '3 COPY package.json .',
      '4 RUN npm ci',
      '5 COPY . .',
    ]);
  });

  test('an instruction that changed since the build has no line, its neighbours have', () => {
    const history = ['COPY package.json . # buildkit', 'RUN /bin/sh -c npm install # buildkit', 'COPY . . # buildkit'];
    expect(traced(APP, history)).toEqual([
      '3 COPY package.json . # buildkit',
      '- RUN /bin/sh -c npm install # buildkit',
      '5 COPY . . # buildkit',
    ]);
  });

  test('an image of another Dockerfile has no lines although a common instruction is the same', () => {
    const history = ['RUN /bin/sh -c pip install flask # buildkit', 'COPY . . # buildkit'];
    expect(traced('FROM python\nCOPY req.txt .\nRUN pip install django\nRUN make\nCOPY . .', history)).toEqual(
      history.map(text => `- ${text}`),
    );
  });

  test('the same command in the base image and here: the later entry is ours', () => {
    const update = 'RUN /bin/sh -c apt-get update # buildkit';
    expect(traced('FROM debian\nRUN apt-get update', [update, update])).toEqual([`- ${update}`, `2 ${update}`]);
  });

  test('metadata alone proves nothing', () => {
    expect(traced('FROM debian\nENV A=1\nCMD ["x"]', ['ENV A=1', 'CMD ["x"]'])).toEqual(['- ENV A=1', '- CMD ["x"]']);
  });

  test('variables stand for any text, literals around them count', () => {
    const dockerfile = 'FROM a\nARG V\nCOPY app-${V}.jar /srv/$NAME/app.jar\nRUN use $V';
    const run = 'RUN |1 V=1.2 /bin/sh -c use $V # buildkit';
    expect(traced(dockerfile, ['COPY app-1.2.jar /srv/x/app.jar # buildkit', run])[0]).toMatch(/^3 /);
    expect(traced(dockerfile, ['COPY web-1.2.jar /srv/x/app.jar # buildkit', run])[0]).toMatch(/^- /);
    expect(traced(dockerfile, ['COPY app-1.2.jar /opt/x/app.jar # buildkit', run])[0]).toMatch(/^- /);
  });

  test('a layer of an instruction that makes none has no line: the builder put several into one', () => {
    const history = [
      {
        createdBy: '/bin/sh -c #(nop) COPY dir:7198b31327a6be8df8473a5861dc17d0f90a33628d4a4644e08d976d09aa8b91 in /a ',
        emptyLayer: true,
      },
      { createdBy: '/bin/sh -c make', emptyLayer: false },
    ];
    expect(attribute(parseDockerfile('FROM x\nCOPY a /a\nRUN make'), history)).toEqual([2, null]);
    const label = [
      { createdBy: '/bin/sh -c make', emptyLayer: true },
      { createdBy: 'LABEL a=b', emptyLayer: false },
    ];
    expect(attribute(parseDockerfile('FROM x\nRUN make\nLABEL a=b'), label)).toEqual([2, null]);
  });

  test('buildah records heredocs without end marks, flags, and digests of mounts', () => {
    const dockerfile = 'FROM x\nRUN <<EOF\nset -e\nmake\nEOF\nRUN --mount=type=bind,target=/s make install';
    const digest = '9e05eb97120eaceb4c9f1ee0f671b2c8d9ebbdfeb63e16a936c708c2d283591b';
    const history = ['/bin/sh -c <<EOF\nset -e\nmake', `/bin/sh -c --mount=type=bind,target=/s make install:${digest}`];
    expect(traced(dockerfile, history).map(row => row.slice(0, 2))).toEqual(['2 ', '6 ']);
  });

  test('a shell that is none we know', () => {
    const dockerfile = 'FROM x\nSHELL ["python3", "-c"]\nRUN print(1)';
    expect(traced(dockerfile, ['RUN python3 -c print(1) # buildkit'])).toEqual([
      '3 RUN python3 -c print(1) # buildkit',
    ]);
  });
});

describe('stages', () => {
  const stages = [
    'FROM golang AS build',
    'RUN go build',
    'FROM alpine AS Base',
    'RUN apk add a',
    'FROM base AS test',
    'RUN run-tests',
    'FROM base',
    'COPY --from=build /app /app',
  ].join('\n');
  const add = 'RUN /bin/sh -c apk add a # buildkit';

  test('the last stage with the stages it builds on', () => {
    expect(traced(stages, [add, 'COPY /app /app # buildkit'])).toEqual([`4 ${add}`, '8 COPY /app /app # buildkit']);
  });

  test.each(['test', 'TEST', '2'])('target %s', target => {
    const tests = 'RUN /bin/sh -c run-tests # buildkit';
    expect(traced(stages, [add, tests], target)).toEqual([`4 ${add}`, `6 ${tests}`]);
  });

  test('an unknown target has no lines', () => {
    expect(traced(stages, [add], 'nope')).toEqual([`- ${add}`]);
    expect(traced(stages, [add], '7')).toEqual([`- ${add}`]);
  });

  test('a stage that builds on nothing but itself by name is no loop', () => {
    expect(traced('FROM a AS a\nRUN x', ['RUN x'])).toEqual(['2 RUN x']);
  });

  test('arguments of the preamble that double do not grow', () => {
    const doubling = Array.from({ length: 60 }, (_, i) => `ARG A${i + 1}=$A${i}$A${i}`).join('\n');
    expect(traced(`ARG A0=xx\n${doubling}\nFROM $A60\nRUN x`, ['RUN x'])).toEqual(['RUN x'].map(text => `63 ${text}`));
  });
});
