/** A container that starts one Java archive: `java -jar app.jar`. */
import { inflateRawSync } from 'node:zlib';
import { bytesOf } from '../image/byte-path.ts';
import { resolve } from '../image/config-paths.ts';
import type { ImageConfig } from '../image/types.ts';
import type { StackInode, StackNode, StackRoot } from '../stack/merge/merged-tree.ts';
import { follower } from '../stack/symlinks.ts';
import { isCut, type NotKnown, notKnown, type ReadFiles, UNREADABLE } from './read-files.ts';

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

/** @returns null if it has all that it needs */
export async function whyJarNeedsMore({ path, file }: JarProgram, readFiles: ReadFiles): Promise<NotKnown | null> {
  const archive = file.inode && (await archiveIn(file.inode, readFiles));
  if (!archive) return UNREADABLE;
  const manifest = await manifestOf(archive);
  if (manifest === null) return notKnown(`${path} has no manifest that can be read`);
  if (!/^Main-Class:/im.test(manifest)) return notKnown(`${path} names no class to start`);
  return /^Class-Path: *\S/im.test(manifest) ? notKnown(`${path} needs other archives by its Class-Path`) : null;
}

export interface Archive {
  /** Bytes. */
  size: number;
  /** Fewer bytes only beyond the end. Empty if the file cannot be read after all. */
  read(from: number, length: number): Promise<Buffer>;
}

/** Large archives are read in parts, and each part may have their layer decompressed. Null if it cannot be read. */
async function archiveIn(inode: StackInode, readFiles: ReadFiles): Promise<Archive | null> {
  const { size } = inode;
  const read = async (from: number, length: number) => {
    const bytes = (await readFiles([inode], { from, length }))?.get(inode);
    return bytes === undefined ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  };
  const from = isCut(inode) ? Math.max(0, size - LONGEST_END) : 0;
  const known = await read(from, size - from);
  if (known === null) return null;
  return {
    size,
    read: async (at, length) =>
      at < from ? ((await read(at, length)) ?? Buffer.alloc(0)) : known.subarray(at - from, at - from + length),
  };
}

const MOST_MANIFEST = 1_048_576;
/** Of 65,535 entries, as many as there can be. */
const MOST_DIRECTORY = 32 * 1024 * 1024;
const NAME = 'META-INF/MANIFEST.MF';
const MOST_FIELD = 65_535;
const END = { signature: 0x06054b50, size: 22 };
const LONGEST_END = END.size + MOST_FIELD;
const CENTRAL = { signature: 0x02014b50, size: 46 };
const LOCAL_SIZE = 30;

/** The manifest with its continued lines joined; null if the archive has no manifest. Format: APPNOTE.TXT of PKWARE, without ZIP64. */
export async function manifestOf(archive: Archive): Promise<string | null> {
  try {
    const entry = await entryOf(archive);
    if (entry === null) return null;
    const content = await contentOf(archive, entry);
    return content === null ? null : content.toString().replace(/\r?\n /g, '');
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

async function entryOf({ size, read }: Archive): Promise<ZipEntry | null> {
  const from = Math.max(0, size - LONGEST_END);
  const tail = await read(from, size - from);
  let end = tail.length - END.size;
  while (end >= 0 && tail.readUInt32LE(end) !== END.signature) end--;
  if (end < 0) return null;
  const start = tail.readUInt32LE(end + 16);
  const directory = await read(start, Math.min(from + end - start, MOST_DIRECTORY));
  const count = tail.readUInt16LE(end + 10);
  let at = 0;
  for (let n = 0; n < count && directory.readUInt32LE(at) === CENTRAL.signature; n++) {
    const length = directory.readUInt16LE(at + 28);
    const name = directory.subarray(at + CENTRAL.size, at + CENTRAL.size + length).toString('latin1');
    if (name === NAME)
      return {
        method: directory.readUInt16LE(at + 10),
        size: directory.readUInt32LE(at + 20),
        at: directory.readUInt32LE(at + 42),
      };
    at += CENTRAL.size + length + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return null;
}

async function contentOf({ read }: Archive, { method, size, at }: ZipEntry): Promise<Buffer | null> {
  if (size > MOST_MANIFEST) return null;
  const bytes = await read(at, LOCAL_SIZE + 2 * MOST_FIELD + size);
  const start = LOCAL_SIZE + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
  const stored = bytes.subarray(start, start + size);
  return method === 0 ? stored : inflateRawSync(stored, { maxOutputLength: MOST_MANIFEST });
}
