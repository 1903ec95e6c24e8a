/**
 * Parses and completes names of images in registries, as docker does:
 * https://pkg.go.dev/github.com/distribution/reference
 */
import { UsageError } from '../../errors.ts';
import { asDigest } from '../../image/parse.ts';
import { checkComplete } from '../../image/reference.ts';
import type { Digest } from '../../image/types.ts';
import { withoutLogin } from '../../image/userinfo.ts';

export interface RegistryReference {
  /** Host and perhaps port, as in names: `docker.io`, `localhost:5000`, `[::1]:5000`. */
  registry: string;
  repository: string;
  /** The digest if the name has one, else the tag. */
  version: { digest: Digest } | { tag: string };
}

/** The default registry. */
export const DOCKER_HUB = 'docker.io';
/** Its server. */
const DOCKER_HUB_HOST = 'registry-1.docker.io';

const MAX_LENGTH = 512;
const MAX_NAME = 255;
const DOMAIN = /^(?:[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*|\[[a-fA-F0-9:]+\])(?::[0-9]{1,5})?$/;
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;

/** Reads `web`, `team/web:ci`, `localhost:5000/web:ci@sha256:…`. @throws UsageError for any other text */
export function parseReference(text: string): RegistryReference {
  checkComplete(text);
  const [name = '', digest] = splitAt(text, text.indexOf('@'));
  const colon = name.lastIndexOf(':');
  const [path, tag] = splitAt(name, colon > name.lastIndexOf('/') ? colon : -1);
  const { registry, repository } = completed(path);
  const fits = text.length <= MAX_LENGTH && path.length <= MAX_NAME && isHost(registry);
  if (!fits || !repository.split('/').every(part => COMPONENT.test(part))) throw wrong(text);
  if (tag !== undefined && !TAG.test(tag)) throw wrong(text);
  if (digest === undefined) return { registry, repository, version: { tag: tag ?? 'latest' } };
  const known = /^sha(256:[a-f0-9]{64}|512:[a-f0-9]{128})$/.test(digest) ? asDigest(digest) : null;
  if (known === null) throw wrong(text);
  return { registry, repository, version: { digest: known } };
}

/** The full reference, for messages. */
export function formatReference({ registry, repository, version }: RegistryReference): string {
  return `${registry}/${repository}${'digest' in version ? `@${version.digest}` : `:${version.tag}`}`;
}

/** A hint for those who mean the engine's image named `registry`, as in `registry:2`; else empty. */
export function engineHint({ registry, repository }: RegistryReference): string {
  const [, tag] = /^library\/(latest|[0-9][a-z0-9.-]*)$/.exec(repository) ?? [];
  if (registry !== DOCKER_HUB || tag === undefined) return '';
  return ` For the engine's image named registry, write docker:registry:${tag}`;
}

/** Host and perhaps port of a registry's server. */
export function serverOf(registry: string): string {
  return registry === DOCKER_HUB ? DOCKER_HUB_HOST : registry;
}

/** Whether a URL's host is this machine, the only one that may do without TLS. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** The part before the first slash is a registry if it looks like a host. */
function completed(path: string): { registry: string; repository: string } {
  const slash = path.indexOf('/');
  const first = path.slice(0, Math.max(0, slash));
  const named = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  const registry = named ? first : DOCKER_HUB;
  const repository = named ? path.slice(slash + 1) : path;
  if (registry !== DOCKER_HUB && registry !== 'index.docker.io') return { registry, repository };
  return { registry: DOCKER_HUB, repository: repository.includes('/') ? repository : `library/${repository}` };
}

function isHost(registry: string): boolean {
  return DOMAIN.test(registry) && URL.canParse(`https://${registry}`);
}

function splitAt(text: string, at: number): [string, string | undefined] {
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function wrong(text: string): UsageError {
  const what = `registry: ${JSON.stringify(withoutLogin(text).slice(0, 80))} is not the name of an image in a registry`;
  const hint = 'Write it as in registry:web:ci or registry:registry.example:5000/team/web@sha256:…, in lower case.';
  return new UsageError(what, {
    hint: /^https?:\/\//.test(text) ? `Leave ${text.startsWith('https') ? 'https' : 'http'}:// out. ${hint}` : hint,
  });
}
