/** Refuses entries that container engines cannot unpack: an image with one cannot run, so measuring it makes no sense. */
import { displayPath } from '../image/byte-path.ts';
import { LayerDataError } from './data-error.ts';
import { cleanPath } from './tar/clean-path.ts';
import { entryTypeOf } from './tar/entry-type.ts';
import { TYPE } from './tar/header.ts';
import type { TarEntry } from './tar/parser.ts';

const [SLASH, DOT] = [0x2f, 0x2e];
/** Characters of a name in a message. */
const SHOWN = 80;

/**
 * https://github.com/containerd/containerd/blob/v1.7.0/archive/tar.go (createTarFile) and Docker's pkg/archive/archive.go
 * refuse unknown types. Docker accepts only a folder in place of the root, which is what an empty name means.
 * @throws LayerDataError if engines cannot unpack the entry
 */
export function checkUnpackable({ type, nameBytes }: TarEntry): void {
  if (nameBytes.length === 0) throw new LayerDataError('invalid', 'it has an entry without a name');
  if (entryTypeOf(type) === 'other') throw refused(nameBytes.text, `its type is ${typeName(type)}`);
  if (type === TYPE.directory) return;
  // Perf: nearly all names end in another character, so they have a last component.
  const last = nameBytes.bytes[nameBytes.end - 1];
  if ((last === SLASH || last === DOT) && cleanPath(nameBytes.text) === '')
    throw refused(nameBytes.text, 'it would replace the root');
}

function refused(name: string, why: string): LayerDataError {
  const shown = JSON.stringify(displayPath(name.slice(0, SHOWN)));
  return new LayerDataError('invalid', `container engines cannot unpack ${shown}: ${why}`);
}

function typeName(type: number): string {
  return type > 0x20 && type < 0x7f ? `"${String.fromCharCode(type)}"` : String(type);
}
