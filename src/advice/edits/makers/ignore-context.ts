/** Keeps what a COPY need not copy out of the build context: lines of the `.dockerignore`. */
import { type Copied, CopyMap, copiedBy, destinationOf } from '../../../dockerfile/copy-sources.ts';
import { tops } from '../earlier-layers.ts';
import type { EditImage, Maker } from '../edit-image.ts';
import { type IgnoreLine, ignoreLine, writtenLine } from '../ignore-lines.ts';
import { isMentioned } from '../mentions.ts';
import { noun } from '../nouns.ts';
import { leftOutBy, trustOf } from '../trust.ts';

/** Rules on files that people copy because a RUN installs or unpacks them. */
const INSTALLED: ReadonlySet<string> = new Set([
  'archive-left',
  'archive-unpacked',
  'installer-leftover',
  'os-package-file',
  'wheel-files',
]);
const MOST_LINES = 8;

export const ignoreContext: Maker = (group, image) => {
  const { rule, copies } = group;
  const step = image.stepOf(group.layer);
  if (rule === null || INSTALLED.has(rule.id) || step === null || image.ignoreLines === null) return null;
  const copied = copiedBy(step.instruction.text);
  const destination = copied === null ? null : destinationOf(step, copied);
  if (!isCopy(step.instruction.keyword) || copied?.kind !== 'context' || destination === null) return null;
  const files = image.filesOf(group.layer);
  const map = new CopyMap(copied, destination, path => files.has(path));
  const claimed = (path: string) => image.isClaimed(rule, path);
  const whole = wholeDirectories(group.paths, { files, claimed, destination });
  const sources = whole.map(path => map.sourceOf(path));
  const known = sources.flatMap(source => source ?? []);
  if (known.length !== sources.length || known.includes('/')) return null;
  const lines = linesFor(known, { files, map, claimed });
  if (lines === null || lines.some(line => isNeeded(line, image))) return null;
  return {
    edit: {
      id: `ignore-${step.instruction.line}-${rule.id}`,
      title: `Leave out ${noun(rule.title)}`,
      trust: trustOf(rule),
      leftOut: leftOutBy(rule, copies, image),
      line: step.instruction.line,
      second: null,
      operations: [],
      ignoreLines: lines.map(writtenLine),
    },
    copies,
    fromCopier: false,
  };
};

function isCopy(keyword: string): boolean {
  return keyword === 'COPY' || keyword === 'ADD';
}

/** The highest directories below the destination in which everything is claimed; else the files. */
function wholeDirectories(
  paths: readonly string[],
  { files, claimed, destination }: Omit<CopiedFiles, 'map'> & { destination: string },
): string[] {
  const mixed = new Set<string>([destination]);
  for (const path of files) {
    if (claimed(path)) continue;
    for (let at = path; at !== '' && !mixed.has(at); at = at.slice(0, at.lastIndexOf('/'))) mixed.add(at);
  }
  for (let at = destination; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) mixed.add(at);
  return tops(paths, directory => !mixed.has(directory));
}

interface CopiedFiles {
  /** What the layer has, by path in the image. */
  files: ReadonlySet<string>;
  map: CopyMap;
  claimed: (path: string) => boolean;
}

/** The fewest lines that match these paths of the context and nothing else that was copied; null if there are too many. */
function linesFor(paths: readonly string[], copied: CopiedFiles): IgnoreLine[] | null {
  const byName = new Map<string, string[]>();
  for (const path of paths) {
    const name = nameOf(path);
    byName.get(name)?.push(path) ?? byName.set(name, [path]);
  }
  const lines = [...byName].flatMap(([name, same]): IgnoreLine[] => {
    const everywhere: IgnoreLine = { path: name, anywhere: true };
    const isNested = same.some(path => path.lastIndexOf('/') > 0);
    if (isNested && matchesOnly(everywhere, copied)) return [everywhere];
    return same.map(path => ({ path: path.slice(1), anywhere: false }));
  });
  if (lines.length <= MOST_LINES) return lines;
  const extensions = [...new Set(paths.map(extensionOf))].map(path => ({ path, anywhere: true }));
  const fits =
    extensions.length <= MOST_LINES && extensions.every(line => line.path !== '*' && matchesOnly(line, copied));
  return fits ? extensions : null;
}

function matchesOnly(line: IgnoreLine, { files, map, claimed }: CopiedFiles): boolean {
  for (const path of files) {
    const source = map.sourceOf(path);
    if (source !== null && ignoreLine(line, source) && !claimed(path)) return false;
  }
  return true;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function extensionOf(path: string): string {
  const name = nameOf(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `*${name.slice(dot)}` : '*';
}

/** Whether another COPY names what the line would leave out, or a RUN mentions it. */
function isNeeded(line: IgnoreLine, image: EditImage): boolean {
  const all = image.dockerfile.stages.flatMap(({ instructions }) => instructions);
  const copies = all.flatMap(({ keyword, text }): Copied[] => {
    const copied = isCopy(keyword) ? copiedBy(text) : null;
    return copied?.kind === 'context' ? [copied] : [];
  });
  const named = copies.flatMap(({ sources }) => sources).map(source => `/${source.replace(/^(?:\.?\/)+|\/$/g, '')}`);
  if (named.some(source => source !== '/' && source !== '/.' && ignoreLine(line, source))) return true;
  return isMentioned(nameOf(line.path), all);
}
