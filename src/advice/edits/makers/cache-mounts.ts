/** Keeps what several RUNs share out of their layers: the directory becomes a build cache that all of them mount. */
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import type { WrittenCommand } from '../../../dockerfile/edit/written-commands.ts';
import { matchText } from '../../../image/byte-path.ts';
import type { Rule } from '../../../rules/rule.ts';
import type { StackInode } from '../../../stack/merge/merged-tree.ts';
import { readersAmong, runsScript } from '../commands/command-patterns.ts';
import { deletingCommands, isDeleting } from '../deletions.ts';
import type { EditImage, Maker } from '../edit-image.ts';
import type { Group } from '../group.ts';
import { noun } from '../nouns.ts';
import { leftOutBy, trustOf } from '../trust.ts';

export const cacheMounts: Maker = ({ rule, layer }, image) => {
  const first = image.stepOf(layer);
  if (rule === null || first?.instruction.keyword !== 'RUN' || !image.canMount) return null;
  const groups = image.groups.filter(group => group.rule === rule && image.stepOf(group.layer) !== null);
  if (groups.some(group => image.stepOf(group.layer)?.instruction.keyword !== 'RUN')) return null;
  const targets = targetsOf(rule, groups, image);
  if (targets === null) return null;
  const copies = within(groups, targets, image);
  if (copies.size === 0) return null;
  const writers = groups.filter(group => [...group.copies].some(copy => copies.has(copy)));
  const steps = usersOf({ rule, groups: writers, targets }, image);
  if (image.steps.some(step => cannotDelete(step, { targets, mounted: steps.includes(step), image }))) return null;
  return {
    edit: {
      id: `cache-${rule.id}`,
      title: `Keep ${noun(rule.title)} in a build cache`,
      trust: trustOf(rule),
      leftOut: leftOutBy(rule, copies, image),
      line: steps[0]?.instruction.line ?? first.instruction.line,
      second: null,
      operations: steps.flatMap(step => mounts(step, targets)),
      ignoreLines: [],
    },
    copies,
    fromCopier: false,
  };
};

interface Target {
  path: string;
  /** Null for root, who owns a cache by default. */
  owner: { uid: number; gid: number } | null;
}

function mounts({ instruction: { line } }: BuildStep, targets: readonly Target[]): Operation[] {
  return targets.map(({ path, owner }) => {
    const by = owner === null ? '' : `,uid=${owner.uid},gid=${owner.gid}`;
    return { kind: 'set-option', line, option: `--mount=type=cache,target=${path}${by}` };
  });
}

/** What of the groups is in the directories. */
function within(groups: readonly Group[], targets: readonly Target[], { layers }: EditImage): Set<StackInode> {
  const isInside = ({ layer, entry }: StackInode) => {
    const path = `/${matchText(layers[layer]?.path(entry) ?? '')}`;
    return targets.some(target => path.startsWith(`${target.path}/`));
  };
  return new Set(groups.flatMap(({ copies }) => [...copies].filter(isInside)));
}

/** The rule's directories in which the groups have files; null if they have none, or if one holds something else. */
function targetsOf(rule: Rule, groups: readonly Group[], image: EditImage): Target[] | null {
  const targets = new Map<string, Target>();
  for (const { paths, copies } of groups) {
    const owner = ownerOf([...copies], image);
    for (const path of paths) {
      if ([...targets.keys()].some(target => path.startsWith(`${target}/`))) continue;
      const target = (rule.mounts ?? []).flatMap(mount => directoryAround(mount, path) ?? [])[0];
      if (target === undefined) continue;
      if (!/^[\w./-]+$/.test(target) || !image.isAloneBelow(target, rule)) return null;
      targets.set(target, { path: target, owner });
    }
  }
  return targets.size === 0 ? null : [...targets.values()];
}

/** The directory of `~/.m2` around a path, such as `/root/.m2`; null if the path is elsewhere. */
function directoryAround(mount: string, path: string): string | null {
  if (!mount.startsWith('~')) return path.startsWith(`${mount}/`) ? mount : null;
  const home = /^\/(?:root|home\/[^/]+|var\/lib\/[^/]+)/.exec(path)?.[0];
  const full = home === undefined ? null : home + mount.slice(1);
  return full !== null && path.startsWith(`${full}/`) ? full : null;
}

function ownerOf([first]: readonly StackInode[], { layers }: EditImage): Target['owner'] {
  const index = first && layers[first.layer];
  if (!first || !index) return null;
  const [uid, gid] = [index.uid(first.entry), index.gid(first.entry)];
  return uid === 0 ? null : { uid, gid };
}

/** Whether a RUN would fail: by deleting a directory that it mounts, or one around it, or files that are in no layer any more. */
function cannotDelete(
  step: BuildStep,
  { targets, mounted, image }: { targets: readonly Target[]; mounted: boolean; image: EditImage },
): boolean {
  return deletingCommands(step, image).some(({ operands, needsFiles }) =>
    operands.some(({ path }) => {
      if (path === null) return false;
      const holdsTarget = targets.some(target => `${target.path}/`.startsWith(`${path}/`));
      const isInside = targets.some(target => path.startsWith(`${target.path}/`));
      return mounted ? holdsTarget : needsFiles && (holdsTarget || isInside);
    }),
  );
}

/** The RUNs that write the files or may read them. */
function usersOf(
  { rule, groups, targets }: { rule: Rule; groups: readonly Group[]; targets: readonly Target[] },
  image: EditImage,
): BuildStep[] {
  const paths = targets.map(({ path }) => path);
  const writers = new Set(groups.map(({ layer }) => layer));
  const first = image.steps.findIndex(({ layer }) => layer !== null && writers.has(layer));
  return image.steps.filter((step, at) => {
    if (at < first || step.instruction.keyword !== 'RUN') return false;
    if (step.layer !== null && writers.has(step.layer)) return true;
    const commands = image.commandsOf(step.instruction);
    return readersAmong(rule, commands).length > 0 || commands.some(runsScript) || namesBelow(commands, paths);
  });
}

/** Whether a command names one of the directories, or something in it. */
function namesBelow(commands: readonly WrittenCommand[], directories: readonly string[]): boolean {
  return commands.some(command => {
    if (isDeleting(command)) return false;
    return command.words.some(({ text }) => directories.some(directory => `${text}/`.includes(`${directory}/`)));
  });
}
