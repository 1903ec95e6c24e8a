/** Mounts for what a COPY or ADD brings only for a RUN that installs or unpacks it. */
import { describe, expect, test } from '@jest/globals';
import {
  type EditCase,
  expectedOf,
  idsOf,
  type NoEditCase,
  outcomeOf,
  planned,
  textOf,
} from '../../kit/reports/plan-of.ts';

const BASE = { '/bin/sh': 10 };
const ZIP = { '/tmp/a.zip': 300_000 };
const GONE = { '/tmp/a.zip': null };
const MOUNT = '--mount=type=bind,source=a.zip,target=/tmp/a.zip';

describe('what a RUN deletes later', () => {
  const copied = { 1: BASE, 2: ZIP, 3: { '/opt/x': 90 }, 4: GONE };
  const cases: Record<string, EditCase> = {
    'is mounted for the RUN that names it': {
      lines: ['FROM debian', 'COPY a.zip /tmp/', 'RUN unzip /tmp/a.zip -d /opt', 'RUN rm /tmp/a.zip && ls'],
      adds: copied,
      becomes: ['FROM debian', `RUN ${MOUNT} unzip /tmp/a.zip -d /opt`, 'RUN ls'],
      edits: [['mount-2', 300_000]],
    },
    'with the deletion in the same RUN': {
      lines: ['FROM debian', 'COPY a.zip /tmp/', 'RUN unzip /tmp/a.zip -d /opt && rm -f /tmp/a.zip'],
      adds: { 1: BASE, 2: ZIP, 3: { '/opt/x': 90, ...GONE } },
      becomes: ['FROM debian', `RUN ${MOUNT} unzip /tmp/a.zip -d /opt`],
      edits: [['mount-2', 300_000]],
    },
    'copied instead of moved': {
      lines: ['FROM debian', 'COPY a.zip /tmp/', 'RUN mv /tmp/a.zip /srv/b.zip', 'RUN rm -f /tmp/a.zip'],
      adds: { 1: BASE, 2: ZIP, 3: { '/srv/b.zip': 90 }, 4: GONE },
      becomes: ['FROM debian', `RUN ${MOUNT} cp -a /tmp/a.zip /srv/b.zip`],
      edits: [['mount-2', 300_000]],
    },
    'from the stage that it came from': {
      lines: [
        'FROM node AS build',
        'RUN make /out/a.zip',
        'FROM debian',
        'COPY --from=build /out/a.zip /tmp/',
        'RUN unzip /tmp/a.zip',
        'RUN rm /tmp/a.zip',
      ],
      adds: { 3: BASE, 4: ZIP, 6: GONE },
      becomes: [
        'FROM node AS build',
        'RUN make /out/a.zip',
        'FROM debian',
        'RUN --mount=type=bind,from=build,source=/out/a.zip,target=/tmp/a.zip unzip /tmp/a.zip',
      ],
      edits: [['mount-4', 300_000]],
    },
    'a directory, that can be written to': {
      lines: ['FROM debian', 'COPY src /src', 'RUN make -C /src install', 'RUN rm -rf /src'],
      adds: { 1: BASE, 2: { '/src/a.c': 90_000, '/src/b.c': 9000 }, 4: { '/src': null } },
      becomes: ['FROM debian', 'RUN --mount=type=bind,source=src,target=/src,rw make -C /src install'],
      edits: [['mount-2', 99_000]],
    },
    'several files': {
      lines: [
        'FROM debian',
        'COPY a.deb b.deb /tmp/',
        'RUN apt-get install -y /tmp/a.deb /tmp/b.deb',
        'RUN rm /tmp/a.deb /tmp/b.deb',
      ],
      adds: { 1: BASE, 2: { '/tmp/a.deb': 9000, '/tmp/b.deb': 9000 }, 4: { '/tmp/a.deb': null, '/tmp/b.deb': null } },
      becomes: [
        'FROM debian',
        'RUN --mount=type=bind,source=a.deb,target=/tmp/a.deb --mount=type=bind,source=b.deb,target=/tmp/b.deb \\',
        '    apt-get install -y /tmp/a.deb /tmp/b.deb',
      ],
      edits: [['mount-2', 18_000]],
    },
    'a download, in a stage of its own with its argument': {
      lines: [
        'FROM debian',
        'ARG VERSION=1',
        'ADD https://example.org/a-$VERSION.zip /tmp/',
        'RUN unzip /tmp/a-1.zip -d /opt',
        'RUN rm /tmp/a-1.zip',
      ],
      adds: { 1: BASE, 3: { '/tmp/a-1.zip': 300_000 }, 5: { '/tmp/a-1.zip': null } },
      becomes: [
        'FROM scratch AS fetch-a',
        'ARG VERSION=1',
        'ADD https://example.org/a-$VERSION.zip /a-1.zip',
        'FROM debian',
        'ARG VERSION=1',
        'RUN --mount=type=bind,from=fetch-a,source=/a-1.zip,target=/tmp/a-1.zip unzip /tmp/a-1.zip -d /opt',
      ],
      edits: [['mount-3', 300_000]],
    },
    'a download with a checksum, beside a stage of that name': {
      lines: [
        'FROM alpine AS fetch-a',
        'FROM debian',
        'ADD --chown=5 --checksum=sha256:1 https://example.org/a.zip /tmp/',
        'RUN unzip /tmp/a.zip && rm /tmp/a.zip',
      ],
      adds: { 2: BASE, 3: ZIP, 4: GONE },
      becomes: [
        'FROM alpine AS fetch-a',
        'FROM scratch AS fetch-a-3',
        'ADD --checksum=sha256:1 https://example.org/a.zip /a.zip',
        'FROM debian',
        'RUN --mount=type=bind,from=fetch-a-3,source=/a.zip,target=/tmp/a.zip unzip /tmp/a.zip',
      ],
      edits: [['mount-3', 300_000]],
    },
    'for a script between too, that may read it': {
      lines: ['FROM debian', 'COPY a.zip /tmp/', 'RUN unzip /tmp/a.zip', 'RUN ./install.sh', 'RUN rm /tmp/a.zip'],
      adds: { 1: BASE, 2: ZIP, 5: GONE },
      becomes: ['FROM debian', `RUN ${MOUNT} unzip /tmp/a.zip`, `RUN ${MOUNT} ./install.sh`],
      edits: [['mount-2', 300_000]],
    },
    'for a RUN between that names nothing': {
      lines: ['FROM debian', 'COPY a.zip /tmp/', 'RUN install-it', 'RUN rm /tmp/a.zip'],
      adds: { 1: BASE, 2: ZIP, 4: GONE },
      becomes: ['FROM debian', `RUN ${MOUNT} install-it`],
      edits: [['mount-2', 300_000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  const lines = ['FROM debian', 'COPY a.zip /tmp/', 'RUN unzip /tmp/a.zip', 'RUN rm /tmp/a.zip'];
  const none: Record<string, NoEditCase> = {
    'another builder': {
      lines,
      adds: { 2: ZIP, 4: GONE },
      records: { 2: 'COPY a.zip /tmp/', 3: '/bin/sh -c unzip /tmp/a.zip', 4: '/bin/sh -c rm /tmp/a.zip' },
      because: 'it knows no mounts',
    },
    'something else in the COPY that stays': {
      lines: ['FROM debian', 'COPY a.zip b.txt /tmp/', ...lines.slice(2)],
      adds: { 1: BASE, 2: { ...ZIP, '/tmp/b.txt': 2000 }, 4: GONE },
      because: 'the COPY is needed',
    },
    'a pattern that deletes it': {
      lines: [...lines.slice(0, 3), 'RUN rm /tmp/*.zip'],
      adds: { 1: BASE, 2: ZIP, 4: GONE },
      because: 'the deletion would fail, or delete less',
    },
    'a deletion of the directory': {
      lines: [...lines.slice(0, 3), 'RUN rm -rf /tmp'],
      adds: { 1: BASE, 2: ZIP, 4: { '/tmp': null } },
      because: 'it deletes more',
    },
    'a mode that the COPY gives': {
      lines: ['FROM debian', 'COPY --chmod=755 a.sh /tmp/', 'RUN /tmp/a.sh', 'RUN rm /tmp/a.sh'],
      adds: { 1: BASE, 2: { '/tmp/a.sh': 5000 }, 4: { '/tmp/a.sh': null } },
      because: 'the mounted file could not be executed',
    },
    'a RUN that changes its mode': {
      lines: ['FROM debian', 'COPY a.sh /tmp/', 'RUN chmod +x /tmp/a.sh && /tmp/a.sh', 'RUN rm /tmp/a.sh'],
      adds: { 1: BASE, 2: { '/tmp/a.sh': 5000 }, 4: { '/tmp/a.sh': null } },
      because: 'a mounted file cannot be changed',
    },
    'a RUN that unpacks it in its place': {
      lines: ['FROM debian', 'COPY a.gz /tmp/', 'RUN gunzip /tmp/a.gz && cat /tmp/a', 'RUN rm -f /tmp/a.gz'],
      adds: { 1: BASE, 2: { '/tmp/a.gz': 5000 }, 3: { '/tmp/a.gz': null } },
      because: 'gunzip deletes what it has unpacked',
    },
    'a RUN that writes over it': {
      lines: ['FROM debian', 'COPY a.js /app/', 'RUN minify /app'],
      adds: { 1: BASE, 2: { '/app/a.js': 50_000 }, 3: { '/app/a.js': 3000 } },
      because: 'it reads the file that it writes',
    },
    'stages by number, and a download': {
      lines: [
        'FROM node',
        'FROM debian',
        'COPY --from=0 /x /x',
        'ADD https://example.org/a.zip /tmp/',
        'RUN unzip /tmp/a.zip && rm /tmp/a.zip',
      ],
      adds: { 2: BASE, 3: { '/x': 5 }, 4: ZIP, 5: GONE },
      because: 'one more stage would change their numbers',
    },
    'a variable of the URL that is no argument': {
      lines: [
        'FROM debian',
        'ENV V=1',
        'ADD https://example.org/$V/a.zip /tmp/',
        'RUN unzip /tmp/a.zip && rm /tmp/a.zip',
      ],
      adds: { 1: BASE, 3: ZIP, 4: GONE },
      because: 'the other stage has no value for it',
    },
    'an archive that ADD unpacks': {
      lines: ['FROM debian', 'ADD a.tar.gz /tmp/', 'RUN make -C /tmp', 'RUN rm /tmp/a'],
      adds: { 1: BASE, 2: { '/tmp/a': 50_000 }, 4: { '/tmp/a': null } },
      because: 'a mount unpacks nothing',
    },
    'a command of the image that names it': {
      lines: [...lines, 'CMD ["cat", "/tmp/a.zip"]'],
      adds: { 1: BASE, 2: ZIP, 4: GONE },
      because: 'who knows why',
    },
    'a name with a comma': {
      lines: ['FROM debian', 'COPY ["a,b.zip", "/tmp/"]', "RUN unzip '/tmp/a,b.zip'", "RUN rm '/tmp/a,b.zip'"],
      adds: { 1: BASE, 2: { '/tmp/a,b.zip': 50_000 }, 4: { '/tmp/a,b.zip': null } },
      because: 'a comma ends the option',
    },
    'a download whose name is several lines': {
      lines: ['FROM debian', 'ADD https://example.org/a /tmp/', 'RUN sh /tmp/a*', 'RUN rm -r /tmp/a*'],
      adds: { 1: BASE, 2: { '/tmp/a\nRUN b': 50_000 }, 4: { '/tmp/a\nRUN b': null } },
      because: 'it would be an instruction',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, image) => {
    expect((await idsOf(image)).filter(id => id.startsWith('mount'))).toEqual([]);
  });
});

describe('what a RUN has unpacked or installed', () => {
  const cases: Record<string, EditCase> = {
    'an archive': {
      lines: ['FROM debian', 'COPY a.zip /opt/', 'RUN unzip /opt/a.zip -d /opt/a'],
      adds: { 1: BASE, 2: { '/opt/a.zip': 300_000 }, 3: { '/opt/a/x': 90 } },
      becomes: ['FROM debian', 'RUN --mount=type=bind,source=a.zip,target=/opt/a.zip unzip /opt/a.zip -d /opt/a'],
      edits: [['mount-2', 300_000]],
    },
    'a package': {
      lines: ['FROM debian', 'COPY a.deb /', 'RUN dpkg -i /a.deb'],
      adds: { 1: { ...BASE, '/var/lib/dpkg/status': 90 }, 2: { '/a.deb': 300_000 }, 3: { '/opt/a/x': 90 } },
      becomes: ['FROM debian', 'RUN --mount=type=bind,source=a.deb,target=/a.deb dpkg -i /a.deb'],
      edits: [['mount-2', 300_000]],
    },
    'a wheel': {
      lines: [
        'FROM python',
        'COPY dist/a-1-py3-none-any.whl /srv/',
        'RUN pip install --no-cache-dir /srv/a-1-py3-none-any.whl',
      ],
      adds: {
        1: BASE,
        2: { '/srv/a-1-py3-none-any.whl': 300_000 },
        3: { '/usr/lib/python3/site-packages/a-1.dist-info/METADATA': 90 },
      },
      becomes: [
        'FROM python',
        'RUN --mount=type=bind,source=dist/a-1-py3-none-any.whl,target=/srv/a-1-py3-none-any.whl \\',
        '    pip install --no-cache-dir /srv/a-1-py3-none-any.whl',
      ],
      edits: [['mount-2', 300_000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  const none: Record<string, NoEditCase> = {
    'a file beside it that stays': {
      lines: ['FROM debian', 'COPY a.zip b.txt /opt/', 'RUN unzip /opt/a.zip -d /opt/a'],
      adds: { 1: BASE, 2: { '/opt/a.zip': 300_000, '/opt/b.txt': 9 }, 3: { '/opt/a/x': 90 } },
      because: 'the COPY is needed',
    },
    'no RUN that reads it': {
      lines: ['FROM debian', 'COPY a.zip /opt/', 'RUN ls'],
      adds: { 1: BASE, 2: { '/opt/a.zip': 300_000 }, 3: { '/opt/a/': 0, '/opt/a/x': 90 } },
      because: 'who unpacked it is not known',
    },
    'a server that has it': {
      lines: ['FROM nginx', 'COPY a.zip /usr/share/nginx/html/'],
      adds: { 1: BASE, 2: { '/usr/share/nginx/html/a.zip': 300_000 } },
      because: 'no rule claims it',
    },
    'a COPY that names its place again': {
      lines: ['FROM debian', 'COPY a.zip /opt/', 'RUN unzip /opt/a.zip -d /opt/a', 'COPY a.zip.sig /opt/'],
      adds: { 1: BASE, 2: { '/opt/a.zip': 300_000 }, 3: { '/opt/a/x': 90 }, 4: { '/opt/a.zip.sig': 9 } },
      because: 'it may belong to the archive',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, image) => {
    expect((await idsOf(image)).filter(id => id.startsWith('mount'))).toEqual([]);
  });
});

test('says what it mounts, and which line deletes it', async () => {
  const { items } = await planned({
    dockerfile: textOf(['FROM debian', 'COPY a.zip /tmp/', 'RUN unzip /tmp/a.zip', 'RUN rm /tmp/a.zip']),
    adds: { 1: BASE, 2: ZIP, 4: GONE },
  });
  expect(items).toMatchObject([
    {
      title: 'Mount a.zip instead of storing it',
      trust: 'same',
      at: { line: 2 },
      second: { at: { line: 4 }, does: 'deletes what it brings' },
    },
  ]);
});
