// Writes schema/*.json from the zod schemas in src/ and the lists of generate-rules.mjs. With --check it writes nothing, and
// fails if a file is stale.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTypeScript } from './load-typescript.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

async function schemas() {
  const { configJsonSchema, reportJsonSchema, rules, DETECTOR_IDS } = await loadTypeScript(`
    export { rules } from './src/rules/index.ts';
    export { DETECTOR_IDS } from './src/rules/detector-ids.ts';
    export { configJsonSchema } from './src/config/schema.ts';
    export { reportJsonSchema } from './src/report/json-schema.ts';`);
  const ruleIds = rules.map(({ id }) => id);
  return {
    'schema/imagebudget.schema.json': configJsonSchema([...ruleIds, ...DETECTOR_IDS].sort()),
    'schema/report.schema.json': reportJsonSchema(),
  };
}

// Biome checks these files, so they must have its format.
function formatted(path, value) {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const input = JSON.stringify(value);
  return execFileSync(process.execPath, [biome, 'format', `--stdin-file-path=${path}`], {
    cwd: root,
    input,
    encoding: 'utf8',
  });
}

function current(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

const check = process.argv.includes('--check');
for (const [path, value] of Object.entries(await schemas())) {
  const text = formatted(path, value);
  if (current(path) === text) continue;
  if (check) {
    console.error(`${path} is stale. Run: node scripts/generate-schemas.mjs`);
    process.exitCode = 1;
  } else {
    writeFileSync(join(root, path), text);
    console.error(`wrote ${path}`);
  }
}
