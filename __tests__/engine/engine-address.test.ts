/** Where the engine is, by contexts that the docker command makes; e2e/engine/engine-address.test.ts has all that needs no engine. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { describeEngine, engine } from '../kit/engines/engine.ts';
import { listeningEngines, NOT_SET, SIZE, sizeBy } from '../kit/engines/fake/listening-engines.ts';

describeEngine('the engine is found by contexts that the docker command made', () => {
  const engines = listeningEngines();
  let config: string;

  beforeAll(async () => {
    config = join(engines().folder.path, 'docker-config');
    await mkdir(config, { recursive: true });
    const { docker } = await engine();
    const { PATH = '' } = process.env;
    const make = (name: string, endpoint: string) =>
      docker(['context', 'create', name, '--docker', endpoint], { env: { PATH, DOCKER_CONFIG: config } });
    const at = (name: string) => join(engines().certificates.client, name);
    await make('by-socket', `host=${engines().addresses.unix}`);
    await make('by-tcp', `host=${engines().addresses.tcp}`);
    await make(
      'by-tls',
      `host=${engines().addresses.tls},ca=${at('ca.pem')},cert=${at('cert.pem')},key=${at('key.pem')}`,
    );
    await docker(['context', 'use', 'by-tcp'], { env: { PATH, DOCKER_CONFIG: config } });
  });

  test('the current one, or the one of DOCKER_CONTEXT; TLS included', async () => {
    const env = { ...NOT_SET, DOCKER_CONFIG: config };
    expect(await sizeBy(env)).toBe(SIZE.tcp);
    expect(await sizeBy({ ...env, DOCKER_CONTEXT: 'by-socket' })).toBe(SIZE.unix);
    expect(await sizeBy({ ...env, DOCKER_CONTEXT: 'by-tls' })).toBe(SIZE.tls);
  });

  test('unless DOCKER_HOST is set, which goes first', async () => {
    const env = { DOCKER_CONFIG: config, DOCKER_HOST: engines().addresses.unix };
    expect(await sizeBy(env)).toBe(SIZE.unix);
    expect(await sizeBy({ ...env, DOCKER_CONTEXT: 'by-tls' })).toBe(SIZE.unix);
  });
});
