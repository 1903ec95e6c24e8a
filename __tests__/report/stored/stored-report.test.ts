/** JSON reports read back: what a comparison needs comes through, and foreign data is refused in one line. */
import { describe, expect, test } from '@jest/globals';
import { factsOf } from '../../../src/baseline/image-facts.ts';
import { MeasureError, UsageError } from '../../../src/errors.ts';
import { json } from '../../../src/report/json.ts';
import { parseReport } from '../../../src/report/stored/parse-report.ts';
import { factsOfReport } from '../../../src/report/stored/report-facts.ts';
import { hostileImage } from '../../kit/hostile/hostile-names.ts';
import { type ImageSpec, imageReport, reportOf } from '../../kit/reports/build-report.ts';

const SPEC: ImageSpec = {
  layers: [
    { bytes: 100, base: true, createdBy: 'ADD rootfs /' },
    { bytes: 50, createdBy: 'RUN |1 TOKEN=*** /bin/sh -c make # buildkit', line: 4 },
    { bytes: 20, createdBy: 'COPY . .' },
  ],
  wasted: [
    { path: '/a', bytes: 10, cause: 'deleted', addedIn: 1, wastedIn: 2 },
    { path: '/b', bytes: 5, cause: 'metadata', addedIn: 1, wastedIn: 2, label: 'recursive-metadata' },
  ],
  findings: [
    { rule: 'pip-cache', layers: [{ index: 1, bytes: 7 }], paths: ['/x'] },
    { rule: 'advice', bucket: 'advice', layers: [{ index: 1, bytes: 9 }], paths: ['/y'] },
  ],
};

const [BOTTOM] = JSON.parse(json(reportOf(SPEC))).images[0].layers;
const MANY_LAYERS = Array.from({ length: 1001 }, (_, index) => ({ ...BOTTOM, index, bytes: 0 }));

const read = (text: string) => factsOfReport(parseReport(text, 'r.json'), 'r.json', null);
/** The report with another value at a path; undefined takes it away. */
function altered(path: string, value: unknown): string {
  const report = JSON.parse(json(reportOf(SPEC)));
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce((at, key) => at[key], report);
  parent[last] = value;
  return JSON.stringify(report);
}

test('a report says of an image what measuring it does, save for directories', () => {
  const facts = read(json(reportOf(SPEC)));
  expect(facts).toEqual({ ...factsOf(imageReport(SPEC)), writtenBy: facts.writtenBy });
  expect(facts.writtenBy).toMatch(/^\d/);
  expect(facts.layers.map(({ instruction }) => instruction)).toEqual(['ADD rootfs /', 'RUN make', 'COPY . .']);
});

test('so does one of hostile names', () => {
  const named = hostileImage('x\n::error::y');
  const spec = { ...named, source: { ...named.source, digest: 'sha256:0' } };
  const facts = read(json(reportOf(spec)));
  expect(facts).toEqual({ ...factsOf(imageReport(spec)), writtenBy: facts.writtenBy });
});

test('an early report has no groups: each wasted file counts', () => {
  const facts = read(altered('images.0.wasteGroups', undefined));
  expect(facts.findings.map(({ id, bytes }) => [id, bytes])).toEqual([
    ['pip-cache', 7],
    ['deleted later', 10],
    ['recursive-metadata', 5],
  ]);
});

describe('what is no report', () => {
  test.each<[string, string, string]>([
    ['nothing but a brace', '{', 'no valid JSON'],
    ['a report that ends early', json(reportOf(SPEC)).slice(0, -20), 'no valid JSON'],
    ['another JSON', '{"a":1}', 'it is other JSON'],
    ['another tool', altered('tool.name', 'dive'), 'it is other JSON'],
    ['a later version', altered('schemaVersion', 2), 'schemaVersion is 2'],
    ['negative bytes', altered('images.0.sizes.wasted', -1), 'images[0].sizes.wasted is not'],
    ['half a byte', altered('images.0.layers.1.bytes', 0.5), 'images[0].layers[1].bytes is not'],
    ['a huge number', altered('images.0.sizes.image', 2 ** 53), 'images[0].sizes.image is not'],
    ['an infinite one', json(reportOf(SPEC)).replace('"image": 170', '"image": 1e999'), 'images[0].sizes.image is not'],
    ['a text for a number', altered('images.0.sizes.image', '170'), 'images[0].sizes.image'],
    ['no layers', altered('images.0.layers', undefined), 'images[0].layers is not'],
    ['images that are no list', altered('images', {}), 'images is not'],
    ['layers that do not add up', altered('images.0.layers.1.bytes', 51), 'image size'],
    ['waste that does not add up', altered('images.0.wasteGroups.0.bytes', 11), 'wasted bytes'],
    ['findings that do not', altered('images.0.findings.0.bytes', 8), 'removable bytes'],
    ['an own size that does not', altered('images.0.sizes.own', 1), 'own size'],
    ['a base on top', altered('images.0.layers.2.base', true), 'the base image is below'],
    ['layers in disorder', altered('images.0.layers.0.index', 1), 'the'],
    ['layers beyond number', altered('images.0.layers', MANY_LAYERS), 'more layers'],
    ['brackets without end', `{"a":${'['.repeat(100_000)}`, 'more than 64 levels'],
    ['deep objects', `{"a":${'{"a":'.repeat(100)}1${'}'.repeat(101)}`, 'more than 64 levels'],
  ])('%s', (_, text, message) => {
    const error = caught(() => read(text));
    expect(error).toBeInstanceOf(MeasureError);
    expect(String(error)).toContain('r.json is no report that can be used');
    expect(String(error)).toContain(message);
  });

  test('brackets in texts are no levels', () => {
    const text = altered('images.0.name', `${'['.repeat(100)}\\"${'{'.repeat(100)}`);
    expect(read(text).layers).toHaveLength(3);
  });
});

test('__proto__ and other keys of an attacker change nothing', () => {
  const text = json(reportOf(SPEC)).replace(
    '"schemaVersion"',
    '"__proto__":{"polluted":1},"constructor":1,"schemaVersion"',
  );
  const named = text.replaceAll('"pip-cache"', '"__proto__"');
  const facts = read(named);
  expect(facts.findings[0]).toMatchObject({ id: '__proto__', bytes: 7 });
  expect(Object.getOwnPropertyDescriptor(Object.prototype, 'polluted')).toBeUndefined();
});

describe('a report of several images', () => {
  const arm: ImageSpec = { ...SPEC, name: 'arm', source: { platform: 'linux/arm64' } };
  const report = parseReport(json(reportOf(SPEC, arm)), 'r.json');

  test('has to be told which', () => {
    const error = caught(() => factsOfReport(report, 'r.json', null));
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).toContain('"web:ci" for linux/amd64, "arm" for linux/arm64');
  });

  test('is told by the platform', () => {
    expect(factsOfReport(report, 'r.json', { os: 'linux', architecture: 'arm64' }).name).toBe('arm');
    expect(() => factsOfReport(report, 'r.json', { os: 'linux', architecture: 's390x' })).toThrow('linux/s390x');
    expect(() => factsOfReport({ ...report, images: [] }, 'r.json', null)).toThrow('has no image');
  });
});

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
