// Starts a rule or a hint: npm run new -- rule python/foo-cache, npm run new -- hint python/hint-foo-cache
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const rule = id => `import { rule } from '../rule.ts';

// docs/contributing/adding.md goes through this; src/rules/rule.ts says what each field means.
export default rule({
  id: '${id}',
  title: 'TODO: a few words',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['$CACHE/TODO/**'],
  why: 'TODO: why the bytes need not be there.',
  remedy: 'TODO: one or two sentences, such as: End each RUN that installs with \`rm -rf ~/.cache/TODO\`.',
  // Where the tool has such an option, and where nothing in the image reads the folder; else leave them out.
  options: [{ programs: ['TODO'], verb: 'install', add: '--no-cache' }],
  mounts: ['~/.cache/TODO'],
  example: { before: 'RUN TODO install', after: 'RUN TODO install --no-cache' },
  references: ['https://TODO'],
  reports: [
    { files: { '/root/.cache/TODO/a': 70 }, bytes: 70 },
    { files: { '/home/app/.cache/TODO/b/c': 5 }, bytes: 5 },
  ],
  ignores: [
    { files: { '/root/.cache/TODO2/a': 70 }, because: 'TODO' },
    { files: { '/app/TODO/a': 70 }, because: 'TODO' },
  ],
});
`;

const hint = id => `import { has } from '../commands.ts';
import { hint, leavesCache } from '../hint.ts';

// docs/contributing/adding.md goes through this; src/advice/hints/hint.ts says what each field means.
export default hint({
  id: '${id}',
  title: 'TODO install without TODO',
  severity: 'warn',
  evidence: 'The rule \`TODO\` finds bytes in the layer.',
  explains: ['TODO'],
  remedy: 'TODO: one or two sentences, such as: Install with \`TODO install --no-cache\`.',
  about: 'layer',
  test: leavesCache(command => command.name === 'TODO' && has(command, 'install'), 'TODO'),
  reports: [
    { does: 'RUN TODO install x', found: { TODO: 1 }, bytes: 1 },
    { does: 'RUN sudo TODO install -y x', lost: { TODO: 1 }, bytes: 1 },
  ],
  ignores: [
    { does: 'RUN TODO install x', because: 'TODO' },
    { does: 'RUN TODO list', found: { TODO: 1 }, because: 'TODO' },
  ],
});
`;

const KINDS = { rule: ['src/rules', rule], hint: ['src/advice/hints', hint] };

const [, , kind, name = ''] = process.argv;
const [folder, text] = KINDS[kind] ?? [];
const id = /^[a-z]+\/([a-z0-9]+(?:-[a-z0-9]+)+)$/.exec(name)?.[1];
if (folder === undefined || id === undefined || id.startsWith('hint-') !== (kind === 'hint')) {
  console.error('npm run new -- rule ECOSYSTEM/ID, or hint ECOSYSTEM/hint-ID: lower case, with hyphens');
  process.exit(1);
}
const path = `${folder}/${name}.ts`;
const file = fileURLToPath(new URL(`../${path}`, import.meta.url));
if (existsSync(file)) {
  console.error(`${path} exists`);
  process.exit(1);
}
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, text(id));
console.log(`wrote ${path}. Fill in every TODO, then: npm run generate`);
