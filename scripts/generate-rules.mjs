// Writes what is derived from rules, detectors, labels and hints: src/rules/index.ts and docs/rules. With --check it writes nothing and fails if
// something is stale, missing or left over.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const RULES = 'src/rules';
const PAGES = 'docs/rules';

/** Rule files relative to the rules' folder, with forward slashes. */
function ruleFiles() {
  return readdirSync(join(root, RULES), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(root, RULES, name)).map(file => `${name}/${file}`))
    .filter(file => file.endsWith('.ts'))
    .sort();
}

const ADVICE = `export { detectors } from './src/advice/detectors/index.ts';
export { labels } from './src/advice/labels/index.ts';
export { hints } from './src/advice/hints/index.ts';`;

/** Node 20 does not read TypeScript, so the rules and the page writer come as one bundle. */
async function load(files) {
  const lines = files.map((file, n) => `import rule${n} from './${RULES}/${file}';`);
  const sources = files.map((file, n) => `{ file: ${JSON.stringify(file)}, definition: rule${n} }`);
  const contents = `${lines.join('\n')}\nexport * from './scripts/rule-pages.ts';\n${ADVICE}\nexport const sources = [${sources}];`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    charset: 'utf8',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
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
const { sources, registry, pages, ...advice } = await load(ruleFiles());
const wanted = new Map([
  [`${RULES}/index.ts`, formatted(`${RULES}/index.ts`, registry(sources))],
  ...[...pages(sources, advice)].map(([name, text]) => [`${PAGES}/${name}`, text]),
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
  console.error('Run `node scripts/generate-rules.mjs`.');
  process.exitCode = 1;
}
