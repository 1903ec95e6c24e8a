/** Looks whether a build has a context. Docker would say it too, but neither in one line nor with the place in the config. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BuildConfig } from '../config/types.ts';
import { MeasureError, type Position } from '../errors.ts';
import { withoutUserinfo } from '../image/userinfo.ts';

/** What docker does not take for a path. */
const REMOTE = /^[a-z+]+:\/\/|^git@|^github\.com\/|^-$/;

/** @throws MeasureError if there is no such directory. A URL is not looked at */
export function checkContext({ context }: BuildConfig, directory: string, position: Position | undefined): void {
  if (REMOTE.test(context)) return;
  const stats = statSync(resolve(directory, context), { throwIfNoEntry: false });
  if (stats?.isDirectory()) return;
  const shown = JSON.stringify(withoutUserinfo(context).slice(0, 200));
  throw new MeasureError(
    stats ? `${shown} is not a directory to build from` : `there is no directory ${shown} to build from`,
    {
      ...(position ? { position } : {}),
      hint: {
        commandLine: IN_CONFIG,
        action: 'The input "context" takes a directory, and the input "file" the Dockerfile.',
        config: IN_CONFIG,
      },
    },
  );
}

const IN_CONFIG =
  'Name the directory; a Dockerfile elsewhere goes under "file": build: { context: ., file: docker/Dockerfile }';
