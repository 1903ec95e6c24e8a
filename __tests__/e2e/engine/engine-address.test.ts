/** Where the engine is: DOCKER_HOST in all its forms, TLS, contexts that are none. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { inspectByEngine, listeningEngines, NOT_SET, SIZE, sizeBy } from '../../kit/engines/fake/listening-engines.ts';
import { expectFailure } from '../../kit/processes/cli.ts';
import { makeCertificates } from '../../kit/registries/certificates.ts';

describe('the engine is found', () => {
  const engines = listeningEngines();

  test('by DOCKER_HOST: a Unix socket, TCP, HTTP, or no scheme at all', async () => {
    expect(await sizeBy({ DOCKER_HOST: engines().addresses.unix })).toBe(SIZE.unix);
    expect(await sizeBy({ DOCKER_HOST: engines().addresses.tcp })).toBe(SIZE.tcp);
    expect(await sizeBy({ DOCKER_HOST: engines().addresses.tcp.replace('tcp:', 'http:') })).toBe(SIZE.tcp);
    expect(await sizeBy({ DOCKER_HOST: engines().addresses.tcp.replace('tcp://', '') })).toBe(SIZE.tcp);
  });

  test('by an IPv6 address', async () => {
    const six = await engines()
      .listening(SIZE.ipv6, { host: '::1' })
      .catch(() => null);
    // Containers often have no IPv6.
    if (six !== null) expect(await sizeBy({ DOCKER_HOST: `tcp://[::1]:${six.port}` })).toBe(SIZE.ipv6);
  });

  test('by TLS with the certificates of DOCKER_CERT_PATH, or of the docker configuration', async () => {
    const tls = { DOCKER_HOST: engines().addresses.tls, DOCKER_TLS_VERIFY: '1' };
    expect(await sizeBy({ ...tls, DOCKER_CERT_PATH: engines().certificates.client })).toBe(SIZE.tls);
    expect(await sizeBy({ ...tls, DOCKER_CONFIG: engines().certificates.client })).toBe(SIZE.tls);
  });

  test('not by TLS without the right certificates', async () => {
    const tls = { DOCKER_HOST: engines().addresses.tls, DOCKER_TLS_VERIFY: '1' };
    const empty = join(engines().folder.path, 'empty');
    await mkdir(empty, { recursive: true });
    expectFailure(
      await inspectByEngine({ ...tls, DOCKER_CONFIG: empty }),
      2,
      /reading web:ci .* failed: .*certificate/,
    );
    expectFailure(
      await inspectByEngine({ ...tls, DOCKER_CERT_PATH: empty }),
      3,
      /DOCKER_CERT_PATH: the certificates there cannot be read/,
    );
    const others = await makeCertificates(join(engines().folder.path, 'others'));
    expectFailure(
      await inspectByEngine({ ...tls, DOCKER_CERT_PATH: others.client }),
      2,
      /reading web:ci .* failed: .*certificate/,
    );
    expectFailure(await inspectByEngine({ DOCKER_HOST: engines().addresses.tls }), 2, /reading web:ci .* failed/);
  });

  test.each([
    ['ssh://somewhere', /^imagebudget: DOCKER_HOST: "ssh:\/\/somewhere" is not an address that can be used/],
    ['::warning::x', /DOCKER_HOST: "::warning::x" is not an address/],
  ])('never by DOCKER_HOST=%s, which is wrong usage', async (host, message) => {
    expectFailure(await inspectByEngine({ DOCKER_HOST: host }), 3, message);
  });

  test('whatever else Docker’s tools read from the environment', async () => {
    // In seconds, as docker-compose has it.
    expect(await sizeBy({ DOCKER_HOST: engines().addresses.slow, DOCKER_CLIENT_TIMEOUT: '120' })).toBe(SIZE.slow);
    expect(
      await sizeBy({ DOCKER_HOST: engines().addresses.tcp, DOCKER_PATH_PREFIX: '/other', DOCKER_API_VERSION: '1.40' }),
    ).toBe(SIZE.tcp);
  });

  test('not where nobody listens, which is said', async () => {
    const nobody = `unix://${join(engines().folder.path, 'nobody.sock')}`;
    expectFailure(
      await inspectByEngine({ DOCKER_HOST: nobody }),
      2,
      /no Docker engine answers at unix:.*nobody\.sock \(there is no such socket\)/,
    );
    expectFailure(
      await inspectByEngine({ DOCKER_HOST: 'tcp://127.0.0.1:1' }),
      2,
      /no Docker engine answers at tcp:\/\/127\.0\.0\.1:1 \(connection refused\)/,
    );
  });

  test('by no context that does not exist or cannot be read', async () => {
    const config = join(engines().folder.path, 'broken');
    await mkdir(config, { recursive: true });
    const env = { ...NOT_SET, DOCKER_CONFIG: config };
    expectFailure(
      await inspectByEngine({ ...env, DOCKER_CONTEXT: 'nowhere' }),
      3,
      /the Docker context "nowhere" has no engine address/,
    );
    await writeFile(join(config, 'config.json'), '{ "currentContext": "gone" }');
    expectFailure(await inspectByEngine(env), 3, /the Docker context "gone" has no engine address/);
    await writeFile(join(config, 'config.json'), '{ not JSON');
    expectFailure(await inspectByEngine(env), 3, /cannot read .*config\.json/);
  });
});
