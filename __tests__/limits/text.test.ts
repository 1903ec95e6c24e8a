/** Long text in a config's history and in a Dockerfile takes time that grows with its length, whatever stands in it. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { sha256, tarOf } from '../kit/archives/archives.ts';
import { dist, reportOf, root, runNode, scratchFolder } from '../kit/processes/cli.ts';

const MIB = 1024 ** 2;
/** A config may have 4 MiB, a Dockerfile 1 MiB. */
const HISTORY = 3.9 * MIB;
const DOCKERFILE = 0.95 * MIB;
const MANY = 1000;

/** Two seconds of a machine of today; quadratic work on this much text takes minutes. */
const MOST_MS = 5000;

const folder = scratchFolder();
const HEX = '0123456789abcdef'.repeat(4);

interface Case {
  history: string[];
  dockerfile: string;
}

const filled = (unit: string, size: number): string => unit.repeat(Math.floor(size / unit.length));
const each = (make: (index: number) => string): string[] => Array.from({ length: MANY }, (_, index) => make(index));
/** So much of a text as all entries, and all lines, may have. */
const ofEntry = (unit: string): string => filled(unit, HISTORY / MANY - 40);
const ofLine = (unit: string): string => filled(unit, DOCKERFILE / MANY - 40);
const file = (lines: readonly string[]): string => ['FROM scratch', ...lines, ''].join('\n');
const one = (entry: string): Case => ({ history: [entry], dockerfile: file([entry.slice(0, DOCKERFILE)]) });
const words = (count: number): string => Array.from({ length: count }, (_, at) => `w${at}`).join(' ');

const CASES: Readonly<Record<string, Case>> = {
  'digests behind a command': one(`RUN x${filled(`:${HEX}`, HISTORY)}!`),
  'blanks, two by two': one(`RUN ${filled('a  ', HISTORY)}`),
  'build arguments': one(`RUN |9999 ${filled('a=b ', HISTORY)}`),
  'shells behind build arguments': one(`|1 ${filled('sh -a ', HISTORY)}`),
  'assignments of secrets': one(`RUN ${filled('token=a ', HISTORY)}`),
  backticks: one(`RUN ${filled('` ', HISTORY)}`),
  'a thousand commands, nearly equal': {
    history: each(index => `RUN ${ofLine('a')}${1000 + index}`),
    dockerfile: file(each(index => `RUN ${ofLine('a')}${3000 + index}`)),
  },
  'a thousand lists of words': {
    history: each(index => `CMD ${words(700)} ${index}`),
    dockerfile: file(each(index => `CMD ${words(180)} z${index}`)),
  },
  'a thousand copies with variables': {
    history: each(index => `COPY ${ofEntry('ab')}${index} /d`),
    dockerfile: file(each(() => `COPY $A${ofLine('ab')}c$A /d`)),
  },
  'a thousand copies of variables': {
    history: each(index => `COPY ${ofEntry('a')}${index} /d`),
    dockerfile: file(each(() => `COPY ${ofLine('$Aa')}$A /d`)),
  },
  'a thousand environments': {
    history: each(index => `ENV ${ofEntry('a')}${index}=1`),
    dockerfile: file(each(index => `ENV ${ofLine('a')}z${index}=1`)),
  },
  'a thousand directories': {
    history: each(index => `WORKDIR ${ofEntry('./')}${index}`),
    dockerfile: file(each(index => `WORKDIR ${ofLine('./')}z${index}`)),
  },
  'a long shell before many commands': {
    history: each(index => `RUN ${index}`),
    dockerfile: file([
      `SHELL ["${filled('x', DOCKERFILE / 2)}"]`,
      ...Array.from({ length: 30_000 }, (_, at) => `RUN ${at}`),
    ]),
  },
  'an argument that repeats a long one': {
    history: ['RUN x'],
    dockerfile: `ARG A=${filled('a', 4096)}\nARG B=${filled('$A', DOCKERFILE)}\nFROM $B\nRUN x\n`,
  },
  'stages on top of each other': {
    history: ['RUN x'],
    dockerfile: Array.from({ length: 48_000 }, (_, at) => `FROM s${at} AS s${at + 1}`).join('\n'),
  },
  'triggers of triggers': { history: ['RUN x'], dockerfile: file([`${filled('ONBUILD ', DOCKERFILE)}<<A`]) },
  'heredocs without an end': { history: ['RUN x'], dockerfile: file([`RUN ${filled('<<A ', DOCKERFILE)}`]) },
};

/** An archive whose last entries have a layer each. */
function archive(history: readonly string[], layers: number): Buffer {
  const layer = tarOf([{ name: 'a', body: 'a' }]);
  const config = JSON.stringify({
    os: 'linux',
    architecture: 'amd64',
    rootfs: { diff_ids: Array(layers).fill(`sha256:${sha256(layer)}`) },
    history: history.map((entry, at) => ({ created_by: entry, empty_layer: at < history.length - layers })),
  });
  const manifest = [{ Config: 'config.json', RepoTags: ['long:ci'], Layers: Array(layers).fill('layer.tar') }];
  return tarOf([
    { name: 'config.json', body: Buffer.from(config) },
    { name: 'layer.tar', body: layer },
    { name: 'manifest.json', body: JSON.stringify(manifest) },
  ]);
}

async function measured({ history, dockerfile }: Case, layers = 1) {
  const cwd = mkdtempSync(join(folder, 'run-'));
  writeFileSync(join(cwd, 'image.tar'), archive(history, layers));
  writeFileSync(join(cwd, 'Dockerfile'), dockerfile);
  writeFileSync(join(cwd, '.imagebudget.yml'), 'version: 1\narchive: image.tar\nbudgets:\n  size: 1 MB\n');
  const args = ['check', '--json', 'report.json', '--markdown', 'report.md', '--all'];
  const ran = await runNode(join(dist, 'cli.js'), args, {
    cwd,
    nodeArgs: ['--import', join(root, '__tests__/kit/processes/cpu-time.mjs')],
    env: { CPU_FILE: join(cwd, 'cpu') },
  });
  expect(ran).toMatchObject({ code: 0, signal: null });
  const { image } = reportOf({ ...ran, stdout: readFileSync(join(cwd, 'report.json'), 'utf8') });
  expect(image.layers).toHaveLength(layers);
  return { image, milliseconds: Number(readFileSync(join(cwd, 'cpu'), 'utf8')) };
}

describe('long text', () => {
  test.each(Object.entries(CASES))('%s', async (_, long) => {
    const { milliseconds } = await measured(long);
    expect(milliseconds).toBeLessThan(MOST_MS);
  });

  test('a thousand real instructions are traced to their lines', async () => {
    const lines = each(index =>
      index % 2 === 0 ? `COPY --chown=1:1 src/$PART-${index} /srv/${index}/` : `RUN make ${index}`,
    );
    const history = each(index =>
      index % 2 === 0 ? `COPY src/part-${index} /srv/${index}/ # buildkit` : `RUN /bin/sh -c make ${index} # buildkit`,
    );
    const { image, milliseconds } = await measured({ history, dockerfile: file(lines) }, MANY);
    const traced: unknown[] = image.layers.map((layer: { dockerfile: unknown }) => layer.dockerfile);
    expect(traced).toEqual(each(String).map((_, index) => ({ path: 'Dockerfile', line: index + 2 })));
    expect(milliseconds).toBeLessThan(MOST_MS);
  });
});
