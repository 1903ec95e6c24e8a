/** A repository for Alpine's apk with a package of our own. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sha256, tarHeader, tarOf } from '../archives/archives.ts';

/** What of an engine it needs. */
interface Docker {
  docker(args: string[]): Promise<{ stdout: string }>;
}

/** Bytes that gzip cannot make fewer, so that the package is as large as its program. */
function incompressible(blocks: number): Buffer {
  const hashes = Array.from({ length: blocks }, (_, at) => createHash('sha512').update(`${at}`).digest());
  return Buffer.concat(hashes);
}

/** A package as apk 2 reads it, without a signature: a gzip stream of control files and one of data. */
function apkPackage(program: Buffer): Buffer {
  const record = ` APK-TOOLS.checksum.SHA1=${createHash('sha1').update(program).digest('hex')}\n`;
  const body = Buffer.from(`${record.length + 2}${record}`);
  const checksum = tarHeader({ name: 'pax', size: body.length, type: 'x' });
  const padding = Buffer.alloc(512 - body.length);
  const file = tarOf([{ name: 'usr/bin/demo', body: program, mode: 0o755 }]);
  const directories = tarOf([{ name: 'usr/' }, { name: 'usr/bin/' }], { end: false });
  const data = gzipSync(Buffer.concat([directories, checksum, body, padding, file]));
  const fields = { pkgname: 'demo', pkgver: '1.0-r0', pkgdesc: 'demo', arch: 'x86_64', license: 'MIT' };
  const info = Object.entries({ ...fields, size: program.length, datahash: sha256(data) });
  const control = tarOf([{ name: '.PKGINFO', body: info.map(field => `${field.join(' = ')}\n`).join('') }], {
    end: false,
  });
  return Buffer.concat([gzipSync(control), data]);
}

/** Writes a repository with the package `demo`, indexed by Alpine's own apk, to the folder `apk` in `folder`; returns its path. */
export async function writeApkRepository(on: Docker, alpine: string, folder: string): Promise<string> {
  const files = join(folder, 'apk/x86_64');
  await mkdir(files, { recursive: true });
  const program = Buffer.concat([Buffer.from('#!/bin/sh\necho demo-works\nexit\n'), incompressible(4096)]);
  await writeFile(join(files, 'demo-1.0-r0.apk'), apkPackage(program));
  // By copies: an engine may see other folders than we do.
  const command = 'cd /repository && apk index --allow-untrusted --output APKINDEX.tar.gz *.apk';
  const { stdout } = await on.docker(['create', '--network', 'none', alpine, 'sh', '-c', command]);
  const container = stdout.trim();
  try {
    await on.docker(['cp', files, `${container}:/repository`]);
    await on.docker(['start', '--attach', container]);
    await on.docker(['cp', `${container}:/repository/APKINDEX.tar.gz`, files]);
  } finally {
    await on.docker(['rm', container]);
  }
  return join(folder, 'apk');
}
