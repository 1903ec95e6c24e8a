/** Logging in to a registry: what is asked for, with which credentials, and who never gets to see them. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseChallenges } from '../../../src/source/registry/authentication/challenge.ts';
import { fetchToken } from '../../../src/source/registry/authentication/token.ts';
import { Connections } from '../../../src/source/registry/connections.ts';
import { TIMEOUTS } from '../../../src/source/registry/timeouts.ts';
import { ociFiles } from '../../kit/archives/archives.ts';
import { expectFailure, type Ran, reportOf, scratchFolder } from '../../kit/processes/cli.ts';
import { runInProcess } from '../../kit/processes/cli-in-process.ts';
import {
  type Asked,
  contentOf,
  errors,
  jsonAnswer,
  type Script,
  type ScriptedRegistry,
  scriptedRegistry,
} from '../../kit/registries/scripted-registry.ts';
import { expectAtMost, processorTime } from '../../kit/runner/quickness.ts';

const folder = scratchFolder();
const CONTENT = contentOf(ociFiles({ layers: [[{ name: 'a', body: 'hello' }], [{ name: 'b', body: 'world' }]] }));
const SECRET = 's3cret:with:colons';
const BASIC = `Basic ${Buffer.from(`me:${SECRET}`).toString('base64')}`;
const TOKEN = 'dG9rZW4-of.the_server';

const usual = { ...TIMEOUTS };
beforeEach(() => {
  Object.assign(TIMEOUTS, { backOff: [5, 10], retryAfter: 100 });
});
afterEach(() => {
  Object.assign(TIMEOUTS, usual);
});

/** Where time must run out: elsewhere a busy machine must not make it. */
const inHurry = () => Object.assign(TIMEOUTS, { answer: 500, body: 300 });

let configs = 0;
/** A folder with Docker's config; DOCKER_CONFIG for it. */
function dockerConfig(config: object | string): { DOCKER_CONFIG: string } {
  const path = join(folder, `config-${configs++}`);
  mkdirSync(path);
  writeFileSync(join(path, 'config.json'), typeof config === 'string' ? config : JSON.stringify(config));
  return { DOCKER_CONFIG: path };
}

const auth = (text = `me:${SECRET}`) => ({ auth: Buffer.from(text).toString('base64') });

interface Outcome extends Ran {
  asked: Asked[];
  tokens: Asked[];
}

/**
 * `inspect` of the image, of a registry that follows a script. Whatever happens, no secret is said and no connection left.
 * @param config Docker's config for the registry's name
 */
async function inspect(script: Script, config: (host: string) => object | string = () => ({})): Promise<Outcome> {
  const registry = await scriptedRegistry(CONTENT, script);
  try {
    const ran = await runInProcess(['inspect', `registry:${registry.host}/team/web:ci`, '--json', '--debug'], {
      env: { ...dockerConfig(config(registry.host)), PATH: `${join(folder, 'bin')}:${process.env.PATH}` },
    });
    expect(await registry.connections()).toBe(0);
    for (const secret of ['s3cret', TOKEN, auth().auth]) expect(`${ran.stdout}${ran.stderr}`).not.toContain(secret);
    const isToken = ({ path }: Asked) => path.startsWith('/token');
    const asked = registry.asked.filter(one => !isToken(one));
    return { ...ran, stderr: withoutStack(ran.stderr), asked, tokens: registry.asked.filter(isToken) };
  } finally {
    await registry.close();
  }
}

/** What `--debug` adds begins with the error's class. */
const withoutStack = (stderr: string) => stderr.split(/^(?:Usage|Measure)Error: /m)[0] ?? '';

/** A registry that wants a bearer token, and its authorization server at the same place. */
const bearer =
  (token: (asked: Asked, response: ServerResponse) => void, wanted = `Bearer ${TOKEN}`): Script =>
  (asked, response, serve) => {
    if (asked.path.startsWith('/token')) return token(asked, response);
    if (asked.headers.authorization === wanted) return serve();
    const realm = `http://${asked.headers.host}/token?x=1`;
    const challenge = `Bearer realm="${realm}",service="the service",scope="repository:team/web:pull"`;
    errors(401, 'UNAUTHORIZED', { 'WWW-Authenticate': challenge })(response);
  };
const give = (_asked: Asked, response: ServerResponse) => jsonAnswer(response, { token: TOKEN });

const basicAuth: Script = ({ headers }, response, serve) =>
  headers.authorization === BASIC
    ? serve()
    : errors(401, 'UNAUTHORIZED', { 'WWW-Authenticate': 'Basic realm="x"' })(response);

describe('a registry with tokens', () => {
  test('gives one to everybody for what is public', async () => {
    const { tokens, asked, ...ran } = await inspect(bearer(give));
    expect(reportOf(ran).image.sizes.image).toBe(10);
    expect(tokens).toHaveLength(1);
    const url = new URL(tokens[0]?.path ?? '', 'http://x');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      x: '1',
      service: 'the service',
      scope: 'repository:team/web:pull',
    });
    expect(tokens[0]?.headers.authorization).toBeUndefined();
    // Asked once without, then always with the token.
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([
      undefined,
      ...Array.from({ length: 4 }, () => `Bearer ${TOKEN}`),
    ]);
  });

  test('may call it access_token', async () => {
    reportOf(await inspect(bearer((_asked, response) => jsonAnswer(response, { access_token: TOKEN }))));
  });

  test.each<[string, (host: string) => object]>([
    ['auth', host => ({ auths: { [host]: auth() } })],
    ['auth with NULs behind it', host => ({ auths: { [host]: auth(`me:${SECRET}\0\0`) } })],
    ['auth under a URL', host => ({ auths: { [`http://${host}/v2/`]: auth() } })],
    ['username and password', host => ({ auths: { [host]: { username: 'me', password: SECRET } } })],
  ])('is told the credentials of the config: %s', async (_name, config) => {
    const { tokens, asked, ...ran } = await inspect(bearer(give), config);
    reportOf(ran);
    expect(tokens.map(({ headers }) => headers.authorization)).toEqual([BASIC]);
    expect(asked.some(({ headers }) => headers.authorization === BASIC)).toBe(false);
  });

  test('is given an identity token in a form', async () => {
    const config = (host: string) => ({ auths: { [host]: { ...auth(), identitytoken: 's3cret-refresh' } } });
    const { tokens, ...ran } = await inspect(bearer(give), config);
    reportOf(ran);
    expect(tokens[0]).toMatchObject({ method: 'POST', path: '/token?x=1' });
    expect(Object.fromEntries(new URLSearchParams(tokens[0]?.body))).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 's3cret-refresh',
      client_id: 'imagebudget',
      service: 'the service',
      scope: 'repository:team/web:pull',
    });
  });

  test('takes a registry token as it is', async () => {
    const { tokens, ...ran } = await inspect(bearer(give, 'Bearer s3cret-own'), host => ({
      auths: { [host]: { registrytoken: 's3cret-own' } },
    }));
    reportOf(ran);
    expect(tokens).toEqual([]);
  });

  test('is asked for another one when the first has expired', async () => {
    let given = 0;
    let served = 0;
    const { tokens, ...ran } = await inspect((asked, response, serve) => {
      if (asked.path.startsWith('/token')) return jsonAnswer(response, { token: `${TOKEN}${++given}` });
      // Good for two answers.
      if (asked.headers.authorization === `Bearer ${TOKEN}${Math.floor(served / 2) + 1}`) {
        served++;
        return serve();
      }
      bearer(give, '')(asked, response, serve);
    });
    expect(reportOf(ran).image.sizes.image).toBe(10);
    expect(tokens).toHaveLength(2);
  });

  test.each<[string, (asked: Asked, response: ServerResponse) => void, RegExp]>([
    ['falls silent', () => undefined, /did not answer for 0\.5 seconds, 3 times/],
    ['refuses', (_asked, response) => errors(401, 'UNAUTHORIZED')(response), /refuses one \(401\)/],
    ['is broken', (_asked, response) => errors(500, 'UNKNOWN')(response), /answered 500 .* a token for 127.*, 3 times/],
    ['answers a page', (_asked, response) => response.end('<html>Log in.</html>'), /answered without a token/],
    ['answers no token', (_asked, response) => jsonAnswer(response, { expires_in: 60 }), /answered without a token/],
    [
      'answers what is no token',
      (_asked, response) => jsonAnswer(response, { token: 'a\r\nb' }),
      /answered without a token/,
    ],
    [
      'answers 4 MB',
      (_asked, response) => response.end(JSON.stringify({ token: 'a'.repeat(4_000_000) })),
      /a token for 127.* is longer than the 262144 bytes that are read/,
    ],
    [
      'gives one that does not help',
      (_asked, response) => jsonAnswer(response, { token: 'other' }),
      /refuses to give 127.*team\/web:ci \(401 Unauthorized\)/,
    ],
  ])('whose authorization server %s is an error', async (_name, token, message) => {
    if (message.source.includes('seconds')) inHurry();
    expectFailure(await inspect(bearer(token)), 2, message);
  });

  test('that redirects a form with a secret is not followed', async () => {
    const config = (host: string) => ({ auths: { [host]: { identitytoken: 's3cret-refresh' } } });
    const outcome = await inspect(
      bearer((_asked, response) => response.writeHead(307, { Location: '/token/elsewhere' }).end()),
      config,
    );
    expectFailure(outcome, 2, /redirects a request that carries credentials/);
    expect(outcome.tokens).toHaveLength(1);
  });

  test.each(['http://registry.example/token', 'file:///etc/passwd', 'nonsense', '', 'https://a:b@registry.example/'])(
    'that sends us to %j for one is refused',
    async realm => {
      const script: Script = (_asked, response) =>
        errors(401, 'UNAUTHORIZED', { 'WWW-Authenticate': `Bearer realm="${realm}"` })(response);
      expectFailure(await inspect(script), 2, /sends us for a token to an address that cannot be used/);
    },
  );
});

describe('an authorization server on this machine', () => {
  const askedFor = async (origin: string, credentials: { kind: 'password'; user: string; password: string } | null) => {
    const server = await scriptedRegistry(CONTENT, bearer(give));
    const connections = new Connections({});
    const challenge = { scheme: 'bearer', parameters: { realm: `http://${server.host}/token` } };
    const { signal } = new AbortController();
    const request = {
      challenge,
      credentials,
      scope: 'x',
      registry: 'registry.example',
      origin: new URL(origin),
      signal,
      now: () => performance.now(),
    };
    try {
      return { token: await fetchToken(connections, request).catch(String), asked: server.asked };
    } finally {
      connections.close();
      await server.close();
    }
  };
  const login = { kind: 'password', user: 'me', password: SECRET } as const;

  test('is told the credentials of a registry that is here too', async () => {
    const { token, asked } = await askedFor('http://127.0.0.2:5000', login);
    expect(token).toBe(TOKEN);
    expect(asked[0]?.headers.authorization).toBe(BASIC);
  });

  test.each(['https://registry.example', 'https://127.0.0.1:5000', 'https://localhost.registry.example'])(
    'is told none of %s',
    async origin => {
      const { token, asked } = await askedFor(origin, login);
      expect(token).toMatch(/registry\.example sends us with credentials to .*, which is refused/);
      expect(asked).toEqual([]);
    },
  );

  test('may give a token to everybody', async () => {
    expect((await askedFor('https://registry.example', null)).token).toBe(TOKEN);
  });
});

describe('a registry with passwords', () => {
  test('gets them once it asks', async () => {
    const { asked, ...ran } = await inspect(basicAuth, host => ({ auths: { [host]: auth() } }));
    expect(reportOf(ran).image.sizes.image).toBe(10);
    expect(asked[0]?.headers.authorization).toBeUndefined();
    expect(asked.slice(1).every(({ headers }) => headers.authorization === BASIC)).toBe(true);
  });

  test('gets none that are for another', async () => {
    const config = () => ({ auths: { 'registry.example': auth(), 'https://index.docker.io/v1/': auth() } });
    const outcome = await inspect(basicAuth, config);
    expectFailure(outcome, 2, /wants a user and a password/);
    expect(outcome.asked).toHaveLength(1);
  });

  test('that refuses them is an error', async () => {
    const outcome = await inspect(basicAuth, host => ({ auths: { [host]: auth('me:s3cret-wrong') } }));
    expectFailure(outcome, 2, /refuses to give .* \(401 Unauthorized\)/);
    expect(outcome.stderr).toContain('docker login');
  });

  test.each<[string, (host: string) => object | string, RegExp]>([
    ['no JSON', () => `{"auths": s3cret ${auth().auth}`, /cannot read .*config\.json/],
    ['an auth that is none', host => ({ auths: { [host]: { auth: 'nonsense' } } }), /an "auth" that is not base64/],
    [
      'a token that is none',
      host => ({ auths: { [host]: { registrytoken: 'a s3cret' } } }),
      /a token has invalid characters/,
    ],
    [
      'a helper that is no name',
      () => ({ credsStore: '../x' }),
      /"credsStore" in .* is not the name of a credential helper/,
    ],
    ['a helper of another kind', host => ({ credHelpers: { [host]: 7 } }), /"credHelpers" in .* is not the name/],
    [
      'a helper that is not installed',
      () => ({ credsStore: 'not-there' }),
      /"credsStore" in .* names docker-credential-not-there, which is not installed/,
    ],
  ])('and a config with %s: wrong usage', async (_name, config, message) => {
    expectFailure(await inspect(basicAuth, config), 3, message);
  });

  test('and no need of them does not look for them', async () => {
    reportOf(
      await inspect(
        (_asked, _response, serve) => serve(),
        () => 'no JSON',
      ),
    );
  });
});

describe('a credential helper', () => {
  mkdirSync(join(folder, 'bin'));
  function helper(name: string, script: string): void {
    const path = join(folder, 'bin', `docker-credential-${name}`);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
  }
  const answer = (value: object) => `echo '${JSON.stringify(value)}'`;

  test.each(['credHelpers', 'credsStore'])('named by %s is asked by the registry’s name', async key => {
    helper('good', `read server; echo "$1 $server" > ${folder}/asked; ${answer({ Username: 'me', Secret: SECRET })}`);
    let name = '';
    const ran = await inspect(basicAuth, host => {
      name = host;
      return { [key]: key === 'credsStore' ? 'good' : { [host]: 'good' } };
    });
    expect(reportOf(ran).image.sizes.image).toBe(10);
    expect(readFileSync(join(folder, 'asked'), 'utf8')).toBe(`get ${name}\n`);
  });

  test('may give an identity token', async () => {
    helper('identity', answer({ Username: '<token>', Secret: 's3cret-refresh' }));
    const { tokens, ...ran } = await inspect(bearer(give), () => ({ credsStore: 'identity' }));
    reportOf(ran);
    expect(tokens[0]?.body).toContain('refresh_token=s3cret-refresh');
  });

  test('that knows nothing leaves it to the config', async () => {
    helper('unknowing', 'echo "credentials not found in native keychain"; exit 1');
    reportOf(await inspect(basicAuth, host => ({ credsStore: 'unknowing', auths: { [host]: auth() } })));
    expectFailure(await inspect(basicAuth, () => ({ credsStore: 'unknowing' })), 2, /wants a user and a password/);
  });

  test.each([
    ['fails', 'echo s3cret; echo s3cret >&2; exit 3', /docker-credential-bad, named by .* failed with exit code 3/],
    ['answers nonsense', 'echo s3cret', /answered with something other than credentials/],
    ['answers nothing', 'true', /answered with something other than credentials/],
    ['answers another thing', answer({ Username: 7, Secret: 's3cret' }), /something other than credentials/],
    ['never stops answering', 'exec yes s3cret', /docker-credential-bad sent nothing for 0\.5 seconds/],
    ['does not end', 'exec sleep 60', /docker-credential-bad sent nothing for 0\.5 seconds/],
  ])('that %s is an error', async (_name, script, message) => {
    if (message.source.includes('seconds')) inHurry();
    helper('bad', script);
    expectFailure(await inspect(basicAuth, () => ({ credsStore: 'bad' })), 2, message);
  });
});

describe('a redirect', () => {
  /** A registry with passwords that sends us for layers to another. */
  async function withOther(run: (other: ScriptedRegistry) => Promise<void>): Promise<void> {
    const other = await scriptedRegistry(CONTENT, (asked, response, serve) => {
      if (asked.headers.authorization !== undefined) return errors(400, 'UNSUPPORTED')(response);
      serve();
    });
    try {
      await run(other);
      expect(other.asked.length).toBeGreaterThan(0);
      for (const { headers } of other.asked) expect(headers.authorization).toBeUndefined();
    } finally {
      await other.close();
    }
  }

  const away =
    (other: ScriptedRegistry, code = 307): Script =>
    (asked, response, serve) => {
      if (!asked.path.startsWith('blobs/') || asked.headers.authorization === undefined)
        return basicAuth(asked, response, serve);
      response.writeHead(code, { Location: `http://${other.host}/v2/team/web/${asked.path}?signed=1` }).end();
    };

  test.each([301, 302, 303, 307, 308])('%d to another host takes no credentials along', async code => {
    await withOther(async other => {
      const ran = await inspect(away(other, code), host => ({ auths: { [host]: auth() } }));
      expect(reportOf(ran).image.sizes.image).toBe(10);
    });
  });

  test('to another host and back takes none back either', async () => {
    let home = '';
    const other = await scriptedRegistry(CONTENT, ({ path }, response) =>
      response.writeHead(307, { Location: `${home}/v2/team/web/${path}?back` }).end(),
    );
    const script: Script = (asked, response, serve) => {
      home = `http://${asked.headers.host}`;
      if (asked.path.endsWith('?back')) serve();
      else away(other)(asked, response, serve);
    };
    try {
      const { asked, ...ran } = await inspect(script, host => ({ auths: { [host]: auth() } }));
      reportOf(ran);
      const back = asked.filter(({ path }) => path.endsWith('?back'));
      expect(back.length).toBeGreaterThan(0);
      for (const { headers } of [...back, ...other.asked]) expect(headers.authorization).toBeUndefined();
    } finally {
      await other.close();
    }
  });

  test('within the registry takes them along', async () => {
    const script: Script = (asked, response, serve) => {
      const { path } = asked;
      if (!path.startsWith('blobs/') || path.endsWith('?here')) return basicAuth(asked, response, serve);
      response.writeHead(307, { Location: `/v2/team/web/${path}?here` }).end();
    };
    const { asked, ...ran } = await inspect(script, host => ({ auths: { [host]: auth() } }));
    reportOf(ran);
    expect(asked.find(({ path }) => path.endsWith('?here'))?.headers.authorization).toBe(BASIC);
  });
});

describe('parseChallenges', () => {
  test.each<[string, object[]]>([
    ['Basic realm="x"', [{ scheme: 'basic', parameters: { realm: 'x' } }]],
    [
      'Bearer realm="https://a/token?x=1,2",service=b , scope="repository:a/b:pull,push"',
      [
        {
          scheme: 'bearer',
          parameters: { realm: 'https://a/token?x=1,2', service: 'b', scope: 'repository:a/b:pull,push' },
        },
      ],
    ],
    [
      'Negotiate, Basic Realm="say \\"hi\\"", BEARER realm=x',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'say "hi"' } },
        { scheme: 'bearer', parameters: { realm: 'x' } },
      ],
    ],
    ['', []],
    ['realm="x"', []],
    ['Bearer realm="unclosed', [{ scheme: 'bearer', parameters: {} }]],
    ['Bearer __proto__="x"', [{ scheme: 'bearer', parameters: {} }]],
  ])('%j', (header, challenges) => {
    expect(JSON.parse(JSON.stringify(parseChallenges(header)))).toEqual(challenges);
  });

  test('takes no long time over a long header', async () => {
    const headers = [' '.repeat(16_000), `Bearer ${'a,'.repeat(8000)}`, `Bearer a="${'\\'.repeat(15_000)}`];
    await expectAtMost(500, () => processorTime(() => headers.forEach(parseChallenges)));
  });
});
