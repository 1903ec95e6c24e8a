/** Small ZIP archives, as of APPNOTE.TXT: what a JAR is. */
import { deflateRawSync } from 'node:zlib';

/** @param method 0 to store, 8 to deflate */
export function zipOf(files: readonly (readonly [name: string, content: string])[], method: number): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const body = method === 0 ? Buffer.from(content) : deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    for (const [header, from] of [
      [local, 8],
      [entry, 10],
    ] as const) {
      header.writeUInt16LE(method, from);
      header.writeUInt32LE(body.length, from + 10);
      header.writeUInt32LE(Buffer.byteLength(content), from + 14);
      header.writeUInt16LE(name.length, from + 18);
    }
    entry.writeUInt32LE(at, 42);
    central.push(entry, Buffer.from(name));
    parts.push(local, Buffer.from(name), body);
    at += local.length + name.length + body.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  for (const from of [8, 10]) end.writeUInt16LE(files.length, from);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}
