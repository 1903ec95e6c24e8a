/** Why bytes are wasted, in words. */
import type { Cause } from '../../stack/types.ts';
import type { WasteGroup } from '../types.ts';

/** For each cause of wasted bytes, its label and what the later layer did. */
export const CAUSES: Readonly<Record<Cause, { label: string; did: string }>> = {
  overwritten: { label: 'overwritten later', did: 'overwritten' },
  metadata: { label: 'metadata change', did: 'stored again' },
  deleted: { label: 'deleted later', did: 'deleted' },
  opaque: { label: 'hidden later', did: 'hidden' },
  replaced: { label: 'replaced later', did: 'replaced' },
};

/** What happened to a group of wasted files: its label says so, save the one for all that no other label fits. */
export function wasteTitle({ label, cause, title }: Pick<WasteGroup, 'label' | 'cause' | 'title'>): string {
  return label === 'plain' ? `${CAUSES[cause].did} in a later layer` : title;
}
