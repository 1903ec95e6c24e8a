/** Engines at every kind of address, each with another image, so that the size tells who answered. */
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { dockerArchiveFiles, filler } from '../../archives/archives.ts';
import { type Ran, reportOf, runCli } from '../../processes/cli.ts';
import { folderForTests } from '../../processes/measure-by-cli.ts';
import { type Certificates, makeCertificates } from '../../registries/certificates.ts';
import { engineWith } from './engine-images.ts';
import { type Answers, type FakeEngine, fakeEngine } from './fake-engine.ts';

const engineOf = (bytes: number) => engineWith(dockerArchiveFiles({ layers: [[{ name: 'f', body: filler(bytes) }]] }));

/** The size of the image that each engine has. */
export const SIZE = { unix: 1001, tcp: 1002, tls: 1003, ipv6: 1004, slow: 1005 };

/** An empty variable counts as unset, for docker and for us. */
export const NOT_SET = { DOCKER_HOST: '' };

export const inspectByEngine = (env: Record<string, string>): Promise<Ran> =>
  runCli(['inspect', 'web:ci', '--json'], { env });

export const sizeBy = async (env: Record<string, string>): Promise<number> =>
  reportOf(await inspectByEngine(env)).image.sizes.image;

interface Addresses {
  unix: string;
  tcp: string;
  tls: string;
  slow: string;
}

export interface Listening {
  folder: { path: string };
  certificates: Certificates;
  addresses: Addresses;
  /** Starts one more. */
  listening(answers: number, where: Parameters<typeof fakeEngine>[1]): Promise<FakeEngine>;
}

/** Starts them before the tests of a `describe`, and stops them afterwards. Call what it returns inside of tests. */
export function listeningEngines(): () => Listening {
  const folder = folderForTests();
  const engines: FakeEngine[] = [];
  let started: Listening;

  async function listening(answers: number, where: Parameters<typeof fakeEngine>[1]): Promise<FakeEngine> {
    const one = await fakeEngine(engineOf(answers), where);
    engines.push(one);
    return one;
  }

  beforeAll(async () => {
    const certificates = await makeCertificates(join(folder.path, 'certificates'));
    const socket = join(folder.path, 'fake.sock');
    await listening(SIZE.unix, { socket });
    const tcp = await listening(SIZE.tcp, { host: '127.0.0.1' });
    const tls = await listening(SIZE.tls, { host: '127.0.0.1', tls: certificates.server });
    const { get, ...others } = engineOf(SIZE.slow);
    const late: Answers['get'] = (response, url) => setTimeout(() => get?.(response, url), 500);
    const slow = await fakeEngine({ ...others, get: late }, { host: '127.0.0.1' });
    engines.push(slow);
    const addresses = {
      slow: `tcp://127.0.0.1:${slow.port}`,
      unix: `unix://${socket}`,
      tcp: `tcp://127.0.0.1:${tcp.port}`,
      tls: `tcp://127.0.0.1:${tls.port}`,
    };
    started = { folder, certificates, addresses, listening };
  });

  afterAll(() => Promise.all(engines.map(one => one.close())));

  return () => started;
}
