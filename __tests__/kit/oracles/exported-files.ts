/**
 * The files of an image's final file system, counted without any of our code: the engine merges the layers, GNU tar
 * lists them.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Engine } from '../engines/engine.ts';

/** One inode. */
export interface ExportedFile {
  bytes: number;
  /** Absolute; several where it has hard links. */
  paths: string[];
}

const LINE = /^([-h])\S+ \S+ +(\d+) \d\S+ \S+ (.*)$/;

/** Every regular file of the image, each inode once. */
export async function exportedFiles(on: Engine, image: string): Promise<ExportedFile[]> {
  const { stdout } = await on.docker(['create', '--network', 'none', image, '/never-run']);
  const container = stdout.trim();
  try {
    return await listed(on, container);
  } finally {
    await on.docker(['rm', container]);
  }
}

async function listed(on: Engine, container: string): Promise<ExportedFile[]> {
  const command = `"$0" export "$1" | tar --list --verbose --full-time --numeric-owner --quoting-style=literal -f -`;
  const docker = process.env.IMAGEBUDGET_TEST_DOCKER ?? 'docker';
  const env = { ...process.env, DOCKER_HOST: on.host, LC_ALL: 'C.UTF-8' };
  const child = spawn('bash', ['-o', 'pipefail', '-c', command, docker, container], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject));
  const files = new Map<string, ExportedFile>();
  for await (const line of createInterface({ input: child.stdout })) {
    const [, type, size, rest = ''] = LINE.exec(line) ?? [];
    if (type === '-') files.set(rest, { bytes: Number(size), paths: [`/${rest}`] });
    const [link = '', target = ''] = type === 'h' ? rest.split(' link to ') : [];
    files.get(target)?.paths.push(`/${link}`);
  }
  const code = await ended;
  if (code !== 0) throw new Error(`docker export | tar --list ended with ${code}`);
  return [...files.values()];
}

/**
 * What the picked files add up to. An inode counts if every name of it is picked by some rule, as deleting less frees
 * nothing, and for the first of these rules.
 */
export function countByRule(files: readonly ExportedFile[], picks: Record<string, (path: string) => boolean>) {
  const rules = Object.keys(picks);
  const counts = new Map(rules.map(rule => [rule, { bytes: 0, files: 0 }]));
  for (const { bytes, paths } of files) {
    const owners = paths.map(path => rules.findIndex(rule => picks[rule]?.(path)));
    const count = counts.get(rules[Math.min(...owners)] ?? '');
    if (bytes === 0 || owners.includes(-1) || count === undefined) continue;
    count.bytes += bytes;
    count.files += 1;
  }
  return counts;
}
