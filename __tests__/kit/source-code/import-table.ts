/** Who may import whom, said once. Held by architecture.test.ts, by the lint rules of biome.json and by docs/contributing/architecture.md. */

/** Which modules of ours each module may import. All may use errors.ts, json.ts, version.ts and the types of `image/`. */
export const MODULES: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  version: [],
  json: [],
  image: [],
  rules: [],
  config: [],
  globs: [],
  layer: ['image'],
  source: ['image', 'layer'],
  dockerfile: ['image'],
  stack: ['image', 'layer'],
  packages: ['image', 'layer', 'stack'],
  runtime: ['image', 'layer', 'stack', 'packages'],
  advice: ['image', 'layer', 'stack', 'packages', 'runtime', 'dockerfile', 'rules'],
  analysis: ['image', 'layer', 'stack', 'packages', 'runtime', 'globs', 'dockerfile', 'rules', 'advice'],
  budget: ['dockerfile', 'rules'],
  baseline: ['image', 'dockerfile', 'analysis'],
  report: ['image', 'rules', 'stack', 'packages', 'advice', 'analysis', 'budget', 'baseline'],
  environment: [],
  check: ['image', 'layer', 'source', 'dockerfile', 'analysis', 'baseline', 'budget', 'report'],
  list: ['image', 'layer', 'source', 'stack', 'analysis'],
  why: ['image', 'layer', 'source', 'analysis'],
  compare: ['baseline', 'check', 'report'],
  fix: ['image', 'layer', 'source', 'dockerfile', 'stack', 'config', 'job', 'rules', 'budget', 'report', 'check'],
  job: ['image', 'rules', 'config', 'globs', 'layer', 'dockerfile', 'source'],
  matrix: ['image', 'report'],
  progress: ['report'],
  'run-program': [],
  cli: [
    'check',
    'list',
    'why',
    'compare',
    'fix',
    'job',
    'matrix',
    'progress',
    'run-program',
    'report',
    'rules',
    'config',
  ],
  action: ['check', 'fix', 'job', 'matrix', 'progress', 'run-program', 'report', 'config'],
  library: ['check', 'job', 'progress', 'run-program', 'report', 'config'],
  worker: ['layer'],
};

/** Modules whose types alone may be imported besides. */
export const TYPES: Readonly<Record<string, readonly string[]>> = {
  environment: ['layer'],
  source: ['environment'],
  budget: ['advice', 'analysis', 'config'],
  baseline: ['stack', 'packages'],
  check: ['environment', 'job'],
  compare: ['environment', 'job'],
  list: ['environment'],
  why: ['environment'],
  fix: ['environment', 'advice', 'analysis'],
  job: ['analysis'],
  progress: ['environment'],
  'run-program': ['environment'],
  cli: ['environment'],
  action: ['environment'],
  matrix: ['job'],
  library: ['environment'],
};

/** Where each dependency may be imported: a module or one file. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  '@actions/core': ['action'],
  'd3-hierarchy': ['report/html/page/map/layout.ts'],
  diff: ['dockerfile/edit/unified-diff.ts'],
  dockerode: ['source'],
  'fastest-levenshtein': ['config'],
  fzstd: ['layer'],
  minimatch: ['globs'],
  'tar-stream': ['source'],
  yaml: ['config'],
  'zod/mini': [
    'action/comment/job-steps.ts',
    'action/comment/marker.ts',
    'action/summary/saved-section.ts',
    'config',
    'image',
    'report/schema/comparison-schema.ts',
    'report/schema/report-schema.ts',
    'report/schema/package-schema.ts',
    'report/schema/plan-schema.ts',
    'report/schema/budget-schema.ts',
    'report/schema/growth-schema.ts',
    'report/schema/not-measured-schema.ts',
    'report/schema/schema-parts.ts',
    'report/schema/why-schema.ts',
    'fix/schema.ts',
    'matrix/matrix-schema.ts',
  ],
};

/** May read the environment, arguments, working directory and standard streams; everything else is given them. */
export const MAY_USE_PROCESS: ReadonlySet<string> = new Set(['action', 'cli', 'library']);

/** Modules that are one file; the others are folders. */
const FILES: ReadonlySet<string> = new Set([
  'errors',
  'version',
  'json',
  'check',
  'list',
  'why',
  'compare',
  'environment',
  'progress',
  'run-program',
  'worker',
  'fix',
]);
/** Modules that are a job's file and the folder of what it is made of. */
const WITH_FOLDER: ReadonlySet<string> = new Set(['fix', 'check']);
const ENTRY_POINTS = ['action.ts', 'cli.ts', 'library.ts'];

/** How a module is written: `image/`, `check.ts`. */
export function shown(module: string): string {
  return FILES.has(module) ? `${module}.ts` : `${module}/`;
}

/**
 * What biome.json has to say of imports, one override for all modules with the same imports. It lets pass what the test does not:
 * types and values are the same to it, and so are modules of one override. Packages are left to the test.
 */
export function lintOverrides(): object[] {
  const groups = new Map<string, string[]>();
  for (const module of Object.keys(MODULES)) {
    const imports = JSON.stringify([MODULES[module], TYPES[module]]);
    groups.set(imports, [...(groups.get(imports) ?? []), module]);
  }
  return [...groups.values()].map(override);
}

function override(modules: string[]): object {
  const [first = ''] = modules;
  const allowed = [
    ...modules,
    ...(MODULES[first] ?? []),
    ...(TYPES[first] ?? []),
    'image',
    'errors',
    'version',
    'json',
  ];
  const denied = Object.keys(MODULES).filter(module => !allowed.includes(module));
  const folders = denied.filter(module => !FILES.has(module) || WITH_FOLDER.has(module));
  const files = [...denied.filter(module => FILES.has(module)).map(module => `${module}.ts`), ...ENTRY_POINTS].sort();
  const message = 'docs/contributing/architecture.md says which module may import which';
  const patterns = [{ group: [`**/{${folders.join(',')}}/**`, `**/{${files.join(',')}}`], message }];
  return {
    includes: modules.flatMap(module => [
      ...(FILES.has(module) ? [`src/${module}.ts`] : []),
      ...(!FILES.has(module) || WITH_FOLDER.has(module) ? [`src/${module}/**`] : []),
    ]),
    linter: { rules: { style: { noRestrictedImports: { level: 'error', options: { patterns } } } } },
  };
}
