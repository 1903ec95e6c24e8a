/** Which image to open: made from the command line's text by `parseSource`, or from a config. */
import { UsageError } from '../errors.ts';
import { withoutUserinfo } from '../image/userinfo.ts';
import type { BuildRequest } from './engine/build.ts';

export type SourceRequest =
  /** The name of an image in an engine or a registry. */
  | { form: 'docker' | 'podman' | 'registry'; name: string }
  /** `PATH` or `PATH:NAME` of a saved image of this form. */
  | { form: 'docker-archive' | 'oci-archive' | 'oci'; path: string }
  /** The path of a saved image of any form: its content tells which. */
  | { form: 'path'; path: string }
  /** A path if it exists, else the name of an image in the engine. */
  | { form: 'path-or-name'; text: string }
  | { form: 'stdin' }
  | { form: 'build'; build: Omit<BuildRequest, 'platform'> };

/** What reports call standard input. */
export const STANDARD_INPUT = 'standard input';

/** Reads a source as a person writes it: `PREFIX:…`, `-`, a path or an image name. @throws UsageError */
export function parseSource(text: string): SourceRequest {
  if (text === '-') return { form: 'stdin' };
  if (text === '')
    throw new UsageError('the name of the image is empty', { hint: 'Is the variable set that should hold it?' });
  const [, prefix = '', rest = ''] = /^([a-z-]+):([\s\S]*)$/.exec(text) ?? [];
  const forced = forcedSource(prefix, rest);
  if (forced !== null && rest === '')
    throw new UsageError(`${prefix}: names nothing`, { hint: `Write ${prefix}: and what to open, without a space.` });
  return forced ?? { form: 'path-or-name', text };
}

function forcedSource(prefix: string, rest: string): SourceRequest | null {
  switch (prefix) {
    case 'docker':
    case 'podman':
    case 'registry':
      return { form: prefix, name: rest };
    case 'docker-archive':
    case 'oci-archive':
    case 'oci':
      return { form: prefix, path: rest };
    default:
      return null;
  }
}

/** What people call a source that has no other name. */
export function titleOf(source: SourceRequest): string {
  switch (source.form) {
    case 'stdin':
      return STANDARD_INPUT;
    case 'path-or-name':
      return source.text;
    case 'build':
      // A context may be a URL with a token.
      return source.build.target ?? withoutUserinfo(source.build.context);
    default:
      return 'name' in source ? source.name : source.path;
  }
}
