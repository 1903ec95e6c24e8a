/** Layers of Debian packages as apt leaves them: files, lists of files, dpkg's and apt's records. */
import type { Entry } from '../archives/archives.ts';

export interface DebianPackageSpec {
  /** Further fields of its paragraph: `Depends: libc6`. */
  fields?: string[];
  /** Sizes of its files by absolute path. */
  files?: Record<string, number>;
  /** Installed only because another package wants it. */
  automatic?: boolean;
}

export type DebianPackages = Record<string, DebianPackageSpec>;

function paragraph(name: string, { fields = [] }: DebianPackageSpec): string {
  return [`Package: ${name}`, 'Status: install ok installed', 'Architecture: amd64', 'Version: 1', ...fields, ''].join(
    '\n',
  );
}

export function statusOf(packages: DebianPackages): string {
  return Object.entries(packages)
    .map(([name, spec]) => `${paragraph(name, spec)}\n`)
    .join('');
}

/** Bytes of its paragraph, with the empty line. */
export function statusBytes(name: string, spec: DebianPackageSpec): number {
  return statusOf({ [name]: spec }).length;
}

/** Directories above its files, then the files, as dpkg lists them. */
export function listOf({ files = {} }: DebianPackageSpec): string {
  const paths = Object.keys(files).flatMap(path => {
    const parts = path.split('/').slice(1);
    return parts.map((_, at) => `/${parts.slice(0, at + 1).join('/')}`);
  });
  return ['/.', ...new Set(paths), ''].join('\n');
}

/** The entries of a layer that installs `fresh` where `before` is. */
export function installed(before: DebianPackages, fresh: DebianPackages): Entry[] {
  const all = { ...before, ...fresh };
  const automatic = Object.keys(all).filter(name => all[name]?.automatic);
  const states = automatic.map(name => `Package: ${name}\nArchitecture: amd64\nAuto-Installed: 1\n\n`).join('');
  return [
    ...Object.entries(fresh).flatMap(([name, spec]) => [
      ...Object.entries(spec.files ?? {}).map(([path, size]) => ({ name: path.slice(1), body: 'x'.repeat(size) })),
      { name: `var/lib/dpkg/info/${name}.list`, body: listOf(spec) },
    ]),
    { name: 'var/lib/dpkg/status', body: statusOf(all) },
    { name: 'var/lib/apt/extended_states', body: states },
  ];
}
