// Writes schema/*.json from the zod schemas in src/. With --check it writes nothing and fails where a file is stale.
// Rule ids are the names of the files in src/rules/<ecosystem>/, so a new rule is in the schema without a registry.
// Configs name detectors as they name rules.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function ruleIds() {
  const rules = join(root, 'src/rules');
  return readdirSync(rules, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(rules, name)))
    .filter(name => /^[a-z0-9-]+\.ts$/.test(name))
    .map(name => name.slice(0, -'.ts'.length))
    .sort();
}

async function schemas() {
  const contents = `
    export { DETECTOR_IDS } from './src/rules/detector-ids.ts';
    export { configJsonSchema } from './src/config/schema.ts';
    export { reportJsonSchema } from './src/report/json-schema.ts';`;
  const options = { bundle: true, write: false, format: 'esm', platform: 'node' };
  const { outputFiles } = await build({ ...options, stdin: { contents, resolveDir: root } });
  const { configJsonSchema, reportJsonSchema, DETECTOR_IDS } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  );
  return {
    'schema/imagebudget.schema.json': configJsonSchema([...ruleIds(), ...DETECTOR_IDS].sort()),
    'schema/report.schema.json': reportJsonSchema(),
  };
}

// Biome checks these files like all others, so they are written as it formats them.
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
