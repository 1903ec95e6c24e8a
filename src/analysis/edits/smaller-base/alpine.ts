/** Names the base image's variant on Alpine, where nothing that is known of the image speaks against it. No edit: nothing shows that it runs. */
import { type AlpineBases, alpineBasesOf } from '../../../advice/alpine-bases.ts';
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import { bytesOf } from '../../../advice/edits/trust.ts';
import type { ImageConfig } from '../../../image/types.ts';
import type { Packages } from '../../../packages/find-packages.ts';
import type { ElfFile } from '../../../runtime/elf-file.ts';
import { fileReader, type NotKnown } from '../../../runtime/read-files.ts';
import type { AlpineOffer } from '../types.ts';
import { startedPrograms, wheelTags } from './base-uses.ts';
import { nativeFiles } from './native-files.ts';
import { inodesOfBase, LEAST_PART, ownBytes, type SiblingFacts, type SiblingImage } from './smaller-base.ts';

/** What is read of an image whose base has a variant on Alpine that could do. */
export interface AlpineFacts extends AlpineBases {
  /** The present base, with the values of variables. */
  present: string;
  packages: Packages;
}

/** Names of glibc's own libraries; musl's is `libc.musl-x86_64.so.1`. */
const OF_GLIBC = /^(?:ld-linux\S*|ld64|lib(?:c|m|pthread|dl|rt|resolv|util|nsl|crypt|anl|mvec|nss_\w+))\.so\.\d+$/;

/**
 * @param sibling what is known of the smaller base of the same distribution
 * @returns null if the base has no variant on Alpine, or if something needs glibc or cannot be read. @throws MeasureError if a layer has changed since it was read
 */
export async function alpineFacts(
  { dockerfile, base, root, layers, packages }: SiblingImage,
  sibling: SiblingFacts | NotKnown | null,
): Promise<AlpineFacts | null> {
  if (dockerfile === null || base?.name == null || base.evidence !== 'dockerfile') return null;
  const known = alpineBasesOf(base.name);
  if (known === null || known.bases.length === 0) return null;
  const { installed } = packages;
  const indexes = layers.map(({ index }) => index);
  const isOwn = ({ record }: (typeof installed)[number]) => (record.inode?.layer ?? 0) >= base.layers;
  const isDebian = installed.some(one => one.manager === 'dpkg' && !isOwn(one));
  const needsDebian = installed.some(
    one =>
      isOwn(one) && (one.manager === 'dpkg' || (one.manager === 'pip' && /manylinux/.test(wheelTags(one, indexes)))),
  );
  if (!isDebian || needsDebian) return null;
  const own = { root, layers: indexes, baseLayers: base.layers, packages, readFiles: fileReader(layers) };
  const read = sibling ?? { natives: await nativeFiles(own) };
  if ('reason' in read || 'reason' in read.natives || read.natives.some(({ elf }) => needsGlibc(elf))) return null;
  return { ...known, present: base.name, packages };
}

function needsGlibc({ interpreter, needed, versions }: ElfFile): boolean {
  if (interpreter !== null && !interpreter.includes('/ld-musl-')) return true;
  return needed.some(name => OF_GLIBC.test(name)) || versions.some(version => version.startsWith('GLIBC_'));
}

/** @param smaller the base of the same distribution that is offered; null if the present one stays. @returns null where it saves little, or lacks a program */
export function alpineOffer(
  image: EditImage,
  config: ImageConfig,
  { facts, smaller }: { facts: AlpineFacts; smaller: AlpineOffer['insteadOf'] | null },
): AlpineOffer | null {
  const { packages, present, has, bases } = facts;
  if (image.fromHistory) return null;
  const insteadOf = smaller ?? { name: present, bytes: bytesOf([...inodesOfBase(image)]) };
  const least = (insteadOf.bytes + ownBytes(image)) * LEAST_PART;
  const worth = bases.filter(({ bytes }) => bytes > 0 && insteadOf.bytes - bytes >= least);
  if (worth.length === 0) return null;
  const lacking = new Set(packages.installed.filter(one => one.manager === 'dpkg' && !has(one.name)));
  const [used] = startedPrograms({ image, config, packages, sibling: { kind: 'slim' }, lacking });
  return used !== undefined || usesBash(image) ? null : { insteadOf, bases: worth };
}

/** Whether RUNs start in another shell than Alpine's. */
function usesBash({ dockerfile }: EditImage): boolean {
  return dockerfile.instructions.some(({ keyword, text }) => keyword === 'SHELL' && text.includes('bash'));
}
