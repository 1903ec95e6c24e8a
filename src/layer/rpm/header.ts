/**
 * Reads a package's header as rpm stores it in its database: an index of tags, then their data, all big-endian
 * (https://rpm.org/docs/4.20.x/manual/format_header.html).
 */
import type { RpmBudget } from './budget.ts';
import { type ByteView, byteView, Unreadable } from './byte-view.ts';

/** What the database says of a package. Texts and paths are bytes as latin1. */
export interface RpmPackage {
  name: string;
  version: string;
  release: string;
  epoch: number | null;
  architecture: string;
  /** Directories that end in a slash. */
  folders: string[];
  /** Names of files and directories, without their folders. */
  bases: string[];
  /** For each of them the position of its folder. */
  folderOf: number[];
  requires: string[];
  recommends: string[];
  provides: string[];
}

const TAGS = {
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  architecture: 1022,
  provides: 1047,
  requires: 1049,
  folderOf: 1116,
  bases: 1117,
  folders: 1118,
  recommends: 5046,
};
/** The only entries that are looked at; a hostile header has millions of others. */
const WANTED: ReadonlySet<number> = new Set(Object.values(TAGS));
const TYPES = { int32: 4, string: 6, strings: 8 };
const ENTRY = 16;

interface Entry {
  type: number;
  /** In the file. */
  at: number;
  count: number;
}

/** @throws Unreadable if it is damaged, has no name, or takes more than is left of the budget */
export function packageOf(header: Uint8Array, budget: RpmBudget): RpmPackage {
  budget.addHeader(header.length);
  const view = byteView(header, false);
  const entries = entriesOf(view);
  const texts = (tag: number) => textsOf(view, entries.get(tag), budget);
  const numbers = (tag: number) => numbersOf(view, entries.get(tag), budget);
  const text = (tag: number) => texts(tag)[0] ?? '';
  const name = text(TAGS.name);
  if (name === '') throw new Unreadable();
  return {
    name,
    version: text(TAGS.version),
    release: text(TAGS.release),
    epoch: numbers(TAGS.epoch)[0] ?? null,
    architecture: text(TAGS.architecture),
    folders: texts(TAGS.folders),
    bases: texts(TAGS.bases),
    folderOf: numbers(TAGS.folderOf),
    // `rpmlib(...)` names a feature of rpm itself.
    requires: [...new Set(texts(TAGS.requires))].filter(required => !required.startsWith('rpmlib(')),
    recommends: [...new Set(texts(TAGS.recommends))],
    provides: [...new Set(texts(TAGS.provides))],
  };
}

function entriesOf(view: ByteView): Map<number, Entry> {
  const count = view.u32(0);
  const data = 8 + count * ENTRY;
  if (data + view.u32(4) > view.length) throw new Unreadable();
  const entries = new Map<number, Entry>();
  for (let at = 8; at < data; at += ENTRY) {
    const tag = view.u32(at);
    if (!WANTED.has(tag)) continue;
    entries.set(tag, { type: view.u32(at + 4), at: data + view.u32(at + 8), count: view.u32(at + 12) });
  }
  return entries;
}

function textsOf(view: ByteView, entry: Entry | undefined, budget: RpmBudget): string[] {
  if (entry === undefined || (entry.type !== TYPES.string && entry.type !== TYPES.strings)) return [];
  budget.addNames(entry.count);
  const { buffer, byteOffset, length } = view.part(entry.at, view.length - entry.at);
  const rest = Buffer.from(buffer, byteOffset, length);
  const texts: string[] = [];
  for (let at = 0; texts.length < entry.count; ) {
    const end = rest.indexOf(0, at);
    budget.addText(rest, at, end);
    texts.push(rest.toString('latin1', at, end));
    at = end + 1;
  }
  return texts;
}

function numbersOf(view: ByteView, entry: Entry | undefined, budget: RpmBudget): number[] {
  if (entry?.type !== TYPES.int32) return [];
  budget.addNames(entry.count);
  view.part(entry.at, 4 * entry.count);
  return Array.from({ length: entry.count }, (_, n) => view.u32(entry.at + 4 * n));
}
