// Writes the lists of all rules, hints, labels and detectors in src/, and docs/rules. With --check it writes nothing, and fails
// if a file is stale, missing or left over.
import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { formatted, root, writeOrCheck } from './generated.mjs';
import { loadTypeScript } from './load-typescript.mjs';

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

const all = await definitions();
const wanted = new Map([
  ...[...registries(all)].map(([path, text]) => [path, formatted(path, text)]),
  ...[...pages(all)].map(([name, text]) => [`${PAGES}/${name}`, text]),
]);
mkdirSync(join(root, PAGES), { recursive: true });
const orphans = readdirSync(join(root, PAGES))
  .map(name => `${PAGES}/${name}`)
  .filter(path => !wanted.has(path));
writeOrCheck(wanted, orphans);
