/** Holds a JSON report against its published schema and against every sum that docs/report.md promises. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { Ajv } from 'ajv';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../../schema/report.schema.json'), 'utf8'));
const valid = new Ajv({ strict: false }).compile(schema);

interface Part {
  index: number;
  bytes: number;
}

interface Layer extends Part {
  wastedBytes: number;
  removableBytes: number;
}

interface Finding {
  bytes: number;
  bucket: string;
  layers: Part[];
}

interface Image {
  sizes: { image: number; visible: number; wasted: number; removable: number; efficiency: number };
  layers: Layer[];
  wasted: { bytes: number; addedIn: number; wastedIn: number }[];
  findings: Finding[];
  packages: { bytes: number }[];
  noPackage: { bytes: number };
  budgets: { status: string }[];
}

const RANK = ['pass', 'warn', 'fail'];

const sum = (parts: readonly { bytes: number }[]): number => parts.reduce((total, { bytes }) => total + bytes, 0);

/** Fails where the schema or a sum does not hold. */
export function assertReport(report: { verdict?: string; images: Image[] }): void {
  valid(report);
  expect(valid.errors ?? []).toEqual([]);
  for (const image of report.images) assertImage(image);
  const worst = Math.max(...report.images.flatMap(({ budgets }) => budgets.map(({ status }) => RANK.indexOf(status))));
  expect(report.verdict).toBe(RANK[worst]);
}

function assertImage({ sizes, layers, wasted, findings, packages, noPackage }: Image): void {
  const removable = findings.filter(({ bucket }) => bucket === 'removable');
  expect(layers.map(({ index }) => index)).toEqual(layers.map((_, place) => place));
  expect(sizes.image).toBe(sum(layers));
  expect(sizes.image).toBe(sizes.visible + sizes.wasted);
  expect(sizes.visible).toBe(sum([...packages, noPackage]));
  expect(sizes.wasted).toBe(sum(wasted));
  expect(sizes.removable).toBe(sum(removable));
  expect(sizes.efficiency).toBeCloseTo(sizes.image === 0 ? 1 : sizes.visible / sizes.image, 12);
  for (const finding of findings) expect(finding.bytes).toBe(sum(finding.layers));
  for (const { addedIn, wastedIn } of wasted) expect(addedIn).toBeLessThan(wastedIn);
  for (const { index, bytes, wastedBytes, removableBytes } of layers) {
    expect(wastedBytes).toBe(sum(wasted.filter(({ addedIn }) => addedIn === index)));
    expect(removableBytes).toBe(sum(removable.flatMap(finding => finding.layers.filter(part => part.index === index))));
    expect(wastedBytes + removableBytes).toBeLessThanOrEqual(bytes);
  }
}
