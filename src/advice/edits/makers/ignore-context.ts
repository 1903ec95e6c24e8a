/** Keeps what a COPY need not copy out of the build context: lines of the `.dockerignore`. */
import { CopyMap, copiedBy, destinationOf } from '../../../dockerfile/build/copy-sources.ts';
import type { Rule } from '../../../rules/rule.ts';
import { writtenLines } from '../context-lines.ts';
import type { Trust } from '../edit.ts';
import type { Cover, Maker } from '../edit-image.ts';
import { type IgnoreLine, ignoreLine } from '../ignore-lines.ts';
import { noun } from '../nouns.ts';
import { leftOutFiles, trustOf } from '../trust.ts';
import { copiedOn } from '../users/copied-on.ts';
import { readingAfter } from '../users/reading-after.ts';

/** Rules on files that people copy because a RUN installs or unpacks them. */
const INSTALLED: ReadonlySet<string> = new Set([
  'archive-left',
  'archive-unpacked',
  'installer-leftover',
  'os-package-file',
  'wheel-files',
]);
const MOST_LINES = 8;
/** Their names say more than their bytes. */
const SECRETS = 'context-secrets';
const MOST_NAMED = 3;

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
  const whole = wholeDirectories(image.coverOf(group), { files, claimed, destination });
  const sources = whole.map(path => map.sourceOf(path));
  const known = sources.flatMap(source => source ?? []);
  if (known.length !== sources.length || known.includes('/')) return null;
  const lines = linesFor(known, { files, map, claimed });
  const ignoreLines = lines === null ? null : writtenLines(lines, image, { copy: step.instruction });
  const reading = readingAfter(step, image);
  if (ignoreLines === null || (rule.id === 'vcs-dir' && reading === 'scripts')) return null;
  const trust = reading !== 'nothing' && isOfProject(rule) ? 'fewer' : trustOf(rule);
  return {
    edit: {
      id: `ignore-${step.instruction.line}-${rule.id}`,
      title: titleOf(rule, known, trust),
      trust,
      leftOut: trust === 'fewer' ? leftOutFiles(copies, image) : [],
      line: step.instruction.line,
      second: null,
      operations: [],
      ignoreLines,
    },
    copies: new Set([...copies, ...copiedOn(group, image).flatMap(made => [...made.copies])]),
    fromCopier: false,
  };
};

function titleOf(rule: Rule, paths: readonly string[], trust: Trust): string {
  if (rule.id === SECRETS) return `Leave out secrets: ${paths.slice(0, MOST_NAMED).map(nameOf).join(', ')}`;
  return `Leave out ${noun(rule.title)}${trust === 'fewer' && isOfProject(rule) ? ', unless the build reads them' : ''}`;
}

/** Files of the project itself, which its own programs may read. */
function isOfProject({ id }: Pick<Rule, 'id'>): boolean {
  return id === 'vcs-dir' || id.startsWith('context-');
}

function isCopy(keyword: string): boolean {
  return keyword === 'COPY' || keyword === 'ADD';
}

/** The directories of the rule, and those around that hold nothing else but several of them or single files. */
function wholeDirectories(
  { directories, files: single }: Cover,
  { files, claimed, destination }: Omit<CopiedFiles, 'map'> & { destination: string },
): string[] {
  const mixed = new Set<string>();
  const mix = (from: string) => {
    for (let at = from; at !== '' && !mixed.has(at); at = parentOf(at)) mixed.add(at);
  };
  mix(destination);
  for (const path of files) if (!claimed(path)) mix(parentOf(path));
  const entries = [...directories, ...single];
  const siblings = new Map<string, number>();
  for (const entry of entries) siblings.set(parentOf(entry), (siblings.get(parentOf(entry)) ?? 0) + 1);
  const whole = entries.map((entry, at) => {
    const parent = parentOf(entry);
    const isAlone = at < directories.length && siblings.get(parent) === 1;
    return isAlone || mixed.has(parent) ? entry : parent;
  });
  return [...new Set(whole)].sort();
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
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
