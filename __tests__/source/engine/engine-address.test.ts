import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UsageError } from '../../../src/errors.ts';
import { engineAddress, podmanAddress } from '../../../src/source/engine/engine-address.ts';

let home = '';
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'imagebudget-test-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function write(path: string, content: unknown): void {
  const full = join(home, path);
  mkdirSync(join(full, '..'), { recursive: true });
  writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content));
}

/** A context as `docker context create` stores it. */
function writeContext(name: string, host: unknown): string {
  const id = createHash('sha256').update(name).digest('hex');
  write(`.docker/contexts/meta/${id}/meta.json`, {
    Name: name,
    Endpoints: { docker: { Host: host, SkipTLSVerify: false } },
  });
  return id;
}

const of = (env: Record<string, string>) => engineAddress({ HOME: home, ...env });

describe('DOCKER_HOST', () => {
  test.each<[string, object]>([
    ['unix:///run/x.sock', { shown: 'unix:///run/x.sock', socketPath: '/run/x.sock' }],
    ['unix://', { socketPath: '/var/run/docker.sock' }],
    ['npipe:////./pipe/x', { socketPath: '//./pipe/x' }],
    ['npipe://', { socketPath: '//./pipe/docker_engine' }],
    [
      'tcp://build.example:2375',
      { shown: 'tcp://build.example:2375', host: 'build.example', port: 2375, protocol: 'http' },
    ],
    ['tcp://build.example', { host: 'build.example', port: 2375, protocol: 'http' }],
    ['tcp://build.example/', { host: 'build.example', port: 2375 }],
    ['tcp://build.example:2376', { port: 2376, protocol: 'https' }],
    ['build.example:1234', { host: 'build.example', port: 1234, protocol: 'http' }],
    ['127.0.0.1:2375', { host: '127.0.0.1', port: 2375 }],
    ['tcp://[::1]:2375', { host: '::1', port: 2375 }],
    ['[fe80::1]', { host: 'fe80::1', port: 2375 }],
    ['http://build.example', { port: 2375, protocol: 'http' }],
    ['http://build.example:80', { port: 80, protocol: 'http' }],
    ['https://build.example', { port: 2376, protocol: 'https' }],
    ['https://build.example:443', { port: 443, protocol: 'https' }],
  ])('%s', (host, expected) => {
    expect(of({ DOCKER_HOST: host })).toMatchObject(expected);
  });

  test.each([
    'ssh://me@build.example',
    'fd://',
    'ftp://x',
    'tcp://',
    'tcp://:2375',
    'tcp://build.example:99999',
    'tcp://build.example:x',
    'tcp://build.example:2375/prefix',
    'tcp://build.example?x',
    'tcp://me:secret@build.example',
    'tcp://a b',
    'web server',
    '://',
    'http:///x',
    '/var/run/docker.sock',
    '::1',
  ])('%s is refused, naming the variable', host => {
    expect(() => of({ DOCKER_HOST: host })).toThrow(UsageError);
    expect(() => of({ DOCKER_HOST: host })).toThrow(
      `DOCKER_HOST: ${JSON.stringify(host.replace(/\/\/.*@/, '//***@'))} is not an address that can be used`,
    );
  });

  test('comes before any context; empty is as if it were not set', () => {
    writeContext('far', 'tcp://far.example:2375');
    expect(of({ DOCKER_HOST: 'unix:///x', DOCKER_CONTEXT: 'far' }).socketPath).toBe('/x');
    expect(of({ DOCKER_HOST: '', DOCKER_CONTEXT: 'far' }).host).toBe('far.example');
  });
});

describe('TLS', () => {
  const host = { DOCKER_HOST: 'tcp://build.example:2375' };

  test('is off unless asked for', () => {
    expect(of({ ...host, DOCKER_CERT_PATH: home })).toMatchObject({ protocol: 'http' });
    expect(of({ ...host, DOCKER_TLS_VERIFY: '' })).toMatchObject({ protocol: 'http' });
  });

  test.each(['DOCKER_TLS_VERIFY', 'DOCKER_TLS'])('%s turns it on, with what certificates there are', variable => {
    write('certs/ca.pem', 'CA');
    write('certs/key.pem', 'KEY');
    const address = of({ ...host, [variable]: '1', DOCKER_CERT_PATH: join(home, 'certs') });
    expect(address).toMatchObject({ protocol: 'https', port: 2375 });
    expect([address.ca?.toString(), address.cert, address.key?.toString()]).toEqual(['CA', undefined, 'KEY']);
  });

  test('with a certificate that cannot be read is refused, naming the file', () => {
    mkdirSync(join(home, 'odd/key.pem'), { recursive: true });
    const tls = { ...host, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: join(home, 'odd') };
    expect(() => of(tls)).toThrow(UsageError);
    expect(() => of(tls)).toThrow(`cannot read ${join(home, 'odd/key.pem')} (EISDIR)`);
  });

  test('looks into the folder of the docker CLI where no other is named', () => {
    write('.docker/ca.pem', 'CA2');
    expect(of({ ...host, DOCKER_TLS_VERIFY: '1' }).ca?.toString()).toBe('CA2');
    expect(of({ ...host, DOCKER_TLS_VERIFY: '1', DOCKER_CONFIG: join(home, 'none') }).ca).toBeUndefined();
    expect(engineAddress({ ...host, DOCKER_TLS_VERIFY: '1' })).toMatchObject({ protocol: 'https' });
  });
});

describe('a context', () => {
  test('is named by DOCKER_CONTEXT, else by the config', () => {
    writeContext('near', 'unix:///near.sock');
    writeContext('far', 'tcp://far.example:2375');
    write('.docker/config.json', { currentContext: 'near' });
    expect(of({}).socketPath).toBe('/near.sock');
    expect(of({ DOCKER_CONTEXT: 'far' }).host).toBe('far.example');
    expect(of({ DOCKER_CONTEXT: 'default' }).socketPath).toMatch(/docker\.sock$/);
    write('.docker/config.json', {});
    expect(of({}).socketPath).toMatch(/docker\.sock$/);
  });

  test('may bring certificates', () => {
    const id = writeContext('secure', 'tcp://secure.example:1234');
    expect(of({ DOCKER_CONTEXT: 'secure' }).protocol).toBe('http');
    write(`.docker/contexts/tls/${id}/docker/ca.pem`, 'CONTEXT CA');
    expect(of({ DOCKER_CONTEXT: 'secure' })).toMatchObject({ protocol: 'https', ca: Buffer.from('CONTEXT CA') });
  });

  test.each<[string, unknown]>([
    ['has no address', undefined],
    ['has an address that is no text', 5],
  ])('that %s is refused', (_, host) => {
    writeContext('odd', host);
    expect(() => of({ DOCKER_CONTEXT: 'odd' })).toThrow('the Docker context "odd" has no engine address');
  });

  test('that is not there is refused, however it is called', () => {
    for (const name of ['gone', '../../../etc', '__proto__', 'x'.repeat(1000)])
      expect(() => of({ DOCKER_CONTEXT: name })).toThrow(/^the Docker context "[^"]{1,60}" has no engine address$/);
  });

  test('over SSH is refused, naming it', () => {
    writeContext('ssh', 'ssh://me@build.example');
    expect(() => of({ DOCKER_CONTEXT: 'ssh' })).toThrow(
      'the Docker context "ssh": "ssh://***@build.example" is not an address',
    );
  });

  test('in a config that is no JSON is refused, naming the file', () => {
    write('.docker/config.json', '{');
    expect(() => of({})).toThrow(`cannot read ${join(home, '.docker/config.json')}`);
    expect(of({ DOCKER_HOST: 'unix:///x' }).socketPath).toBe('/x');
    write('.docker/config.json', 'null');
    expect(of({}).socketPath).toMatch(/docker\.sock$/);
  });
});

describe('without any setting', () => {
  test('a socket is taken', () => {
    expect(engineAddress({}).shown).toMatch(/^unix:\/\/.*docker\.sock$/);
  });
});

describe('Podman', () => {
  test('is where CONTAINER_HOST says', () => {
    const env = { CONTAINER_HOST: 'tcp://build.example:1234', DOCKER_HOST: 'unix:///run/x.sock' };
    expect(podmanAddress(env)).toMatchObject({ host: 'build.example', port: 1234, protocol: 'http' });
    expect(() => podmanAddress({ CONTAINER_HOST: 'ssh://me@build.example' })).toThrow('CONTAINER_HOST: ');
  });

  test('is else where its service listens by itself, which for users is their own folder', () => {
    write('run/podman/podman.sock', '');
    const own = join(home, 'run/podman/podman.sock');
    expect(podmanAddress({ XDG_RUNTIME_DIR: join(home, 'run') }).socketPath).toBe(own);
    expect(podmanAddress({ DOCKER_HOST: 'unix:///run/x.sock' }).socketPath).toBe('/run/podman/podman.sock');
  });
});
