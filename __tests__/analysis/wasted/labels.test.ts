import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LABELS, type LabelId, labels } from '../../../src/advice/labels/index.ts';
import { LABEL_IDS } from '../../../src/advice/labels/label.ts';
import { rules } from '../../../src/rules/index.ts';
import { type Entry, filler } from '../../kit/archives/archives.ts';
import { analysed, gone, type SmallImage } from '../../kit/reports/analysed.ts';

const root = resolve(import.meta.dirname, '../../..');
const NEWS = 1_700_000_000;
const MB = 1_000_000;

const file = (name: string, bytes: number, more: Partial<Entry> = {}): Entry => ({
  name,
  body: filler(bytes),
  ...more,
});
const image = (below: Entry[], above: Entry[], [first = 'RUN a', second = 'RUN b']: string[] = []): SmallImage => ({
  layers: [
    { createdBy: first, entries: below },
    { createdBy: second, entries: above },
  ],
});
const many = (n: number, more: Partial<Entry> = {}) => Array.from({ length: n }, (_, i) => file(`app/f${i}`, 5, more));

interface Case {
  label: LabelId;
  what: string;
  image: SmallImage;
}

const CASES: Case[] = [
  {
    label: 'secret-deleted-later',
    what: 'a file of settings that the next RUN removes',
    image: image([file('app/.env', 90)], [gone('app/.env')]),
  },
  {
    label: 'cache-deleted-later',
    what: 'package lists that the next RUN removes',
    image: image([file('var/lib/apt/lists/x_Packages', 900)], [gone('var/lib/apt/lists')]),
  },
  {
    label: 'cache-deleted-later',
    what: 'an archive beside its unpacked directory: its rule asked of the image below',
    image: image([file('opt/tool.tar.gz', 300_000), file('opt/tool/bin', 5)], [gone('opt')]),
  },
  {
    label: 'archive-deleted-later',
    what: 'an archive that is not unpacked in the image below, although it is later',
    image: image([file('opt/tool.tar.gz', 300_000)], [gone('opt/tool.tar.gz'), file('opt/tool/bin', 5)]),
  },
  {
    label: 'archive-deleted-later',
    what: 'an installer',
    image: image([file('tmp2/get-pip.py', 900)], [gone('tmp2/get-pip.py')]),
  },
  {
    label: 'archive-deleted-later',
    what: 'a package too small for its rule: the globs decide',
    image: image([file('opt/a.deb', 90)], [gone('opt/a.deb')]),
  },
  {
    label: 'packages-purged-later',
    what: 'a compiler that is purged',
    image: image(
      [file('usr/lib/gcc/cc1', 2 * MB)],
      [gone('usr/lib/gcc')],
      ['RUN apt-get install -y gcc', 'RUN /bin/sh -c apt-get purge -y gcc # buildkit'],
    ),
  },
  {
    label: 'plain',
    what: 'the same below 1 MB',
    image: image([file('usr/lib/gcc/cc1', 999_999)], [gone('usr/lib/gcc')], ['RUN a', 'RUN apt-get purge -y gcc']),
  },
  {
    label: 'moved-tree',
    what: 'a file that is there elsewhere, with its time',
    image: image([file('app/a', 70, { mtime: NEWS })], [gone('app'), file('srv/app/a', 70, { mtime: NEWS })]),
  },
  {
    label: 'plain',
    what: 'a file of another time elsewhere',
    image: image([file('app/a', 70, { mtime: NEWS })], [gone('app'), file('srv/app/a', 70, { mtime: NEWS + 1 })]),
  },
  {
    label: 'plain',
    what: 'a file elsewhere where no times are recorded',
    image: image([file('app/a', 70)], [gone('app'), file('srv/app/a', 70)]),
  },
  { label: 'recursive-metadata', what: 'ten files', image: image(many(10), many(10, { mode: 0o600 })) },
  { label: 'plain', what: 'nine small files', image: image(many(9), many(9, { mode: 0o600 })) },
  {
    label: 'recursive-metadata',
    what: 'one megabyte',
    image: image([file('app/big', MB)], [file('app/big', MB, { mode: 0o600 })]),
  },
  {
    label: 'hard-link-copy-up',
    what: 'a file that gets one more name in a later layer',
    image: image([file('app/big', MB)], [file('app/big', MB), { name: 'app/new', hardlink: 'app/big' }]),
  },
  {
    label: 'hard-link-copy-up',
    what: 'the same where the new name comes first in the tar',
    image: image([file('app/big', MB)], [file('app/a', MB), { name: 'app/big', hardlink: 'app/a' }]),
  },
  {
    label: 'recursive-metadata',
    what: 'linked files whose mode changes',
    image: image(
      [file('app/big', MB), { name: 'app/new', hardlink: 'app/big' }],
      [file('app/big', MB, { mode: 0o600 }), { name: 'app/new', hardlink: 'app/big' }],
    ),
  },
  {
    label: 'state-rewrite',
    what: 'the package database',
    image: image([file('var/lib/dpkg/status', 90)], [file('var/lib/dpkg/status', 99)]),
  },
  {
    label: 'plain',
    what: 'the package database where a layer deletes it, which no install does',
    image: image([file('var/lib/rpm/rpmdb.sqlite', 90)], [gone('var/lib/rpm/rpmdb.sqlite')]),
  },
  {
    label: 'plain',
    what: 'a file beside it',
    image: image([file('var/lib/dpkg2/status', 90)], [file('var/lib/dpkg2/status', 99)]),
  },
  {
    label: 'package-upgrade',
    what: 'a library that an upgrade replaces',
    image: image(
      [file('usr/lib/libssl.so.3', 90)],
      [file('usr/lib/libssl.so.3', 99)],
      ['', 'RUN /bin/sh -c apt-get update && apt-get -y dist-upgrade # buildkit'],
    ),
  },
  {
    label: 'plain',
    what: 'a library of our own that is written again beside an upgrade',
    image: image(
      [file('usr/local/lib/libx.so', 90)],
      [file('usr/local/lib/libx.so', 99)],
      ['', 'RUN apt-get update && apt-get -y upgrade'],
    ),
  },
  {
    label: 'dependencies-twice',
    what: 'node_modules of the host that npm replaces',
    image: image(
      [file('app/node_modules/x/index.js', 90)],
      [file('app/node_modules/x/index.js', 99)],
      ['COPY . /app # buildkit', 'RUN /bin/sh -c npm ci # buildkit'],
    ),
  },
  {
    label: 'plain',
    what: 'node_modules of a build stage, of which no .dockerignore keeps anything out',
    image: {
      ...image(
        [file('app/node_modules/.prisma/index.js', 90)],
        [file('app/node_modules/.prisma/index.js', 99)],
        ['COPY /app/node_modules /app/node_modules # buildkit', 'RUN /bin/sh -c npx prisma generate # buildkit'],
      ),
      dockerfile: 'FROM scratch\nCOPY --from=deps /app/node_modules /app/node_modules\nRUN npx prisma generate\n',
    },
  },
  {
    label: 'packages-purged-later',
    what: 'node_modules that pnpm prunes',
    image: image(
      [file('app/node_modules/x/index.js', 2 * MB)],
      [gone('app/node_modules/x')],
      ['COPY /app /app # buildkit', 'RUN /bin/sh -c pnpm prune --prod # buildkit'],
    ),
  },
  {
    label: 'plain',
    what: 'node_modules that two RUNs write',
    image: image(
      [file('app/node_modules/x/index.js', 90)],
      [file('app/node_modules/x/index.js', 99)],
      ['RUN npm ci', 'RUN npm update'],
    ),
  },
  {
    label: 'small-change-big-file',
    what: 'a database that grows by a byte',
    image: image([file('srv/a.db', MB)], [file('srv/a.db', MB + 1)]),
  },
  {
    label: 'plain',
    what: 'a database that grows by 2 %',
    image: image([file('srv/a.db', MB)], [file('srv/a.db', 1.02 * MB)]),
  },
];

describe('a label', () => {
  test.each(CASES)('$label: $what', async ({ label, image: spec }) => {
    const { wasted } = await analysed(spec);
    expect(wasted.length).toBeGreaterThan(0);
    expect(wasted[0]?.label).toBe(label);
  });

  test('is shown to apply and not to apply', () => {
    const shown = new Set(CASES.map(one => one.label));
    // The rule that tells secrets decides the first.
    const told = rules.some(({ id }) => id === 'context-secrets') ? LABEL_IDS : LABEL_IDS.slice(1);
    expect(told.filter(id => !shown.has(id))).toEqual([]);
  });

  test('is a file of its own, with texts that stand alone', () => {
    const names = readdirSync(join(root, 'src/advice/labels'));
    expect(names.toSorted()).toEqual([...LABEL_IDS.map(id => `${id}.ts`), 'index.ts', 'label.ts'].toSorted());
    for (const [id, { why, when, remedy, title }] of Object.entries(LABELS)) {
      expect(LABELS[id as LabelId].id).toBe(id);
      for (const text of [why, when]) expect(text).toMatch(/\.$/);
      expect(title).not.toMatch(/\.$/);
      expect(remedy.split('\n')[0]).toMatch(/^(RUN|COPY|FROM|# \.dockerignore:) .*[^\\]$/);
    }
  });

  test('is on the page, in its order', () => {
    const page = readFileSync(join(root, 'docs/detectors.md'), 'utf8');
    const rows = labels.map(({ id, severity, when }) => `| \`${id}\` | ${severity} | ${when} |`);
    expect(page).toContain(rows.join('\n'));
  });
});

describe('groups of wasted bytes', () => {
  test('name the pair of layers, the biggest directory and the remedy of the rule', async () => {
    const { wasteGroups } = await analysed(
      image(
        [
          file('var/lib/apt/lists/deb/a_Packages', 600),
          file('var/lib/apt/lists/b_Packages', 200),
          file('root/.cache/pip/x', 50),
        ],
        [gone('var/lib/apt/lists'), gone('root/.cache')],
      ),
    );
    expect(wasteGroups).toMatchObject([
      {
        label: 'cache-deleted-later',
        rule: 'apt-lists',
        cause: 'deleted',
        addedIn: 0,
        wastedIn: 1,
        bytes: 800,
        files: 2,
        directory: '/var/lib/apt/lists/deb',
        directoryBytes: 600,
        remedy: rules.find(({ id }) => id === 'apt-lists')?.remedy,
      },
      { rule: 'pip-cache', bytes: 50, files: 1, directory: '/root/.cache/pip' },
    ]);
  });

  test('hold every wasted byte once, whatever was wasted', async () => {
    const entry = fc.record({
      name: fc.constantFrom(
        'app/a',
        'app/b/c',
        'var/lib/apt/lists/x_Packages',
        'var/lib/dpkg/status',
        'opt/get-pip.py',
      ),
      bytes: fc.nat(200),
      mode: fc.constantFrom(0o644, 0o600),
      deleted: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(entry, { maxLength: 5 }), { maxLength: 4 }), async layers => {
        const { wasted, wasteGroups, sizes } = await analysed({
          layers: layers.map(entries => ({
            createdBy: 'RUN apt-get purge -y x',
            entries: entries.map(({ name, bytes, mode, deleted }) =>
              deleted ? gone(name) : file(name, bytes, { mode }),
            ),
          })),
        });
        const sum = (list: readonly { bytes: number }[]) => list.reduce((total, { bytes }) => total + bytes, 0);
        expect(sum(wasteGroups)).toBe(sizes.wasted);
        expect(wasteGroups.reduce((total, { files }) => total + files, 0)).toBe(wasted.length);
      }),
      { numRuns: 50 },
    );
  });
});
