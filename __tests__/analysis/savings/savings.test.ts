import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { command, instruction, isCopy } from '../../../src/analysis/instruction-text.ts';
import { instructionOf } from '../../../src/dockerfile/history.ts';
import { largestLayer, markedLayer, wastefulLayer } from '../../../src/report/format/layers/largest-layer.ts';
import { placeText } from '../../../src/report/format/location.ts';
import { filesText, originText } from '../../../src/report/format/savings.ts';
import { jsonValue } from '../../../src/report/json.ts';
import type { ImageReport } from '../../../src/report/types.ts';
import { summaryOfPaths } from '../../../src/stack/path-summary.ts';
import type { Cause } from '../../../src/stack/types.ts';
import { imageReport, type LayerSpec, sum, type WastedSpec } from '../../kit/reports/build-report.ts';
import { FAILING } from '../../kit/reports/report-samples.ts';

const CAUSES: Cause[] = ['overwritten', 'metadata', 'deleted', 'opaque', 'replaced'];
const RUN: LayerSpec = { bytes: 1_000_000, createdBy: 'RUN /bin/sh -c make install # buildkit' };
const COPY: LayerSpec = { bytes: 1_000_000, createdBy: 'COPY . /app # buildkit' };
const REMOVE: LayerSpec = { bytes: 0, createdBy: 'RUN /bin/sh -c rm -rf /src # buildkit' };

function wastedFile(cause: Cause, path = '/src/a'): WastedSpec {
  return { path, bytes: 1000, cause, addedIn: 0, wastedIn: 1 };
}

function remedy(cause: Cause, layers: LayerSpec[]): string {
  return imageReport({ layers, wasted: [wastedFile(cause)] }).savings[0]?.remedy ?? '';
}

function originsOf({ savings, layers }: ImageReport): string[] {
  return savings.map(saving => originText(saving, layers));
}

describe('savings', () => {
  test('hold every wasted and removable byte once, biggest first', () => {
    const file = fc.record({
      path: fc.constantFrom('/a/b', '/a/c/d', '/e'),
      bytes: fc.nat(1_000),
      cause: fc.constantFrom(...CAUSES),
      addedIn: fc.nat(1),
      wastedIn: fc.integer({ min: 2, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(file), wasted => {
        const layers = [RUN, RUN, RUN, RUN];
        const image = imageReport({ layers, wasted, findings: FAILING.findings?.slice(2) ?? [] });
        const found = image.savings.map(({ bytes }) => bytes);
        expect(sum(found)).toBe(image.sizes.wasted + image.sizes.removable);
        expect(found).toEqual([...found].sort((a, b) => b - a));
      }),
    );
  });

  test('are groups of wasted files with cause and layers in common', () => {
    const wasted = [wastedFile('deleted'), wastedFile('deleted', '/src/b/c'), wastedFile('overwritten')];
    const { savings, layers } = imageReport({ layers: [RUN, REMOVE], wasted });
    expect(
      savings.map(one => ({
        label: one.label,
        bytes: one.bytes,
        place: placeText(one.place),
        files: filesText(one),
        origin: originText(one, layers),
      })),
    ).toEqual([
      {
        label: 'deleted later',
        bytes: 2000,
        place: '/src',
        files: '2 files',
        origin: 'added in layer 0, deleted in layer 1',
      },
      {
        label: 'overwritten later',
        bytes: 1000,
        place: '/src/a',
        files: '',
        origin: 'added in layer 0, overwritten in layer 1',
      },
    ]);
  });

  test('leave advice to a list of its own', () => {
    const image = imageReport(FAILING);
    expect(image.advice.map(({ label }) => label)).toEqual(['build-tools']);
    expect(image.savings.map(({ label }) => label)).not.toContain('build-tools');
  });

  test('of the base image alone say that only another base helps', () => {
    const findings = [{ rule: 'x', layers: [{ index: 0, bytes: 5 }], paths: ['/x'] }];
    const image = imageReport({ layers: [{ ...RUN, base: true }, RUN], findings });
    expect(image.savings).toMatchObject([{ base: true, baseBytes: 5 }]);
    expect(originsOf(image)).toEqual(['layer 0 (base)']);
    expect(image.savings[0]?.remedy).toMatch(/^Only a newer or smaller base image frees these bytes/);
  });

  test('that are partly of the base image say how much of them', () => {
    const layers = [
      { index: 0, bytes: 2000 },
      { index: 1, bytes: 5000 },
    ];
    const findings = [{ rule: 'pip-cache', layers, paths: ['/root/.cache/pip/a', '/root/.cache/pip/b'] }];
    const image = imageReport({ layers: [{ ...RUN, base: true }, RUN], findings });
    expect(image.savings).toMatchObject([{ base: false, baseBytes: 2000 }]);
    expect(originsOf(image)).toEqual(['layer 1 and 1 more, 2.00 kB of it in base layers']);
    expect(jsonValue({ verdict: null, images: [image] })).toMatchObject({
      images: [{ findings: [{ baseBytes: 2000 }] }],
    });
  });
});

describe('remedies', () => {
  test('tell a RUN to delete what it writes, and the build context to leave out what is copied', () => {
    expect(remedy('deleted', [RUN, REMOVE])).toMatch(/^Delete the files at the end of the RUN that writes them/);
    expect(remedy('deleted', [COPY, REMOVE])).toMatch(/^Keep the files out of the build context/);
  });

  test('tell apart files that are copied twice and files that are written twice', () => {
    expect(remedy('overwritten', [COPY, COPY])).toMatch(/^Copy the files once/);
    expect(remedy('overwritten', [RUN, COPY])).toMatch(/^Write the files once/);
  });

  test.each(CAUSES)('for %s are one sentence for every pair of instructions', cause => {
    for (const added of [RUN, COPY, { ...RUN, base: true }, { bytes: 1_000_000 }]) {
      for (const wasted of [REMOVE, COPY, { ...REMOVE, base: added.base ?? false }, { bytes: 0 }]) {
        expect(remedy(cause, [added, wasted])).toMatch(/^[A-Z][^\n<>…]+\.$/);
      }
    }
  });

  test('name the base image where only it frees the bytes', () => {
    expect(remedy('deleted', [{ ...RUN, base: true }, REMOVE])).toMatch(/^Only a newer or smaller base image/);
    // A copy that an own layer made by changing the owner goes if the change goes.
    expect(remedy('metadata', [{ ...RUN, base: true }, REMOVE])).toMatch(/^Set owner and mode/);
  });
});

describe('a place', () => {
  const placeOf = (...paths: string[]) => placeText(summaryOfPaths(paths));

  test.each([
    [['/a/b/c'], '/a/b/c'],
    [['/a'], '/a'],
    [['/a/b/c', '/a/b/d'], '/a/b'],
    [['/a/b/c', '/a/bb/d'], '/a'],
    [['/a/b', '/a/b/c'], '/a'],
    [['/a/x', '/b/y', '/a/z'], '/a, /b'],
    [['/a/x', '/b/y', '/c/z', '/d/w'], '/'],
    [['/caf\xc3\xa9/x', '/caf\xc3\xa9/y'], '/café'],
    [[], '/'],
  ])('of %j is %s', (paths, text) => expect(placeOf(...paths)).toBe(text));
});

const madeBy = (createdBy: string) => ({ instruction: instructionOf(createdBy) });

describe('an instruction', () => {
  test.each([
    ['RUN /bin/sh -c apt-get   update # buildkit', 'RUN apt-get update'],
    ['/bin/sh -c #(nop)  CMD ["sh"]', 'CMD ["sh"]'],
    ['/bin/sh -c #(nop) COPY file:0c1d in /app ', 'COPY file:0c1d in /app'],
    ['/bin/sh -c apk add curl', 'RUN apk add curl'],
    ['|1 A=b /bin/sh -c make', 'RUN make'],
    ['RUN |2 A=b C=d /bin/sh -c make # buildkit', 'RUN make'],
    ['COPY . . # buildkit', 'COPY . .'],
    ['bazel build ...', 'bazel build ...'],
    ['', ''],
  ])('%j is %j', (createdBy, text) => expect(instruction(madeBy(createdBy))).toBe(text));

  test('has a command if it is RUN', () => {
    expect(command(madeBy('RUN --mount=type=cache,target=/x /bin/sh -c make'))).toBe('/bin/sh -c make');
    expect(command(madeBy('/bin/sh -c make'))).toBe('make');
    expect(command(madeBy('COPY . .'))).toBeNull();
    expect([isCopy(madeBy('/bin/sh -c #(nop) ADD file:1 in /')), isCopy(madeBy('RUN COPY'))]).toEqual([true, false]);
  });
});

describe('the layer to look at', () => {
  test('is the most wasteful one, else the largest, if there is a choice', () => {
    const failing = imageReport(FAILING);
    expect(markedLayer(failing)?.index).toBe(4);
    expect(wastefulLayer(imageReport({ layers: [RUN, COPY] }))).toBeNull();
    expect(markedLayer(imageReport({ layers: [RUN, { ...COPY, bytes: 2_000_000 }] }))?.index).toBe(1);
    expect(markedLayer(imageReport({ layers: [RUN] }))).toBeNull();
    expect(largestLayer(imageReport({ layers: [] }))).toBeNull();
  });
});
