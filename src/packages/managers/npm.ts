/**
 * npm packages, whoever installed them (npm, yarn, pnpm): each folder in a `node_modules` with a `package.json`, less the packages
 * below it; see package-json(5) of npm. Links to folders, as pnpm and workspaces make them, are no packages of their own.
 */
import { member } from '../../json.ts';
import type { StackNode } from '../../stack/merge/merged-tree.ts';
import { keysOf, parsedJson, textOr } from '../formats/foreign-json.ts';
import { nameOf } from '../record-reader.ts';
import { factsOf, type Manager, type PackageImage, type PackageRecord } from '../types.ts';
import { isCached } from './caches.ts';

export const npm: Manager = {
  id: 'npm',
  reads: [{ name: 'package.json', folder: /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/, most: 262_144 }],
  find: image => image.kept.flatMap(record => packageOf(image, record) ?? []),
};

function packageOf(image: PackageImage, record: StackNode): PackageRecord | null {
  const folder = record.parent;
  if (record.name !== 'package.json' || folder === null || isCached(folder)) return null;
  const named = nameInModules(folder);
  if (named === null) return null;
  const content = parsedJson(image.bytes(record));
  const facts = factsOf('npm', textOr(member(content, 'name'), named), textOr(member(content, 'version'), null));
  if (facts === null) return null;
  const depends = keysOf(member(content, 'dependencies')).map(name => [name]);
  return { ...facts, depends, record, files: [], folders: [folder] };
}

/** `lodash` or `@types/node`; null outside a `node_modules`. */
function nameInModules(folder: StackNode): string | null {
  const { parent } = folder;
  if (parent?.name === 'node_modules') return folder.name.startsWith('@') ? null : nameOf(folder);
  const isScoped = parent?.name.startsWith('@') && parent.parent?.name === 'node_modules';
  return parent && isScoped ? `${nameOf(parent)}/${nameOf(folder)}` : null;
}
