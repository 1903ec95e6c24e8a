/** The images that engine tests share, each built once per run (BuildKit's cache answers the other workers). */
import { fileURLToPath } from 'node:url';
import { debianBase } from '../apps/debian-base.ts';
import { buildImage, type Engine } from './engine.ts';

/** Folder of a fixture image's build context. */
export function imageFixture(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/images/${name}`, import.meta.url));
}

/** Builds `fixtures/images/debian-ten-layers`: real layers with every cause of waste. Returns the image's name. */
export async function debianTenLayers(on: Engine): Promise<string> {
  const base = await debianBase(on);
  const tag = 'imagebudget-test/debian-ten-layers:latest';
  await buildImage(on, { tag, context: imageFixture('debian-ten-layers'), buildArgs: { BASE: base } });
  return tag;
}
