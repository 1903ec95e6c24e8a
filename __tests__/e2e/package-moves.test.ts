/** Own or upstream: packages that moved although no line, lockfile or list of requirements did. Every byte is on one side. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { archiveOf, dockerArchiveFiles, type Entry, filler } from '../kit/archives/archives.ts';
import { root, scratchFolder } from '../kit/processes/cli.ts';
import { runInProcess } from '../kit/processes/cli-in-process.ts';
import { thorough } from '../kit/runner/thorough.ts';

const folder = scratchFolder();
const ajv = new Ajv({ strict: false });
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const validComparison = ajv.compile(read('schema/comparison.schema.json'));
const validReport = ajv.compile(read('schema/report.schema.json'));

const SITE = 'usr/lib/python3/site-packages';
const RECORD_BYTES = 50;

/** A package whose files have so many bytes, those of its record included. */
function pip(name: string, version: string, bytes: number): Entry[] {
  const info = `${name}-${version}.dist-info`;
  const metadata = `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`;
  const list = `${name}/a.py,,\n${info}/METADATA,,\n${info}/RECORD,,\n`.padEnd(RECORD_BYTES + 50, '\n');
  return [
    { name: `${SITE}/${info}/METADATA`, body: metadata },
    { name: `${SITE}/${info}/RECORD`, body: list },
    { name: `${SITE}/${name}/a.py`, body: filler(bytes - metadata.length - list.length, version) },
  ];
}

const file = (name: string, bytes: number, seed = 'a'): Entry => ({ name, body: filler(bytes, seed) });
const BASE = [file('usr/lib/base', 5000)];

interface Line {
  /** What history says. */
  by: string;
  /** Null for an instruction without a layer. */
  files: Entry[] | null;
}

const run = (by: string, ...files: Entry[][]): Line => ({ by: `RUN /bin/sh -c ${by} # buildkit`, files: files.flat() });
const copy = (by: string, ...files: Entry[]): Line => ({ by: `COPY ${by} # buildkit`, files });
const env = (by: string): Line => ({ by: `ENV ${by}`, files: null });

function save(name: string, lines: readonly Line[], base = BASE): void {
  const history = [
    { created_by: '/bin/sh -c #(nop) ADD file:1 in / ' },
    { created_by: 'CMD ["sh"]', empty_layer: true },
    ...lines.map(({ by, files }) => ({ created_by: by, empty_layer: files === null })),
  ];
  const layers = [base, ...lines.flatMap(({ files }) => (files === null ? [] : [files]))];
  writeFileSync(join(folder, name), archiveOf(dockerArchiveFiles({ layers, history, tag: 'web:ci' })));
}

const cli = (...args: string[]) => runInProcess(args, { cwd: folder });

interface Compared {
  growth: { image: number; own: number | null; upstream: number | null };
  byLayer: { part: string; origin: string; bytes: number; createdBy: string }[];
  notes: string[];
}

interface Options {
  base?: Entry[];
  /** Whether their reports are compared too, which must give the same. */
  reports?: boolean;
}

async function compared(
  before: readonly Line[],
  after: readonly Line[],
  { base = BASE, reports = thorough }: Options = {},
): Promise<Compared> {
  save('old.tar', before);
  save('new.tar', after, base);
  const images = await comparison('tar');
  expect(validComparison(images)).toBe(true);
  const { growth } = images;
  if (growth.own !== null) expect(growth.own + (growth.upstream ?? 0)).toBe(growth.image);
  if (!reports) return images;
  for (const name of ['old', 'new']) {
    const { stdout } = await cli('inspect', `${name}.tar`, '--json');
    expect(validReport(JSON.parse(stdout))).toBe(true);
    writeFileSync(join(folder, `${name}.json`), stdout);
  }
  const ofReports = await comparison('json');
  expect([ofReports.growth, ofReports.byLayer]).toEqual([growth, images.byLayer]);
  return images;
}

async function comparison(form: 'tar' | 'json'): Promise<Compared> {
  const { code, stdout, stderr } = await cli('compare', `old.${form}`, `new.${form}`, '--json', '-');
  expect({ code, isWrong: stderr.includes('imagebudget:') }).toEqual({ code: 0, isWrong: false });
  return JSON.parse(stdout);
}

const sides = ({ growth: { own, upstream } }: Compared) => ({ own, upstream });

const FLASK = 'pip install flask';

describe('a package that no line names with a version', () => {
  test('moves: its bytes are upstream’s, the rest of the layer is ours', async () => {
    const found = await compared(
      [run(FLASK, pip('flask', '1.0', 4000), [file('root/x', 10)]), run('make', [file('app/a', 100)])],
      [run(FLASK, pip('flask', '2.0', 7000), [file('root/x', 15)]), run('make', [file('app/a', 180)])],
      { reports: true },
    );
    expect(sides(found)).toEqual({ own: 85, upstream: 3000 });
    expect(found.notes).toEqual([]);
    expect(
      found.byLayer.filter(({ bytes }) => bytes !== 0).map(({ part, origin, bytes }) => [part, origin, bytes]),
    ).toEqual([
      ['packages', 'upstream', 3000],
      ['layer', 'own', 80],
      ['layer', 'own', 5],
    ]);
    const { stdout } = await cli('compare', 'old.tar', 'new.tar');
    expect(stdout).toContain(
      '+85 B ours, +3.00 kB upstream: the base image is the same, and packages moved though no line did\n',
    );
    expect(stdout).toContain('+3.00 kB   7.00 kB  moved    packages of RUN pip install flask\n');
  });

  test('brings another one, or loses one', async () => {
    const found = await compared(
      [run(FLASK, pip('flask', '1.0', 4000), pip('old', '1', 500), pip('same', '1', 900))],
      [run(FLASK, pip('flask', '2.0', 7000), pip('new', '1', 1500), pip('same', '1', 901))],
    );
    // The one of the same version was built in another way.
    expect(sides(found)).toEqual({ own: 1, upstream: 4000 });
  });

  test('moves with a growing base image: whether FROM was edited is not known, so only the base is upstream’s', async () => {
    const found = await compared([run(FLASK, pip('flask', '1.0', 4000))], [run(FLASK, pip('flask', '2.0', 7000))], {
      base: [file('usr/lib/base', 5600)],
      reports: true,
    });
    expect(sides(found)).toEqual({ own: 3000, upstream: 600 });
    expect(found.notes).toEqual([expect.stringContaining('whether FROM was edited is not known')]);
  });
});

test('a base image with another digest and the same Dockerfile: only the base is upstream’s', async () => {
  const lines = [run('make', [file('app/a', 100)])];
  expect(sides(await compared(lines, lines, { base: [file('usr/lib/base', 5600)] }))).toEqual({
    own: 0,
    upstream: 600,
  });
});

describe('a line that moved makes packages ours', () => {
  const old = pip('flask', '1.0', 4000);
  const fresh = pip('flask', '2.0', 7000);
  const list = (text: string): Entry => ({ name: 'app/requirements.txt', body: text });
  const FROM_LIST = 'pip install -r requirements.txt';

  test.each<[string, Line[], Line[]]>([
    ['itself', [run('pip install flask==1.0', old)], [run('pip install flask==2.0', fresh)]],
    [
      'an ENV above it',
      [env('F=1.0'), run('pip install flask==$F', old)],
      [env('F=2.0'), run('pip install flask==$F', fresh)],
    ],
    [
      'another RUN above it',
      [run('echo 1', [file('etc/a', 9)]), run(FLASK, old)],
      [run('echo 2', [file('etc/a', 9)]), run(FLASK, fresh)],
    ],
    ['a RUN above it that is new', [run(FLASK, old)], [run('echo 2', []), run(FLASK, fresh)]],
    [
      'a list of requirements',
      [copy('requirements.txt /app', list('flask==1.0')), run(FROM_LIST, old)],
      [copy('requirements.txt /app', list('flask==2.0')), run(FROM_LIST, fresh)],
    ],
  ])('%s', async (_, before, after) => {
    const found = await compared(before, after);
    expect(sides(found)).toEqual({ own: 3000, upstream: 0 });
    expect(found.notes).toEqual([]);
  });

  test('not a line below it, nor other files that were copied with the same list', async () => {
    const found = await compared(
      [copy('. /app', list('flask'), file('app/a', 10)), run(FROM_LIST, old), run('echo 1', [])],
      [copy('. /app', list('flask'), file('app/a', 17)), run(FROM_LIST, fresh), run('echo 2', [])],
    );
    expect(sides(found)).toEqual({ own: 7, upstream: 3000 });
  });
});

describe('what cannot be told is ours, and said', () => {
  const old = pip('flask', '1.0', 4000);
  const fresh = pip('flask', '2.0', 7000);
  const argument = (files: Entry[]): Line => ({ by: 'RUN |1 V=1 /bin/sh -c pip install flask # buildkit', files });

  test.each<[string, Line[], Line[]]>([
    ['the values of its build arguments are not known', [argument(old)], [argument(fresh)]],
    [
      'the list of packages that it reads is in no layer',
      [run('pip install -r r.txt', old)],
      [run('pip install -r r.txt', fresh)],
    ],
    [
      'what was copied before it has changed',
      [copy('wheels /wheels', file('wheels/a.whl', 10)), run('pip install /wheels/a.whl', old)],
      [copy('wheels /wheels', file('wheels/a.whl', 10, 'b')), run('pip install /wheels/a.whl', fresh)],
    ],
    [
      'only the stage that it is copied from tells',
      [copy('--from=build /usr /usr', ...old)],
      [copy('--from=build /usr /usr', ...fresh)],
    ],
  ])('%s', async (why, before, after) => {
    // A report has fewer facts than an image: the same must be said.
    const found = await compared(before, after, { reports: true });
    expect(sides(found)).toEqual({ own: 3000, upstream: 0 });
    expect(found.notes).toEqual([expect.stringContaining(why)]);
  });
});

test('budgets on growth judge by the same split', async () => {
  const [before, after] = [run(FLASK, pip('flask', '1.0', 4000)), run(FLASK, pip('flask', '2.0', 7000))];
  await compared([before], [after], { reports: true });
  for (const baseline of ['old.tar', 'old.json']) {
    writeFileSync(
      join(folder, 'budgets.yml'),
      `version: 1\nname: old.tar\narchive: new.tar\nbaseline: ${baseline}\nbudgets: { growth: { own: 0, upstream: { warn: 2 kB } } }\n`,
    );
    const { code, stdout } = await cli('check', '--config', 'budgets.yml', '--json', '-');
    const [{ budgets, growth }] = JSON.parse(stdout).images;
    expect(budgets.map(({ status, actual }: { status: string; actual: number }) => [status, actual])).toEqual([
      ['pass', 0],
      ['warn', 3000],
    ]);
    expect({ code, own: growth.own, upstream: growth.upstream }).toEqual({ code: 0, own: 0, upstream: 3000 });
  }
});
