/** Which variant on Alpine a base image on Debian or Ubuntu has: the same version of what it runs, with another C library (musl). */
import { nameParts } from './base-siblings.ts';
import { runtimeSize } from './base-sizes.ts';

export interface AlpineBase {
  /** As `FROM` names it. */
  name: string;
  bytes: number;
  /** How far it may differ, as a part. */
  spread: number;
  /** When the source of the size was written. */
  date: string;
  /** The version whose size it is, as `FROM` names it, if it is not the same one; else null. */
  sizeOf: string | null;
  /** What it lacks that the larger one on Alpine has, in words; null if that is nothing. */
  without: string | null;
}

export interface AlpineBases {
  /** The largest first; none if the table of sizes has none. */
  bases: AlpineBase[];
  /** Packages of Debian whose programs the first one has too, from BusyBox or by itself. */
  has(name: string): boolean;
}

interface Family {
  /** Of the tag: version first, what follows it and stays, the distribution. */
  tag: RegExp;
  variants: readonly {
    /** Takes the place of the distribution in the tag. */
    suffix: string;
    /** In the table of sizes. */
    variant: string;
    without: string | null;
  }[];
  /** A tag with another version. */
  tagOf(version: string, suffix: string): string;
  /** Packages beyond BusyBox and musl's tools, as Debian names them. */
  has: RegExp;
}

/** What BusyBox, musl's tools and its own layout stand for on Alpine. */
const OF_ALPINE =
  /^(?:adduser|base-files|base-passwd|bsdutils|bzip2|coreutils|dash|debianutils|diffutils|findutils|gawk|grep|gzip|hostname|init-system-helpers|libc-bin|login|mawk|mount|ncurses-bin|netbase|procps|sed|sensible-utils|tar|tzdata|unzip|util-linux|wget)$/;

const PLAIN =
  /^(?<stays>(?:(\d{1,3}(?:\.\d{1,4}){0,2})|latest|lts|current|stable|mainline)?)(?:(?:^|-)slim)?(?:(?:^|-)(?:bullseye|bookworm|trixie|forky))?(?:(?:^|-)slim)?$/;
const joined = (...parts: readonly string[]) => parts.filter(part => part !== '').join('-');

const family = (more: Partial<Family> = {}): Family => ({
  tag: PLAIN,
  variants: [{ suffix: 'alpine', variant: 'alpine', without: null }],
  tagOf: joined,
  has: /^ca-certificates$/,
  ...more,
});

/** Only where the table has a size. */
const FAMILIES: ReadonlyMap<string, Family> = new Map([
  ['python', family()],
  ['node', family({ has: /^$/ })],
  ['ruby', family()],
  ['golang', family()],
  [
    'nginx',
    family({
      variants: [
        { suffix: 'alpine', variant: 'alpine', without: null },
        { suffix: 'alpine-slim', variant: 'alpine-slim', without: 'optional modules and curl' },
      ],
      has: /^(?:nginx(?:-module-.*)?|gettext-base|curl)$/,
    }),
  ],
  [
    'php',
    family({
      tag: /^(?<stays>(?:(\d{1,3}(?:\.\d{1,4}){0,2})-)?fpm)(?:-(?:bullseye|bookworm|trixie|forky))?$/,
      variants: [{ suffix: 'alpine', variant: 'fpm-alpine', without: null }],
      tagOf: (version, suffix) => joined(version, 'fpm', suffix),
      has: /^(?:ca-certificates|curl|openssl|xz-utils)$/,
    }),
  ],
  [
    'maven',
    family({
      tag: /^(?<stays>[\d.]{1,12}-eclipse-temurin-(\d{1,3}))(?:-(?:jammy|noble|resolute))?$/,
      variants: [{ suffix: 'alpine', variant: 'eclipse-temurin-alpine', without: null }],
      tagOf: (version, suffix) => joined('3.9-eclipse-temurin', version, suffix),
      has: /^(?:bash|ca-certificates|curl)$/,
    }),
  ],
]);

/** @param name as `FROM` names it, with the values of variables. @returns null if it is on Alpine already, names a digest, or is not known */
export function alpineBasesOf(name: string): AlpineBases | null {
  const { repository, official, tag } = nameParts(name);
  const of = FAMILIES.get(official);
  const match = of?.tag.exec(tag);
  if (of === undefined || !match) return null;
  const stays = match.groups?.stays === 'latest' ? '' : (match.groups?.stays ?? '');
  const version = match[2] ?? '';
  const bases = of.variants.flatMap(({ suffix, variant, without }): AlpineBase[] => {
    const size = runtimeSize(official, variant, version);
    if (size === null) return [];
    const { of: sized, ...figures } = size;
    const isSame = version === sized || version.startsWith(`${sized}.`);
    const sizeOf = isSame ? null : `${official}:${of.tagOf(sized, suffix)}`;
    return [{ name: `${repository}:${joined(stays, suffix)}`, ...figures, sizeOf, without }];
  });
  return { bases, has: one => OF_ALPINE.test(one) || of.has.test(one) };
}
