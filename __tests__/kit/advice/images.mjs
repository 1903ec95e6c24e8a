// The images of the proof: what is expected of each, and a fresh build context.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { run } from './run.mjs';

export const IMAGES = fileURLToPath(new URL('../../advice-images', import.meta.url));

/** In an image's folder, but not in its build context. */
const NOT_CONTEXT = new Set(['expect.yml', 'context.sh']);

/** Used where an image has no config of its own: nothing is over a limit. */
const CONFIG = `version: 1
budgets:
  size: 100 GB
`;

export function imageNames() {
  return readdirSync(IMAGES, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** What was written down before the tool was run on the image. Anchors are the lines of the instructions they are in. */
export function readExpectation(name) {
  const expected = parse(readFileSync(join(IMAGES, name, 'expect.yml'), 'utf8'));
  const dockerfile = readFileSync(join(IMAGES, name, 'Dockerfile'), 'utf8').split('\n');
  const lineOf = anchor => {
    if (anchor === '.dockerignore') return anchor;
    const at = dockerfile.findIndex(line => line.includes(anchor));
    if (at === -1) throw new Error(`${name}: no line of the Dockerfile has "${anchor}"`);
    return instructionAt(dockerfile, at) + 1;
  };
  const wastes = (expected.wastes ?? []).map(waste => ({
    ...waste,
    lines: [waste.at, ...(waste.or ?? [])].map(lineOf),
    secondLine: waste.second === undefined ? null : lineOf(waste.second),
  }));
  return {
    name,
    builder: 'buildkit',
    empty: false,
    quick: false,
    ...expected,
    wastes,
    order: (expected.order ?? []).map(lineOf),
  };
}

/** The instruction's first line: lines above that end with a backslash belong to it. */
function instructionAt(lines, at) {
  let first = at;
  while (first > 0 && /\\\s*$/.test(lines[first - 1])) first--;
  return first;
}

/** Lays out a build context anew; returns its folder. */
export async function layOutContext(name, parent) {
  const folder = join(parent, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(join(IMAGES, name)))
    if (!NOT_CONTEXT.has(entry)) cpSync(join(IMAGES, name, entry), join(folder, entry), { recursive: true });
  const config = join(folder, '.imagebudget.yml');
  if (!existsSync(config)) writeFileSync(config, CONFIG);
  const script = join(IMAGES, name, 'context.sh');
  const env = { CONTEXT_TOOLS: join(IMAGES, 'context.sh') };
  if (existsSync(script)) await run('sh', [script], { cwd: folder, env });
  return folder;
}
