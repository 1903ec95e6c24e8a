/**
 * Bytes of base images that a Dockerfile can start from instead. They change with each build of the base: an estimate has the range,
 * and a build shows the truth. Sizes are those of linux/amd64, unpacked. Where no other source is named, it is
 * https://github.com/docker-library/repo-info, `repos/IMAGE/local/TAG.md`.
 */
import type { Release } from '../runtime/release.ts';

export interface KnownBase {
  /** As `FROM` names it. */
  name: string;
  bytes: number;
  /** How far builds of the same tag differ, as a part. */
  spread: number;
  /** Its version of glibc; null for musl or none. */
  glibc: string | null;
  /** When the source was written. */
  date: string;
}

const MB = 1_000_000;
const BASES: readonly (KnownBase & { id: string; version: string })[] = [
  {
    id: 'debian',
    version: '12',
    name: 'debian:bookworm-slim',
    bytes: 74.83 * MB,
    spread: 0.05,
    date: '2026-09-18',
    glibc: '2.36',
  },
  {
    id: 'debian',
    version: '13',
    name: 'debian:trixie-slim',
    bytes: 78.64 * MB,
    spread: 0.05,
    date: '2026-08',
    glibc: '2.41',
  },
  {
    id: 'ubuntu',
    version: '24.04',
    name: 'ubuntu:24.04',
    bytes: 78.16 * MB,
    spread: 0.05,
    date: '2026-08-17',
    glibc: '2.39',
  },
  {
    id: 'alpine',
    version: '3.24',
    name: 'alpine:3.24',
    bytes: 8.42 * MB,
    spread: 0.05,
    date: '2026-09-17',
    glibc: null,
  },
];

/** The smallest base with the same C library of the same release; null if none is known. */
export function slimBaseOf({ id, version }: Pick<Release, 'id' | 'version'>): KnownBase | null {
  return (
    BASES.find(base => base.id === id && (version === base.version || version.startsWith(`${base.version}.`))) ?? null
  );
}

/** Nothing at all. */
export const SCRATCH: KnownBase = { name: 'scratch', bytes: 0, spread: 0, glibc: null, date: '2026-11-28' };

/** A base for running, of one version of what it runs. */
interface RuntimeBase {
  image: string;
  /** Which of its kinds: words of the tag. */
  variant: string;
  version: string;
  bytes: number;
  date: string;
  /** The tag whose page has the size, or the address of another source. */
  source: string;
}

const RUNTIMES: readonly RuntimeBase[] = [
  {
    image: 'python',
    variant: 'slim',
    version: '3.11',
    bytes: 130.01 * MB,
    date: '2026-08-13',
    source: '3.11-slim-bookworm',
  },
  {
    image: 'python',
    variant: 'slim',
    version: '3.12',
    bytes: 119.2 * MB,
    date: '2026-07-14',
    source: '3.12-slim-trixie',
  },
  { image: 'node', variant: 'slim', version: '22', bytes: 227.33 * MB, date: '2026-07-14', source: '22-bookworm-slim' },
  { image: 'node', variant: 'slim', version: '24', bytes: 229.94 * MB, date: '2026-09-09', source: '24-bookworm-slim' },
  { image: 'ruby', variant: 'slim', version: '3.4', bytes: 157.04 * MB, date: '2026-08-25', source: '3.4-slim-trixie' },
  {
    image: 'eclipse-temurin',
    variant: 'jre',
    version: '11',
    bytes: 294.02 * MB,
    date: '2026-07-16',
    source: '11-jre',
  },
  { image: 'eclipse-temurin', variant: 'jre', version: '17', bytes: 294.4 * MB, date: '2026-08-21', source: '17-jre' },
  { image: 'eclipse-temurin', variant: 'jre', version: '21', bytes: 318.14 * MB, date: '2026-07-16', source: '21-jre' },
  {
    image: 'eclipse-temurin',
    variant: 'jre',
    version: '25',
    bytes: 335.98 * MB,
    date: '2026-09-16',
    source: '25-jre',
  },
  {
    image: 'amazoncorretto',
    variant: 'headful',
    version: '17',
    bytes: 379.2 * MB,
    date: '2026-07-08',
    source: '17-al2023-headful',
  },
  {
    // With a small sample application.
    image: 'mcr.microsoft.com/dotnet/aspnet',
    variant: 'aspnet',
    version: '8.0',
    bytes: 217 * MB,
    date: '2023-11',
    source: 'https://github.com/dotnet/dotnet-docker/blob/main/documentation/sample-image-size-report.md',
  },
  {
    image: 'python',
    variant: 'alpine',
    version: '3.13',
    bytes: 51.82 * MB,
    date: '2026-09-01',
    source: '3.13-alpine3.24',
  },
  {
    image: 'node',
    variant: 'alpine',
    version: '24',
    bytes: 170.75 * MB,
    date: '2026-09-17',
    source: '24-alpine',
  },
  {
    image: 'ruby',
    variant: 'alpine',
    version: '3.4',
    bytes: 77.06 * MB,
    date: '2026-09-23',
    source: '3.4-alpine',
  },
  {
    image: 'golang',
    variant: 'alpine',
    version: '1.27',
    bytes: 252.77 * MB,
    date: '2026-09',
    source: '1.27-alpine3.24',
  },
  {
    image: 'nginx',
    variant: 'alpine',
    version: '1.30',
    bytes: 62.32 * MB,
    date: '2026-07-15',
    source: 'stable-alpine',
  },
  {
    image: 'nginx',
    variant: 'alpine-slim',
    version: '1.30',
    bytes: 12.71 * MB,
    date: '2026-07-15',
    source: 'stable-alpine-slim',
  },
  {
    image: 'php',
    variant: 'fpm-alpine',
    version: '8.4',
    bytes: 95.6 * MB,
    date: '2026-09-15',
    source: '8.4-fpm-alpine',
  },
  {
    image: 'maven',
    variant: 'eclipse-temurin-alpine',
    version: '21',
    bytes: 382.45 * MB,
    date: '2026-09-17',
    source: '3.9-eclipse-temurin-21-alpine',
  },
];

/** How far a base differs from the one in the table: of another build or distribution, and of another version. */
const SPREAD = { same: 0.1, other: 0.2 };

/** What the table has for a base. */
export interface RuntimeSize extends Pick<RuntimeBase, 'bytes' | 'date'> {
  /** How far it may differ, as a part. */
  spread: number;
  /** The version whose size it is. */
  of: string;
}

/** The size of a base for running, of the same version if that is known, else of the nearest one; null if none is known. */
export function runtimeSize(image: string, variant: string, version: string): RuntimeSize | null {
  const known = RUNTIMES.filter(one => one.image === image && one.variant === variant);
  const same = known.find(one => version === one.version || version.startsWith(`${one.version}.`));
  if (same !== undefined) return sizeOf(same, SPREAD.same);
  const number = (text: string) => {
    const [major = 0, minor = 0] = text.split('.').map(Number);
    return major * 1000 + minor;
  };
  const wanted = version === '' ? Number.POSITIVE_INFINITY : number(version);
  const [nearest] = known.toSorted((a, b) => distance(a) - distance(b) || number(b.version) - number(a.version));
  return nearest === undefined ? null : sizeOf(nearest, SPREAD.other);

  function distance({ version: of }: RuntimeBase): number {
    return wanted === Number.POSITIVE_INFINITY ? -number(of) : Math.abs(number(of) - wanted);
  }
}

function sizeOf({ bytes, date, version }: RuntimeBase, spread: number): RuntimeSize {
  return { bytes, date, spread, of: version };
}
