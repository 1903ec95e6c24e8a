/** Keys of saved reports in the Actions cache. A key never changes its content, and a part at its start finds the newest. */
import { createHash } from 'node:crypto';
import { FIGURES_VERSION } from '../../version.ts';
import type { SavedImage } from './types.ts';

/** Rises when entries get another form. */
const FORM = 1;

/** What the service calls the version of an entry: others are not found. */
export const ENTRY_VERSION = digest(['imagebudget baseline', FORM, FIGURES_VERSION]);

/** The start of the keys of an image's reports on a branch. */
export function keyStart(identity: readonly string[], { name, platform }: SavedImage, branch: string): string {
  return `imagebudget-${digest([identity, name, platform]).slice(0, 32)}-${digest([branch]).slice(0, 16)}-`;
}

/** The commit of a key that starts so; null for another key. */
export function commitOf(key: string, start: string): string | null {
  const rest = key.startsWith(start) ? key.slice(start.length) : '';
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(rest) ? rest : null;
}

function digest(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
