/** The RUNs that install packages to build with, by apk. */
import type { EditImage } from '../../../../advice/edits/edit-image.ts';
import type { WrittenCommand } from '../../../../dockerfile/edit/written-commands.ts';
import { type ApkPackages, nameOf } from '../../../../packages/alpine/removal.ts';
import type { BuildInstall, InstallOf } from '../build-install.ts';

const FOR_BUILDING =
  /^(?:build-base|alpine-sdk|abuild|gcc|g\+\+|gfortran|clang\d*|make|cmake|samurai|ninja|ninja-build|meson|autoconf|automake|libtool|pkgconf|pkgconfig|linux-headers|binutils|rust|cargo|nasm|yasm|swig|.+-dev)$/;

/** They change nothing about what is installed. */
const OPTIONS =
  /^(?:--no-cache|--update|--update-cache|-U|-u|-q|--quiet|--no-progress|-v|--verbose|--allow-untrusted)$/;

/** A package name, perhaps with a version; other words mean files, conflicts or names that a variable has. */
const NAME = /^[a-z\d][\w+.-]*(?:[<>=~][<>=~\w.-]*)?$/i;

/** Whether a package is there only to build with. */
export function isForBuilding(word: string): boolean {
  return FOR_BUILDING.test(nameOf(word));
}

/** One for each RUN that installs some; none if any RUN removes packages, or if a command is not sure to be understood. */
export function apkInstalls(image: EditImage, packages: ApkPackages): BuildInstall[] {
  const all = image.steps.flatMap(({ instruction }) => image.commandsOf(instruction)).filter(isApk);
  if (all.some(({ args }) => args.some(arg => /^(?:del|fix|-t|--virtual(?:=.*)?)$/.test(arg)))) return [];
  return image.steps.flatMap(step => {
    const commands = [...image.commandsOf(step.instruction).entries()].flatMap(([number, command]) =>
      installOf(number, command, packages),
    );
    const names = new Set(commands.flatMap(({ build }) => build.map(nameOf)));
    return step.layer === null || names.size === 0 ? [] : [{ step, layer: step.layer, commands, names, repeats: [] }];
  });
}

function isApk({ name }: WrittenCommand): boolean {
  return name === 'apk';
}

function installOf(number: number, command: WrittenCommand, packages: ApkPackages): InstallOf[] {
  const [options, words] = [command.args.filter(isOption), command.args.filter(arg => !isOption(arg))];
  const [verb, ...named] = words;
  const isPlain = options.every(arg => OPTIONS.test(arg)) && named.every(word => NAME.test(word));
  if (!isApk(command) || command.nested || verb !== 'add' || named.length === 0 || !isPlain) return [];
  const build = named.filter(word => {
    const meant = packages.named(word);
    return isForBuilding(word) && packages.isAsked(word) && meant.length > 0 && meant.every(one => !one.base);
  });
  return [{ number, command, words: named, build, withoutRecommends: true }];
}

function isOption(arg: string): boolean {
  return arg.startsWith('-');
}
