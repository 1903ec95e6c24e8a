/**
 * Ruby gems: `specifications/NAME-VERSION.gemspec`, `gems/NAME-VERSION/` and compiled parts in `extensions/`; RubyGems' guide "Files and
 * directories". Gems in `specifications/default` are part of Ruby itself and are not listed.
 */
import type { StackNode } from '../../stack/merge/merged-tree.ts';
import { nameOf } from '../record-reader.ts';
import { type Alternatives, factsOf, type Manager, type PackageImage, type PackageRecord } from '../types.ts';

const SUFFIX = '.gemspec';

export const gem: Manager = {
  id: 'gem',
  reads: [{ name: '', rest: /\.gemspec$/, folder: /(?:^|\/)specifications$/, most: 262_144 }],
  find: image => image.kept.flatMap(record => packageOf(image, record) ?? []),
};

function packageOf(image: PackageImage, record: StackNode): PackageRecord | null {
  const { parent: specifications } = record;
  if (!record.name.endsWith(SUFFIX) || specifications?.name !== 'specifications') return null;
  const spec = image.bytes(record)?.toString() ?? '';
  const full = nameOf(record).slice(0, -SUFFIX.length);
  // RubyGems writes `# stub: nokogiri 1.16.0 x86_64-linux lib`, and reads it too.
  const [, name = nameIn(full), version = full.slice(nameIn(full).length + 1), platform = 'ruby'] =
    /^# stub: (\S+) (\S+) (\S+) /m.exec(spec) ?? [];
  const facts = factsOf('gem', name, version);
  if (facts === null) return null;
  return {
    ...facts,
    architecture: platform === 'ruby' ? null : platform.slice(0, 100),
    depends: dependencies(spec),
    record,
    files: [record],
    folders: foldersOf(specifications, record.name.slice(0, -SUFFIX.length)),
  };
}

/** `ruby-progressbar` of `ruby-progressbar-1.13.0`. */
function nameIn(full: string): string {
  const parts = full.split('-');
  const version = parts.findIndex((part, n) => n > 0 && /^\d/.test(part));
  return parts.slice(0, version < 0 ? parts.length : version).join('-');
}

function dependencies(spec: string): Alternatives[] {
  return [...spec.matchAll(/add_(?:runtime_)?dependency\(%q<([^<>\s]+)>/g)].map(([, name = '']) => [name]);
}

/** `gems/NAME-VERSION` and `extensions/PLATFORM/API/NAME-VERSION`. */
function foldersOf({ parent: home }: StackNode, full: string): StackNode[] {
  const child = (node: StackNode | null | undefined, name: string) => node?.children?.get(name) ?? [];
  const platforms = [child(home, 'extensions')].flat().flatMap(node => [...(node.children?.values() ?? [])]);
  const apis = platforms.flatMap(node => [...(node.children?.values() ?? [])]);
  return [child(home, 'gems')]
    .flat()
    .flatMap(node => child(node, full))
    .concat(apis.flatMap(node => child(node, full)));
}
