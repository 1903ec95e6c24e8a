/** The edit that takes pip, setuptools and wheel out of a virtual environment once it is filled, where nothing in it needs them. */
import { shellWord } from '../../../advice/edits/commands/shell-word.ts';
import type { LeftOut } from '../../../advice/edits/edit.ts';
import type { Candidate, EditImage } from '../../../advice/edits/edit-image.ts';
import { lastRunOfStage } from '../../../advice/edits/makers/clean-stage.ts';
import { isRoot } from '../../../advice/edits/root-user.ts';
import { bytesOf } from '../../../advice/edits/trust.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import { CopyMap, copiedBy, destinationOf } from '../../../dockerfile/build/copy-sources.ts';
import type { Instruction } from '../../../dockerfile/parse.ts';
import { matchText } from '../../../image/byte-path.ts';
import { listed } from '../../../image/text.ts';
import type { InstalledPackage, Packages } from '../../../packages/find-packages.ts';
import type { NotKnown } from '../../../runtime/read-files.ts';
import { textPathOf, walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';
import type { Lineage } from '../lineage/groups.ts';
import { isScript } from '../recommends/scripts.ts';
import { type InstallTool, isInstallTool, type PythonMentions } from './mentions.ts';
import { sourceOf } from './site-packages.ts';

/** Less is not worth a longer RUN. */
const LITTLE = 1_000_000;
const MAY_RUN = /^(?:RUN|CMD|ENTRYPOINT|HEALTHCHECK|SHELL|ONBUILD)$/;
/** What installs with the environment's tools. */
const INSTALLS =
  /\b(?:pip[\d.]*|ensurepip|easy_install|setup\.py|virtualenv|pipenv|poetry|pdm|uv|hatch|flit|make|tox|nox)\b/;
const SCRIPT = /\.(?:sh|bash)\b|entrypoint/;

export interface EnvironmentFacts {
  image: EditImage;
  lineage: Lineage;
  packages: Packages;
  mentions: readonly PythonMentions[] | NotKnown;
}

/** For the first environment that has tools which can go. */
export function environmentTools(facts: EnvironmentFacts): Candidate | null {
  const { image, mentions } = facts;
  if (image.fromHistory || 'reason' in mentions) return null;
  for (const environment of environmentsOf(facts)) {
    const made = candidateFor(environment, { ...facts, mentions });
    if (made !== null) return made;
  }
  return null;
}

interface Environment {
  top: StackNode;
  site: StackNode;
  /** The tools in it, pip among them. */
  tools: readonly InstalledPackage[];
}

function environmentsOf({ packages }: EnvironmentFacts): Environment[] {
  const bySite = new Map<StackNode, InstalledPackage[]>();
  for (const tool of packages.installed.filter(isInstallTool)) {
    const site = tool.record.parent?.parent;
    if (site != null) bySite.get(site)?.push(tool) ?? bySite.set(site, [tool]);
  }
  return [...bySite].flatMap(([site, tools]) => {
    // <environment>/lib/python3.11/site-packages
    const top = site.parent?.parent?.parent;
    const isEnvironment =
      top?.children?.get('pyvenv.cfg')?.inode != null && top.children.get('bin')?.children?.has('python');
    return isEnvironment && tools.some(({ name }) => name === 'pip') ? [{ top, site, tools }] : [];
  });
}

function candidateFor(
  environment: Environment,
  facts: EnvironmentFacts & { mentions: readonly PythonMentions[] },
): Candidate | null {
  const { image, lineage } = facts;
  const [pip] = environment.tools.filter(({ name }) => name === 'pip');
  const inode = pip?.record.inode ?? null;
  const layer = inode === null ? -1 : lineage.origin(inode);
  const place = placeOf(environment, layer, image);
  if (place === null) return null;
  const needed = neededTools(environment, facts);
  if (needed.has('pip')) return null;
  const gone = environment.tools.filter(
    ({ name, record }) =>
      !needed.has(name as InstallTool) && record.inode !== null && lineage.origin(record.inode) === layer,
  );
  const { copies, leftOut } = freedBy({ environment, gone, layer }, facts);
  if (bytesOf(copies) < LITTLE) return null;
  // pip comes last in its own list of what goes.
  const names = gone
    .map(({ name }) => name)
    .sort((a, b) => Number(a === 'pip') - Number(b === 'pip') || (a < b ? -1 : 1));
  const { run, path } = place;
  const python = shellWord(`${path}/bin/python`);
  if (python === null) return null;
  const command = `${python} -B -m pip uninstall -y ${names.join(' ')}`;
  return {
    edit: {
      id: `environment-${run.line}`,
      title: `Take ${listed(names)} out of the virtual environment`,
      trust: 'fewer',
      leftOut,
      line: run.line,
      second: null,
      operations: [{ kind: 'append-command', line: run.line, command }],
      ignoreLines: [],
    },
    copies,
    findings: ['python-build-tools'],
    fromCopier: false,
  };
}

/** The RUN that fills the environment last, and where the environment is then; null if later commands may use the tools. */
function placeOf({ top }: Environment, layer: number, image: EditImage): { run: Instruction; path: string } | null {
  const step = image.stepOf(layer);
  const path = textPathOf(top);
  if (step === null || image.dependentsOf(step.stage).length > 0 || isUsedAfter(step, image)) return null;
  if (step.instruction.keyword === 'RUN') return isRoot(step.user) ? { run: step.instruction, path } : null;
  const copied = step.instruction.keyword === 'COPY' ? copiedBy(step.instruction.text) : null;
  const destination = copied === null ? null : destinationOf(step, copied);
  if (copied?.kind !== 'stage' || copied.from === null || destination === null) return null;
  const run = lastRunOfStage(copied.from, step.instruction.line, image);
  const files = image.filesOf(layer);
  const source = new CopyMap(copied, destination, file => files.has(file)).sourceOf(`${path}/pyvenv.cfg`);
  return run === null || source === null ? null : { run, path: source.slice(0, -'/pyvenv.cfg'.length) };
}

/** Whether a later command, the start or a script of the image may install something. */
function isUsedAfter(step: BuildStep, image: EditImage): boolean {
  const later = image.steps.slice(image.steps.indexOf(step) + 1);
  const texts = later.filter(({ instruction: { keyword } }) => MAY_RUN.test(keyword));
  const reader = image.records();
  const scripts = reader.kept.filter(
    node => isScript(textPathOf(node)) && (node.inode?.layer ?? 0) >= image.baseLayers,
  );
  if ([...image.start, ...texts.map(({ instruction }) => instruction.text)].some(text => INSTALLS.test(text)))
    return true;
  if (scripts.some(node => INSTALLS.test(reader.start(node) ?? ''))) return true;
  // A script whose text was not kept may do anything.
  const known = new Set(scripts.map(({ name }) => matchText(name)));
  const words = [...image.start, ...texts.flatMap(({ instruction: { text } }) => text.split(/[\s"',[\]]+/))];
  return words.some(word => SCRIPT.test(word) && !known.has(word.slice(word.lastIndexOf('/') + 1)));
}

/** What packages of the environment depend on, and what they or files of no package mention. */
function neededTools(
  { site, tools }: Environment,
  { packages, mentions }: { packages: Packages; mentions: readonly PythonMentions[] },
): Set<InstallTool> {
  const needed = new Set<InstallTool>();
  const beside = packages.installed.filter(one => one.record.parent?.parent === site && !tools.includes(one));
  for (const { depends } of beside)
    for (const names of depends) for (const name of names) needed.add(name as InstallTool);
  for (const { owner, tools: mentioned } of mentions) {
    // What is installed elsewhere has an interpreter of its own.
    const mayRunHere = owner === null || (owner.record.parent?.parent === site && !tools.includes(owner));
    if (mayRunHere) for (const tool of mentioned) needed.add(tool);
  }
  return needed;
}

interface Going {
  environment: Environment;
  gone: readonly InstalledPackage[];
  layer: number;
}

/** Files of the tools and their bytecode, with what later layers stored of them again. */
function freedBy({ environment, gone, layer }: Going, { lineage, packages }: EnvironmentFacts) {
  const copies = new Set<StackInode>();
  const bytes = new Map<string, number>();
  const ownerOf = (node: StackNode | undefined) => (node?.inode ? packages.ownerOf(node.inode) : null);
  walk<StackNode>(environment.top, node => {
    const { inode } = node;
    const owner = ownerOf(node) ?? ownerOf(sourceOf(node));
    if (inode === null || owner === null || !gone.includes(owner) || lineage.origin(inode) !== layer) return true;
    for (const copy of lineage.of(inode)) copies.add(copy);
    bytes.set(owner.name, (bytes.get(owner.name) ?? 0) + inode.size);
    return true;
  });
  const leftOut: LeftOut[] = [...bytes].map(([name, sum]) => ({ name, bytes: sum }));
  return { copies, leftOut: leftOut.sort((a, b) => b.bytes - a.bytes) };
}
