/** The registry of the distribution project, which keeps images in a folder: written by others than what we test. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { aptInstall, executables, whyNotPrivate } from '../engines/engine-host.mjs';
import { exclusively } from '../processes/exclusively.mjs';

const present = (): string | undefined => executables('docker-registry')[0];

/** Why it cannot be used here; null where it is installed or can be. */
export function whyNoRegistry(): string | null {
  return present() !== undefined || whyNotPrivate() === null ? null : 'docker-registry is not installed';
}

/** The one user that a private registry knows. */
export const USER = { name: 'me', password: 'secret-word' };
const HTPASSWD = `${USER.name}:$2y$05$abcdefghijklmnopqrstuuUOabO4v2PoT/v47Y.znQK.9MsMDnesq\n`;

export interface RealRegistry {
  /** As names have it. */
  host: string;
  stop(): Promise<void>;
}

/** Starts one that keeps its images below a folder. @param isPrivate whether it wants `USER`'s password */
export async function startRegistry(folder: string, isPrivate: boolean): Promise<RealRegistry> {
  const path = present() ?? (await exclusively('install docker-registry', install));
  const host = `127.0.0.1:${await freePort()}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'htpasswd'), HTPASSWD);
  const storage = { filesystem: { rootdirectory: join(folder, 'images') } };
  const auth = isPrivate ? { auth: { htpasswd: { realm: 'test', path: join(folder, 'htpasswd') } } } : {};
  // YAML reads JSON.
  const config = { version: 0.1, log: { level: 'error' }, storage, http: { addr: host }, ...auth };
  writeFileSync(join(folder, 'config.yml'), JSON.stringify(config));
  const child = spawn(path, ['serve', join(folder, 'config.yml')], { stdio: 'ignore', env: {} });
  const ended = new Promise(resolve => child.once('exit', resolve));
  await answers(host);
  return {
    host,
    async stop() {
      child.kill();
      await ended;
    },
  };
}

async function answers(host: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await fetch(`http://${host}/v2/`);
      return;
    } catch (error) {
      if (tries === 100) throw error;
      await sleep(50);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function install(): Promise<string> {
  if (present() === undefined) await aptInstall(['docker-registry']);
  const path = present();
  if (path === undefined) throw new Error('docker-registry is not there after its installation');
  return path;
}
