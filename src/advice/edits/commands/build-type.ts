/** Whether a command builds for debugging or for release, as CMake and Meson are told. */
import type { Command } from '../../../dockerfile/commands.ts';

export interface BuildType {
  /** The word of the command that has the value. */
  word: string;
  /** What stands before the value in it. */
  option: string;
  /** As written: `Debug`, `$BUILD_TYPE`. */
  value: string;
}

const OPTIONS: Readonly<Record<string, RegExp>> = {
  cmake: /^((?:-D)?CMAKE_BUILD_TYPE(?::\w+)?=)(\S+)$/,
  meson: /^(--buildtype=|-Dbuildtype=)(\S+)$/,
};
const VARIABLE = /^\$(?:(\w+)|\{(\w+)(?::-\w*)?\})$/;

export function buildTypesOf({ name, args }: Command): BuildType[] {
  const pattern = OPTIONS[name];
  return pattern === undefined
    ? []
    : args.flatMap(word => {
        const [, option = '', value = ''] = pattern.exec(word) ?? [];
        return value === '' ? [] : [{ word, option, value }];
      });
}

/** The variable that a value is; null for a value that is written out. */
export function variableOf(value: string): string | null {
  const [, plain, braced] = VARIABLE.exec(value) ?? [];
  return plain ?? braced ?? null;
}

export function isDebug(value: string): boolean {
  return value.toLowerCase() === 'debug';
}

/** In the letters of `Debug`, `debug` or `DEBUG`. */
export function releaseFor(debug: string): string {
  if (debug === debug.toUpperCase()) return 'RELEASE';
  return debug === debug.toLowerCase() ? 'release' : 'Release';
}
