/** The program and styles of the page, bundled from the source as they are now. */
import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtPage } from '../../../scripts/build-page.mjs';

let folder: Promise<URL> | null = null;

/** A folder as `dist/page` is; it goes away with the process. */
export function pageFolder(): Promise<URL> {
  folder ??= build();
  return folder;
}

async function build(): Promise<URL> {
  const { script, style } = await builtPage();
  const path = await mkdtemp(join(tmpdir(), 'imagebudget-page-'));
  process.once('exit', () => rmSync(path, { recursive: true, force: true }));
  await writeFile(join(path, 'page.js'), script);
  await writeFile(join(path, 'page.css'), style);
  return pathToFileURL(`${path}/`);
}
