/** What people see of a comparison. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { compareImages } from '../../../src/baseline/compare-images.ts';
import type { Comparison, ImageFacts } from '../../../src/baseline/types.ts';
import { comparisonJson } from '../../../src/report/comparison/json.ts';
import { comparisonMarkdown } from '../../../src/report/comparison/markdown.ts';
import { comparisonText } from '../../../src/report/comparison/text.ts';
import { growth } from '../../../src/report/format/figures.ts';
import { comparisonSchema } from '../../../src/report/schema/comparison-schema.ts';
import { bytePath, HOSTILE_NAMES, RAW } from '../../kit/hostile/hostile-names.ts';
import { imageFacts } from '../../kit/reports/image-facts.ts';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../../schema/comparison.schema.json'), 'utf8'));
const valid = new Ajv({ strict: false }).compile(schema);

const compared = (before: ImageFacts, after: ImageFacts): Comparison => ({
  ...compareImages(before, after),
  milliseconds: 100,
});
const text = (comparison: Comparison, width = 80, all = false) =>
  comparisonText(comparison, { colour: false, width, all, top: 6 });

const OLD = imageFacts({
  name: 'web:1',
  baseLayers: 1,
  layers: [
    { bytes: 100_000_000, content: 'base', createdBy: 'ADD rootfs /' },
    { bytes: 20_000_000, createdBy: 'RUN pip install -r requirements.txt', line: 3 },
    { bytes: 3_000_000, createdBy: 'COPY models /models', line: 4 },
  ],
  files: { '/usr/lib/x': 100_000_000, '/app/lib/torch/a': 20_000_000, '/models/m': 1_000_000 },
  packages: [{ manager: 'pip', name: 'torch', version: '1.2.3', bytes: 15_000_000 }],
});
const NEW = imageFacts({
  name: 'web:2',
  baseLayers: 1,
  layers: [
    { bytes: 100_000_000, content: 'base', createdBy: 'ADD rootfs /' },
    { bytes: 44_600_000, createdBy: 'RUN pip install -r requirements.txt', line: 3 },
    { bytes: 5_000_000, createdBy: 'COPY data /data', line: 9 },
  ],
  files: { '/usr/lib/x': 100_000_000, '/app/lib/torch/a': 44_600_000, '/data/d': 5_000_000 },
  packages: [{ manager: 'pip', name: 'torch', version: '1.3.0', bytes: 39_600_000 }],
});

describe('text', () => {
  test('says what grew, whose it is, and where', () => {
    expect(text(compared(OLD, NEW))).toBe(`web:2 is 26.6 MB larger than web:1: 150 MB instead of 123 MB (+22 %)
  +26.6 MB ours, 0 B upstream: the base image is the same
  linux/amd64 · sha256:0 · compared in 0.1 s

    GROWTH    BEFORE     AFTER  FIGURE
  +26.6 MB    123 MB    150 MB  image
  +26.6 MB   23.0 MB   49.6 MB  own
       0 B    100 MB    100 MB  upstream
  +28.6 MB    121 MB    150 MB  visible
  −2.00 MB   2.00 MB       0 B  wasted
       0 B       0 B       0 B  removable

    GROWTH     AFTER           LAYER                                LINE
  +24.6 MB   44.6 MB  changed  RUN pip install -r requirements.txt  3
  +5.00 MB   5.00 MB  new      COPY data /data                      9
  −3.00 MB            gone     COPY models /models                  4
       0 B    100 MB  base     the same base image (1 layer)

    GROWTH     AFTER        DIRECTORY
  +24.6 MB   44.6 MB        /app/lib/torch
  +5.00 MB   5.00 MB  new   /data
  −1.00 MB            gone  /models
       0 B    100 MB        everything else
  −2.00 MB       0 B        wasted: in layers, but not in the final file system

    GROWTH     AFTER  PACKAGE
  +24.6 MB   39.6 MB  torch 1.2.3 → 1.3.0 (pip)
  +4.00 MB    110 MB  everything else
  −2.00 MB       0 B  wasted: in layers, but not in the final file system

    GROWTH     AFTER        FINDING
  −2.00 MB            gone  deleted (deleted later)
  +28.6 MB    150 MB        everything else
`);
  });

  test('of the same image is short', () => {
    const lines = text(compared(OLD, OLD)).split('\n');
    expect(lines[0]).toBe('web:1 is as large as before: 123 MB');
    expect(lines[2]).toContain('the same layers, byte for byte');
    expect(lines).toHaveLength(12);
  });

  test('says what cannot be told', () => {
    const unknown = {
      ...NEW,
      packages: null,
      base: null,
      layers: NEW.layers.map(layer => ({ ...layer, diffId: `${layer.diffId}2` })),
    };
    expect(text(compared(OLD, unknown))).toContain(
      '  ours and upstream cannot be told apart: web:2 does not tell which layers came\n  with its base image\n',
    );
    expect(text(compared(OLD, unknown))).toContain('note: packages are not compared');
    const stored = { ...NEW, directories: null, writtenBy: '0.1.0' };
    expect(text(compared(OLD, stored))).toContain('note: directories are not compared');
    const arm = { ...NEW, source: { ...NEW.source, platform: 'linux/arm64' } };
    expect(text(compared(OLD, arm))).toContain('note: the platforms differ: linux/amd64 before, linux/arm64 after');
    const older = { ...OLD, writtenBy: '0.0.9' };
    expect(text(compared(older, stored))).toContain('imagebudget 0.0.9 wrote the report before');
  });

  test('names another base image', () => {
    const based = (image: ImageFacts, name: string, bytes: number): ImageFacts => {
      const [base, ...own] = image.layers;
      const layers = base ? [{ ...base, bytes, diffId: name }, ...own] : [];
      const more = bytes - (base?.bytes ?? 0);
      return {
        ...image,
        layers,
        base: { name, layers: 1, evidence: 'dockerfile' },
        sizes: { ...image.sizes, image: image.sizes.image + more, visible: image.sizes.visible + more },
      };
    };
    const shown = text(compared(based(OLD, 'python:3.12', 100_000_000), based(NEW, 'python:3.13', 103_000_000)));
    expect(shown).toContain('+26.6 MB ours, +3.00 MB upstream: the base image is another');
    expect(shown).toContain('+3.00 MB    103 MB  base     python:3.12 → python:3.13 (1 layer)');
  });

  test('counts what it leaves out among the rest', () => {
    const files = (n: number) =>
      Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`/dir${at}/f`, n * (at + 1)]));
    const image = (n: number) => imageFacts({ layers: [{ bytes: 45 * n, createdBy: 'RUN x' }], files: files(n) });
    const shown = text(compared(image(0), image(1000)));
    expect(shown).toContain('+6.00 kB   6.00 kB       everything else, 3 smaller changes included (--all)');
    expect(text(compared(image(0), image(1000)), 80, true)).not.toContain('included');
  });

  test('signs', () => {
    expect([0, 1, -1, 12_345_678, -12_345_678].map(growth)).toEqual(['0 B', '+1 B', '−1 B', '+12.3 MB', '−12.3 MB']);
  });
});

/** An image with a name wherever foreign text can stand. */
function hostile(name: string, bytes: number): ImageFacts {
  const facts = imageFacts({ layers: [{ bytes, createdBy: `RUN ${name}`, line: 1 }] });
  return {
    ...facts,
    name,
    source: { kind: 'docker', reference: name, digest: name, platform: name },
    writtenBy: name,
    base: { name, layers: 0, evidence: 'dockerfile' },
    layers: facts.layers.map(layer => ({
      ...layer,
      diffId: `${layer.diffId}${name}`,
      dockerfile: { path: name, line: 1 },
    })),
    findings: [{ kind: 'wasted', id: name, title: name, bytes: 0 }],
    directories: { bytes: 0, children: new Map([[bytePath(name).slice(1), { bytes, children: null }]]) },
    packages: [{ manager: name, name, version: name, bytes }],
  };
}

describe.each(HOSTILE_NAMES.map(name => [JSON.stringify(name).slice(0, 60), name]))('%s', (_, name) => {
  const comparison = compared(hostile(`${name}1`, 5000), hostile(name, 9000));

  test('is safe in every output', () => {
    const outputs = [
      text(comparison),
      text(comparison, 60, true),
      comparisonMarkdown(comparison),
      comparisonJson(comparison),
    ];
    for (const output of outputs) {
      expect(output).not.toMatch(RAW);
      expect(output).not.toMatch(/^\s*::\w/m);
      expect(output).not.toMatch(/##\[/);
    }
    expect(valid(JSON.parse(comparisonJson(comparison)))).toBe(true);
  });
});

describe('JSON', () => {
  test('fits its schema and has all of the growth in each list', () => {
    const value = JSON.parse(comparisonJson(compared(OLD, NEW)));
    valid(value);
    expect(valid.errors).toBeNull();
    expect(comparisonSchema.safeParse(value).success).toBe(true);
    expect(value.growth).toMatchObject({ image: 26_600_000, own: 26_600_000, upstream: 0, download: null });
    for (const list of ['byLayer', 'byDirectory', 'byPackage', 'byFinding'])
      expect(value[list].reduce((sum: number, { bytes }: { bytes: number }) => sum + bytes, 0)).toBe(26_600_000);
  });

  test('has null for what is unknown', () => {
    const value = JSON.parse(comparisonJson(compared({ ...OLD, directories: null, packages: null }, NEW)));
    expect([value.byDirectory, value.byPackage]).toEqual([null, null]);
  });
});

test('Markdown folds its tables', () => {
  const page = comparisonMarkdown(compared(OLD, NEW));
  expect(page).toMatch(/^### `web:2` is 26.6 MB larger than `web:1`: 150 MB instead of 123 MB/);
  const titles = [...page.matchAll(/<summary>(.*?)<\/summary>/g)].map(([, title]) => title);
  expect(titles.slice(0, 4)).toEqual([
    'By layer (3 changes, +26.6 MB)',
    'By directory (3 changes, +26.6 MB)',
    'By package (1 change, +26.6 MB)',
    'By finding (1 change, +26.6 MB)',
  ]);
});
