/** PHP packages of Composer: `vendor/composer/installed.json`, whose schema is that of a repository in getcomposer.org/doc. */
import { bytesOf } from '../../image/byte-path.ts';
import { member } from '../../json.ts';
import { pathOf } from '../../stack/file-tree.ts';
import type { StackNode } from '../../stack/merge/merged-tree.ts';
import { keysOf, parsedJson, textOr } from '../formats/foreign-json.ts';
import { factsOf, type Manager, type PackageImage, type PackageRecord } from '../types.ts';

export const composer: Manager = {
  id: 'composer',
  reads: [{ name: 'installed.json', folder: /(?:^|\/)vendor\/composer$/, most: 16_777_216 }],
  find: image =>
    image.kept.flatMap(record => {
      if (record.name !== 'installed.json' || record.parent?.name !== 'composer') return [];
      const content = parsedJson(image.bytes(record));
      // Composer 1 wrote the list alone.
      const packages = Array.isArray(content) ? content : member(content, 'packages');
      return Array.isArray(packages) ? packages.flatMap(one => packageOf(image, record, one) ?? []) : [];
    }),
};

function packageOf(image: PackageImage, record: StackNode, one: unknown): PackageRecord | null {
  const facts = factsOf('composer', textOr(member(one, 'name'), ''), textOr(member(one, 'version'), null));
  if (facts === null || record.parent === null) return null;
  const path = textOr(member(one, 'install-path'), `../${facts.name}`);
  const folder = image.directory(`${pathOf(record.parent)}/${bytesOf(path)}`);
  const requires = keysOf(member(one, 'require'));
  return {
    ...facts,
    // Others are PHP itself and its extensions.
    depends: requires.filter(name => name.includes('/')).map(name => [name]),
    record,
    files: [],
    // A hostile record may name the root, which is nobody's package.
    folders: folder === null || contains(folder, record) ? [] : [folder],
  };
}

function contains(folder: StackNode, node: StackNode): boolean {
  for (let at: StackNode | null = node; at !== null; at = at.parent) if (at === folder) return true;
  return false;
}
