/**
 * What package managers in a build need to reach their registries as they do on this machine. It is given by build
 * secrets, of which neither layers nor history keep a byte. Where nothing is set up, nothing is given: then the builds
 * need plain public registries.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface RegistryAccess {
  /** The Dockerfile with the mounts that its instructions need. */
  dockerfile(text: string): string;
  /** Arguments for `docker build`. */
  args: string[];
  buildArgs: Record<string, string>;
}

interface Setting {
  id: string;
  /** Where the tool looks for it in a build. */
  target: string;
  /** Instructions that get it. */
  for: RegExp;
  /** Null where this machine has no such setting. */
  content: string | null;
}

const CA_TARGET = '/etc/ssl/certs/ca-certificates.crt';

const lines = (...parts: (string | undefined)[]): string | null => {
  const given = parts.filter(part => part !== undefined);
  return given.length === 0 ? null : `${given.join('\n')}\n`;
};

async function contentOf(path: string | undefined): Promise<string | null> {
  return path !== undefined && existsSync(path) ? readFile(path, 'utf8') : null;
}

/** The lines of a settings file that match; of the rest nobody needs to know. */
async function linesOf(path: string, pattern: RegExp): Promise<string[]> {
  return ((await contentOf(path)) ?? '').split('\n').filter(line => pattern.test(line));
}

/** For pip; with `index`, the address of an index on this machine, it asks only that one. */
async function pipConfig(ca: boolean, index: string | undefined): Promise<string | null> {
  const own = process.env.PIP_INDEX_URL;
  const fromFile = await linesOf('/etc/pip.conf', /^(extra-)?index-url|^trusted-host/);
  const local = index === undefined ? undefined : [`index-url = ${index}`, `trusted-host = ${new URL(index).hostname}`];
  const chosen = local ?? (own === undefined ? fromFile : [`index-url = ${own}`]);
  const settings = lines(...chosen, ...(ca ? [`cert = ${CA_TARGET}`] : []));
  return settings === null ? null : `[global]\n${settings}`;
}

async function settings(index: string | undefined): Promise<Setting[]> {
  const { env } = process;
  const home = homedir();
  const ca = await contentOf(env.SSL_CERT_FILE ?? env.NODE_EXTRA_CA_CERTS);
  const java = ca === null || !existsSync('/etc/ssl/certs/java/cacerts') ? null : 'binary';
  const registry = env.npm_config_registry?.startsWith('http') ? [`registry=${env.npm_config_registry}`] : [];
  const npm = [...registry, ...(ca === null ? [] : [`cafile=${CA_TARGET}`])];
  const goProxy = env.GOPROXY === undefined ? [] : [`GOPROXY=${env.GOPROXY}`];
  const go = [...(await linesOf(join(home, '.config/go/env'), /^GO(PROXY|SUMDB|NOSUMDB|PRIVATE)=/)), ...goProxy];
  return [
    { id: 'ca', target: CA_TARGET, for: /\b(pip|uv|npm|cargo|go|mvn)\b/, content: ca },
    { id: 'java', target: '/etc/ssl/certs/java/cacerts', for: /\bmvn\b/, content: java },
    { id: 'pip.conf', target: '/etc/pip.conf', for: /\bpip\b/, content: await pipConfig(ca !== null, index) },
    { id: 'uv.toml', target: '/etc/uv/uv.toml', for: /\buv\b/, content: lines(ca === null ? undefined : UV) },
    { id: 'npmrc', target: '/usr/local/etc/npmrc', for: /\bnpm\b/, content: lines(...npm) },
    { id: 'go.env', target: '/root/.config/go/env', for: /\bgo\b/, content: lines(...go) },
    ...(await ownFile('cargo.toml', '.cargo/config.toml', /\bcargo\b/)),
    ...(await ownFile('settings.xml', '.m2/settings.xml', /\bmvn\b/)),
  ];
}

const UV = 'system-certs = true';

async function ownFile(id: string, path: string, tool: RegExp): Promise<Setting[]> {
  return [{ id, target: `/root/${path}`, for: tool, content: await contentOf(join(homedir(), path)) }];
}

/**
 * Writes the settings below `folder`. Instructions that call apt get none: it needs none beyond its sources, and a mount
 * in `/etc/ssl` would be in its way.
 *
 * @param index for pip to use instead of the machine's own, an address on this machine
 */
export async function registryAccess(folder: string, index?: string): Promise<RegistryAccess> {
  const given = (await settings(index)).filter(({ content }) => content !== null);
  await mkdir(folder, { recursive: true });
  const secrets: string[] = [];
  for (const { id, target, content } of given) {
    const source = content === 'binary' ? target : join(folder, id);
    if (source !== target) await writeFile(source, content ?? '', { mode: 0o600 });
    secrets.push(`--secret=id=${id},src=${source}`);
  }
  const proxies = Object.entries(process.env).filter(([name]) => /^(https?|no)_proxy$/i.test(name));
  return {
    dockerfile: text => text.replace(/^RUN (?:.*\\\n)*.*$/gm, instruction => withMounts(instruction, given)),
    args: secrets,
    buildArgs: Object.fromEntries(proxies.map(([name, value = '']) => [name, value])),
  };
}

function withMounts(instruction: string, given: readonly Setting[]): string {
  if (instruction.includes('apt-get')) return instruction;
  const command = instruction.replace(/--mount=\S+/g, '');
  const mounts = given
    .filter(setting => setting.for.test(command))
    .map(({ id, target }) => `--mount=type=secret,id=${id},target=${target} `);
  return instruction.replace(/^RUN /, `RUN ${mounts.join('')}`);
}
