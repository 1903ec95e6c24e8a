/** Platforms as `os/architecture[/variant]`, named and normalised as containerd does (platforms/database.go). */
import { MeasureError, UsageError } from '../errors.ts';
import type { Platform } from './types.ts';

/** Variants that an architecture has when none is said. */
const DEFAULT_VARIANT: Readonly<Record<string, string>> = { arm64: 'v8', arm: 'v7', amd64: 'v1' };

/** Names that others use for Go's architectures; the keys include Node's `process.arch`. */
const ARCHITECTURES: Readonly<Record<string, string>> = {
  x64: 'amd64',
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
  ia32: '386',
  i386: '386',
  armhf: 'arm',
  ppc64: 'ppc64le',
};

/** Reads `linux/arm64/v8`. @throws UsageError where the text is no platform */
export function parsePlatform(text: string): Platform {
  const parts = text.toLowerCase().split('/');
  const [os = '', architecture = '', variant] = parts;
  if (parts.length < 2 || parts.length > 3 || parts.some(part => !/^[a-z0-9_.-]+$/.test(part)))
    throw new UsageError(`--platform: ${JSON.stringify(text.slice(0, 60))} is no platform`, {
      hint: 'Write it as os/architecture[/variant], as in linux/amd64 or linux/arm/v7.',
    });
  return normal({ os, architecture, ...(variant === undefined ? {} : { variant }) });
}

/** `linux/amd64`, `linux/arm/v7`; the variant is left out where it is the architecture's default. */
export function formatPlatform(platform: Platform): string {
  const { os, architecture, variant } = normal(platform);
  return variant === undefined ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}

/** The platform of Linux images on this machine. @param arch Node's `process.arch` */
export function hostPlatform(arch: string): Platform {
  return normal({ os: 'linux', architecture: arch });
}

export function samePlatform(a: Platform, b: Platform): boolean {
  return formatPlatform(a) === formatPlatform(b);
}

/** What to choose a platform by: the user's wish, or else the host's. */
export interface PlatformWish {
  wanted: Platform | null;
  host: Platform;
}

/**
 * Chooses among an image's platforms: the wanted one; else the host's; else the only one.
 * @throws UsageError naming the choices
 */
export function choosePlatform<T extends { platform: Platform }>(candidates: readonly T[], wish: PlatformWish): T {
  const of = (platform: Platform) => candidates.filter(candidate => samePlatform(candidate.platform, platform));
  const choices = [...new Set(candidates.map(candidate => formatPlatform(candidate.platform)))].join(', ');
  const matching = wish.wanted ? of(wish.wanted) : of(wish.host);
  const [only] = matching.length > 0 ? matching : wish.wanted ? [] : candidates;
  if (matching.length > 1)
    throw new MeasureError(`the image has ${matching.length} manifests for the same platform`, {
      hint: 'The index is contradictory; write the image again.',
    });
  if (only !== undefined && (matching.length === 1 || candidates.length === 1)) return only;
  if (wish.wanted)
    throw new UsageError(`the image has no platform ${formatPlatform(wish.wanted)}; it has ${choices}`, {
      hint: 'Choose one with --platform, or leave it out for the host’s.',
    });
  throw new UsageError(`the image has several platforms and none is this machine's: ${choices}`, {
    hint: 'Choose one with --platform.',
  });
}

/** For an image of one platform. @throws UsageError where another is wanted */
export function requirePlatform(have: Platform, wanted: Platform | null, reference: string): void {
  if (wanted === null || samePlatform(wanted, have)) return;
  throw new UsageError(`${reference} is for ${formatPlatform(have)}, not for ${formatPlatform(wanted)}`, {
    hint: `Leave --platform out, give ${formatPlatform(have)}, or pull or build the image for the other platform.`,
  });
}

function normal({ os, architecture, variant }: Platform): Platform {
  const name = ARCHITECTURES[architecture] ?? architecture;
  const kept = variant === undefined || variant === '' || variant === DEFAULT_VARIANT[name] ? undefined : variant;
  // `linux/arm` alone means v7, but its variants are told apart by name, so v7 is always written out.
  if (name === 'arm') return { os, architecture: name, variant: variant || 'v7' };
  return kept === undefined ? { os, architecture: name } : { os, architecture: name, variant: kept };
}
