/** The RUNs that install packages to build with, by apt. */
import { aptInstalls, hasOption, purges, withoutRecommends } from '../../../advice/hints/commands.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { WrittenCommand } from '../../../dockerfile/edit/written-commands.ts';
import type { DebianImage } from '../recommends/debian-image.ts';
import { isApt, nameOnly, packagesIn } from '../recommends/install-commands.ts';
import { FOR_COMPILING } from '../recommends/used-packages.ts';
import { pythonIsForNode } from './node-gyp.ts';
import { toolsThatMayGo } from './tools.ts';

export interface BuildInstall {
  step: BuildStep;
  /** The layer of the step. */
  layer: number;
  commands: InstallOf[];
  /** Names of the packages to build with that the commands name, and those of `repeats`. */
  names: Set<string>;
  /** Later RUNs that name nothing to build with but what this one brought already. */
  repeats: readonly BuildInstall[];
}

export interface InstallOf {
  number: number;
  command: WrittenCommand;
  /** Packages as written. */
  words: string[];
  /** Those of them to build with. */
  build: string[];
  withoutRecommends: boolean;
}

/** Programs that may be used for more than to build with. */
const NOT_ONLY = /^(?:file|patch|unzip|bzip2|xz-utils|m4|flex|bison)$/;
/** Beyond what C needs. */
const OTHER_LANGUAGES = /^(?:rustc|cargo|swig|nasm|yasm)$/;

export function isForBuilding(name: string): boolean {
  return (FOR_COMPILING.test(name) && !NOT_ONLY.test(name)) || OTHER_LANGUAGES.test(name);
}

const PYTHON = /^python(?:[23](?:\.\d+)?)?(?:-minimal)?$|^python-is-python3$/;

/** One for each RUN that installs some and removes none by name. */
export function buildInstalls(debian: DebianImage): BuildInstall[] {
  const { image, states } = debian;
  const isForNode = pythonIsForNode(debian);
  const isSeldomUsed = toolsThatMayGo(debian);
  const builds = (name: string) => isForBuilding(name) || (isForNode && PYTHON.test(name)) || isSeldomUsed(name);
  const layers = new Set(states.own.map(({ layer }) => layer));
  return image.steps.flatMap(step => {
    const { layer, instruction } = step;
    const commands = layer === null || !layers.has(layer) ? [] : installsIn(step, debian, builds);
    const names = new Set(commands.flatMap(({ build }) => build.map(nameOnly)));
    // Python alone is what the image is for.
    const isAny = [...names].some(name => !PYTHON.test(name)) && !image.commandsOf(instruction).some(removesNamed);
    return layer === null || !isAny ? [] : [{ step, layer, commands, names, repeats: [] }];
  });
}

/** @param all of the image @param firsts for each package the first layer that has it */
export function withRepeats(
  install: BuildInstall,
  all: readonly BuildInstall[],
  firsts: ReadonlyMap<string, number>,
): BuildInstall {
  const repeats = all.filter(
    ({ step, layer, names }) =>
      layer > install.layer &&
      step.stage === install.step.stage &&
      [...names].every(name => firsts.get(name) === install.layer),
  );
  return { ...install, repeats, names: new Set([install, ...repeats].flatMap(({ names }) => [...names])) };
}

/** `apt-get autoremove` leaves what somebody asked for. */
function removesNamed(command: WrittenCommand): boolean {
  return isApt(command) && purges(command) && !hasOption(command, 'autoremove', 'autopurge');
}

function installsIn(
  { instruction }: BuildStep,
  { image, states, last }: DebianImage,
  builds: (name: string) => boolean,
): InstallOf[] {
  return [...image.commandsOf(instruction).entries()].flatMap(([number, command]) => {
    if (!isApt(command) || !aptInstalls(command)) return [];
    const words = packagesIn(command);
    const build = words.filter(word => {
      const name = nameOnly(word);
      return (
        builds(name) &&
        last.packages.has(name) &&
        !last.automatic.has(name) &&
        !states.base.packages.has(name) &&
        last.packages.get(name)?.isRequired === false
      );
    });
    return [{ number, command, words, build, withoutRecommends: withoutRecommends(command) }];
  });
}
