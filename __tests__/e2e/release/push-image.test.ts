/** The script that publishes our image, with an image of three platforms and a real registry on this machine. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { archiveOf, filler, ociFiles } from '../../kit/archives/archives.ts';
import { executables } from '../../kit/engines/engine-host.mjs';
import { skopeo, whyNoSkopeo } from '../../kit/engines/skopeo.ts';
import { reportOf, root, runCli, scratchFolder } from '../../kit/processes/cli.ts';
import { type RealRegistry, startRegistry, whyNoRegistry } from '../../kit/registries/docker-registry.ts';
import { describeWhere } from '../../kit/runner/describe-where.ts';

const run = promisify(execFile);
const folder = scratchFolder();
const bin = join(folder, 'bin');
/** Three platforms and an attestation of each, as BuildKit's exporter `type=oci` wrote it. */
const ARCHIVE = join(root, '__tests__/fixtures/samples/bk-oci-multiplatform-attest.tar');

describeWhere(whyNoRegistry() ?? whyNoSkopeo(), 'scripts/release/push-image.sh', () => {
  let registry: RealRegistry;
  let name = '';
  const push = (archive: string, version: string) =>
    run(join(root, 'scripts/release/push-image.sh'), [archive, name, version], {
      env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
    }).then(
      ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    );
  /** As the registry has it: the digest, and all platforms. */
  async function served(tag: string) {
    const answer = await fetch(`http://${name.replace('/', '/v2/')}/manifests/${tag}`, {
      headers: { accept: 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json' },
    });
    return answer.ok ? answer.headers.get('docker-content-digest') : answer.status;
  }

  beforeAll(async () => {
    registry = await startRegistry(join(folder, 'registry'), false);
    name = `${registry.host}/imagebudget`;
    await skopeo(['--version']);
    // The script speaks TLS, as with any registry that is not on this machine.
    const config = join(folder, 'registries.conf');
    writeFileSync(config, `[[registry]]\nlocation = "${registry.host}"\ninsecure = true\n`);
    mkdirSync(bin);
    const wrapper = `#!/bin/sh\nexec ${executables('skopeo')[0]} --registries-conf ${config} "$@"\n`;
    writeFileSync(join(bin, 'skopeo'), wrapper, { mode: 0o755 });
  });
  afterAll(() => registry?.stop());

  test('pushes every platform and attestation under each tag, with the digest that it prints', async () => {
    const { stdout } = await push(ARCHIVE, '1.2.3');
    expect(stdout).toMatch(/^sha256:[0-9a-f]{64}\n$/);
    for (const tag of ['1.2.3', '1', 'latest']) expect(await served(tag)).toBe(stdout.trim());
    const [stored, pushed] = await Promise.all(
      [`oci-archive:${ARCHIVE}`, `registry:${name}:1.2.3`].map(source =>
        runCli(['inspect', source, '--platform', 'all', '--json']),
      ),
    );
    if (stored === undefined || pushed === undefined) throw new Error('nothing was inspected');
    const layers = (ran: typeof stored) =>
      reportOf(ran).report.images.map((image: { layers: object; source: { platform: string } }) => [
        image.source.platform,
        image.layers,
      ]);
    expect(layers(pushed)).toHaveLength(3);
    expect(layers(pushed)).toEqual(layers(stored));
  });

  test('pushes the same again, and no other image as a version that exists', async () => {
    const first = await served('1.2.3');
    expect(await push(ARCHIVE, '1.2.3')).toMatchObject({ code: 0, stdout: `${first}\n` });
    const other = join(folder, 'other.tar');
    writeFileSync(other, archiveOf(ociFiles({ layers: [[{ name: 'app', body: filler(1000) }]] })));
    expect(await push(other, '1.2.3')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/imagebudget:1\.2\.3 exists, with another digest .*Release a new version/),
    });
    expect([await served('1.2.3'), await served('latest')]).toEqual([first, first]);
    const { stdout } = await push(other, '1.3.0');
    expect([await served('1.2.3'), await served('1')]).toEqual([first, stdout.trim()]);
  });

  test('moves the tags of a major version, and the newest of all, only forwards', async () => {
    const newest = await served('1');
    const patch = join(folder, 'patch.tar');
    writeFileSync(patch, archiveOf(ociFiles({ layers: [[{ name: 'app', body: filler(2000) }]] })));
    const { stdout } = await push(patch, '1.2.10');
    expect([await served('1.2.10'), await served('1'), await served('latest')]).toEqual([
      stdout.trim(),
      newest,
      newest,
    ]);
    await push(patch, '10.0.0');
    expect([await served('1'), await served('10'), await served('latest')]).toEqual([
      newest,
      stdout.trim(),
      stdout.trim(),
    ]);
  });

  test('leaves no tag of a file that is no image', async () => {
    const broken = join(folder, 'broken.tar');
    writeFileSync(broken, 'no image');
    expect(await push(broken, '2.0.0')).toMatchObject({ code: 1, stdout: '' });
    expect([await served('2.0.0'), await served('2')]).toEqual([404, 404]);
  });
});
