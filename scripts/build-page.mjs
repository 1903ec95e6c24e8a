// Bundles the program and the styles of the page that --html writes.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = 'src/report/html/page';

/** @returns {Promise<{ script: string, style: string }>} */
export async function builtPage() {
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    entryPoints: [`${folder}/main.ts`, `${folder}/page.css`],
    outdir: 'page',
    write: false,
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
    // A page is opened long after its text was escaped, in whatever encoding: only ASCII means the same everywhere.
    charset: 'ascii',
    lineLimit: 200,
    legalComments: 'inline',
    logLevel: 'warning',
  });
  const textOf = end => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  return { script: textOf('.js'), style: textOf('.css') };
}
