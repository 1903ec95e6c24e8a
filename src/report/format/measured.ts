/** Where the figures come from, as text. */
import type { ReportSource } from '../types.ts';

const KINDS: Readonly<Record<ReportSource['kind'], string>> = {
  'docker-archive': 'a docker archive',
  'oci-layout': 'an OCI layout',
  'oci-archive': 'an OCI archive',
  docker: 'the engine',
  podman: 'Podman',
  registry: 'the registry',
  build: 'the build',
};

const BASES: Readonly<Record<ReportSource['verified'], string>> = {
  digest: 'every byte was hashed and equals its digest',
  structure: 'sizes, checksums and ends were checked; digests only with verify',
  cached: 'layer indexes came from the cache',
};

/** `read from an OCI layout`; `cached` says that layers were not read again. */
export function measuredHow({ kind, verified, basis }: ReportSource): string {
  if (basis === 'store') return "read from the engine's store";
  return verified === 'cached' ? `cached, from ${KINDS[kind]}` : `read from ${KINDS[kind]}`;
}

/** What was verified, in one clause. */
export function measuredBasis({ verified }: ReportSource): string {
  return BASES[verified];
}

/** `sha256:3f1c9a…`; a digest in another form stays as it is. Foreign text. */
export function shortDigest(digest: string): string {
  return digest.replace(/^([a-z0-9]+:[0-9a-f]{6})[0-9a-f]+$/, '$1…');
}
