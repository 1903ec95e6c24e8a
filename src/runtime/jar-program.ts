/** A container that starts one Java archive: `java -jar app.jar`. */
import { inflateRawSync } from 'node:zlib';
import { bytesOf } from '../image/byte-path.ts';
import { resolve } from '../image/config-paths.ts';
import type { ImageConfig } from '../image/types.ts';
import type { StackNode, StackRoot } from '../stack/merge/merged-tree.ts';
import { follower } from '../stack/symlinks.ts';
import type { ReadFiles } from './read-files.ts';

export interface JarProgram {
  /** Absolute, as the command names it. */
  path: string;
  file: StackNode;
}

/** They start what follows: the entry points of the images of Maven and of Eclipse Temurin. */
const STARTS_COMMAND = /\/(?:mvn-entrypoint|__cacert_entrypoint)\.sh$/;
/** Arguments of `java` that need nothing but the archive. */
const PLAIN_OPTION = /^-(?:X[\w:+=.%-]*|D[^/]*|server|ea|enableassertions|-enable-preview|-enable-native-access=\S+)$/;

/** Null if the container starts anything else. */
export function jarProgram(
  config: Pick<ImageConfig, 'entrypoint' | 'cmd' | 'workingDir'>,
  root: StackRoot,
): JarProgram | null {
  const all = [...config.entrypoint, ...config.cmd];
  const words = STARTS_COMMAND.test(all[0] ?? '') ? all.slice(1) : all;
  const at = words.indexOf('-jar');
  const [java = '', ...options] = words.slice(0, Math.max(0, at));
  const named = words[at + 1];
  if (at < 1 || named === undefined || !/(?:^|\/)java$/.test(java)) return null;
  if (!options.every(option => PLAIN_OPTION.test(option))) return null;
  const path = resolve(config.workingDir || '/', named);
  const file = path === null ? null : (follower(root).path(bytesOf(path)) as StackNode | null);
  return path === null || !file?.inode ? null : { path, file };
}

/** @returns null if it has all that it needs; else a clause that says why not, or that it cannot be read: `unread` */
export async function whyJarNeedsMore({ path, file }: JarProgram, readFiles: ReadFiles): Promise<string | null> {
  const contents = file.inode && (await readFiles([file.inode]));
  const archive = file.inode && contents?.get(file.inode);
  if (!archive) return 'unread';
  const manifest = manifestOf(archive);
  if (manifest === null) return `${path} has no manifest that can be read`;
  if (!/^Main-Class:/im.test(manifest)) return `${path} names no class to start`;
  return /^Class-Path: *\S/im.test(manifest) ? `${path} needs other archives by its Class-Path` : null;
}

const MOST_MANIFEST = 1_048_576;
const MOST_ENTRIES = 100_000;
const NAME = 'META-INF/MANIFEST.MF';
const END = { signature: 0x06054b50, size: 22, longestComment: 65_535 };
const CENTRAL = { signature: 0x02014b50, size: 46 };
const LOCAL_SIZE = 30;

/** The manifest with its continued lines joined; null if there is none. Format: APPNOTE.TXT of PKWARE, without ZIP64. */
export function manifestOf(archive: Uint8Array): string | null {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.length);
  try {
    const entry = entryOf(bytes);
    return entry === null
      ? null
      : contentOf(bytes, entry)
          .toString()
          .replace(/\r?\n /g, '');
  } catch (error) {
    // Beyond the end, too long, or damaged.
    if (typeof error === 'object' && error !== null && 'code' in error) return null;
    throw error;
  }
}

interface ZipEntry {
  method: number;
  size: number;
  at: number;
}

function entryOf(bytes: Buffer): ZipEntry | null {
  let end = bytes.length - END.size;
  const least = Math.max(0, end - END.longestComment);
  while (end >= least && bytes.readUInt32LE(end) !== END.signature) end--;
  if (end < least) return null;
  let at = bytes.readUInt32LE(end + 16);
  const count = bytes.readUInt16LE(end + 10);
  for (let n = 0; n < Math.min(count, MOST_ENTRIES) && bytes.readUInt32LE(at) === CENTRAL.signature; n++) {
    const length = bytes.readUInt16LE(at + 28);
    const name = bytes.subarray(at + CENTRAL.size, at + CENTRAL.size + length).toString('latin1');
    if (name === NAME)
      return {
        method: bytes.readUInt16LE(at + 10),
        size: bytes.readUInt32LE(at + 20),
        at: bytes.readUInt32LE(at + 42),
      };
    at += CENTRAL.size + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return null;
}

function contentOf(bytes: Buffer, { method, size, at }: ZipEntry): Buffer {
  const start = at + LOCAL_SIZE + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const stored = bytes.subarray(start, start + size);
  return method === 0 ? stored : inflateRawSync(stored, { maxOutputLength: MOST_MANIFEST });
}
