/** Which history text belongs to which layer. */
import type { HistoryEntry } from './types.ts';

export interface AlignedHistory {
  /** One text per layer, bottom first; empty if history has none. */
  createdBy: string[];
  /** How history and layers disagree, for people; null if they agree. */
  note: string | null;
}

/**
 * Gives each layer the text of its history entry. Entries of empty layers have no tar and are skipped.
 *
 * Images made by hand or by squashing tools can have more or fewer entries than layers. Builders append to both lists, so the top
 * is most reliable: texts are assigned from the top down, and the lowest layers get none or the lowest entries are unused.
 */
export function alignHistory(history: readonly HistoryEntry[], layerCount: number): AlignedHistory {
  const texts = history.map(entry => entry.createdBy);
  const createdBy = alignToLayers(history, texts, layerCount).map(text => text ?? '');
  const filled = history.filter(entry => !entry.emptyLayer).length;
  if (filled === layerCount) return { createdBy, note: null };
  if (history.length === 0) return { createdBy, note: 'the image has no history, so its layers have no instructions' };
  const counts = `history has ${counted(filled, 'entry', 'entries')} for ${counted(layerCount, 'layer', 'layers')}`;
  return { createdBy, note: `${counts}; instructions were assigned from the top layer down` };
}

/** Gives each layer the value of its history entry; null without an entry. @param values one for each entry */
export function alignToLayers<T>(
  history: readonly HistoryEntry[],
  values: readonly T[],
  layerCount: number,
): (T | null)[] {
  const filled: (T | null)[] = values.filter((_, index) => history[index]?.emptyLayer === false);
  const missing = Math.max(0, layerCount - filled.length);
  return [...Array.from({ length: missing }, () => null), ...filled.slice(filled.length - (layerCount - missing))];
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
