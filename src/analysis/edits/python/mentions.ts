/** Reads what Python files of own layers import and name, where an edit may take a part of the installed packages away. */
import { matchText } from '../../../image/byte-path.ts';
import type { InstalledPackage } from '../../../packages/find-packages.ts';
import { systemOwner } from '../../../runtime/libraries/needed-libraries.ts';
import { fileReader, type NotKnown, notKnown, UNREADABLE } from '../../../runtime/read-files.ts';
import { textPathOf, walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';
import type { ClaimedNames } from '../../findings.ts';
import type { NeedsFacts } from '../program-needs.ts';
import { inPackage, isOfTests } from './site-packages.ts';

/** Tools that install Python packages, as pip names them. */
export type InstallTool = 'pip' | 'setuptools' | 'wheel';

export interface PythonMentions {
  /** The package of the file; null for a file of none. */
  owner: InstalledPackage | null;
  /** Tools that it imports, calls or requires. */
  tools: ReadonlySet<InstallTool>;
  /** Top-level packages whose tests it imports or names. */
  tests: ReadonlySet<string>;
}

/** They are in memory at once, since a layer may have to be decompressed for them. */
const MOST_BYTES = 128 * 1024 * 1024;
/** Less is not worth a second look at the layers. */
const LITTLE = 1_000_000;
const REQUIREMENTS = /^(?:requirements[\w.-]*\.txt|constraints[\w.-]*\.txt|Pipfile|pyproject\.toml|setup\.cfg)$/;

const IMPORT = /^[ \t]*(?:from|import)[ \t]([^\n]{1,400})/gm;
const TOOL_OF: ReadonlyMap<string, InstallTool> = new Map([
  ['pip', 'pip'],
  ['setuptools', 'setuptools'],
  ['pkg_resources', 'setuptools'],
  // From Python 3.12 on it is a part of setuptools.
  ['distutils', 'setuptools'],
  ['wheel', 'wheel'],
]);
/** As an argument of a program, or of `import_module`. */
const QUOTED = /["'](pip|setuptools|pkg_resources|distutils|wheel)[3]?(?=["'.])|-m (pip)\b/g;
const WORDS = ['tests', ...TOOL_OF.keys()].map(word => Buffer.from(word));
/** A line that requires a tool. */
const REQUIRED = /^[ \t"']*(pip|setuptools|wheel)[ \t]*(?:[[=<>~!;"',]|$)/gm;
const QUOTED_TESTS = /["'](\w+)(?:\.\w+)*\.tests(?=["'.])/g;

/** The tools that are in layers of this Dockerfile. */
export function isInstallTool({ manager, name, base }: InstalledPackage): boolean {
  return manager === 'pip' && !base && /^(?:pip|setuptools|wheel)$/.test(name);
}

/**
 * Files that mention anything of it.
 * @param claimed what waste rules claim
 * @throws MeasureError if a layer has changed since it was read
 */
export async function pythonMentions(
  facts: NeedsFacts,
  claimed: readonly ClaimedNames[],
): Promise<readonly PythonMentions[] | NotKnown> {
  const { root, layers, packages, base } = facts;
  const from = base?.layers ?? 0;
  const tools = packages.installed.filter(isInstallTool).reduce((sum, { bytes }) => sum + bytes, 0);
  if (tools < LITTLE && testBytes(claimed, from) < LITTLE) return [];
  const files = new Map<StackInode, StackNode>();
  walk<StackNode>(root, node => {
    const { inode, name } = node;
    if (inode !== null && inode.layer >= from && isRead(matchText(name)) && !systemOwner({ packages }, inode))
      files.set(inode, node);
    return true;
  });
  const inodes = [...files.keys()];
  if (inodes.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES)
    return notKnown('it has too many Python files to read them all');
  const contents = await fileReader(layers)(inodes);
  if (contents === null) return UNREADABLE;
  const found: PythonMentions[] = [];
  for (const [inode, node] of files) {
    const bytes = contents.get(inode);
    if (bytes === undefined || !mayMention(bytes)) continue;
    const { tools, tests } = mentionsIn(Buffer.from(bytes).toString('latin1'), textPathOf(node));
    if (tools.size + tests.size > 0) found.push({ owner: packages.ownerOf(inode), tools, tests });
  }
  return found;
}

function testBytes(claimed: readonly ClaimedNames[], from: number): number {
  const nodes = claimed.filter(({ rule }) => rule.id === 'python-tests').flatMap(one => one.nodes);
  return nodes.reduce((sum, { inode }) => sum + (inode !== null && inode.layer >= from ? inode.size : 0), 0);
}

function isRead(name: string): boolean {
  return name.endsWith('.py') || REQUIREMENTS.test(name);
}

/** Perf: most modules have none of these words, and looking for words takes a tenth of looking for imports. */
function mayMention({ buffer, byteOffset, byteLength }: Uint8Array): boolean {
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  return WORDS.some(word => bytes.includes(word));
}

/** @param path of the file, which says whose tests a relative import means */
export function mentionsIn(text: string, path: string): Pick<PythonMentions, 'tools' | 'tests'> {
  const tools = new Set<InstallTool>();
  const tests = new Set<string>();
  const addTool = (name: string | undefined) => {
    const tool = TOOL_OF.get(name ?? '');
    if (tool !== undefined) tools.add(tool);
  };
  if (!path.endsWith('.py')) {
    for (const [, name] of text.matchAll(REQUIRED)) addTool(name);
    return { tools, tests };
  }
  const place = inPackage(path);
  const own = place?.name ?? '';
  for (const [, rest = ''] of text.matchAll(IMPORT)) {
    const modules = rest.split(/[\s,();]+/);
    const topOf = (module = '') => (module.startsWith('.') ? own : (module.split('.')[0] ?? ''));
    for (const module of modules) {
      addTool(topOf(module));
      if (module === 'tests') tests.add(topOf(modules[0]));
      else if (/\.tests(?:\.|$)/.test(module)) tests.add(topOf(module));
    }
  }
  // `from . import (`, a line for each name.
  if (/^[ \t]+tests,?[ \t]*$/m.test(text)) tests.add(own);
  for (const [, quoted, called] of text.matchAll(QUOTED)) addTool(quoted ?? called);
  for (const [, name = ''] of text.matchAll(QUOTED_TESTS)) tests.add(name);
  // Tests use each other.
  if (place !== null && isOfTests(place.below)) tests.delete(own);
  return { tools, tests };
}
