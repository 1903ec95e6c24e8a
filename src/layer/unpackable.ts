/** Entries that no engine unpacks: an image that has one runs nowhere, so it has no figures either. */
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
 * refuse unknown types; Docker refuses to put anything but a folder in place of the root, which an empty name stands for.
 * @throws LayerDataError where an entry of a layer is none that engines unpack
 */
export function checkUnpackable({ type, nameBytes }: TarEntry): void {
  if (nameBytes.length === 0) throw new LayerDataError('invalid', 'it has an entry that has no name');
  if (entryTypeOf(type) === 'other')
    throw new LayerDataError('invalid', `no engine unpacks ${shown(nameBytes.text)}: it is of ${typeName(type)}`);
  if (type === TYPE.directory) return;
  // Perf: what ends otherwise has a last component, and nearly all names do.
  const last = nameBytes.bytes[nameBytes.end - 1];
  if ((last === SLASH || last === DOT) && cleanPath(nameBytes.text) === '')
    throw new LayerDataError('invalid', `no engine unpacks ${shown(nameBytes.text)}: it would replace the root`);
}

function shown(name: string): string {
  return JSON.stringify(displayPath(name.slice(0, SHOWN)));
}

function typeName(type: number): string {
  return type > 0x20 && type < 0x7f ? `type "${String.fromCharCode(type)}"` : `type ${type}`;
}
