/** Finds out what became of every file of every layer, and whose it is. */
import type { LabelFile } from '../advice/labels/label.ts';
import { withoutSecrets } from '../dockerfile/secrets.ts';
import type { LayerIndex } from '../layer/index/layer-index.ts';
import type { Packages } from '../packages/find-packages.ts';
import { type PackageSize, packageKey } from '../packages/package-sizes.ts';
import { historyOf } from '../stack/history/history.ts';
import { PathFinder } from '../stack/history/path-tree.ts';
import type { History } from '../stack/history/types.ts';
import type { StackInode } from '../stack/merge/merged-tree.ts';
import type { LostInode, Stack } from '../stack/types.ts';
import type { EditableFiles } from './edits/types.ts';
import type { ImageFiles, ShownDockerfile } from './files.ts';
import type { Finding, WasteGroup } from './types.ts';
import type { ExplainedWaste } from './wasted/explain-waste.ts';
import { GroupTable } from './wasted/waste-groups.ts';

export interface FileFacts {
  /** With `placed`. */
  merged: Stack;
  /** Lost files whose content was stored again unchanged. */
  same: ReadonlySet<LostInode>;
  layers: readonly LayerIndex[];
  explained: Pick<ExplainedWaste, 'files' | 'eventOf'>;
  wasteGroups: readonly WasteGroup[];
  findings: readonly Finding[];
  installed: Pick<Packages, 'ownerOf'>;
  packages: readonly PackageSize[];
  /** The files that edits change. */
  editable: EditableFiles;
}

export function imageFiles(facts: FileFacts): ImageFiles {
  const { merged, layers, same } = facts;
  const unchanged = new Set<StackInode>([...same].map(({ inode }) => inode));
  const { inodes, ...history } = historyOf(merged, layers, inode => unchanged.has(inode));
  const { paths } = history;
  const finder = new PathFinder(paths);
  const pathsOf = (finding: Finding) =>
    Int32Array.from(finding.paths.map(path => finder.find(path)).filter(path => path >= 0)).sort();
  return {
    ...history,
    groups: groupsOf(inodes, facts),
    packages: packagesOf(inodes, facts),
    findings: facts.findings.map(pathsOf),
    dockerfile: shownDockerfile(facts.editable),
  };
}

function groupsOf(inodes: History['inodes'], { explained, wasteGroups }: FileFacts): Int32Array {
  const places = new GroupTable(first => ({ first, place: 0 }));
  for (const [at, group] of wasteGroups.entries()) places.of(group).place = at + 1;
  const lost = new Map<StackInode, LabelFile>(explained.files.map(file => [file.item.inode, file]));
  return Int32Array.from(inodes, inode => {
    const file = inode === null ? undefined : lost.get(inode);
    return file === undefined ? 0 : places.of(explained.eventOf(file)).place;
  });
}

function packagesOf(inodes: History['inodes'], { installed, packages }: FileFacts): Int32Array {
  const places = new Map(packages.map((one, at) => [packageKey(one), at + 1]));
  const known = new Map<object, number>();
  return Int32Array.from(inodes, inode => {
    const owner = inode === null || inode.names === 0 ? null : installed.ownerOf(inode);
    if (owner === null) return 0;
    const place = known.get(owner) ?? places.get(packageKey(owner)) ?? 0;
    known.set(owner, place);
    return place;
  });
}

function shownDockerfile({ dockerfile, path }: EditableFiles): ShownDockerfile | null {
  if (dockerfile === null || path === null) return null;
  const { source, instructions } = dockerfile;
  const lines = source.replace(/\r?\n$/, '').split(/\r?\n/);
  return {
    path,
    lines: lines.map(withoutSecrets),
    instructions: instructions.map(({ line, endLine }) => ({ line, endLine })),
  };
}
