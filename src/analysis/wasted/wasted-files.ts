/** Describes wasted files for labels: which rule owned them, what their layers did, what became of them. */

import type { LabelFile, LabelImage } from '../../advice/labels/label.ts';
import { matchText } from '../../image/byte-path.ts';
import type { LayerIndex } from '../../layer/index/layer-index.ts';
import { splitName } from '../../layer/tar/clean-path.ts';
import type { Rule } from '../../rules/rule.ts';
import type { Cause, LostInode } from '../../stack/types.ts';
import { remembered } from '../remembered.ts';
import type { RuleMatcher } from '../removable/rule-matcher.ts';
import { type OwnerFacts, owningRules } from './owning-rules.ts';

export interface WasteFacts extends OwnerFacts {
  /** Lost inodes whose content was stored again unchanged. */
  same: ReadonlySet<LostInode>;
  matcher: RuleMatcher;
}

/** Describes each lost inode as a file, in the order given. */
export function wastedFiles({ merged, same, matcher }: WasteFacts): LabelFile[] {
  const rulesOf = rulesByPath(matcher);
  return merged.lost.map(item => {
    const path = matchText(item.name.path);
    return {
      item,
      path,
      bytes: item.inode.size,
      cause: causeOf(item, same),
      addedIn: item.inode.layer,
      wastedIn: item.name.layer,
      successorBytes: item.name.successor?.size ?? null,
      rules: rulesOf(path),
    };
  });
}

/** Perf: files of one directory mostly come in a row, and share all steps but the last. */
function rulesByPath(matcher: RuleMatcher): (path: string) => readonly Rule[] {
  let last = { directory: '', state: matcher.root };
  return path => {
    const slash = path.lastIndexOf('/');
    const directory = path.slice(0, slash);
    if (directory !== last.directory) last = { directory, state: matcher.find(directory) };
    return matcher.match(last.state.last(path.slice(slash + 1))).rules;
  };
}

function causeOf(item: LostInode, same: ReadonlySet<LostInode>): Cause {
  if (item.name.how !== 'rewritten') return item.name.how;
  return same.has(item) ? 'metadata' : 'overwritten';
}

/** Answers the questions of labels. Expensive answers are computed on the first question. */
export function labelImage(files: readonly LabelFile[], facts: WasteFacts): LabelImage {
  const { origins } = facts;
  const owners = owningRules(files, facts);
  const sums = sumsOf(files);
  const isMoved = moves(facts);
  const isLinkedAgain = links(facts);
  const instruction = (layer: number) =>
    origins[layer]?.written ?? origins[layer]?.instruction ?? { keyword: '', text: '' };
  return {
    owner: file => owners.get(file) ?? null,
    keyword: layer => instruction(layer).keyword,
    copiesContext(layer) {
      const { keyword, text } = instruction(layer);
      return (keyword === 'COPY' || keyword === 'ADD') && !/(?:^|\s)--from=/.test(text);
    },
    commands: layer => origins[layer]?.commands ?? [],
    deletedBy: layer => sums.deleted.get(layer) ?? 0,
    rewrittenBeside: file => sums.rewritten.get(besideKey(file)) ?? { files: 0, bytes: 0 },
    isMoved: ({ item }) => isMoved(item),
    isLinkedAgain: ({ item }) => isLinkedAgain(item),
  };
}

function sumsOf(files: readonly LabelFile[]) {
  const deleted = new Map<number, number>();
  const rewritten = new Map<string, { files: number; bytes: number }>();
  for (const file of files) {
    const { cause, wastedIn, bytes } = file;
    if (cause === 'deleted') deleted.set(wastedIn, (deleted.get(wastedIn) ?? 0) + bytes);
    if (cause !== 'metadata') continue;
    const key = besideKey(file);
    const sum = rewritten.get(key) ?? { files: 0, bytes: 0 };
    rewritten.set(key, sum);
    sum.files++;
    sum.bytes += bytes;
  }
  return { deleted, rewritten };
}

/** The layer that stored the file again, and the file's top directory. */
function besideKey({ path, wastedIn }: LabelFile): string {
  const end = path.indexOf('/', 1);
  return `${wastedIn}${end === -1 ? '' : path.slice(0, end)}`;
}

/**
 * Whether a layer that deleted a file has it at another path. Moving keeps name, size and time. Contents are not compared, so
 * that all sources give the same answer.
 */
function moves({ layers, merged: { lost } }: WasteFacts): (item: LostInode) => boolean {
  const sizes = new Set(lost.map(({ inode }) => inode.size));
  const filesOf = remembered((index: LayerIndex) => filesByName(index, sizes));
  return ({ inode, name }) => {
    const [before, after] = [layers[inode.layer], layers[name.layer]];
    const time = before?.mtime(inode.entry) ?? 0;
    if (after === undefined || time === 0) return false;
    const files = filesOf(after);
    if (files.size === 0) return false;
    const base = name.path.slice(name.path.lastIndexOf('/') + 1);
    return files.has(moveKey({ base, size: inode.size, time }));
  };
}

/** Perf: only files of these sizes; collecting all names of a large layer takes longer than reading it. */
function filesByName(index: LayerIndex, sizes: ReadonlySet<number>): Set<string> {
  const files = new Set<string>();
  for (let entry = 0; entry < index.length; entry++) {
    const size = index.size(entry);
    if (size > 0 && sizes.has(size)) files.add(moveKey({ base: index.base(entry), size, time: index.mtime(entry) }));
  }
  return files;
}

function moveKey({ base, size, time }: { base: string; size: number; time: number }): string {
  return `${size} ${time} ${base}`;
}

/** Whether a layer copied a file only to link to it: the file's name is at one end of a link, and nothing else changed. */
function links({ layers }: WasteFacts): (item: LostInode) => boolean {
  const namesOf = remembered(linkedNames);
  return ({ inode, name }) => {
    const [before, after] = [layers[inode.layer], layers[name.layer]];
    const { successor } = name;
    if (before === undefined || after === undefined || successor?.layer !== name.layer) return false;
    if (!namesOf(after).has(name.path)) return false;
    const [a, b] = [inode.entry, successor.entry];
    return (
      before.mode(a) === after.mode(b) &&
      before.uid(a) === after.uid(b) &&
      before.gid(a) === after.gid(b) &&
      before.mtime(a) === after.mtime(b)
    );
  };
}

function linkedNames(index: LayerIndex): Set<string> {
  const names = new Set<string>();
  for (let entry = 0; entry < index.length; entry++) {
    if (index.type(entry) !== 'hardlink') continue;
    const { directory, base } = splitName(index.link(entry));
    names.add(directory === '' ? `/${base}` : `/${directory}/${base}`);
    names.add(`/${index.path(entry)}`);
  }
  return names;
}
