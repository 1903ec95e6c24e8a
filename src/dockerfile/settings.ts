/** Instructions that make no layer, but change what later ones do. */
import { createHash } from 'node:crypto';
import type { HistoryEntry } from '../image/types.ts';
import { instructionOf } from './history.ts';
import { withoutSecrets } from './secrets.ts';

const SETTINGS: ReadonlySet<string> = new Set(['ENV', 'ARG', 'SHELL', 'USER', 'WORKDIR']);

/** Characters of a hash: more than chance makes equal. */
const LENGTH = 16;

/**
 * For each layer, a hash of the texts of such instructions above the base image and below the layer; secrets are not in it.
 * @param baseLayers how many of the lowest layers are the base image's
 */
export function settingsAbove(history: readonly HistoryEntry[], baseLayers: number): string[] {
  const hash = createHash('sha256');
  const found: string[] = [];
  for (const { createdBy, emptyLayer } of history) {
    if (!emptyLayer) found.push(hash.copy().digest('hex').slice(0, LENGTH));
    else if (found.length >= baseLayers) {
      const { keyword, text } = instructionOf(createdBy);
      if (SETTINGS.has(keyword)) hash.update(`${keyword} ${withoutSecrets(text)}\n`);
    }
  }
  return found;
}
