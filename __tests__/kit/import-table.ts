/** Who may import whom, said once. Held by architecture.test.ts, by the lint rules of biome.json and by docs/architecture.md. */

/** Which modules of ours each module may import. Types of `image/`, errors.ts and version.ts may be used by all. */
export const MODULES: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  version: [],
  image: [],
  rules: [],
  config: [],
  layer: ['image'],
  source: ['image', 'layer'],
  dockerfile: ['image'],
  hints: ['dockerfile'],
  analysis: ['image', 'layer', 'rules', 'dockerfile', 'hints'],
  budget: ['analysis', 'config'],
  report: ['image', 'analysis', 'budget'],
  check: ['image', 'rules', 'config', 'layer', 'source', 'dockerfile', 'analysis', 'budget', 'report'],
  list: ['image', 'layer', 'source', 'analysis'],
  job: ['check', 'image', 'rules', 'config', 'layer', 'source'],
  progress: ['check', 'report'],
  program: [],
  cli: ['check', 'list', 'job', 'progress', 'program', 'report', 'config'],
  action: ['check', 'job', 'progress', 'program', 'report', 'config'],
  worker: ['layer'],
};

/** Modules whose types alone may be imported besides. */
export const TYPES: Readonly<Record<string, readonly string[]>> = {
  report: ['rules'],
  cli: ['source'],
  action: ['source'],
  program: ['source'],
};

/** Where each dependency may be imported: a module or one file. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  '@actions/core': ['action'],
  dockerode: ['source'],
  'fastest-levenshtein': ['config', 'cli'],
  fzstd: ['layer'],
  minimatch: ['analysis', 'rules'],
  'tar-stream': ['source'],
  yaml: ['config'],
  'zod/mini': ['config', 'image', 'report/json-schema.ts'],
};

/** May read the environment, arguments, working directory and standard streams; everything else is given them. */
export const MAY_USE_PROCESS: ReadonlySet<string> = new Set(['action', 'cli']);

/** Modules that are one file; the others are folders. */
const FILES: ReadonlySet<string> = new Set([
  'errors',
  'version',
  'check',
  'list',
  'job',
  'progress',
  'program',
  'worker',
]);
const ENTRY_POINTS = ['action.ts', 'cli.ts'];

/** How a module is written: `image/`, `check.ts`. */
export function shown(module: string): string {
  return FILES.has(module) ? `${module}.ts` : `${module}/`;
}

/**
 * What biome.json has to say of imports, one override a module and one for each file with a dependency of its own. A lint
 * rule does not tell types from values, so it lets pass what may be imported as either.
 */
export function lintOverrides(): object[] {
  const files = Object.values(PACKAGES).flatMap(places => places.filter(place => place.endsWith('.ts')));
  return [
    ...Object.keys(MODULES).map(module =>
      override(module, `src/${FILES.has(module) ? `${module}.ts` : `${module}/**`}`),
    ),
    ...files.map(file => override(file.split('/')[0] ?? file, `src/${file}`, file)),
  ];
}

function override(module: string, includes: string, file: string | null = null): object {
  const allowed = [...(MODULES[module] ?? []), ...(TYPES[module] ?? []), module, 'image', 'errors', 'version'];
  const denied = Object.keys(MODULES).filter(other => !allowed.includes(other));
  const folders = denied.filter(other => !FILES.has(other));
  const single = [...denied.filter(other => FILES.has(other)).map(other => `${other}.ts`), ...ENTRY_POINTS].sort();
  const packages = Object.entries(PACKAGES)
    .filter(([, places]) => !places.includes(module) && !(file !== null && places.includes(file)))
    .map(([name]) => name);
  if (!MAY_USE_PROCESS.has(module)) packages.push('node:process');
  const group = [`**/{${folders.join(',')}}/**`, `**/{${single.join(',')}}`, `{${packages.join(',')}}`];
  const names = (MODULES[module] ?? []).map(shown).join(', ') || 'none of our modules';
  const message = `${shown(module)} may import ${names}: see docs/architecture.md`;
  const options = { patterns: [{ group, message }] };
  return { includes: [includes], linter: { rules: { style: { noRestrictedImports: { level: 'error', options } } } } };
}
