// What the generators share. With --check they write nothing, and fail if a file is stale.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const check = process.argv.includes('--check');

/** Biome checks generated files too, so they must have its format. */
export function formatted(path, text) {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const options = { input: text, encoding: 'utf8', cwd: root };
  return execFileSync(process.execPath, [biome, 'check', '--write', `--stdin-file-path=${path}`], options);
}

/** Makes the files be as wanted and deletes orphans, or says what is not so. */
export function writeOrCheck(wanted, orphans = []) {
  const stale = [...wanted.keys()].filter(path => read(path) !== wanted.get(path));
  if (!check) {
    for (const path of stale) writeFileSync(join(root, path), wanted.get(path));
    for (const path of orphans) rmSync(join(root, path));
  }
  for (const path of stale) console.log(`${check ? 'stale' : 'wrote'}: ${path}`);
  for (const path of orphans) console.log(`${check ? 'orphaned' : 'deleted'}: ${path}`);
  if (check && stale.length + orphans.length > 0) {
    console.error('Run `npm run generate`.');
    process.exitCode = 1;
  }
}

function read(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}
