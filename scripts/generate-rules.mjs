// Writes the lists of all rules, hints, labels and detectors in src/, and docs/rules. With --check it writes nothing, and fails
// if something is stale, missing or left over.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTypeScript } from './load-typescript.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const PAGES = 'docs/rules';

const { KINDS, ordered, registries, pages } = await loadTypeScript(
  "export * from './scripts/registries.ts'; export { pages } from './scripts/rule-pages.ts';",
);

/** All definitions by kind, each with its file relative to the kind's folder. Other files there export no default. */
async function definitions() {
  const found = await Promise.all(
    Object.entries(KINDS).map(async ([kind, { folder }]) => {
      const files = readdirSync(join(root, folder), { recursive: true })
        .map(file => file.replaceAll('\\', '/'))
        .filter(file => file.endsWith('.ts') && file !== 'index.ts')
        .sort();
      const imports = files.map((file, n) => `export * as file${n} from './${folder}/${file}';`);
      const modules = await loadTypeScript(imports.join('\n'));
      const sources = files.flatMap((file, n) => {
        const definition = modules[`file${n}`].default;
        if (definition && definition.id !== basename(file, '.ts'))
          throw new Error(`${folder}/${file} must be named by its id, ${definition.id}`);
        return definition ? [{ file, definition }] : [];
      });
      return [kind, ordered(sources)];
    }),
  );
  return Object.fromEntries(found);
}

function formatted(path, text) {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const options = { input: text, encoding: 'utf8', cwd: root };
  return execFileSync(process.execPath, [biome, 'check', '--write', `--stdin-file-path=${path}`], options);
}

function read(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

const check = process.argv.includes('--check');
const all = await definitions();
const wanted = new Map([
  ...[...registries(all)].map(([path, text]) => [path, formatted(path, text)]),
  ...[...pages(all)].map(([name, text]) => [`${PAGES}/${name}`, text]),
]);
mkdirSync(join(root, PAGES), { recursive: true });
const orphans = readdirSync(join(root, PAGES))
  .map(name => `${PAGES}/${name}`)
  .filter(path => !wanted.has(path));
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
