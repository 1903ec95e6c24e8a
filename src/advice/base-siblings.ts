/** Which base image of the same distribution and version has less: the slim variant, a JRE for a JDK, .NET's runtime for its SDK. */
import { runtimeSize, slimBaseOf } from './base-sizes.ts';

export interface Sibling {
  /** As `FROM` names it. */
  name: string;
  /**
   * `slim`: without compilers and tools. `jre`: without what compiles Java. `runtime`: without the SDK of .NET. `undocumented`: the same
   * packages, without their documents and translations.
   */
  kind: 'slim' | 'jre' | 'runtime' | 'undocumented';
  bytes: number;
  /** How far it may differ, as a part. */
  spread: number;
  /** Packages that it has beside those of the smallest image of the distribution; what they depend on comes with them. */
  has: RegExp;
}

interface Family {
  kind: Sibling['kind'];
  /** Of the tag: version first. */
  tag: RegExp;
  /** The sibling's repository and tag. */
  to(repository: string, tag: string): string;
  /** By the version in the tag; null if no size is known. */
  size(version: string): { bytes: number; spread: number } | null;
  has: RegExp;
}

/** What the official builds keep for their own programs, by `ldd`; see their Dockerfiles on https://github.com/docker-library. */
const PYTHON_HAS =
  /^(?:ca-certificates|netbase|tzdata|zlib1g|lib(?:bz2-1\.0|ffi\d+|gdbm\d+|gdbm-compat4|db5\.3|lzma5|ncursesw6|tinfo6|readline8|sqlite3-0|ssl[\d.]+|uuid1|nsl2|tirpc3)(?:t64)?)$/;
const NODE_HAS = /^(?:libatomic1|libstdc\+\+6|libgcc-s1)$/;
const RUBY_HAS =
  /^(?:bzip2|ca-certificates|procps|libffi-dev|libgmp-dev|libssl-dev|libyaml-dev|zlib1g-dev|zlib1g|lib(?:gdbm\d+|db5\.3|ncursesw6|tinfo6|readline8|jemalloc2|ssl[\d.]+|yaml-0-2|gmp10|ffi\d+)(?:t64)?)$/;
const DOTNET_HAS =
  /^(?:ca-certificates|tzdata|tzdata-legacy|zlib1g|lib(?:gcc-s1|icu\d+|ssl[\d.]+|stdc\+\+6|gssapi-krb5-2)(?:t64)?)$/;

const slim = (repository: string, name: (tag: string) => string, has: RegExp): [string, Family] => [
  repository,
  {
    kind: 'slim',
    tag: /^(?:(\d{1,3}(?:\.\d{1,4}){0,2})|latest|lts|current)?(?:(?:^|-)(?:bullseye|bookworm|trixie|forky))?$/,
    to: (from, tag) => `${from}:${name(tag === 'latest' ? '' : tag)}`,
    size: version => runtimeSize(repository, 'slim', version),
    has,
  },
];

/** `3.12-bookworm` → `3.12-slim-bookworm`. */
function slimBefore(tag: string): string {
  const at = tag.search(/(?:^|-)(?:bullseye|bookworm|trixie|forky)$/);
  const [version, codename] = at === -1 ? [tag, ''] : [tag.slice(0, at), tag.slice(at).replace('-', '')];
  return [version, 'slim', codename].filter(part => part !== '').join('-');
}

/** `22-bookworm` → `22-bookworm-slim`. */
function slimAfter(tag: string): string {
  return tag === '' ? 'slim' : `${tag}-slim`;
}

const EVERYTHING = /^/;

const DEBIAN_CODENAMES: Readonly<Record<string, string>> = { bookworm: '12', trixie: '13' };

const FAMILIES: ReadonlyMap<string, Family> = new Map([
  slim('python', slimBefore, PYTHON_HAS),
  slim('ruby', slimBefore, RUBY_HAS),
  slim('node', slimAfter, NODE_HAS),
  [
    'debian',
    {
      kind: 'undocumented',
      tag: /^(bookworm|trixie|1[23])(?:\.\d{1,2})?(?:-\d{8})?$/,
      to: (from, tag) => `${from}:${tag}-slim`,
      size: version => slimBaseOf({ id: 'debian', version: DEBIAN_CODENAMES[version] ?? version }),
      has: EVERYTHING,
    },
  ],
  [
    'eclipse-temurin',
    {
      kind: 'jre',
      tag: /^(\d{1,3})(?:[._+][\w.+]*)?(?:-jdk)?(?:-(?:focal|jammy|noble|resolute))?$/,
      to: (from, tag) => `${from}:${tag.replace(/^([\w.+]+)(?:-jdk)?/, '$1-jre')}`,
      size: version => runtimeSize('eclipse-temurin', 'jre', version),
      has: EVERYTHING,
    },
  ],
  [
    'amazoncorretto',
    {
      kind: 'jre',
      tag: /^(17|21|25)[\d.]*-al2023(?:-jdk)?$/,
      to: (from, tag) => `${from}:${tag.replace(/-jdk$/, '')}-headful`,
      size: version => runtimeSize('amazoncorretto', 'headful', version),
      has: EVERYTHING,
    },
  ],
  [
    'mcr.microsoft.com/dotnet/sdk',
    {
      kind: 'runtime',
      tag: /^(\d+\.\d+)(?:-(?:bookworm-slim|trixie-slim|jammy|noble|resolute))?$/,
      to: (from, tag) => `${from.replace(/sdk$/, 'aspnet')}:${tag}`,
      size: version => runtimeSize('mcr.microsoft.com/dotnet/aspnet', 'aspnet', version),
      has: DOTNET_HAS,
    },
  ],
]);

/** Where the official images are served from. */
const OFFICIAL =
  /^(?:(?:docker\.io|index\.docker\.io|registry-1\.docker\.io)\/(?:library\/)?|library\/|public\.ecr\.aws\/docker\/library\/|mirror\.gcr\.io\/library\/)/;

/** The parts of a name: `official` is the repository as Docker Hub names it. All are empty if it names a digest. */
export function nameParts(name: string): { repository: string; official: string; tag: string } {
  const [, repository = '', tag = ''] = /^([^@]*?)(?::([\w.+-]+))?$/.exec(name) ?? [];
  return { repository, official: repository.replace(OFFICIAL, ''), tag };
}

/** @param name as `FROM` names it, with the values of variables. @returns null if none is known, or if it names a digest */
export function siblingOf(name: string): Sibling | null {
  const { repository, official, tag } = nameParts(name);
  const family = FAMILIES.get(official);
  const match = family?.tag.exec(tag);
  if (family === undefined || !match) return null;
  const size = family.size(match[1] ?? '');
  if (size === null) return null;
  const { bytes, spread } = size;
  return { name: family.to(repository, tag), kind: family.kind, has: family.has, bytes, spread };
}
