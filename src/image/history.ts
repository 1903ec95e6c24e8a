/** Which history text belongs to which layer. */
import type { HistoryEntry } from './types.ts';

export interface AlignedHistory {
  /** One text a layer, bottom first; empty if history has none. */
  createdBy: string[];
  /** What does not fit, for people; null if all does. */
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
  const createdBy = alignToLayers(
    history,
    history.map(entry => entry.createdBy),
    layerCount,
  ).map(text => text ?? '');
  const filled = history.filter(entry => !entry.emptyLayer).length;
  if (filled === layerCount) return { createdBy, note: null };
  if (history.length === 0) return { createdBy, note: 'the image has no history, so its layers have no instructions' };
  const counts = `history has ${entries(filled)} for ${layers(layerCount)}`;
  return { createdBy, note: `${counts}; instructions were assigned from the top layer down` };
}

/** Gives each layer what belongs to its history entry; null if none does. @param values one for each entry */
export function alignToLayers<T>(
  history: readonly HistoryEntry[],
  values: readonly T[],
  layerCount: number,
): (T | null)[] {
  const filled: (T | null)[] = values.filter((_, index) => history[index]?.emptyLayer === false);
  const missing = Math.max(0, layerCount - filled.length);
  return [...Array.from({ length: missing }, () => null), ...filled.slice(filled.length - (layerCount - missing))];
}

function entries(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

function layers(count: number): string {
  return count === 1 ? '1 layer' : `${count} layers`;
}
