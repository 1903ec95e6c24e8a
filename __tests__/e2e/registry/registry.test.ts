/** A registry and the real processes: encryption, signals, the action. */
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { filler, ociFiles } from '../../kit/archives/archives.ts';
import { workspace } from '../../kit/processes/action.ts';
import { expectFailure, reportOf, runCli, scratchFolder } from '../../kit/processes/cli.ts';
import { describeNode24, NODES } from '../../kit/processes/node-versions.ts';
import { isRunning, until } from '../../kit/processes/other-processes.ts';
import { type Certificates, makeCertificates } from '../../kit/registries/certificates.ts';
import {
  contentOf,
  errors,
  type Script,
  type ScriptedRegistry,
  scriptedRegistry,
} from '../../kit/registries/scripted-registry.ts';

const folder = scratchFolder();
const CONTENT = contentOf(ociFiles({ layers: [[{ name: 'a', body: 'hello' }]] }));
/** A layer that is read past Node's HTTP client. */
const LARGE = contentOf(ociFiles({ layers: [[{ name: 'a', body: randomBytes(5_000_000) }]] }));
const inspect = (host: string, env: Record<string, string> = {}) =>
  runCli(['inspect', `registry:${host}/web:ci`, '--json'], { env });

/** A registry for one test. */
async function using<T>(registry: Promise<ScriptedRegistry>, work: (registry: ScriptedRegistry) => Promise<T>) {
  const open = await registry;
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}

test.each(NODES)('an image of many layers is read with %s', async (_version, node) => {
  const layers = Array.from({ length: 40 }, (_, n) => [{ name: `${n}`, body: filler(100_000, `${n}`) }]);
  await using(scriptedRegistry(contentOf(ociFiles({ layers }))), async ({ host }) => {
    const ran = await runCli(['inspect', `registry:${host}/web:ci`, '--json'], { node });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(reportOf(ran).image.sizes.image).toBe(4_000_000);
  });
});

test.each(['::1', '127.0.0.2'])('this machine is also at %s', async address => {
  await using(scriptedRegistry(CONTENT, undefined, { address }), async ({ host }) => {
    expect(reportOf(await inspect(host)).image.source.reference).toBe(`${host}/web:ci`);
  });
});

test('nobody listens', async () => {
  const host = await using(scriptedRegistry(CONTENT), async registry => registry.host);
  expectFailure(await inspect(host), 2, /the server 127.* cannot be reached: connection refused/);
});

describe('with TLS', () => {
  let certificates: Certificates;
  let trusted: Record<string, string>;
  beforeAll(async () => {
    certificates = await makeCertificates(folder);
    trusted = { NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') };
  });
  const secure = (script?: Script, content = CONTENT) => {
    const { key, cert } = certificates.server;
    return scriptedRegistry(content, script, { tls: { key, cert } });
  };

  test('an image is read from those whose certificate is trusted', async () => {
    await using(secure(), async ({ host, asked }) => {
      expect(reportOf(await inspect(host, trusted)).image.sizes.image).toBe(5);
      expect(asked).toHaveLength(3);
    });
  });

  test.each(NODES)('a large layer is read with %s', async (_version, node) => {
    await using(secure(undefined, LARGE), async ({ host }) => {
      const ran = await runCli(['inspect', `registry:${host}/web:ci`, '--json'], { node, env: trusted });
      expect(reportOf(ran).image.sizes.image).toBe(5_000_000);
    });
  });

  test('nothing is asked of others', async () => {
    await using(secure(), async ({ host, asked }) => {
      expectFailure(await inspect(host), 2, /the certificate of the server 127.* is not trusted/);
      expect(asked).toEqual([]);
    });
  });

  test('a redirect does not lead away from it, not even on this machine', async () => {
    await using(scriptedRegistry(CONTENT), async plain => {
      const away: Script = ({ path }, response, serve) =>
        path.startsWith('blobs/')
          ? response.writeHead(307, { Location: `http://${plain.host}/v2/web/${path}` }) && response.end()
          : serve();
      await using(secure(away), async ({ host }) => {
        expectFailure(await inspect(host, trusted), 2, /redirects to 127.* without encryption, which is refused/);
      });
      expect(plain.asked).toEqual([]);
    });
  });
});

describeNode24('with a proxy', node => {
  const throughProxy = (address: string) =>
    runCli(['inspect', 'registry:registry.example/web', '--debug'], { node, env: { HTTPS_PROXY: address } });

  test('an address that cannot be used is refused, without its password', async () => {
    const { code, stderr } = await throughProxy('http://user:hunter2x@127.0.0.1:99999');
    expect({ code, stderr }).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/HTTPS_PROXY is not the address/),
    });
    expect(stderr).not.toContain('hunter2x');
  });

  test('that refuses to connect, its password is not shown', async () => {
    const proxy = createServer().on('connect', (_, socket) => {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    });
    await new Promise<void>(listening => proxy.listen(0, '127.0.0.1', listening));
    const { port } = proxy.address() as AddressInfo;
    const { code, stderr } = await throughProxy(`http://user:hunter2x@127.0.0.1:${port}`);
    proxy.close();
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/the proxy in HTTPS_PROXY refuses/),
    });
    expect(stderr).not.toContain('hunter2x');
  });

  test('a registry elsewhere is reached through it, one here is not', async () => {
    const { server } = await makeCertificates(join(folder, 'proxied'));
    const { key, cert } = server;
    const registry = await scriptedRegistry(LARGE, undefined, { tls: { key, cert } });
    const tunnels: (string | undefined)[] = [];
    const proxy = createServer().on('connect', ({ url }, socket) => {
      tunnels.push(url);
      const to = connect(Number(registry.host.split(':')[1]), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        to.pipe(socket).pipe(to);
      });
      for (const end of [to, socket]) end.on('error', () => undefined);
    });
    await new Promise<void>(listening => proxy.listen(0, '127.0.0.1', listening));
    try {
      const HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
      const env = { HTTPS_PROXY, NODE_EXTRA_CA_CERTS: join(folder, 'proxied', 'ca.pem') };
      const run = (host: string) => runCli(['inspect', `registry:${host}/web:ci`, '--json'], { node, env });
      expect(reportOf(await run(registry.host)).image.sizes.image).toBe(5_000_000);
      expect(tunnels).toEqual([]);
      expect(reportOf(await run('registry.example')).image.sizes.image).toBe(5_000_000);
      expect(new Set(tunnels)).toEqual(new Set(['registry.example:443']));
      expect(registry.asked.every(({ headers }) => !('proxy-authorization' in headers))).toBe(true);
    } finally {
      await registry.close();
      proxy.closeAllConnections();
      proxy.close();
    }
  });
});

describe.each(['manifests/ci', 'blobs'])('a registry that stalls with %s', path => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('does not keep %s waiting', async (signal, code) => {
    let stalled = () => {};
    const script: Script = (asked, _response, serve) => {
      if (asked.path.startsWith(path)) setTimeout(() => stalled(), 50);
      else serve();
    };
    await using(scriptedRegistry(CONTENT, script), async ({ host }) => {
      const ran = await runCli(['inspect', `registry:${host}/web:ci`], {
        started: child => {
          stalled = () => child.kill(signal);
        },
      });
      expect(ran).toMatchObject({ code, stdout: '', stderr: '' });
      expect(ran.milliseconds).toBeLessThan(10_000);
    });
  });
});

describe('a credential helper that does not end', () => {
  // A shell that waits for a program of its own, which holds its standard output.
  const HELPER = '#!/bin/sh\necho $$ > "$DOCKER_CONFIG/pid"\nsleep 60\n';
  const asksForPassword: Script = (_asked, response) =>
    errors(401, 'UNAUTHORIZED', { 'WWW-Authenticate': 'Basic realm="x"' })(response);

  function helperFolder(name: string): string {
    const bin = join(folder, name);
    mkdirSync(bin);
    writeFileSync(join(bin, 'docker-credential-sleeping'), HELPER);
    chmodSync(join(bin, 'docker-credential-sleeping'), 0o755);
    writeFileSync(join(bin, 'config.json'), '{"credsStore":"sleeping"}');
    return bin;
  }

  test.each(['cli', 'action'])('is ended with the %s', async entry => {
    const bin = helperFolder(`sleeping-${entry}`);
    await using(scriptedRegistry(CONTENT, asksForPassword), async ({ host }) => {
      const source = `registry:${host}/web:ci`;
      const env = { DOCKER_CONFIG: bin, PATH: `${bin}:${process.env.PATH}` };
      const started = (child: ChildProcess) => {
        const look = setInterval(() => {
          if (!existsSync(join(bin, 'pid'))) return;
          clearInterval(look);
          setTimeout(() => child.kill('SIGINT'), 200);
        }, 50);
      };
      const ran =
        entry === 'cli'
          ? await runCli(['inspect', source], { env, started })
          : await workspace(folder, { '.imagebudget.yml': 'version: 1\nbudgets:\n  size: 4\n' }).run(
              { source },
              { env, started },
            );
      expect(ran.code).toBe(130);
      expect(ran.milliseconds).toBeLessThan(15_000);
      // It was sent a signal that ends it; the system may take a moment.
      const pid = Number(readFileSync(join(bin, 'pid'), 'utf8'));
      await until(() => !isRunning(pid));
    });
  });
});

describe('the action', () => {
  const SECRET = 'hidden-word';
  const wantsPassword: Script = ({ headers }, response, serve) =>
    headers.authorization === `Basic ${Buffer.from(`me:${SECRET}`).toString('base64')}`
      ? serve()
      : errors(401, 'UNAUTHORIZED', { 'WWW-Authenticate': 'Basic realm="x"' })(response);
  let registry: ScriptedRegistry;
  beforeAll(async () => {
    registry = await scriptedRegistry(CONTENT, wantsPassword);
  });
  afterAll(() => registry.close());

  function run(helper: string) {
    const bin = join(folder, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'docker-credential-test'), `#!/bin/sh\n${helper}\n`);
    chmodSync(join(bin, 'docker-credential-test'), 0o755);
    writeFileSync(join(bin, 'config.json'), JSON.stringify({ credHelpers: { [registry.host]: 'test' } }));
    return workspace(folder, { '.imagebudget.yml': 'version: 1\nbudgets:\n  size: 4\n' }).run(
      { source: `registry:${registry.host}/web:ci` },
      { env: { DOCKER_CONFIG: bin, PATH: `${bin}:${process.env.PATH}` } },
    );
  }

  test('asks a credential helper without showing what it says', async () => {
    const ran = await run(`echo '{"Username":"me","Secret":"${SECRET}"}'`);
    expect(ran).toMatchObject({ code: 1, outputs: { verdict: 'fail', size: '5' } });
    expect(`${ran.stdout}${ran.stderr}${ran.summary}`).not.toContain(SECRET);
  });

  test('says that a helper failed', async () => {
    const ran = await run(`echo ${SECRET}; exit 3`);
    expect(ran).toMatchObject({ code: 2, outputs: { verdict: 'error' } });
    expect(ran.annotations[0]?.message).toMatch(/docker-credential-test, named by .* failed with exit code 3/);
    expect(`${ran.stdout}${ran.stderr}`).not.toContain(SECRET);
  });
});
