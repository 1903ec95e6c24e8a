/** Puts the records of all layers into columns. */
import type { BytePath } from '../../image/byte-path.ts';
import type { LayerIndex } from '../../layer/index/layer-index.ts';
import type { StackInode } from '../merge/merged-tree.ts';
import type { LayerRecord } from './layer-records.ts';
import type { PathNodes } from './path-nodes.ts';
import { type Attributes, CHANGES, ENTRY_TYPES, type EntryColumns, type History, type ListedType } from './types.ts';

const PERMISSIONS = 0o7777;

const TYPES = new Map<ListedType, number>(ENTRY_TYPES.map((type, at) => [type, at]));
const CHANGE_NUMBERS = new Map(CHANGES.map((change, at) => [change, at]));

export function columnsOf(
  paths: PathNodes,
  records: readonly (readonly LayerRecord[])[],
  layers: readonly LayerIndex[],
): History {
  const pathColumns = paths.columns();
  const filler = new Filler(
    records.reduce((sum, { length }) => sum + length, 0),
    pathColumns.names.length,
  );
  for (const [layer, own] of records.entries()) {
    const index = layers[layer];
    if (index === undefined) continue;
    filler.startLayer(layer);
    for (const record of [...own].sort((a, b) => a.path.id - b.path.id)) filler.add(record, index);
  }
  return { paths: pathColumns, ...filler.finished() };
}

class Filler {
  readonly #columns: Omit<EntryColumns, 'starts'>;
  readonly #starts: number[] = [];
  readonly #links = new Map<number, BytePath>();
  readonly #inodes: (StackInode | null)[] = [];
  readonly #table: Attributes[] = [];
  readonly #attributes = new Map<string, number>();
  /** For each inode the first entry that has it. */
  readonly #holders = new Map<StackInode, number>();
  /** For each path, mode and owner by the layers so far. */
  readonly #last: Int32Array;
  #length = 0;
  #layer = 0;

  constructor(entries: number, paths: number) {
    this.#columns = {
      paths: new Int32Array(entries),
      types: new Uint8Array(entries),
      changes: new Uint8Array(entries),
      clears: new Uint8Array(entries),
      sizes: new Float64Array(entries),
      data: new Int32Array(entries).fill(-1),
      attributes: new Int32Array(entries),
      times: new Float64Array(entries),
    };
    this.#last = new Int32Array(paths).fill(-1);
  }

  startLayer(layer: number): void {
    this.#layer = layer;
    this.#starts.push(this.#length);
  }

  add({ path, entry, node, change, clears }: LayerRecord, index: LayerIndex): void {
    const at = this.#length++;
    const columns = this.#columns;
    columns.paths[at] = path.id;
    columns.clears[at] = clears ? 1 : 0;
    this.#inodes.push(null);
    columns.changes[at] = CHANGE_NUMBERS.get(change) ?? 0;
    if (node === null) return;
    columns.times[at] = index.mtime(entry);
    const attributes = this.#attributesOf(index, entry);
    columns.attributes[at] = attributes;
    const isSame = node.children !== null && change === 'metadata' && this.#last[path.id] === attributes;
    if (isSame) columns.changes[at] = CHANGE_NUMBERS.get('same') ?? 0;
    this.#last[path.id] = attributes;
    if (node.inode !== null) this.#addFile(at, node.inode);
    else columns.types[at] = TYPES.get(node.type) ?? 0;
    if (node.link !== null) this.#links.set(at, node.link);
  }

  /** The first name of an inode in its own layer has the bytes. */
  #addFile(at: number, inode: StackInode): void {
    const { types, sizes, data } = this.#columns;
    const holder = this.#holders.get(inode) ?? at;
    data[at] = holder;
    types[at] = TYPES.get(holder === at ? 'file' : 'hardlink') ?? 0;
    if (holder !== at) return;
    this.#holders.set(inode, at);
    if (inode.layer !== this.#layer) return;
    sizes[at] = inode.size;
    this.#inodes[at] = inode;
  }

  #attributesOf(index: LayerIndex, entry: number): number {
    const [mode, uid, gid] = [index.mode(entry) & PERMISSIONS, index.uid(entry), index.gid(entry)];
    const key = `${mode} ${uid} ${gid}`;
    const known = this.#attributes.get(key);
    if (known !== undefined) return known;
    const added = this.#table.push({ mode, uid, gid }) - 1;
    this.#attributes.set(key, added);
    return added;
  }

  finished(): Omit<History, 'paths'> {
    return {
      entries: { ...this.#columns, starts: [...this.#starts, this.#length] },
      attributeTable: this.#table,
      links: this.#links,
      inodes: this.#inodes,
    };
  }
}
