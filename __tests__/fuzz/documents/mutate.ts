/** Changes documents as a hostile or a careless writer might. */
import { copy, quoted, type Tree, treeOf, within, write } from './json-tree.ts';
import type { Random } from './random.ts';

/** Values of other documents, by key. */
export type Donors = Map<string, Tree[]>;

export function give(tree: Tree, donors: Donors): void {
  for (const one of within(tree))
    if ('members' in one)
      for (const [key, value] of one.members) {
        const known = donors.get(key) ?? [];
        if (known.length < 20) donors.set(key, [...known, copy(value)]);
      }
}

const TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
  'application/vnd.oci.empty.v1+json',
  'application/vnd.cncf.helm.config.v1+json',
  'application/octet-stream',
  '',
];
const KEYS = [
  ...['manifests', 'config', 'layers', 'fsLayers', 'mediaType', 'schemaVersion', 'platform', 'annotations', 'data'],
  ...['artifactType', 'subject', 'rootfs', 'diff_ids', 'architecture', 'os', 'variant', 'os.features', 'os.version'],
  ...['digest', 'size', 'urls', 'Config', 'RepoTags', 'Layers', 'Env', 'history'],
];
const PLATFORMS = [
  { os: 'linux', architecture: 'amd64' },
  { os: 'Linux', architecture: 'x86_64' },
  { os: '', architecture: 'amd64' },
  { os: 'linux', architecture: 'amd64', variant: 'v1' },
  { os: 'linux', architecture: 'amd64', variant: 'v2' },
  { os: 'linux', architecture: 'amd64', 'os.features': ['x'] },
  { os: 'linux', architecture: 'i386' },
  { os: 'linux', architecture: '386' },
  { os: 'linux', architecture: 'arm64' },
  { os: 'linux', architecture: 'aarch64', variant: '8' },
  { os: 'linux', architecture: 'arm64', variant: 'v8.0' },
  { os: 'linux', architecture: 'arm64', variant: 'v8.2' },
  { os: 'linux', architecture: 'arm', variant: 'v7' },
  { os: 'linux', architecture: 'armhf' },
  { os: 'unknown', architecture: 'unknown' },
  { os: 'unknown', architecture: 'amd64' },
  { os: 'windows', architecture: 'amd64', 'os.version': '10.0.17763.1' },
  { architecture: 'amd64' },
  {},
];
const ATTESTATION = { 'vnd.docker.reference.type': 'attestation-manifest' };
const LEAVES = ['null', '{}', '[]', '""', '0', '-1', '5.0', '1e2', 'true', '"x"', '[null]', '"\\ud800"'];

/** Another spelling of a key that Go takes for the same, or the same spelling with escapes. */
function spelled(key: string, random: Random): string {
  const text: string = JSON.parse(key);
  switch (random.below(5)) {
    case 0:
      return quoted(text.toUpperCase());
    case 1:
      return quoted(text.slice(0, 1).toUpperCase() + text.slice(1));
    case 2:
      return quoted(text.replace(/s/i, '\u017f'));
    case 3:
      return quoted(text.replace(/k/i, '\u212a').toLowerCase());
    default:
      return `"${text.replace(/^./, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
  }
}

function valueFor(key: string, random: Random, donors: Donors): Tree {
  const known = donors.get(key);
  if (known !== undefined && random.chance(70)) return copy(random.of(known));
  if (key === quoted('mediaType')) return treeOf(random.of(TYPES));
  if (key === quoted('platform') && random.chance(70)) return treeOf(random.of(PLATFORMS));
  return { text: random.of(LEAVES) };
}

type Members = [string, Tree][];
type Change = (members: Members, at: number, random: Random, donors: Donors) => void;

const insert = (members: Members, at: number, member: [string, Tree], random: Random): void => {
  members.splice(random.chance(50) ? at : random.below(members.length + 1), 0, member);
};
const keyAt = (members: Members, at: number): string => members[at]?.[0] ?? quoted('x');

const CHANGES: readonly Change[] = [
  (members, at, random, donors) => {
    const key = keyAt(members, at);
    insert(members, at, [spelled(key, random), valueFor(key, random, donors)], random);
  },
  (members, at, random) => {
    const member = members[at];
    if (member) member[0] = spelled(member[0], random);
  },
  (members, at, random, donors) => {
    const key = keyAt(members, at);
    insert(members, at, [key, valueFor(key, random, donors)], random);
  },
  (members, at, random, donors) => {
    const member = members[at];
    if (member) member[1] = valueFor(member[0], random, donors);
  },
  (members, at) => {
    members.splice(at, 1);
  },
  (members, at, random, donors) => {
    const key = quoted(random.of(KEYS));
    insert(members, at, [key, valueFor(key, random, donors)], random);
  },
];

const LIST_CHANGES: readonly ((items: Tree[], random: Random) => void)[] = [
  items => items.reverse(),
  (items, random) => items.splice(random.below(items.length), 1),
  (items, random) => items.push(copy(random.of(items))),
  (items, random) => items.unshift(copy(random.of(items))),
];

/** Changes that only make sense for an entry of an index or a manifest. */
const ENTRY_CHANGES: readonly ((random: Random) => [string, unknown])[] = [
  random => ['mediaType', random.of(TYPES)],
  random => ['platform', random.of(PLATFORMS)],
  random => ['platform', random.of(PLATFORMS)],
  () => ['platform', undefined],
  () => ['annotations', ATTESTATION],
  random => ['artifactType', random.of(TYPES)],
];

/** Changes a document at one place. */
export function mutate(tree: Tree, random: Random, donors: Donors): void {
  const places = [...within(tree)].filter(one => !('text' in one));
  const place = random.of(places);
  if ('items' in place) {
    if (place.items.length > 0) random.of(LIST_CHANGES)(place.items, random);
    return;
  }
  if (!('members' in place)) return;
  const isEntry = place.members.some(([key]) => key === quoted('digest'));
  if (isEntry && random.chance(60)) {
    const [name, value] = random.of(ENTRY_CHANGES)(random);
    const others = place.members.filter(([key]) => key !== quoted(name));
    place.members = value === undefined ? others : [...others, [quoted(name), treeOf(value)]];
  } else random.of(CHANGES)(place.members, random.below(place.members.length + 1), random, donors);
}

/** The bytes of a document; seldom with something that is no JSON. */
export function bytesOf(tree: Tree, random: Random): Buffer {
  const text = write(tree);
  if (!random.chance(1)) return Buffer.from(text);
  switch (random.below(4)) {
    case 0:
      return Buffer.from(`${text} {}`);
    case 1:
      return Buffer.from(`\ufeff${text}`);
    case 2:
      return Buffer.from(` ${text}\n`);
    default:
      return Buffer.from(text.replace('"', '"\xff'), 'latin1');
  }
}
