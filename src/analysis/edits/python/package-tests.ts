/** The edit that deletes the tests of installed Python packages, where nothing outside of them imports these. */
import { shellWord } from '../../../advice/edits/commands/shell-word.ts';
import type { LeftOut } from '../../../advice/edits/edit.ts';
import type { Candidate, EditImage } from '../../../advice/edits/edit-image.ts';
import type { Group } from '../../../advice/edits/group.ts';
import { isRoot } from '../../../advice/edits/root-user.ts';
import { bytesOf } from '../../../advice/edits/trust.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import { listed } from '../../../image/text.ts';
import type { NotKnown } from '../../../runtime/read-files.ts';
import { nodeAt, textPathOf, walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';
import type { Lineage } from '../lineage/groups.ts';
import type { PythonMentions } from './mentions.ts';
import { inPackage, isOfTests } from './site-packages.ts';

/** Less is not worth a longer RUN. */
const LITTLE = 1_000_000;
/** Of one package. */
const LITTLE_OF_PACKAGE = 250_000;
const MOST_PACKAGES = 5;
const MAY_RUN = /^(?:RUN|CMD|ENTRYPOINT|HEALTHCHECK|ONBUILD)$/;
const RUNS_TESTS = /\b(?:pytest|nose2?|unittest|tox|nox|tests)\b|\.test\(/;

interface TestsFacts {
  image: EditImage;
  lineage: Lineage;
  mentions: readonly PythonMentions[] | NotKnown;
}

/** For the instruction that brought most of them. */
export function packageTests({ image, lineage, mentions }: TestsFacts): Candidate | null {
  if ('reason' in mentions) return null;
  const imported = new Set(mentions.flatMap(({ tests }) => [...tests]));
  const candidates = image.groups
    .filter(({ rule, loss }) => rule?.id === 'python-tests' && loss === null)
    .flatMap(group => candidateFor(group, { image, lineage, imported }) ?? []);
  const [first, ...others] = candidates;
  return first === undefined
    ? null
    : others.reduce((most, one) => (bytesOf(one.copies) > bytesOf(most.copies) ? one : most), first);
}

interface Search {
  image: EditImage;
  lineage: Lineage;
  imported: ReadonlySet<string>;
}

function candidateFor(group: Group, search: Search): Candidate | null {
  const { image } = search;
  const step = image.stepOf(group.layer);
  if (step?.instruction.keyword !== 'RUN' || !isRoot(step.user) || step.options.some(one => one.startsWith('--mount')))
    return null;
  if (image.dependentsOf(step.stage).length > 0 || runsTestsAfter(step, image)) return null;
  const packages = packagesIn(group, search);
  const copies = new Set(packages.flatMap(one => [...one.copies]));
  const words = packages.map(({ folder }) => shellWord(folder));
  if (bytesOf(copies) < LITTLE || words.includes(null)) return null;
  const { line } = step.instruction;
  const leftOut: LeftOut[] = packages.map(({ name, bytes }) => ({ name: `tests of ${name}`, bytes }));
  const command = `find ${words.join(' ')} -type d -name tests -prune -exec rm -rf {} +`;
  return {
    edit: {
      id: `package-tests-${line}`,
      title: `Leave out the tests of ${listed(packages.map(({ name }) => name))}`,
      trust: 'fewer',
      leftOut,
      line,
      second: null,
      operations: [{ kind: 'append-command', line, command }],
      ignoreLines: [],
    },
    copies,
    findings: ['python-tests'],
    fromCopier: false,
  };
}

/** Whether the RUN itself, a later one or the container runs tests. */
function runsTestsAfter(step: BuildStep, image: EditImage): boolean {
  const texts = image.steps
    .slice(image.steps.indexOf(step))
    .flatMap(({ instruction: { keyword, text } }) => (MAY_RUN.test(keyword) ? [text] : []));
  return [...texts, ...image.start].some(text => RUNS_TESTS.test(text));
}

interface TestedPackage {
  name: string;
  folder: string;
  copies: ReadonlySet<StackInode>;
  bytes: number;
}

/** The packages with most bytes of tests that can go, most first. Bytecode is not in their bytes, since another edit may leave it out. */
function packagesIn({ paths, layer }: Group, { image, lineage, imported }: Search): TestedPackage[] {
  const folders = new Map<string, { name: string; bytes: number }>();
  for (const path of paths) {
    const place = inPackage(path);
    if (place === null || !isOfTests(place.below) || imported.has(place.name)) continue;
    const { folder, name } = place;
    const known = folders.get(folder) ?? { name, bytes: 0 };
    folders.set(folder, known);
    known.bytes += nodeAt<StackNode>(image.root, path)?.inode?.size ?? 0;
  }
  const claimed = new Set(paths);
  const found = [...folders].flatMap(([folder, { name, bytes }]) => {
    if (bytes < LITTLE_OF_PACKAGE) return [];
    const copies = testsBelow(folder, { image, lineage, layer, isClaimed: path => claimed.has(path) });
    return copies === null ? [] : [{ name, folder, copies, bytes }];
  });
  return found.sort((a, b) => b.bytes - a.bytes).slice(0, MOST_PACKAGES);
}

interface Below extends Pick<Search, 'image' | 'lineage'> {
  layer: number;
  isClaimed(path: string): boolean;
}

/** All that is in directories named `tests`; null if something else is in them, or if another instruction brought a part. */
function testsBelow(folder: string, { image, lineage, layer, isClaimed }: Below): Set<StackInode> | null {
  const top = nodeAt<StackNode>(image.root, folder);
  const copies = new Set<StackInode>();
  let isWhole = true;
  const take = (node: StackNode): boolean => {
    const { inode } = node;
    if (inode === null || inode.size === 0) return true;
    const isKnown = isClaimed(textPathOf(node)) || node.name.endsWith('.pyc');
    if (!isKnown || inode.names > 1 || lineage.origin(inode) !== layer) isWhole = false;
    for (const copy of lineage.of(inode)) copies.add(copy);
    return isWhole;
  };
  if (top === undefined) return null;
  walk(top, node => {
    if (node.children === null || node.name !== 'tests') return isWhole;
    walk(node, take);
    return false;
  });
  return isWhole ? copies : null;
}
