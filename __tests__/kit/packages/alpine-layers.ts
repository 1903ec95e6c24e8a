/** Layers with packages of Alpine as apk 2 records them. */
import { createHash } from 'node:crypto';
import type { Entry } from '../archives/archives.ts';

export interface AlpinePackage {
  depends?: string;
  provides?: string;
  /** Sizes by absolute path. */
  files?: Readonly<Record<string, number>>;
}

export type AlpinePackages = Readonly<Record<string, AlpinePackage>>;

/** Text of `lib/apk/db/installed`. */
export function installedText(packages: AlpinePackages): string {
  return Object.entries(packages)
    .map(([name, { depends = '', provides = '', files = {} }]) => {
      const fields = [
        `C:Q1${createHash('sha1').update(name).digest('base64')}`,
        `P:${name}`,
        'V:1.0-r0',
        'A:x86_64',
        'S:1',
        'I:1',
        'T:x',
        'U:x',
        'L:MIT',
      ];
      const relations = [...(depends === '' ? [] : [`D:${depends}`]), ...(provides === '' ? [] : [`p:${provides}`])];
      const paths = Object.keys(files).flatMap(path => {
        const at = path.lastIndexOf('/');
        return [`F:${path.slice(1, at)}`, `R:${path.slice(at + 1)}`];
      });
      return `${[...fields, ...relations, ...paths].join('\n')}\n\n`;
    })
    .join('');
}

/** Records of all these packages, and the files of those that the layers below lack. */
export function apkEntries(world: string, packages: AlpinePackages, below: AlpinePackages = {}): Entry[] {
  const fresh = Object.entries(packages).filter(([name]) => !(name in below));
  return [
    { name: 'etc/apk/world', body: `${world.split(' ').join('\n')}\n` },
    { name: 'lib/apk/db/installed', body: installedText(packages) },
    ...fresh.flatMap(([name, { files = {} }]) =>
      Object.entries(files).map(([path, bytes]) => ({ name: path.slice(1), body: name.charAt(0).repeat(bytes) })),
    ),
  ];
}
