/** The RUNs that may build with what a RUN installed. */

import { runsScript } from '../../../advice/edits/commands/command-patterns.ts';
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { WrittenCommand } from '../../../dockerfile/edit/written-commands.ts';
import { isShell } from '../../../image/known-programs.ts';
import { mayBeCompiled } from '../../../runtime/libraries/loaded-names.ts';
import type { ProgramOwners } from '../recommends/program-owners.ts';
import { MAY_COMPILE } from '../recommends/used-packages.ts';
import type { BuildInstall } from './build-install.ts';

export interface ConsumerFacts {
  image: EditImage;
  owners: ProgramOwners;
  /** Packages that are there only to build with. */
  packages: ReadonlySet<string>;
  /** Whether some of them compile, or fetch sources: what installers start without saying so. */
  compile: boolean;
}

/** In their order; the installing RUN itself is the first if it builds too. */
export function consumersOf({ step, commands }: BuildInstall, facts: ConsumerFacts): BuildStep[] {
  const { image } = facts;
  const runs = image.steps.slice(image.steps.indexOf(step)).filter(({ instruction }) => instruction.keyword === 'RUN');
  const firstInstall = commands[0]?.number ?? 0;
  return runs.filter(run => {
    const all = image.commandsOf(run.instruction);
    const later = run === step ? all.slice(firstInstall + 1) : all;
    // The text of a JSON form or of another shell is not known.
    if (all.length === 0) return true;
    const building = later.filter(command => mayBuild(command, facts));
    return building.length > 0 && !(building.every(installsByName) && isWithoutPrograms(run, image));
  });
}

/** Installing packages of others runs no script of this project: what it compiles, it leaves. */
function installsByName({ name, args }: WrittenCommand): boolean {
  const words = args.filter(arg => !arg.startsWith('-'));
  if (/^pip[\d.]*$/.test(name)) return words[0] === 'install' && !args.some(arg => /^\.|\/|^-e$|^--editable/.test(arg));
  if (name === 'gem') return words[0] === 'install' && !words.some(word => word.includes('/'));
  const isGlobal = args.includes('-g') || args.includes('--global');
  return name === 'npm' && isGlobal && /^(?:install|i|add)$/.test(words[0] ?? '') && !words.some(isLocal);
}

/** A folder or an archive, not `@scope/name` of a registry. */
function isLocal(word: string): boolean {
  return word.startsWith('.') || word.startsWith('/') || /\.t(?:ar\.)?gz$/.test(word);
}

/** Bytes. Smaller programs are scripts, such as pip makes to start modules. */
const LEAST_PROGRAM = 4096;

/** Whether a RUN left no file that may be compiled. */
function isWithoutPrograms({ layer }: BuildStep, { layers }: EditImage): boolean {
  const index = layer === null ? undefined : layers[layer];
  if (index === undefined) return false;
  for (let entry = 0; entry < index.length; entry++) {
    const mode = index.size(entry) < LEAST_PROGRAM ? 0 : index.mode(entry);
    if (index.type(entry) === 'file' && mayBeCompiled(index.base(entry), mode)) return false;
  }
  return true;
}

function mayBuild(command: WrittenCommand, { owners, packages, compile }: ConsumerFacts): boolean {
  const { name, args, words, nameAt } = command;
  const written = words[nameAt]?.text ?? '';
  if (compile && MAY_COMPILE.test(name)) return true;
  if (runsScript(command) || /[$`]/.test(name) || written.startsWith('.')) return true;
  // A shell runs what a download or a text says.
  if (isShell(name) || /^(?:eval|xargs|source)$/.test(name)) return true;
  if (args.some(arg => /(?:^|\/)setup\.py$/.test(arg))) return true;
  // Composer unpacks and clones by programs that it finds.
  return name === 'composer' || [...owners.mentionedIn([name])].some(owner => packages.has(owner));
}
