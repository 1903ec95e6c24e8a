/** Which history text belongs to which layer. */
import type { HistoryEntry } from './types.ts';

export interface AlignedHistory {
  /** One text a layer, bottom first; empty where history has none. */
  createdBy: string[];
  /** What does not fit, for people; null where all does. */
  note: string | null;
}

/**
 * Gives each layer the text of its history entry. Entries of empty layers have no tar and are passed over.
 *
 * Images made by hand or by squashing tools can have more or fewer entries than layers. Builders append to both lists,
 * so what is on top is the surest: texts are then given from the top down, and the lowest layers go without or the
 * lowest entries unused.
 */
export function alignHistory(history: readonly HistoryEntry[], layerCount: number): AlignedHistory {
  const texts = history.filter(entry => !entry.emptyLayer).map(entry => entry.createdBy);
  const surplus = texts.length - layerCount;
  const missing = Array.from({ length: Math.max(0, -surplus) }, () => '');
  const createdBy = [...missing, ...texts.slice(Math.max(0, surplus))];
  if (surplus === 0) return { createdBy, note: null };
  if (history.length === 0) return { createdBy, note: 'the image has no history, so its layers have no instructions' };
  const counts = `history has ${entries(texts.length)} for ${layers(layerCount)}`;
  return { createdBy, note: `${counts}; instructions were assigned from the top layer down` };
}

function entries(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

function layers(count: number): string {
  return count === 1 ? '1 layer' : `${count} layers`;
}
