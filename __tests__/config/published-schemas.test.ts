/** The files in schema/: up to date, valid, and telling good from bad. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { fixSchema } from '../../src/fix/schema.ts';
import { reportSchema } from '../../src/report/schema/report-schema.ts';

const ROOT = join(import.meta.dirname, '../..');

function schema(name: string) {
  return JSON.parse(readFileSync(join(ROOT, 'schema', name), 'utf8'));
}

test('the schemas are what the source gives', () => {
  execFileSync(process.execPath, [join(ROOT, 'scripts/generate-schemas.mjs'), '--check'], { stdio: 'pipe' });
});

test('every key of a config is described', () => {
  const bare: string[] = [];
  const visit = (node: unknown, path: string) => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties' && !path.endsWith('/rules')) {
        for (const [name, property] of Object.entries(value)) {
          if (typeof Object(property).description !== 'string') bare.push(`${path}/${name}`);
        }
      }
      visit(value, `${path}/${key}`);
    }
  };
  visit(schema('imagebudget.schema.json'), '');
  expect(bare).toEqual([]);
});

describe('the report schema', () => {
  const sha = `sha256:${'0'.repeat(64)}`;
  const report = {
    schemaVersion: 1,
    tool: { name: 'imagebudget', version: '0.1.0' },
    verdict: 'fail',
    images: [
      {
        name: 'web',
        source: {
          kind: 'oci-layout',
          reference: 'build/oci',
          digest: sha,
          platform: 'linux/amd64',
          verified: 'digest',
        },
        sizes: { image: 10, visible: 6, wasted: 4, removable: 1, download: null, own: null, efficiency: 0.6 },
        layers: [
          {
            index: 0,
            diffId: sha,
            digest: null,
            bytes: 10,
            downloadBytes: null,
            entries: 2,
            wastedBytes: 4,
            removableBytes: 1,
            base: false,
            createdBy: 'RUN x',
            dockerfile: { path: 'Dockerfile', line: 3 },
          },
        ],
        wasted: [{ path: '/x', bytes: 4, cause: 'deleted', addedIn: 0, wastedIn: 1 }],
        findings: [
          {
            rule: 'apt-lists',
            title: 'lists',
            severity: 'warn',
            bucket: 'removable',
            bytes: 1,
            baseBytes: 0,
            files: 1,
            layers: [{ index: 0, bytes: 1 }],
            paths: ['/var/lib/apt/lists/a'],
            remedy: 'rm',
          },
        ],
        ignored: [{ path: '/usr/share/doc/**', rule: null, reason: 'licences', bytes: 3, files: 2 }],
        notes: ['history names 3 layers, the config 2'],
        budgets: [
          {
            budget: 'size',
            status: 'fail',
            actual: 10,
            warn: null,
            fail: 9,
            baseline: null,
            unit: 'bytes',
            config: { path: '.imagebudget.yml', line: 4 },
          },
        ],
      },
    ],
  };
  const accepts = new Ajv({ strictTypes: false }).compile(schema('report.schema.json'));
  const [image] = report.images;

  test.each([
    ['a full report', report],
    ['an inspection', { ...report, verdict: undefined, images: [{ ...image, budgets: [] }] }],
    [
      'fields of a later version',
      { ...report, later: 1, images: [{ ...image, later: {}, sizes: { ...image?.sizes, x: 1 } }] },
    ],
    ['no images', { ...report, images: [] }],
  ])('accepts %s', (_name, value) => {
    const json = JSON.parse(JSON.stringify(value));
    expect(accepts(json)).toBe(true);
    expect(reportSchema.safeParse(json).success).toBe(true);
  });

  test.each([
    ['another version', { ...report, schemaVersion: 2 }],
    ['another tool', { ...report, tool: { name: 'dive', version: '1' } }],
    ['an unknown verdict', { ...report, verdict: 'unknown' }],
    ['an image without sizes', { ...report, images: [{ ...image, sizes: undefined }] }],
    ['negative bytes', { ...report, images: [{ ...image, sizes: { ...image?.sizes, wasted: -1 } }] }],
    ['half a byte', { ...report, images: [{ ...image, sizes: { ...image?.sizes, image: 0.5 } }] }],
    ['an unknown cause', { ...report, images: [{ ...image, wasted: [{ ...image?.wasted[0], cause: 'gone' }] }] }],
    [
      'a budget without its place',
      { ...report, images: [{ ...image, budgets: [{ ...image?.budgets[0], config: undefined }] }] },
    ],
  ])('refuses %s', (_name, value) => {
    const json = JSON.parse(JSON.stringify(value));
    expect(accepts(json)).toBe(false);
    expect(reportSchema.safeParse(json).success).toBe(false);
  });
});

describe('the schema of fix', () => {
  const fixed = {
    schemaVersion: 1,
    tool: { name: 'imagebudget', version: '0.1.0' },
    image: {
      name: 'web',
      source: { kind: 'build', reference: '.', digest: 'sha256:0', platform: 'linux/amd64' },
      size: 10,
    },
    trust: 'same',
    only: null,
    plan: [],
    made: 0,
    sizeAfter: 10,
    diff: '',
    folder: '/src',
    written: [],
    proof: null,
  };
  const proof = {
    passed: true,
    base: { name: null, id: null, same: false },
    original: { size: 10, buildSeconds: 1.5 },
    check: { kind: 'none' },
    control: null,
    programs: [],
    steps: [],
    stopped: null,
    untried: [],
    notes: [],
  };
  const accepts = new Ajv({ strictTypes: false }).compile(schema('fix.schema.json'));

  test.each([
    ['accepts a plan without edits', fixed, true],
    ['accepts a proof, and fields of a later version', { ...fixed, proof: { ...proof, later: 1 } }, true],
    ['refuses another version', { ...fixed, schemaVersion: 2 }, false],
    ['refuses an unknown trust', { ...fixed, trust: 'all' }, false],
    ['refuses a proof without its check', { ...fixed, proof: { ...proof, check: {} } }, false],
  ])('%s', (_name, value, is) => {
    expect(accepts(value)).toBe(is);
    expect(fixSchema.safeParse(value).success).toBe(is);
  });
});
