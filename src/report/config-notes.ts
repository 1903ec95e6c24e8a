/** Notes on what a config says, with its place. */
import type { Ignore } from '../analysis/types.ts';
import { at, type Position } from '../errors.ts';

interface PlacedIgnore extends Ignore {
  position: Position;
}

/** The notes; each on an entry of `ignore` gets the place of that entry. */
export function placeNotes(notes: readonly string[], ignore: readonly PlacedIgnore[]): string[] {
  const left = [...ignore];
  return notes.map(note => {
    const index = left.findIndex(entry => note.startsWith(startOf(entry)));
    const [entry] = index < 0 ? [] : left.splice(index, 1);
    return entry === undefined ? note : at(entry.position, note);
  });
}

/** How the analysis begins its note on an entry. */
function startOf({ path, rule, at: line }: Ignore): string {
  if (line !== undefined) return `The comment that ignores ${rule} matched nothing`;
  return `The ignore entry for ${nameOf({ path, rule })} matched nothing`;
}

function nameOf({ path, rule }: Pick<Ignore, 'path' | 'rule'>): string {
  return [rule === null ? [] : `rule ${rule}`, path === null ? [] : `path ${path}`].flat().join(', ');
}
