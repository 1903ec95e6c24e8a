/** The RUNs that may build with what a RUN installed. */
import { runsScript } from '../../../advice/edits/commands/command-patterns.ts';
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { WrittenCommand } from '../../../dockerfile/edit/written-commands.ts';
import type { ProgramOwners } from '../recommends/program-owners.ts';
import { MAY_COMPILE } from '../recommends/used-packages.ts';
import type { BuildInstall } from './build-install.ts';

export interface ConsumerFacts {
  image: EditImage;
  owners: ProgramOwners;
  /** Packages that are there only to build with. */
  packages: ReadonlySet<string>;
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
    return all.length === 0 || later.some(command => mayBuild(command, facts));
  });
}

function mayBuild(command: WrittenCommand, { owners, packages }: ConsumerFacts): boolean {
  const { name, args, words, nameAt } = command;
  const written = words[nameAt]?.text ?? '';
  if (MAY_COMPILE.test(name) || runsScript(command) || /[$`]/.test(name) || written.startsWith('.')) return true;
  // A shell runs what a download or a text says.
  if (/^(?:ba|da|a|k|z)?sh$|^(?:eval|xargs|source)$/.test(name)) return true;
  if (args.some(arg => /(?:^|\/)setup\.py$/.test(arg))) return true;
  return [...owners.mentionedIn([name])].some(owner => packages.has(owner));
}
