/** A real registry, filled by skopeo: the report is that of the same image in its layout. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { filler, type ImageSpec, ociFiles, writeFiles } from '../../kit/archives/archives.ts';
import { skopeo, whyNoSkopeo } from '../../kit/engines/skopeo.ts';
import { expectFailure, type Ran, reportOf, runCli, scratchFolder } from '../../kit/processes/cli.ts';
import { type RealRegistry, startRegistry, USER, whyNoRegistry } from '../../kit/registries/docker-registry.ts';
import { describeWhere } from '../../kit/runner/describe-where.ts';

const folder = scratchFolder();
const IMAGE: ImageSpec = {
  layers: [
    [
      { name: 'etc/' },
      { name: 'etc/big', body: filler(3_000_000) },
      { name: 'root/.cache/pip/http/a', body: filler(5000, 'p') },
    ],
    [{ name: 'etc/big', body: filler(3_000_000), mode: 0o600 }],
    [{ name: 'etc/.wh.big' }],
  ],
};
const LAYOUT = writeFiles(join(folder, 'layout'), ociFiles(IMAGE));

/** All but what names the source and how long it took. */
function comparable(ran: Ran) {
  const { name, milliseconds, source, ...rest } = reportOf(ran).image;
  return { ...rest, digest: source.digest, platform: source.platform };
}

describeWhere(whyNoRegistry() ?? whyNoSkopeo(), 'a real registry', () => {
  const registries: RealRegistry[] = [];
  const [OPEN, CLOSED] = [0, 1];
  const host = (which: number) => registries[which]?.host ?? '';
  const login = `${USER.name}:${USER.password}`;

  beforeAll(async () => {
    registries.push(
      await startRegistry(join(folder, 'open'), false),
      await startRegistry(join(folder, 'closed'), true),
    );
    for (const which of [OPEN, CLOSED]) {
      const creds = which === CLOSED ? ['--dest-creds', login] : [];
      const copy = (to: string, ...args: string[]) =>
        skopeo(['copy', '--quiet', '--dest-tls-verify=false', ...creds, ...args, `oci:${LAYOUT}:latest`, to]);
      await copy(`docker://${host(which)}/team/web:ci`);
      await copy(`docker://${host(which)}/team/web:docker`, '--format', 'v2s2');
    }
  }, 120_000);
  afterAll(async () => {
    for (const registry of registries) await registry.stop();
  });

  /** A config of Docker for the closed registry. */
  function loggedIn(text: string): { DOCKER_CONFIG: string } {
    const path = join(folder, `config-${text.length}`);
    mkdirSync(path, { recursive: true });
    const auth = Buffer.from(text).toString('base64');
    writeFileSync(join(path, 'config.json'), JSON.stringify({ auths: { [host(CLOSED)]: { auth } } }));
    return { DOCKER_CONFIG: path };
  }

  test('gives the report of the layout', async () => {
    const served = await runCli(['inspect', `registry:${host(OPEN)}/team/web:ci`, '--json']);
    expect(served).toMatchObject({ code: 0, stderr: '' });
    expect(reportOf(served).image.source).toMatchObject({
      kind: 'registry',
      reference: `${host(OPEN)}/team/web:ci`,
      verified: 'digest',
    });
    const stored = await runCli(['inspect', LAYOUT, '--json']);
    expect(comparable(served)).toEqual(comparable(stored));
    expect(reportOf(stored).image.wasted.map(({ cause }: { cause: string }) => cause)).toEqual(['metadata', 'deleted']);
    // Connections that are kept would keep the process too.
    expect(served.milliseconds).toBeLessThan(10_000);
  });

  test('gives the same by digest, and in Docker’s format', async () => {
    const stored = await runCli(['inspect', LAYOUT, '--json']);
    const { digest } = reportOf(stored).image.source;
    const served = await runCli(['inspect', `registry:${host(OPEN)}/team/web@${digest}`, '--json']);
    expect(comparable(served)).toEqual(comparable(stored));
    const other = comparable(await runCli(['inspect', `registry:${host(OPEN)}/team/web:docker`, '--json']));
    expect({ ...other, digest, sizes: null }).toEqual({ ...comparable(stored), sizes: null });
  });

  test('with a password wants the right one', async () => {
    const source = `registry:${host(CLOSED)}/team/web:ci`;
    const served = await runCli(['inspect', source, '--json'], { env: loggedIn(login) });
    expect(reportOf(served).image.sizes.image).toBe(6_005_000);
    expectFailure(await runCli(['inspect', source]), 2, /wants a user and a password for team\/web/);
    expectFailure(await runCli(['inspect', source], { env: loggedIn('me:other') }), 2, /401 Unauthorized/);
  });

  test('lists, and judges by a config', async () => {
    const list = await runCli(['ls', `registry:${host(OPEN)}/team/web:ci`]);
    expect(list.stdout).toContain('/root/.cache/pip/http/a');
    const config = join(folder, 'budget.yml');
    writeFileSync(config, `version: 1\nregistry: ${host(OPEN)}/team/web:ci\nbudgets:\n  size: 6 MB\n`);
    const checked = await runCli(['check', '--config', config]);
    expect(checked).toMatchObject({ code: 1, stderr: '' });
    expect(checked.stdout).toContain(`${host(OPEN)}/team/web:ci is 6.01 MB, 5.00 kB over its size budget (6.00 MB)`);
  });

  test('has not everything', async () => {
    const inspect = (name: string, ...args: string[]) => runCli(['inspect', `registry:${host(OPEN)}/${name}`, ...args]);
    expectFailure(await inspect('team/web:none'), 2, /has no image ".*team\/web:none"/);
    expectFailure(await inspect('team/none:ci'), 2, /has no image ".*team\/none:ci"/);
    expectFailure(await inspect('team/web:ci', '--platform', 'linux/arm64'), 3, /has no platform linux\/arm64/);
  });
});
