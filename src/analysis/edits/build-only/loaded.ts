/** Reads which libraries an image's own files load, where packages for building may go: other images are not read again. */
import { loadedNames } from '../../../runtime/libraries/loaded-names.ts';
import { fileReader, type NotKnown } from '../../../runtime/read-files.ts';
import type { NeedsFacts } from '../program-needs.ts';
import { isForBuilding as isApksForBuilding } from './alpine/apk-install.ts';
import { isForBuilding } from './build-install.ts';
import { isTool } from './tools.ts';

/** @throws MeasureError if a layer has changed since it was read */
export async function loadedBy(facts: NeedsFacts): Promise<ReadonlySet<string> | NotKnown> {
  const { manifest, base, root, layers, packages } = facts;
  const hasBuild = packages.installed.some(one => {
    if (one.base) return false;
    // On Alpine, somebody may have asked for it by another name.
    if (one.manager === 'apk') return isApksForBuilding(one.name);
    return one.manager === 'dpkg' && one.automatic !== true && (isForBuilding(one.name) || isTool(one.name));
  });
  if (!hasBuild) return new Set();
  const indexes = layers.map(({ index }) => index);
  const { config } = manifest;
  return loadedNames({ config, root, layers: indexes, packages, readFiles: fileReader(layers) }, base?.layers ?? 0);
}
