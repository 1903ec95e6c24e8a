/** Where the engine is: DOCKER_HOST in all its forms, TLS, contexts as the docker command makes them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dockerArchiveFiles, filler } from '../kit/archives.ts';
import { type Certificates, makeCertificates } from '../kit/certificates.ts';
import { expectFailure, type Ran, reportOf, runCli } from '../kit/cli.ts';
import { describeEngine, engine } from '../kit/engine.ts';
import { engineWith } from '../kit/engine-images.ts';
import { type Answers, type FakeEngine, fakeEngine } from '../kit/fake-engine.ts';
import { folderForTests } from '../kit/measured.ts';

/** Each engine has another image, so that the size tells who answered. */
const engineOf = (bytes: number) => engineWith(dockerArchiveFiles({ layers: [[{ name: 'f', body: filler(bytes) }]] }));
const SIZE = { unix: 1001, tcp: 1002, tls: 1003, ipv6: 1004, slow: 1005 };

/** An empty variable counts as unset, for docker and for us. */
const NOT_SET = { DOCKER_HOST: '' };

describe('the engine is found', () => {
  const folder = folderForTests();
  const engines: FakeEngine[] = [];
  let certificates: Certificates;
  let addresses: { unix: string; tcp: string; tls: string; slow: string };

  async function listening(answers: number, where: Parameters<typeof fakeEngine>[1]): Promise<FakeEngine> {
    const one = await fakeEngine(engineOf(answers), where);
    engines.push(one);
    return one;
  }

  beforeAll(async () => {
    certificates = await makeCertificates(join(folder.path, 'certificates'));
    const socket = join(folder.path, 'fake.sock');
    await listening(SIZE.unix, { socket });
    const tcp = await listening(SIZE.tcp, { host: '127.0.0.1' });
    const tls = await listening(SIZE.tls, { host: '127.0.0.1', tls: certificates.server });
    const { get, ...others } = engineOf(SIZE.slow);
    const late: Answers['get'] = (response, url) => setTimeout(() => get?.(response, url), 500);
    const slow = await fakeEngine({ ...others, get: late }, { host: '127.0.0.1' });
    engines.push(slow);
    addresses = {
      slow: `tcp://127.0.0.1:${slow.port}`,
      unix: `unix://${socket}`,
      tcp: `tcp://127.0.0.1:${tcp.port}`,
      tls: `tcp://127.0.0.1:${tls.port}`,
    };
  });

  afterAll(() => Promise.all(engines.map(one => one.close())));

  const inspect = (env: Record<string, string>): Promise<Ran> => runCli(['inspect', 'web:ci', '--json'], { env });
  const sizeBy = async (env: Record<string, string>): Promise<number> => reportOf(await inspect(env)).image.sizes.image;

  test('by DOCKER_HOST: a Unix socket, TCP, HTTP, or no scheme at all', async () => {
    expect(await sizeBy({ DOCKER_HOST: addresses.unix })).toBe(SIZE.unix);
    expect(await sizeBy({ DOCKER_HOST: addresses.tcp })).toBe(SIZE.tcp);
    expect(await sizeBy({ DOCKER_HOST: addresses.tcp.replace('tcp:', 'http:') })).toBe(SIZE.tcp);
    expect(await sizeBy({ DOCKER_HOST: addresses.tcp.replace('tcp://', '') })).toBe(SIZE.tcp);
  });

  test('by an IPv6 address', async () => {
    const six = await listening(SIZE.ipv6, { host: '::1' }).catch(() => null);
    // Containers often have no IPv6.
    if (six !== null) expect(await sizeBy({ DOCKER_HOST: `tcp://[::1]:${six.port}` })).toBe(SIZE.ipv6);
  });

  test('by TLS with the certificates of DOCKER_CERT_PATH, or of the docker configuration', async () => {
    const tls = { DOCKER_HOST: addresses.tls, DOCKER_TLS_VERIFY: '1' };
    expect(await sizeBy({ ...tls, DOCKER_CERT_PATH: certificates.client })).toBe(SIZE.tls);
    expect(await sizeBy({ ...tls, DOCKER_CONFIG: certificates.client })).toBe(SIZE.tls);
  });

  test('not by TLS without the right certificates', async () => {
    const tls = { DOCKER_HOST: addresses.tls, DOCKER_TLS_VERIFY: '1' };
    const empty = join(folder.path, 'empty');
    await mkdir(empty, { recursive: true });
    expectFailure(await inspect({ ...tls, DOCKER_CONFIG: empty }), 2, /reading web:ci .* failed: .*certificate/);
    expectFailure(
      await inspect({ ...tls, DOCKER_CERT_PATH: empty }),
      3,
      /DOCKER_CERT_PATH: the certificates there cannot be read/,
    );
    const others = await makeCertificates(join(folder.path, 'others'));
    expectFailure(
      await inspect({ ...tls, DOCKER_CERT_PATH: others.client }),
      2,
      /reading web:ci .* failed: .*certificate/,
    );
    expectFailure(await inspect({ DOCKER_HOST: addresses.tls }), 2, /reading web:ci .* failed/);
  });

  test.each([
    ['ssh://somewhere', /^imagebudget: DOCKER_HOST: "ssh:\/\/somewhere" is no address that can be used/],
    ['fd://', /DOCKER_HOST: "fd:\/\/" is no address/],
    ['tcp://', /DOCKER_HOST: "tcp:\/\/" is no address/],
    ['tcp://host:99999', /DOCKER_HOST: "tcp:\/\/host:99999" is no address/],
    ['tcp://127.0.0.1:2375/prefix', /DOCKER_HOST: "tcp:\/\/127.0.0.1:2375\/prefix" is no address/],
    ['://', /DOCKER_HOST: ":\/\/" is no address/],
    ['web server', /DOCKER_HOST: "web server" is no address/],
    ['::warning::x', /DOCKER_HOST: "::warning::x" is no address/],
  ])('never by DOCKER_HOST=%s, which is wrong usage', async (host, message) => {
    expectFailure(await inspect({ DOCKER_HOST: host }), 3, message);
  });

  test('whatever else Docker’s tools read from the environment', async () => {
    // In seconds, as docker-compose has it.
    expect(await sizeBy({ DOCKER_HOST: addresses.slow, DOCKER_CLIENT_TIMEOUT: '120' })).toBe(SIZE.slow);
    expect(await sizeBy({ DOCKER_HOST: addresses.tcp, DOCKER_PATH_PREFIX: '/other', DOCKER_API_VERSION: '1.40' })).toBe(
      SIZE.tcp,
    );
  });

  test('not where nobody listens, which is said', async () => {
    const nobody = `unix://${join(folder.path, 'nobody.sock')}`;
    expectFailure(
      await inspect({ DOCKER_HOST: nobody }),
      2,
      /no Docker engine answers at unix:.*nobody\.sock \(there is no such socket\)/,
    );
    expectFailure(
      await inspect({ DOCKER_HOST: 'tcp://127.0.0.1:1' }),
      2,
      /no Docker engine answers at tcp:\/\/127\.0\.0\.1:1 \(connection refused\)/,
    );
  });

  test('by no context that does not exist or cannot be read', async () => {
    const config = join(folder.path, 'broken');
    await mkdir(config, { recursive: true });
    const env = { ...NOT_SET, DOCKER_CONFIG: config };
    expectFailure(
      await inspect({ ...env, DOCKER_CONTEXT: 'nowhere' }),
      3,
      /the Docker context "nowhere" has no engine address/,
    );
    await writeFile(join(config, 'config.json'), '{ "currentContext": "gone" }');
    expectFailure(await inspect(env), 3, /the Docker context "gone" has no engine address/);
    await writeFile(join(config, 'config.json'), '{ not JSON');
    expectFailure(await inspect(env), 3, /cannot read .*config\.json/);
  });

  describeEngine('by contexts that the docker command made', () => {
    let config: string;

    beforeAll(async () => {
      config = join(folder.path, 'docker-config');
      await mkdir(config, { recursive: true });
      const { docker } = await engine();
      const { PATH = '' } = process.env;
      const make = (name: string, endpoint: string) =>
        docker(['context', 'create', name, '--docker', endpoint], { env: { PATH, DOCKER_CONFIG: config } });
      const at = (name: string) => join(certificates.client, name);
      await make('by-socket', `host=${addresses.unix}`);
      await make('by-tcp', `host=${addresses.tcp}`);
      await make('by-tls', `host=${addresses.tls},ca=${at('ca.pem')},cert=${at('cert.pem')},key=${at('key.pem')}`);
      await docker(['context', 'use', 'by-tcp'], { env: { PATH, DOCKER_CONFIG: config } });
    });

    test('the current one, or the one of DOCKER_CONTEXT; TLS included', async () => {
      const env = { ...NOT_SET, DOCKER_CONFIG: config };
      expect(await sizeBy(env)).toBe(SIZE.tcp);
      expect(await sizeBy({ ...env, DOCKER_CONTEXT: 'by-socket' })).toBe(SIZE.unix);
      expect(await sizeBy({ ...env, DOCKER_CONTEXT: 'by-tls' })).toBe(SIZE.tls);
    });

    test('unless DOCKER_HOST is set, which goes first', async () => {
      const env = { DOCKER_CONFIG: config, DOCKER_HOST: addresses.unix };
      expect(await sizeBy(env)).toBe(SIZE.unix);
      expect(await sizeBy({ ...env, DOCKER_CONTEXT: 'by-tls' })).toBe(SIZE.unix);
    });
  });
});
