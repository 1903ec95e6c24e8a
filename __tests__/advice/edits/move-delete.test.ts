/** Deletions that move to where the files are used last, and RUNs that become one. */
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
const ZIP = { '/tmp/a.zip': 50_000 };
const GONE = { '/tmp/a.zip': null };

describe('a deletion moves', () => {
  const cases: Record<string, EditCase> = {
    'to the RUN that writes the file': {
      lines: ['FROM debian', 'RUN curl -o /tmp/a.zip u && unzip /tmp/a.zip', 'USER app', 'RUN rm -f /tmp/a.zip && ls'],
      adds: { 1: BASE, 2: ZIP, 4: GONE },
      becomes: [
        'FROM debian',
        'RUN curl -o /tmp/a.zip u && unzip /tmp/a.zip && rm -rf /tmp/a.zip',
        'USER app',
        'RUN ls',
      ],
      edits: [['delete-2-4-a.zip', 50_000]],
    },
    'with the whole RUN, where nothing else is in it': {
      lines: ['FROM debian', 'RUN curl -o /tmp/a.zip u', 'ENV A=b', 'RUN rm /tmp/a.zip', 'CMD ["x"]'],
      adds: { 1: BASE, 2: ZIP, 4: GONE },
      becomes: ['FROM debian', 'RUN curl -o /tmp/a.zip u && rm -rf /tmp/a.zip', 'ENV A=b', 'CMD ["x"]'],
      edits: [['delete-2-4-a.zip', 50_000]],
    },
    'to the last RUN that uses it, joined with the one that writes it': {
      lines: ['FROM debian', 'RUN curl -o /tmp/a.zip u', 'RUN unzip /tmp/a.zip', 'ENV A=b', 'RUN rm /tmp/a.zip'],
      adds: { 1: BASE, 2: ZIP, 5: GONE },
      becomes: ['FROM debian', 'RUN curl -o /tmp/a.zip u && unzip /tmp/a.zip && rm -rf /tmp/a.zip', 'ENV A=b'],
      edits: [['delete-2-5-a.zip', 50_000]],
    },
    'without the other operands': {
      lines: ['FROM debian', 'RUN curl -o /tmp/a.zip u', 'ENV A=b', 'RUN rm -rf /tmp/a.zip /var/x'],
      adds: { 1: { ...BASE, '/var/x': 5 }, 2: ZIP, 4: { ...GONE, '/var/x': null } },
      becomes: ['FROM debian', 'RUN curl -o /tmp/a.zip u && rm -rf /tmp/a.zip', 'ENV A=b', 'RUN rm -rf /var/x'],
      edits: [['delete-2-4-a.zip', 50_000]],
    },
    'relative to each working directory': {
      lines: ['FROM debian', 'RUN curl -o /tmp/a.zip u', 'WORKDIR /tmp', 'RUN rm a.zip && ls'],
      adds: { 1: BASE, 2: ZIP, 4: GONE },
      becomes: ['FROM debian', 'RUN curl -o /tmp/a.zip u && rm -rf /tmp/a.zip', 'WORKDIR /tmp', 'RUN ls'],
      edits: [['delete-2-4-a.zip', 50_000]],
    },
    'past RUNs that have nothing to do with it': {
      lines: ['FROM debian', 'RUN curl -o /tmp/a.zip u', 'USER a', 'RUN /usr/bin/useradd b', 'RUN rm /tmp/a.zip'],
      adds: { 1: BASE, 2: ZIP, 5: GONE },
      becomes: ['FROM debian', 'RUN curl -o /tmp/a.zip u && rm -rf /tmp/a.zip', 'USER a', 'RUN /usr/bin/useradd b'],
      edits: [['delete-2-5-a.zip', 50_000]],
    },
    'of a directory': {
      lines: ['FROM debian', 'RUN git clone u /src/x && make -C /src/x', 'ENV A=b', 'RUN rm -rf /src/x'],
      adds: { 1: BASE, 2: { '/src/x/a.c': 40_000, '/src/x/b.c': 2000 }, 4: { '/src/x': null } },
      becomes: ['FROM debian', 'RUN git clone u /src/x && make -C /src/x && rm -rf /src/x', 'ENV A=b'],
      edits: [['delete-2-4-x', 42_000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  const none: Record<string, NoEditCase> = {
    'the deleting RUN uses the file first': {
      lines: ['FROM debian', 'RUN curl -o /tmp/a.zip u', 'USER a', 'RUN unzip /tmp/a.zip && rm /tmp/a.zip'],
      adds: { 1: BASE, 2: ZIP, 4: GONE },
      because: 'it would be missing',
    },
    'a pattern deletes it': {
      lines: ['FROM debian', 'RUN curl -o /tmp/a.zip u', 'USER a', 'RUN rm /tmp/*.zip'],
      adds: { 1: BASE, 2: ZIP, 4: GONE },
      because: 'what else the pattern means is not known',
    },
    'a RUN between uses it as a pattern': {
      lines: ['FROM debian', 'RUN curl -o /tmp/a.zip u', 'USER a', "RUN unzip '/tmp/*.zip'", 'RUN rm /tmp/a.zip'],
      adds: { 1: BASE, 2: ZIP, 5: GONE },
      because: 'it would be missing, and the RUNs have different users',
    },
    'a RUN between uses it as a pattern of its directory': {
      lines: ['FROM debian', 'RUN curl -o /tmp/a.zip u', 'WORKDIR /tmp', 'RUN unzip *.zip', 'RUN rm a.zip'],
      adds: { 1: BASE, 2: ZIP, 5: GONE },
      because: 'it would be missing',
    },
    'a RUN between runs a program of its own': {
      lines: ['FROM debian', 'RUN curl -o /tmp/a.zip u', 'USER a', 'RUN python3 setup.py', 'RUN rm /tmp/a.zip'],
      adds: { 1: BASE, 2: ZIP, 5: GONE },
      because: 'the program may read it',
    },
    'a RUN between uses its directory': {
      lines: ['FROM debian', 'RUN curl -o /tmp/dl/a.zip u', 'USER a', 'RUN cp -r /tmp/dl /opt', 'RUN rm /tmp/dl/a.zip'],
      adds: { 1: BASE, 2: { '/tmp/dl/a.zip': 50_000 }, 5: { '/tmp/dl/a.zip': null } },
      because: 'the copy would lack it',
    },
    'a RUN between runs a script': {
      lines: ['FROM debian', 'RUN curl -o /tmp/a.zip u', 'USER a', 'RUN ./install.sh', 'RUN rm /tmp/a.zip'],
      adds: { 1: BASE, 2: ZIP, 5: GONE },
      because: 'the script may unpack it',
    },
    'a variable between holds its name': {
      lines: ['FROM debian', 'RUN curl -o /tmp/a.zip u', 'ENV A=/tmp/a.zip', 'RUN unzip $A', 'RUN rm /tmp/a.zip'],
      adds: { 1: BASE, 2: ZIP, 5: GONE },
      because: 'the RUN after it reads the file',
    },
    'a COPY between names it': {
      lines: ['FROM debian', 'RUN mkdir /tmp/x && touch /tmp/x/a', 'COPY b /tmp/x/', 'ENV A=b', 'RUN rm -rf /tmp/x'],
      adds: { 1: BASE, 2: { '/tmp/x/a': 50_000 }, 3: { '/tmp/x/b': 3000 }, 5: { '/tmp/x': null } },
      because: 'what the COPY brings would stay',
    },
    'a RUN between writes to the directory': {
      lines: ['FROM debian', 'RUN curl -o /tmp/x/a u', 'USER a', 'RUN fetch more', 'RUN rm -rf /tmp/x'],
      adds: { 1: BASE, 2: { '/tmp/x/a': 50_000 }, 4: { '/tmp/x/b': 3000 }, 5: { '/tmp/x': null } },
      because: 'what that RUN writes would stay',
    },
    'another stage that uses it': {
      lines: [
        'FROM debian AS base',
        'RUN curl -o /tmp/a.zip u',
        'FROM base AS test',
        'RUN unzip /tmp/a.zip',
        'FROM base',
        'ENV A=b',
        'RUN rm /tmp/a.zip',
      ],
      adds: { 1: BASE, 2: ZIP, 7: GONE },
      because: 'it would be missing there',
    },
  };
  test.each(Object.entries(none))('none where %s', async (_, image) => {
    expect((await idsOf(image)).filter(id => id.startsWith('delete-2'))).toEqual([]);
  });

  test('the line to edit writes the files, and the second deletes them', async () => {
    const lines = ['FROM debian', 'RUN curl -o /tmp/a.zip u', 'ENV A=b', 'RUN rm /tmp/a.zip'];
    const { items, analysis } = await planned({ dockerfile: textOf(lines), adds: { 1: BASE, 2: ZIP, 4: GONE } });
    expect(items).toMatchObject([
      {
        title: 'Delete files in the RUN that writes them',
        at: { line: 2 },
        second: { at: { line: 4 }, does: 'deletes them' },
      },
    ]);
    expect(analysis.wasteGroups).toMatchObject([{ at: { line: 2 }, addedIn: 1, wastedIn: 2 }]);
  });
});

describe('RUNs are joined', () => {
  const written = { '/app/out': 50_000 };
  const again = { '/app/out': { bytes: 50_000, seed: 'new' } };
  const cases: Record<string, EditCase> = {
    'where a later one writes the same file': {
      lines: ['FROM debian', 'RUN make a', 'RUN make b'],
      adds: { 1: BASE, 2: written, 3: again },
      becomes: ['FROM debian', 'RUN make a && make b'],
      edits: [['join-2-3', 50_000]],
    },
    'with metadata between': {
      lines: ['FROM debian', 'RUN make a', 'LABEL a=b', 'EXPOSE 80', 'RUN make b'],
      adds: { 1: BASE, 2: written, 5: again },
      becomes: ['FROM debian', 'RUN make a && make b', 'LABEL a=b', 'EXPOSE 80'],
      edits: [['join-2-5', 50_000]],
    },
    'where a later one deletes by a pattern': {
      lines: ['FROM debian', 'RUN make a', 'RUN rm /app/o*'],
      adds: { 1: BASE, 2: written, 3: { '/app/out': null } },
      becomes: ['FROM debian', 'RUN make a && rm /app/o*'],
      edits: [['join-2-3', 50_000]],
    },
    'with a COPY between that writes other files, which moves up': {
      lines: ['FROM debian', 'RUN make a', 'COPY conf /etc/conf', 'RUN make b'],
      adds: { 1: BASE, 2: written, 3: { '/etc/conf': 90 }, 4: again },
      becomes: ['FROM debian', 'COPY conf /etc/conf', 'RUN make a && make b'],
      edits: [['join-2-4', 50_000]],
    },
    'up to four': {
      lines: ['FROM debian', 'RUN make a', 'RUN b', 'RUN c', 'RUN make b'],
      adds: { 1: BASE, 2: written, 5: again },
      becomes: ['FROM debian', 'RUN make a && b && c && make b'],
      edits: [['join-2-5', 50_000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  const none: Record<string, NoEditCase> = {
    ...Object.fromEntries(
      ['ENV A=b', 'USER app', 'WORKDIR /x', 'ARG A', 'SHELL ["/bin/bash", "-c"]', 'VOLUME /x'].map(line => [
        `${line} between`,
        {
          lines: ['FROM debian', 'RUN make a', line, 'RUN make b'],
          adds: { 1: BASE, 2: written, 4: again },
          because: 'the commands would run under something else',
        },
      ]),
    ),
    'a COPY between that writes the same file': {
      lines: ['FROM debian', 'RUN make a', 'COPY b /app/out', 'RUN make b'],
      adds: { 1: BASE, 2: written, 3: { '/app/out': 5000 }, 4: again },
      because: 'the first RUN would write over it',
    },
    'a COPY between for a user that the first RUN makes': {
      lines: ['FROM debian', 'RUN useradd app && make a', 'COPY --chown=app conf /etc/conf', 'RUN make b'],
      adds: { 1: BASE, 2: { ...written, '/etc/passwd': 90 }, 3: { '/etc/conf': 90 }, 4: again },
      because: 'the user would not exist yet',
    },
    'a COPY between into a link that the first RUN makes': {
      lines: ['FROM debian', 'RUN ln -s /data /etc/conf && make a', 'COPY conf /etc/conf/', 'RUN make b'],
      adds: { 1: BASE, 2: { ...written, '/etc/conf': { symlink: '/data' } }, 3: { '/data/conf': 90 }, 4: again },
      because: 'the COPY would make a directory of that name',
    },
    'a COPY between with a heredoc': {
      lines: ['FROM debian', 'RUN make a', 'COPY <<E /etc/conf', 'x', 'E', 'RUN make b'],
      adds: { 1: BASE, 2: written, 3: { '/etc/conf': 90 }, 6: again },
      because: 'what it brings is not known',
    },
    'an ADD between': {
      lines: ['FROM debian', 'RUN make a', 'ADD x.tar /x', 'RUN make b'],
      adds: { 1: BASE, 2: written, 3: { '/x/a': 90 }, 4: again },
      because: 'it may unpack',
    },
    'five of them': {
      lines: ['FROM debian', 'RUN make a', 'RUN b', 'RUN c', 'RUN d', 'RUN make b'],
      adds: { 1: BASE, 2: written, 6: again },
      because: 'nobody would read that RUN',
    },
    'another stage': {
      lines: ['FROM debian AS a', 'RUN make a', 'FROM a', 'RUN make b'],
      adds: { 1: BASE, 2: written, 4: again },
      because: 'stages are built alone',
    },
  };
  test.each(Object.entries(none))('not with %s', async (_, image) => {
    expect(await idsOf(image)).toEqual([]);
  });

  test('says which line writes the files, and what the other one does', async () => {
    const { items } = await planned({
      dockerfile: textOf(['FROM debian', 'RUN make a', 'RUN make b']),
      adds: { 1: BASE, 2: written, 3: again },
    });
    expect(items).toMatchObject([
      {
        title: 'Join RUNs that write the same files',
        at: { line: 2 },
        second: { at: { line: 3 }, does: 'writes them again' },
      },
    ]);
  });
});
