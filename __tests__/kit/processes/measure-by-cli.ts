/** What the shipped command line says of an image, for tests that hold it against an engine. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { assertReport } from '../oracles/assert-report.ts';
import { type Ran, reportOf, runCli } from './cli.ts';

export interface MeasuredLayer {
  index: number;
  diffId: string;
  digest: string | null;
  bytes: number;
  downloadBytes: number | null;
  createdBy: string;
  dockerfile: { path: string; line: number } | null;
}

export interface Wasted {
  path: string;
  bytes: number;
  cause: string;
  addedIn: number;
  wastedIn: number;
}

export interface MeasuredFinding {
  rule: string;
  severity: 'warn' | 'info';
  bucket: 'removable' | 'advice';
  bytes: number;
  files: number;
  /** As they are shown. */
  paths: string[];
  remedy: string;
  layers: { index: number; bytes: number }[];
}

export interface MeasuredImage {
  name: string;
  source: { kind: string; reference: string; digest: string; platform: string; verified: string; basis?: string };
  sizes: { image: number; visible: number; wasted: number; removable: number; download: number | null };
  savings: { bytes: number; baseBytes: number; downloadBytes: number | null };
  layers: MeasuredLayer[];
  wasted: Wasted[];
  findings: MeasuredFinding[];
  packages: { manager: string; name: string; version: string | null; bytes: number; base: boolean }[];
  noPackage: { bytes: number };
  notes: string[];
}

export interface ListedEntry {
  /** Bytes, as latin1. */
  path: string;
  type: string;
  size: number;
  mode: number;
  uid: number;
  gid: number;
  layer: number;
  /** Bytes, as latin1. */
  link?: string;
}

/** All that a source can know; digest of the manifest, compressed sizes and how it was proved differ by nature. */
export function comparable({ name: _, source, sizes, savings, layers, ...rest }: MeasuredImage) {
  return {
    ...rest,
    savings: { ...savings, downloadBytes: undefined },
    platform: source.platform,
    sizes: { ...sizes, download: undefined },
    layers: layers.map(({ digest, downloadBytes, ...layer }) => layer),
  };
}

/** Large images on slow machines. */
const TIMEOUT_MS = 120_000;

/** `imagebudget inspect SOURCE --json` with an engine at `host`; every sum of the report is checked. */
export async function inspect(
  source: string,
  host: string,
  { flags = [], cache, ...options }: { flags?: string[]; cache?: string; node?: string; nodeArgs?: string[] } = {},
): Promise<MeasuredImage> {
  const env = { DOCKER_HOST: host, ...(cache === undefined ? {} : { XDG_CACHE_HOME: cache }) };
  const ran = await runCli(['inspect', source, '--json', ...flags], { ...options, env, timeout: TIMEOUT_MS });
  return checkedImage(ran);
}

/** The first image of the report that a run printed. */
export function checkedImage(ran: Ran): MeasuredImage {
  const { report, image } = reportOf(ran);
  expect(ran.code).toBe(0);
  assertReport(report);
  return image;
}

/** `imagebudget ls SOURCE --json`, of one layer or of the final file system. */
export async function list(source: string, host: string, layer?: number): Promise<ListedEntry[]> {
  const own = layer === undefined ? [] : ['--layer', String(layer)];
  const env = { DOCKER_HOST: host };
  const { code, stdout, stderr } = await runCli(['ls', source, ...own, '--json'], { env, timeout: TIMEOUT_MS });
  if (code !== 0) throw new Error(stderr);
  return stdout === '' ? [] : stdout.trimEnd().split('\n').map(entryOf);
}

function entryOf(line: string): ListedEntry {
  const { path, pathBase64, link, ...rest } = JSON.parse(line);
  return {
    ...rest,
    path: Buffer.from(pathBase64 ?? path, pathBase64 === undefined ? 'utf8' : 'base64').toString('latin1'),
    ...(link === undefined ? {} : { link: Buffer.from(link, 'utf8').toString('latin1') }),
  };
}

/** A folder for the tests of a `describe`, made only when they run and removed after them. */
export function folderForTests(): { path: string } {
  const folder = { path: '' };
  beforeAll(async () => {
    folder.path = await mkdtemp(join(tmpdir(), 'imagebudget-test-'));
  });
  afterAll(() => rm(folder.path, { recursive: true, force: true }));
  return folder;
}
