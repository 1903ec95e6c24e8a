/** The edit that has uv, Pipenv, Poetry and PDM only while they install: in the RUN that uses them, at whose end they go. */

import type { LeftOut } from '../../../advice/edits/edit.ts';
import type { Candidate, EditImage } from '../../../advice/edits/edit-image.ts';
import { isRoot } from '../../../advice/edits/root-user.ts';
import { bytesOf } from '../../../advice/edits/trust.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import type { WrittenCommand } from '../../../dockerfile/edit/written-commands.ts';
import { matchText } from '../../../image/byte-path.ts';
import type { InstalledPackage, Packages } from '../../../packages/find-packages.ts';
import { walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';

const TOOLS: ReadonlySet<string> = new Set(['uv', 'pipenv', 'poetry', 'pdm']);
/** Less is not worth a longer RUN. */
const LITTLE = 1_000_000;
const NAME = /^[\w.-]+$/;
/** They change nothing about what is installed. */
const OPTIONS =
  /^(?:--no-cache-dir|--no-compile|--no-input|--quiet|-q|--disable-pip-version-check|--root-user-action=\w+)$/;
/** Where another `pip` or interpreter may be found first, or where environments are not made. */
const OTHER_PLACES =
  /\b(?:PATH|VIRTUAL_ENV|PYTHON\w*HOME|PYTHONPATH|UV_SYSTEM_PYTHON|UV_PROJECT_ENVIRONMENT|POETRY_VIRTUALENVS_CREATE|PIPENV_SYSTEM)[= ]/;
/** What the RUN would only take away again. */
const ADDED: readonly string[] = ['--no-cache-dir', '--no-compile'];
const MAY_RUN = /^(?:RUN|CMD|ENTRYPOINT|HEALTHCHECK|SHELL|ONBUILD)$/;
/** It may start anything. */
const SCRIPT = /\.sh$|entrypoint/;
const SITE_PACKAGES = /^(.*\/(?:site|dist)-packages)\/([^/]+)\.dist-info\//;

export function pythonInstallers(image: EditImage, packages: Packages): Candidate | null {
  if (image.fromHistory) return null;
  for (const step of image.steps) {
    const command = installOf(step, image);
    const made = command === null ? null : candidateFor({ step, command, image, packages });
    if (made !== null) return made;
  }
  return null;
}

interface Install {
  step: BuildStep;
  command: WrittenCommand;
  image: EditImage;
  packages: Packages;
}

/** The one command of a RUN, if it installs such tools and nothing else. */
function installOf(step: BuildStep, image: EditImage): WrittenCommand | null {
  const { instruction, layer, options, stage, user } = step;
  if (instruction.keyword !== 'RUN' || layer === null || layer < image.baseLayers || options.length > 0) return null;
  if (!isRoot(user) || image.dependentsOf(stage).length > 0) return null;
  const [command, ...more] = image.commandsOf(instruction);
  if (command === undefined || more.length > 0 || command.nested || command.nameAt !== 0) return null;
  const [verb, ...rest] = command.args;
  const isPip = /^pip3?$/.test(command.name) && verb === 'install';
  return isPip && toolsIn(rest).length > 0 && rest.every(arg => OPTIONS.test(arg) || isTool(arg)) ? command : null;
}

function isTool(word: string): boolean {
  return TOOLS.has(nameOf(word));
}

/** `uv` of `uv==0.5.11` or `poetry[export]`. */
function nameOf(word: string): string {
  return word.replace(/[[=<>~!].*/s, '');
}

function toolsIn(words: readonly string[]): string[] {
  return words.filter(isTool).map(nameOf);
}

function candidateFor(install: Install): Candidate | null {
  const { step, command, image } = install;
  const last = lastUse(install);
  if (last === null || !makesEnvironment(last, image)) return null;
  const gone = installedBy(install);
  if (gone === null || gone.length === 0) return null;
  const { copies, leftOut } = freedBy(gone, install);
  if (bytesOf(copies) < LITTLE) return null;
  const names = toolsIn(command.args);
  const words = command.words.map(({ text }) => text).filter(text => !ADDED.includes(text));
  const [pip = '', verb = '', ...rest] = words;
  const { line } = step.instruction;
  const user = last.instruction.line;
  const operations: Operation[] = [
    { kind: 'replace-command', line, command: 0, text: null },
    { kind: 'prepend-command', line: user, command: [pip, verb, ...ADDED, ...rest].join(' ') },
    { kind: 'append-command', line: user, command: `${pip} uninstall -y ${gone.map(({ name }) => name).join(' ')}` },
  ];
  return {
    edit: {
      id: `installer-${line}`,
      title: `Install ${names.join(' and ')} only while ${names.length === 1 ? 'it is' : 'they are'} used`,
      trust: 'fewer',
      leftOut,
      line,
      second: { line: user, does: 'installs with it' },
      operations,
      ignoreLines: [],
    },
    copies,
    fromCopier: false,
  };
}

/** The only RUN that uses the tools; null if no RUN does, or if several may. */
function lastUse({ step, command, image }: Install): BuildStep | null {
  const isMentioned = mentionOf(toolsIn(command.args));
  if (image.start.some(word => isMentioned(word) || SCRIPT.test(word))) return null;
  const later = image.steps.slice(image.steps.indexOf(step) + 1);
  const users = later.filter(({ instruction: { keyword, text } }) => MAY_RUN.test(keyword) && isMentioned(text));
  const [user, ...others] = users;
  if (user === undefined || others.length > 0 || user.instruction.keyword !== 'RUN') return null;
  const before = image.steps.slice(0, image.steps.indexOf(user));
  const isElsewhere = before.some(
    ({ instruction: { keyword, text } }) => keyword === 'SHELL' || (keyword === 'ENV' && OTHER_PLACES.test(text)),
  );
  if (isElsewhere || user.layer === null || user.stage !== step.stage || !isRoot(user.user)) return null;
  const sharesPackages = user.instruction.text.includes('system-site-packages');
  return sharesPackages || image.commandsOf(user.instruction).length === 0 ? null : user;
}

/** Whether a text names one of the tools; `uv.lock` does not. */
function mentionOf(names: readonly string[]): (text: string) => boolean {
  const words = new Set(names.flatMap(name => (name === 'uv' ? ['uv', 'uvx'] : [name])));
  return text => text.split(/[^\w.-]/).some(word => words.has(word));
}

/** Whether a RUN made a virtual environment, and installed nothing beside the tools. */
function makesEnvironment({ layer }: BuildStep, { layers }: EditImage): boolean {
  const index = layer === null ? undefined : layers[layer];
  if (index === undefined) return false;
  const environments: string[] = [];
  const found: string[] = [];
  for (let entry = 0; entry < index.length; entry++) {
    const path = `/${matchText(index.path(entry))}`;
    if (path.endsWith('/pyvenv.cfg')) environments.push(path.slice(0, -'pyvenv.cfg'.length));
    const [, folder] = SITE_PACKAGES.exec(path) ?? [];
    if (folder !== undefined) found.push(folder);
  }
  return environments.length > 0 && found.every(folder => environments.some(one => folder.startsWith(one)));
}

/** The packages that the tools brought, and no other RUN; null if one of them is needed by another one. */
function installedBy({ step, image, packages }: Install): InstalledPackage[] | null {
  const known = inBase(image);
  const pip = packages.installed.filter(one => one.manager === 'pip' && !known.has(plainName(one.name)));
  const ofLayer = pip.filter(({ record }) => record.layer === step.layer);
  const folders = new Set(ofLayer.map(({ record }) => folderOf(record)));
  const others = pip.filter(one => !ofLayer.includes(one) && folders.has(folderOf(one.record)));
  return others.length > 0 || ofLayer.some(({ name }) => !NAME.test(name)) ? null : ofLayer;
}

/** `site-packages` of a record in its `.dist-info`. */
function folderOf({ parent }: StackNode): StackNode | null {
  return parent?.parent ?? null;
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Names of the packages that the base image has. */
function inBase({ layers, baseLayers }: EditImage): Set<string> {
  const names = new Set<string>();
  for (const index of layers.slice(0, baseLayers))
    for (let entry = 0; entry < index.length; entry++) {
      const [, , folder] = SITE_PACKAGES.exec(`/${matchText(index.path(entry))}`) ?? [];
      if (folder !== undefined) names.add(plainName(folder.replace(/-[^-]*$/, '')));
    }
  return names;
}

/** What the tools brought to their layer, the bytecode of what they renewed there, and the downloads that pip kept. */
function freedBy(gone: readonly InstalledPackage[], { step, image, packages }: Install) {
  const copies = new Set<StackInode>();
  const bytes = new Map<string, number>();
  walk<StackNode>(image.root, ({ inode, name }) => {
    const owner = inode === null || inode.layer !== step.layer ? null : packages.ownerOf(inode);
    if (inode === null || owner === null || copies.has(inode)) return true;
    const isRenewed = owner.record.layer === step.layer && matchText(name).endsWith('.pyc');
    if (!gone.includes(owner) && !isRenewed) return true;
    copies.add(inode);
    const what = gone.includes(owner) ? owner.name : `bytecode of ${owner.name}`;
    bytes.set(what, (bytes.get(what) ?? 0) + inode.size);
    return true;
  });
  for (const group of image.groups)
    if (group.rule?.id === 'pip-cache' && group.layer === step.layer) for (const copy of group.copies) copies.add(copy);
  const leftOut: LeftOut[] = [...bytes].map(([name, sum]) => ({ name, bytes: sum }));
  return { copies, leftOut: leftOut.sort((a, b) => b.bytes - a.bytes) };
}
