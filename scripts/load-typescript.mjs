// Loads this project's TypeScript, which Node 20 cannot read.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** The exports of a text whose imports are relative to the project. */
export async function loadTypeScript(contents) {
  const scratch = mkdtempSync(join(tmpdir(), 'imagebudget-scripts-'));
  try {
    // Not a data URL: error messages would contain the whole program.
    const outfile = join(scratch, 'bundle.mjs');
    await build({
      stdin: { contents, resolveDir: fileURLToPath(new URL('..', import.meta.url)), loader: 'ts' },
      bundle: true,
      outfile,
      format: 'esm',
      platform: 'node',
      charset: 'utf8',
      logLevel: 'error',
    });
    return await import(pathToFileURL(outfile));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
