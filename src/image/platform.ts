/** Platforms as `os/architecture[/variant]`, named and normalised as containerd does (platforms/database.go). */
import { type Advice, MeasureError, onOneLine, UsageError } from '../errors.ts';
import type { Platform } from './types.ts';

/** Go's names of architectures that Node names differently. Node's ppc64 is little-endian on Linux. */
const NODE_ARCHITECTURES: Readonly<Record<string, string>> = {
  x64: 'amd64',
  ia32: '386',
  mipsel: 'mipsle',
  ppc64: 'ppc64le',
};

/** Reads `linux/arm64/v8`. @throws UsageError if the text is not a platform */
export function parsePlatform(text: string): Platform {
  const parts = text.split('/');
  const [os = '', architecture = '', variant] = parts;
  if (parts.length < 2 || parts.length > 3 || parts.some(part => !/^[A-Za-z0-9_.-]+$/.test(part)))
    throw new UsageError(`${JSON.stringify(text.slice(0, 60))} is not a platform`, {
      about: 'platform',
      hint: whereSet(where => `Write it as os/architecture[/variant], as in linux/amd64 or linux/arm/v7${where}.`),
    });
  return normal({ os, architecture, ...(variant === undefined ? {} : { variant }) });
}

/** `linux/amd64`, `linux/arm/v7`; without a variant that is the architecture's default. */
export function formatPlatform(platform: Platform): string {
  const { os, architecture, variant } = normal(platform);
  return variant === undefined ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}

/** The platform of Linux images on this machine. @param arch Node's `process.arch` */
export function hostPlatform(arch: string): Platform {
  return normal({ os: 'linux', architecture: NODE_ARCHITECTURES[arch] ?? arch });
}

/** Whether two platforms are the same, however they are written. */
export function samePlatform(a: Platform, b: Platform): boolean {
  return formatPlatform(a) === formatPlatform(b);
}

/** Advice that names where a platform is set. It names all places: which one was used is unknown here. */
function whereSet(write: (where: string) => string): Advice {
  return {
    commandLine: write(' (--platform, or "platform" in the config)'),
    action: write(' (the input "platform", or "platform" in the config)'),
    config: write(''),
  };
}

const MOST_LISTED = 30;
const LONGEST_SHOWN = 60;

/** The platform to choose: the wanted one, else the host's. */
export interface PlatformChoice {
  wanted: Platform | null;
  host: Platform;
}

/**
 * Chooses among an image's platforms: the wanted one; else the host's; else the only one.
 * @throws UsageError naming the choices
 */
export function choosePlatform<T extends { platform: Platform; isStated?: boolean }>(
  candidates: readonly T[],
  choice: PlatformChoice,
): T {
  const of = (platform: Platform) => candidates.filter(candidate => samePlatform(candidate.platform, platform));
  const choices = boundedList([...new Set(candidates.map(candidate => formatPlatform(candidate.platform)))]);
  const matching = of(choice.wanted ?? choice.host);
  if (matching.length > 1)
    throw new MeasureError(`the image has ${matching.length} manifests for the same platform`, {
      hint: 'Only the digest tells different versions of Windows apart: name one, as in registry:NAME@sha256:…. For any other system the index contradicts itself; write the image again.',
    });
  if (matching[0]?.isStated === false) refuseRivals(matching[0], candidates, choice.wanted ?? choice.host);
  const only = choice.wanted === null && candidates.length === 1 ? candidates[0] : undefined;
  const chosen = matching[0] ?? only;
  if (chosen !== undefined) return chosen;
  if (choice.wanted)
    throw new UsageError(`the image has no platform ${formatPlatform(choice.wanted)}; it has ${choices}`, {
      about: 'platform',
      hint: whereSet(where => `Choose one${where}, or leave it out for the host’s.`),
    });
  throw new UndecidedPlatform(
    candidates.map(({ platform }) => platform),
    choices,
  );
}

/** An image has several platforms, of which none is this machine's. */
export class UndecidedPlatform extends UsageError {
  readonly platforms: readonly Platform[];

  constructor(platforms: readonly Platform[], choices: string) {
    super(`the image has several platforms and none is this machine's: ${choices}`, {
      about: 'image',
      hint: whereSet(where => `Choose one${where}.`),
    });
    this.platforms = platforms;
  }
}

/** The platforms beside the chosen one, as they are written, each once. */
export function otherPlatforms(candidates: readonly { platform: Platform }[], chosen: Platform): string[] {
  const all = new Set(candidates.map(({ platform }) => formatPlatform(platform)));
  all.delete(formatPlatform(chosen));
  return [...all];
}

/** Other architectures whose images engines run if the machine's own is missing (containerd's platforms.Only). */
const RUNS_TOO: Readonly<Record<string, readonly string[]>> = { amd64: ['386'], arm64: ['arm'] };

/**
 * For an image whose platform only its config states. Engines look first at images whose platform the index states, then at the
 * first of the others, and also take one of a lesser architecture that the machine can run.
 */
function refuseRivals(chosen: { platform: Platform }, all: readonly { platform: Platform }[], wanted: Platform): void {
  const { os, architecture } = normal(wanted);
  const names = [architecture, ...(RUNS_TOO[architecture] ?? [])];
  const others = all.filter(candidate => candidate !== chosen).map(({ platform }) => normal(platform));
  const rival = others.find(other => other.os === os && names.includes(other.architecture));
  if (rival === undefined) return;
  throw new MeasureError(`only a config, not the index, states which image is for ${formatPlatform(wanted)}`, {
    hint: `Engines may take the one for ${onOneLine(formatPlatform(rival))} instead. Write the index again, with a platform for each image.`,
  });
}

/** Platforms for a message. Only a hostile index has so many that they are cut. */
function boundedList(platforms: readonly string[]): string {
  const shown = platforms.slice(0, MOST_LISTED).map(platform => platform.slice(0, LONGEST_SHOWN));
  return [...shown, ...(platforms.length > MOST_LISTED ? ['…'] : [])].join(', ');
}

/** For an image of one platform. @throws UsageError if another is wanted */
export function requirePlatform(have: Platform, wanted: Platform | null, reference: string): void {
  if (wanted === null || samePlatform(wanted, have)) return;
  throw new UsageError(`${reference} is for ${formatPlatform(have)}, not for ${formatPlatform(wanted)}`, {
    about: 'platform',
    hint: whereSet(
      where =>
        `Ask for ${onOneLine(formatPlatform(have))} or for none${where}, or pull or build the image for the other platform.`,
    ),
  });
}

/** A note on figures for a platform; null for Linux. */
export function platformNote({ os }: Platform): string | null {
  return os.toLowerCase() === 'windows' ? WINDOWS_NOTE : null;
}

const WINDOWS_NOTE =
  'a Windows image: files are counted as its layers store them, under Files/, UtilityVM/ and Hives/; registry changes in ' +
  'Hives/ that a later layer repeats count as wasted though Windows needs them all, and most waste rules know only Linux paths';

const ARM64_VARIANTS: ReadonlyMap<string, string> = new Map([
  ...['8', 'v8', 'v8.0'].map(variant => [variant, ''] as const),
  ...['9', '9.0', 'v9.0'].map(variant => [variant, 'v9'] as const),
]);

function normal(platform: Platform): Platform {
  // containerd takes a missing system for that of the machine.
  const os = platform.os.toLowerCase() || 'linux';
  const written = platform.variant?.toLowerCase() ?? '';
  const [architecture, variant] = normalArchitecture(platform.architecture.toLowerCase(), written);
  return { os: os === 'macos' ? 'darwin' : os, architecture, ...(variant === '' ? {} : { variant }) };
}

function normalArchitecture(name: string, variant: string): [string, string] {
  switch (name) {
    case 'i386':
      return ['386', ''];
    case 'x86_64':
    case 'x86-64':
    case 'amd64':
      return ['amd64', variant === 'v1' ? '' : variant];
    case 'aarch64':
    case 'arm64':
      return ['arm64', ARM64_VARIANTS.get(variant) ?? variant];
    case 'armhf':
      return ['arm', 'v7'];
    case 'armel':
      return ['arm', 'v6'];
    case 'arm':
      // The variants of arm differ, so v7 is always written out.
      return ['arm', variant === '' ? 'v7' : variant.replace(/^(?=[5-8]$)/, 'v')];
    default:
      return [name, variant];
  }
}
