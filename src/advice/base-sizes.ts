/**
 * Bytes of base images that a second stage can start from. They change with each build of the base: an estimate has the range, and a
 * build shows the truth. Sources: https://github.com/docker-library/repo-info, `repos/IMAGE/local/TAG.md`, for linux/amd64.
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
