// `npm run bench`: bundles the bench, since Node 20 reads no TypeScript, and starts it. `npm run bench -- --help`
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const outdir = mkdtempSync(join(tmpdir(), 'imagebudget-bench-programs-'));
process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));

await build({
  absWorkingDir: root,
  entryPoints: ['bench/main.ts', 'bench/programs/*.ts'],
  outdir,
  outbase: 'bench',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  outExtension: { '.js': '.mjs' },
  logLevel: 'warning',
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
  },
});
const { bench } = await import(pathToFileURL(join(outdir, 'main.mjs')).href);
process.exitCode = await bench(process.argv.slice(2), { root, programs: join(outdir, 'programs') });
