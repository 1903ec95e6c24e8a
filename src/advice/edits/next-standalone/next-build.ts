/**
 * What a build of Next.js recorded of itself: whether the standalone output is all that its server needs.
 * https://nextjs.org/docs/app/api-reference/config/next-config-js/output
 */
import { bytesOf } from '../../../image/byte-path.ts';
import type { SmallFile } from '../../../image/small-file.ts';
import { isMapping, member } from '../../../json.ts';
import { parsedJson } from '../../../packages/formats/foreign-json.ts';
import { nodeAt } from '../../../stack/file-tree.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';
import type { EditImage } from '../edit-image.ts';

/** Its settings as data, and where the project was. */
export const BUILD_RECORD: SmallFile = {
  name: 'required-server-files.json',
  folder: /(?:^|\/)\.next$/,
  most: 262_144,
};

/** The first whose `server.js` takes `HOSTNAME`. */
const FIRST = 13;

/** Why the server of the standalone output may not do what `next start` does; null if it does the same. @param project in the image */
export function whyNotTheSame(project: string, source: string, image: EditImage): string | null {
  const record = jsonAt(`${project}/.next/${BUILD_RECORD.name}`, image);
  const config = member(record, 'config');
  if (!isMapping(config)) return 'the record of its build cannot be read';
  if (member(config, 'output') !== 'standalone') return 'its build was not made with output: standalone';
  if (!/^(?:\.\/)?\.next$/.test(String(member(config, 'distDir'))))
    return 'it is built into another directory than .next';
  if (!['', undefined].includes(member(record, 'relativeAppDir') as string | undefined))
    return 'it is one of several projects of a workspace';
  if (member(record, 'appDir') !== source) return `it was not built in ${source}`;
  return whyNotBySettings(config) ?? whyNotByVersion(project, image) ?? whyNotBySharp(project, config, image);
}

function whyNotBySettings(config: object): string | null {
  const runtime = ['serverRuntimeConfig', 'publicRuntimeConfig'].find(
    name => Object.keys(member(config, name) ?? {}).length > 0,
  );
  if (runtime !== undefined) return `it has a ${runtime}, which the standalone server does not read at run time`;
  const experimental = member(config, 'experimental');
  const handlers = [
    member(config, 'cacheHandler'),
    member(experimental, 'incrementalCacheHandlerPath'),
    ...[config, experimental].flatMap(of => Object.values(member(of, 'cacheHandlers') ?? {})),
  ];
  return handlers.some(one => typeof one === 'string') ? 'it has a cache handler of its own' : null;
}

function whyNotByVersion(project: string, image: EditImage): string | null {
  const version = member(jsonAt(`${project}/.next/standalone/node_modules/next/package.json`, image), 'version');
  const [, major] = /^(\d{1,3})\./.exec(typeof version === 'string' ? version : '') ?? [];
  if (major === undefined) return 'the version of Next.js in the standalone output is not known';
  return Number(major) < FIRST ? `Next.js ${major} is too old` : null;
}

/** It optimises images, and is loaded by a name that tracing may miss. */
function whyNotBySharp(project: string, config: object, { root }: EditImage): string | null {
  if (member(member(config, 'images'), 'unoptimized') === true) return null;
  const has = (path: string) => nodeAt<StackNode>(root, `${project}${path}`) !== undefined;
  return has('/node_modules/sharp') && !has('/.next/standalone/node_modules/sharp')
    ? 'the standalone output lacks sharp, which optimises images'
    : null;
}

/** Undefined if a file is missing, too long or no JSON. */
export function jsonAt(path: string, image: EditImage): unknown {
  const reader = image.records();
  return parsedJson(reader.bytes(reader.at(bytesOf(path))));
}
