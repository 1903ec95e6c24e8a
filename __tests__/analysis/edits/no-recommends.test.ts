/** The edit that installs no recommended packages, on small images with dpkg's records. */
import { describe, expect, test } from '@jest/globals';
import { freedBy } from '../../../src/budget/plan/figures.ts';
import { WrittenEdits } from '../../../src/budget/plan/written-edits.ts';
import type { ImageConfig } from '../../../src/image/types.ts';
import type { Entry } from '../../kit/archives/archives.ts';
import { type DebianPackages, installed, listOf, statusBytes } from '../../kit/packages/debian-layers.ts';
import { analysed, gone } from '../../kit/reports/analyse-tars.ts';

const BASE: DebianPackages = { libc6: { files: { '/usr/lib/libc.so.6': 500 } } };
const CURL: DebianPackages = {
  curl: { fields: ['Depends: libc6', 'Recommends: extra, ca-certificates'], files: { '/usr/bin/curl': 3000 } },
  extra: { automatic: true, fields: ['Depends: more'], files: { '/usr/bin/extra': 70_000, '/usr/share/extra/a': 10 } },
  more: { automatic: true, files: { '/usr/lib/libmore.so.1': 5000 } },
};
const CERTIFICATES: DebianPackages = { 'ca-certificates': { automatic: true, files: { '/usr/share/certs': 900 } } };
const CURL_RUN = 'RUN apt-get update && apt-get install -y curl';

interface Image {
  /** Instructions, each with the layer that it made. */
  steps: [string, Entry[]][];
  base?: Entry[];
  config?: Partial<ImageConfig>;
  /** Instructions without a layer, at the end. */
  rest?: string[];
}

async function edited({ steps, base = [], config = {}, rest = [] }: Image) {
  const dockerfile = `${['FROM debian', ...steps.map(([text]) => text), ...rest].join('\n')}\n`;
  const layers = [
    { createdBy: 'ADD rootfs.tar /', entries: [...installed({}, BASE), ...base] },
    ...steps.map(([text, entries]) => ({
      createdBy: text.replace(/^RUN /, 'RUN /bin/sh -c ').replace(/\\\n\s*/g, ''),
      entries,
    })),
  ];
  const { edits, sizes } = await analysed({ layers, dockerfile, config });
  const at = edits.edits.findIndex(({ findings }) => findings.includes('hint-apt-recommends'));
  const edit = edits.edits[at];
  if (edit === undefined) return null;
  const text = new WrittenEdits(edits.files);
  text.add(edit);
  const all = freedBy(edits, new Set(edits.edits.keys()));
  expect(all.bytes).toBeLessThanOrEqual(sizes.image);
  return { edit, bytes: freedBy(edits, new Set([at])).bytes, dockerfile: text.dockerfile.split('\n').slice(1, -1) };
}

/** What the packages take in one layer that has dpkg's record once. */
function bytesOf(packages: DebianPackages, ...names: string[]): number {
  return names.reduce((sum, name) => {
    const spec = packages[name] ?? {};
    const files = Object.values(spec.files ?? {}).reduce((all, size) => all + size, 0);
    return sum + files + listOf(spec).length + statusBytes(name, spec);
  }, 0);
}

test('recommended packages go, with their records', async () => {
  const result = await edited({ steps: [[CURL_RUN, installed(BASE, CURL)]] });
  expect(result?.dockerfile).toEqual(['RUN apt-get update && apt-get install --no-install-recommends -y curl']);
  expect(result?.bytes).toBe(bytesOf(CURL, 'extra', 'more'));
  expect(result?.edit).toMatchObject({
    id: 'no-recommends-2',
    title: 'Install no recommended packages',
    trust: 'fewer',
    leftOut: [
      { name: 'extra', bytes: bytesOf(CURL, 'extra') },
      { name: 'more', bytes: bytesOf(CURL, 'more') },
    ],
  });
});

test('certificates stay by name, on a line of their own where the others are', async () => {
  const run = 'RUN apt-get update && apt-get install -y \\\n    gettext \\\n    curl';
  const all = { ...CURL, ...CERTIFICATES };
  const result = await edited({ steps: [[run, installed(BASE, { ...all, gettext: {} })]] });
  expect(result?.dockerfile.join('\n')).toBe(
    'RUN apt-get update && apt-get install --no-install-recommends -y \\\n    gettext \\\n    curl \\\n    ca-certificates',
  );
});

describe('a package whose program is used stays by name', () => {
  const kept = ['RUN apt-get update && apt-get install --no-install-recommends -y curl extra'];
  const packages = { ...CURL, other: { automatic: true, files: { '/usr/share/other': 80_000 } } };
  const curl = { ...packages, curl: { ...CURL.curl, fields: ['Recommends: extra, other'] } };
  const run: [string, Entry[]] = [CURL_RUN, installed(BASE, curl)];

  test.each<[string, Partial<Image>]>([
    ['a later RUN', { steps: [run, ['RUN extra > /x', [{ name: 'x', body: '1' }]]] }],
    ['HEALTHCHECK', { rest: ['HEALTHCHECK CMD extra || exit 1'] }],
    ['CMD', { rest: ['CMD ["sh", "-c", "exec /usr/bin/extra"]'] }],
    ['the entry point of the config', { config: { entrypoint: ['/usr/bin/extra'] } }],
    ['a script', { steps: [run, ['COPY start.sh /', [{ name: 'start.sh', body: '#!/bin/sh\nextra -x\n' }]]] }],
  ])('by %s', async (_, image) => {
    const result = await edited({ steps: [run], ...image });
    expect(result?.dockerfile.slice(0, 1)).toEqual(kept);
    expect(result?.edit.leftOut.map(({ name }) => name)).toEqual(['other']);
  });
});

test('what compiling takes stays if a RUN may compile', async () => {
  const packages: DebianPackages = {
    gcc: { fields: ['Recommends: libc6-dev, manpages-dev'], files: { '/usr/bin/gcc': 10 } },
    'libc6-dev': { automatic: true, files: { '/usr/include/stdio.h': 20_000 } },
    'manpages-dev': { automatic: true, files: { '/usr/share/man/a': 90_000 } },
  };
  const run: [string, Entry[]] = ['RUN apt-get install -y gcc', installed(BASE, packages)];
  const pip: [string, Entry[]] = ['RUN pip install psycopg2', [{ name: 'opt/x', body: '1' }]];
  expect((await edited({ steps: [run] }))?.edit.leftOut).toHaveLength(2);
  const result = await edited({ steps: [run, pip] });
  expect(result?.dockerfile[0]).toBe('RUN apt-get install --no-install-recommends -y gcc libc6-dev');
  expect(result?.edit.leftOut.map(({ name }) => name)).toEqual(['manpages-dev']);
});

describe('bytes', () => {
  test('of later copies and of deleted files count, those of other packages and of users do not', async () => {
    const result = await edited({
      steps: [
        [CURL_RUN, installed(BASE, CURL)],
        ['RUN rm /usr/share/e*/a', [gone('usr/share/extra/a')]],
        ['COPY . /usr/bin/', [{ name: 'usr/bin/extra', body: 'mine' }]],
      ],
    });
    expect(result?.bytes).toBe(bytesOf(CURL, 'extra', 'more'));
  });

  test("of each layer's record of packages", async () => {
    const jq: DebianPackages = { jq: { files: { '/usr/bin/jq': 100 } } };
    const result = await edited({
      steps: [
        [CURL_RUN, installed(BASE, CURL)],
        ['RUN apt-get install -y --no-install-recommends jq', installed({ ...BASE, ...CURL }, jq)],
      ],
    });
    const again = statusBytes('extra', CURL.extra ?? {}) + statusBytes('more', CURL.more ?? {});
    expect(result?.bytes).toBe(bytesOf(CURL, 'extra', 'more') + again);
  });

  test('of bytecode, and of what is in a directory of the package alone', async () => {
    const made = [
      { name: 'usr/lib/python3/dist-packages/m.py', body: '1' },
      { name: 'usr/lib/python3/dist-packages/__pycache__/m.cpython-311.pyc', body: '12345678' },
      { name: 'usr/lib/python3/dist-packages/__pycache__/n.cpython-311.pyc', body: '12345678' },
      { name: 'usr/share/extra/cache/x', body: '1234567' },
    ];
    const packages: DebianPackages = {
      curl: { fields: ['Recommends: extra'], files: { '/usr/bin/curl': 3 } },
      extra: { automatic: true, files: { '/usr/lib/python3/dist-packages/m.py': 1, '/usr/share/extra/a': 70_000 } },
      python: { automatic: false, files: { '/usr/lib/python3/dist-packages/n.py': 1 } },
    };
    const result = await edited({ steps: [[CURL_RUN, [...installed(BASE, packages), ...made]]] });
    expect(result?.bytes).toBe(bytesOf(packages, 'extra') + 8 + 7);
  });
});

describe('nothing is offered if', () => {
  const layer = installed(BASE, CURL);
  const at = (run: string, more: Partial<Image> = {}) => edited({ steps: [[run, layer]], ...more });

  test.each<[string, string]>([
    ['the option is there', 'RUN apt-get install -y --no-install-recommends curl'],
    ['a setting of the command does it', 'RUN apt-get install -y -o APT::Install-Recommends=false curl'],
    ['suggested packages come too', 'RUN apt-get install -y --install-suggests curl'],
    ['a script may install them', 'RUN apt-get install -y curl && ./more.sh'],
    ['a text of the network runs', 'RUN apt-get install -y curl && curl -s example.com | bash -'],
    ['another shell runs it', "RUN bash -c 'apt-get install -y curl'"],
    ['it is in the JSON form', 'RUN ["apt-get", "install", "-y", "curl"]'],
    ['a package is removed in the same RUN', 'RUN apt-get install -y curl && apt-get purge -y extra'],
    ['marks are changed', 'RUN apt-get install -y curl && apt-mark auto curl'],
    ['a whole upgrade may bring packages', 'RUN apt-get dist-upgrade -y && apt-get install -y curl'],
    ['it is another program', 'RUN aptitude install -y curl'],
  ])('%s', async (_, run) => expect(await at(run)).toBeNull());

  test('apt.conf decides', async () => {
    const base = [{ name: 'etc/apt/apt.conf.d/99x', body: 'APT::Install-Recommends "0";' }];
    expect(await at(CURL_RUN, { base })).toBeNull();
  });

  test('the lists of files are gone', async () => {
    const steps: [string, Entry[]][] = [
      [CURL_RUN, layer],
      ['RUN rm /var/lib/dpkg/info/e*', [gone('var/lib/dpkg/info/extra.list')]],
    ];
    expect(await edited({ steps })).toBeNull();
  });

  test('it frees less than 64 kB', async () => {
    const little = installed(BASE, { ...CURL, extra: { ...CURL.extra, files: { '/usr/bin/extra': 50_000 } } });
    expect(await edited({ steps: [[CURL_RUN, little]] })).toBeNull();
  });

  test('a later RUN removes packages', async () => {
    const { curl = {} } = CURL;
    const rest = ['RUN apt-get purge -y extra', installed(BASE, { curl })] as [string, Entry[]];
    expect(await edited({ steps: [[CURL_RUN, layer], rest] })).toBeNull();
  });
});
