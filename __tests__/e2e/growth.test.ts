/** Growth against a baseline, from the files to the report; and baselines that must change nothing. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, type Entry, filler } from '../kit/archives/archives.ts';
import { scratchFolder } from '../kit/processes/cli.ts';
import { runInProcess } from '../kit/processes/cli-in-process.ts';

const folder = scratchFolder();
const BASE: Entry[] = [{ name: 'usr/lib/base', body: filler(50_000) }];
const cache: Entry = { name: 'root/.cache/pip/x', body: filler(9000, 'pip') };

function save(name: string, layers: Entry[][], createdBy: string[]): void {
  writeFileSync(join(folder, name), archiveOf(dockerArchiveFiles({ layers, createdBy, tag: 'web:ci' })));
}

save('old.tar', [BASE, [{ name: 'app/lib/a', body: filler(10_000) }]], ['ADD rootfs /', 'RUN make']);
save(
  'new.tar',
  [BASE, [{ name: 'app/lib/a', body: filler(14_000) }], [cache]],
  ['ADD rootfs /', 'RUN make', 'RUN pip install x'],
);
const NEW_BASE: Entry[] = [{ name: 'usr/lib/base', body: filler(57_000) }];
save('rebased.tar', [NEW_BASE, [{ name: 'app/lib/a', body: filler(10_000) }]], ['ADD rootfs /', 'RUN make']);
writeFileSync(join(folder, 'Dockerfile'), 'FROM debian\nRUN make\nRUN pip install x\n');

const GROWTH = `  growth:
    size: { warn: 2 %, fail: 10 kB }
    own: 20 kB
    upstream: 6 kB
    files: 0
    rules: { pip-cache: 0 }
    paths: { /app/**: 5 kB }
`;

interface Run {
  archive?: string;
  baseline?: string | null;
  args?: string[];
  budgets?: string;
  /** The folder of the config. */
  place?: string;
}

async function checked({ archive = 'new.tar', baseline = null, args = [], budgets = GROWTH, place = '.' }: Run) {
  const named = baseline === null ? '' : `baseline: ${JSON.stringify(baseline)}\n`;
  const config = `version: 1\nname: web\narchive: ${JSON.stringify(join(folder, archive))}\n${named}dockerfile: ${JSON.stringify(join(folder, 'Dockerfile'))}\nbudgets:\n  size: 100 kB\n${budgets}`;
  mkdirSync(join(folder, place), { recursive: true });
  writeFileSync(join(folder, place, '.imagebudget.yml'), config);
  const given = ['--config', join(place, '.imagebudget.yml'), '--json', 'out.json', '--markdown', 'out.md', ...args];
  const ran = await runInProcess(['check', ...given], { cwd: folder });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { ...ran, json: () => JSON.parse(read('out.json')).images[0], markdown: () => read('out.md') };
}

/** Budgets with what became of them. */
const statuses = (image: { budgets: { budget: string; status: string; actual: number }[] }) =>
  Object.fromEntries(image.budgets.map(({ budget, status, actual }) => [budget, [status, actual]]));

const JUDGED = {
  size: ['pass', 73_000],
  'growth.size': ['fail', 13_000],
  'growth.own': ['pass', 13_000],
  'growth.upstream': ['pass', 0],
  'growth.files': ['fail', 1],
  'growth.rules.pip-cache': ['fail', 9000],
  'growth.paths./app/**': ['pass', 4000],
};

beforeAll(async () => {
  const { code } = await checked({ archive: 'old.tar', args: ['--json', 'old.json'] });
  expect(code).toBe(0);
});

describe('a baseline', () => {
  test.each([
    ['that is a report', { baseline: 'old.json' }],
    ['that is an image', { baseline: 'old.tar' }],
    ['of a forced form', { baseline: 'docker-archive:old.tar' }],
    ["of the command line, before the config's", { baseline: 'none.json', args: ['--baseline', 'old.json'] }],
    ['beside a config in a folder', { baseline: '../old.json', place: 'services' }],
    ['that is an image beside it', { baseline: '../old.tar', place: 'services' }],
  ])('%s', async (_, run) => {
    const { code, stdout, stderr, json } = await checked(run);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(statuses(json())).toEqual(JUDGED);
    expect(json()).toMatchObject({
      baseline: { platform: 'linux/amd64', commit: null, sizes: { image: 60_000 } },
      growth: { image: 13_000, own: 13_000, upstream: 0, removable: 9000 },
      unjudged: [],
    });
    expect(stdout).toContain('web grew by 13.0 kB, 3.00 kB over its growth.size budget (+10.0 kB)');
    expect(stdout).toContain('+9.00 kB   9.00 kB  new      RUN pip install x');
  });

  test('is in the Markdown: in the sentence, the table and what grew', async () => {
    const text = (await checked({ baseline: 'old.json' })).markdown().replaceAll('\u00a0', ' ');
    expect(text).toContain('13.0 kB more than `old.json` (13.0 kB ours, 0 B upstream)');
    expect(text).toContain('| Budget | Now (old.json + change) | Limit | Over | Set in |');
    expect(text).toContain('| ❌ growth.size | 73.0 kB (60.0 kB +13.0 kB) | +10.0 kB | **3.00 kB** |');
    expect(text).toContain('<summary>What grew by layer (2 changes, +13.0 kB)</summary>');
  });

  test("with another base image: the growth is upstream's", async () => {
    const { json } = await checked({ archive: 'rebased.tar', baseline: 'old.json' });
    expect(json().growth).toMatchObject({ image: 7000, own: 0, upstream: 7000 });
    expect(statuses(json())).toMatchObject({
      'growth.own': ['pass', 0],
      'growth.upstream': ['fail', 7000],
      'growth.size': ['warn', 7000],
    });
  });

  test('shows what shrank', async () => {
    const { json: _, stdout, code } = await checked({ archive: 'old.tar', baseline: 'new.tar' });
    expect(code).toBe(0);
    expect(stdout).toContain(
      'web is 60.0 kB, 13.0 kB less than new.tar (−13.0 kB ours, 0 B upstream), within its 7 budgets',
    );
  });

  test('may be written over by the report of the run', async () => {
    writeFileSync(join(folder, 'kept.json'), readFileSync(join(folder, 'old.json')));
    const first = await checked({ baseline: 'kept.json', args: ['--json', 'kept.json'] });
    expect(first.code).toBe(1);
    const second = await checked({ baseline: 'kept.json', args: ['--json', 'kept.json'] });
    expect(second.code).toBe(0);
    const { code, stderr } = await checked({ baseline: 'old.tar', args: ['--json', 'old.tar'] });
    expect([code, stderr]).toEqual([3, expect.stringContaining('--json old.tar would replace')]);
  });
});

describe('without a baseline', () => {
  test('absolute budgets gate, and the report says what to do', async () => {
    const { code, stdout, json, markdown } = await checked({});
    expect(code).toBe(0);
    expect(statuses(json())).toEqual({ size: ['pass', 73_000] });
    expect(json()).toMatchObject({ baseline: null, growth: null, noBaseline: { reason: null } });
    expect(stdout).toContain('no baseline yet. Name a report or an image in the config, such as baseline:');
    expect(markdown()).toContain('➖ No baseline yet. Name a report');
    expect(json().unjudged).toHaveLength(6);
  });

  test('nothing is said if nothing asks for one', async () => {
    const { stdout, json } = await checked({ budgets: '' });
    expect(stdout).not.toContain('baseline');
    expect(json()).toMatchObject({ baseline: null, growth: null });
    expect(json()).not.toHaveProperty('noBaseline');
  });
});

describe('a baseline that cannot be used', () => {
  /** The report of the old image, changed. */
  const changed = (change: (report: ReturnType<typeof JSON.parse>) => unknown) => () => {
    const report = JSON.parse(readFileSync(join(folder, 'old.json'), 'utf8'));
    return JSON.stringify(change(report) ?? report);
  };
  const image = (change: (image: ReturnType<typeof JSON.parse>) => void) =>
    changed(report => {
      for (const one of report.images) change(one);
    });

  test.each<[string, (() => string) | null, string]>([
    ['that is not there', null, 'there is no report bad.json'],
    ['that is empty', () => '', 'no valid JSON'],
    ['that ends early', () => readFileSync(join(folder, 'old.json'), 'utf8').slice(0, 900), 'no valid JSON'],
    ['that is other JSON', () => '{"a": 1}', 'other JSON'],
    ['that is nested too deeply', () => `{"a":${'['.repeat(100_000)}`, 'more than 64 levels'],
    ['of a later version', changed(report => ({ ...report, schemaVersion: 2 })), 'its schemaVersion is 2'],
    [
      'whose figures mean something else',
      changed(report => ({ ...report, figuresVersion: 2 })),
      'counted in another way',
    ],
    ['without images', changed(report => ({ ...report, images: [] })), 'has no image, not \\"web\\"'],
    [
      'of another image',
      image(one => {
        one.name = 'db';
        one.source.reference = 'db.tar';
      }),
      'has \\"db\\" for',
    ],
    [
      'of another platform',
      image(one => {
        one.source.platform = 'linux/arm64';
      }),
      'for \\"linux/arm64\\", not',
    ],
    [
      'with one image twice',
      changed(report => ({ ...report, images: [...report.images, ...report.images] })),
      'several times',
    ],
    [
      'whose size is not its layers',
      image(one => {
        one.sizes.image += 1;
      }),
      'contradict each other',
    ],
    [
      'that is larger than it was',
      image(one => {
        one.layers[0].bytes += 1e9;
        one.sizes.image += 1e9;
        one.sizes.visible += 1e9;
      }),
      'a layer that both images have',
    ],
    [
      'with a part that no image has',
      image(one => {
        one.parts[0].bytes = 1e12;
      }),
      'a part and the visible bytes',
    ],
    [
      'with a finding that no image has',
      image(one => {
        one.findings.push({
          rule: 'pip-cache',
          title: 'x',
          severity: 'warn',
          bucket: 'advice',
          bytes: 1e12,
          files: 1,
          layers: [],
          paths: [],
          remedy: '',
        });
      }),
      'a finding and the visible bytes',
    ],
    [
      'with packages that no image has',
      image(one => {
        one.noPackage.bytes += 5;
      }),
      'visible bytes and packages',
    ],
    [
      'with sizes below nothing',
      image(one => {
        one.sizes.removable = -5;
      }),
      'is not what a report has there',
    ],
    ['that is 70 MiB long', () => ' '.repeat(70 * 1024 ** 2), 'at most 67108864 are read'],
  ])('%s', async (_, write, reason) => {
    if (write) writeFileSync(join(folder, 'bad.json'), write());
    const { code, json, stdout } = await checked({ baseline: 'bad.json' });
    expect(code).toBe(0);
    expect(statuses(json())).toEqual({ size: ['pass', 73_000] });
    expect(json().unjudged.map(({ status }: { status: string }) => status)).toEqual(Array(6).fill('warn'));
    expect(JSON.stringify(json().noBaseline.reason)).toContain(reason);
    expect(stdout).toContain('no baseline yet: ');
    // A budget that fails by itself still does.
    const { code: over } = await checked({ baseline: 'bad.json', budgets: '  layers: 1\n' });
    expect(over).toBe(1);
  });

  test.each([
    ['an image that is not there', './none.tar', 'there is no file or directory \\"./none.tar\\"'],
    ['one that no engine has', 'web:main', 'no Docker engine answers'],
    ['an archive of other bytes', 'Dockerfile', 'Dockerfile'],
  ])('%s', async (_, baseline, reason) => {
    const { code, json } = await checked({ baseline });
    expect([code, JSON.stringify(json().noBaseline.reason)]).toEqual([0, expect.stringContaining(reason)]);
    expect(statuses(json())).toEqual({ size: ['pass', 73_000] });
  });

  test('ends the run only where the config says so', async () => {
    const budgets = '  growth: { size: { fail: 1 MB, onMissing: fail } }\n';
    const { code, stderr } = await checked({ baseline: 'none.json', budgets });
    expect(code).toBe(2);
    expect(stderr).toContain(
      '"growth.size" cannot be judged: no baseline yet: there is no report none.json\n  Write it where the base branch',
    );
  });

  test('has texts that are shown without harm', async () => {
    const bad = image(one => {
      one.source.reference = '\u001b[31mweb\n::error::x | <img>';
      one.layers[1].createdBy = 'RUN \u001b[31m | <img src=x> ::error::';
    });
    writeFileSync(join(folder, 'bad.json'), bad());
    const { code, stdout, markdown } = await checked({ baseline: 'bad.json', args: ['--all'] });
    expect(code).toBe(1);
    for (const text of [stdout, markdown()]) expect(text).not.toContain('\u001b');
    expect(stdout).not.toMatch(/^::error/m);
    expect(markdown()).not.toContain('<img');
  });
});
