/** A report that no list shows in full. */
import type { Report } from '../../../src/report/types.ts';
import { reportOf } from './build-report.ts';

const LAYERS = 300;
const BYTES = 100_000;

/** So many findings, each of its own rule, in 300 layers with a Dockerfile's line each, over a budget. */
export function manyFindings(count: number): Report {
  const eachLayer = Math.ceil(count / LAYERS);
  const layers = Array.from({ length: LAYERS }, (_, n) => ({ bytes: eachLayer * BYTES, line: n + 2 }));
  const findings = Array.from({ length: count }, (_, n) => ({
    rule: `rule-${n}`,
    title: `files of kind ${n}`,
    page: null,
    layers: [{ index: n % LAYERS, bytes: BYTES }],
    paths: [`/opt/kind-${n}/file`],
  }));
  const size = LAYERS * eachLayer * BYTES;
  return reportOf({ layers, findings, budgets: [{ budget: 'size', status: 'fail', actual: size, fail: size - 1 }] });
}
