/**
 * Files that no ELF header tells of, and that programs read if they exist: certificates, time zones, accounts, names of services.
 * Each is copied if the image has it, unless the base of the second stage has the same.
 */
import { bytesOf } from '../../../image/byte-path.ts';
import { walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode, StackRoot } from '../../../stack/merge/merged-tree.ts';
import { follower } from '../../../stack/symlinks.ts';
import type { Copy } from './copies.ts';

export interface SystemFacts {
  root: StackRoot;
  isScratch: boolean;
  /** Whether the base is Debian's, whose slim images have time zones up to release 12. */
  hasZones: boolean;
  /** `1000:1000` of the user that the program runs as; null for root. */
  user: string | null;
  /** Whether own instructions changed the accounts. */
  changesAccounts: boolean;
}

/** For every base, as slim ones do not have it. Go and OpenSSL's users look here first. */
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';
const ZONES = '/usr/share/zoneinfo';
/** Go's own time zones, which its programs find by the place of the compiler that made them. */
const GO_ZONES = '/usr/local/go/lib/time/zoneinfo.zip';
const ACCOUNTS = ['/etc/passwd', '/etc/group'];
/** Read by C libraries and by Go's. */
const NAMES = ['/etc/nsswitch.conf', '/etc/services', '/etc/protocols', '/etc/mime.types'];

export function systemFiles({ root, isScratch, hasZones, user, changesAccounts }: SystemFacts): Copy[] {
  const file = (path: string, why: string) => fileCopy(root, path, why);
  const zones = hasZones ? [] : directoryCopy(root, ZONES, { owner: null, why: 'time zones' });
  const goZones = file(GO_ZONES, "Go's time zones");
  return [
    ...file(CERTIFICATES, 'certificates'),
    ...(zones.length > 0 || hasZones ? zones : goZones),
    ...(isScratch || changesAccounts ? ACCOUNTS.flatMap(path => file(path, 'accounts')) : []),
    ...(isScratch ? NAMES.flatMap(path => file(path, 'names of services')) : []),
    ...(isScratch ? directoryCopy(root, '/tmp', { owner: user, why: 'temporary files' }) : []),
  ];
}

function fileCopy(root: StackRoot, path: string, why: string): Copy[] {
  const node = follower(root).path(bytesOf(path)) as StackNode | null;
  return node?.inode ? [{ path, isDirectory: false, owner: null, inodes: [node.inode], why }] : [];
}

function directoryCopy(root: StackRoot, path: string, { owner, why }: { owner: string | null; why: string }): Copy[] {
  const node = follower(root).path(bytesOf(path)) as StackNode | null;
  if (!node?.children) return [];
  const inodes: StackInode[] = [];
  walk(node, one => {
    if (one.inode !== null) inodes.push(one.inode);
    return true;
  });
  return [{ path, isDirectory: true, owner, inodes, why }];
}
