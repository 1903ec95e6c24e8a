/** What people write into addresses, names, build arguments and files of Docker must not come out again. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, filler } from '../../kit/archives/archives.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';
import { runInProcess } from '../../kit/processes/cli-in-process.ts';

const folder = scratchFolder();
const SECRET = 'hunter2x';
const LOGIN = `deploy:${SECRET}`;

let places = 0;
function place(files: Record<string, string | Uint8Array> = {}): string {
  const cwd = join(folder, `place-${places++}`);
  mkdirSync(cwd);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
  return cwd;
}

const check = (config: string) => ({ '.imagebudget.yml': `version: 1\nbudgets: { size: 1 MB }\n${config}` });

describe('an error does not quote', () => {
  test.each<[string, string[], Record<string, string>, Record<string, string>, string]>([
    ['a login in DOCKER_HOST', ['inspect', 'web'], { DOCKER_HOST: `tcp://${LOGIN}@there:2375` }, {}, 'tcp://***@there'],
    ['one with a slash in it', ['inspect', 'web'], { DOCKER_HOST: `tcp://deploy:a/${SECRET}@there` }, {}, '***@there'],
    ['a login in CONTAINER_HOST', ['inspect', 'podman:web'], { CONTAINER_HOST: `ssh://${LOGIN}@there/x` }, {}, '***'],
    ['a login before a registry', ['inspect', `registry:${LOGIN}@there.example/web:ci`], {}, {}, '***@there.example'],
    ['a login in a URL of a registry', ['inspect', `registry:https://${LOGIN}@there.example/web`], {}, {}, '***@there'],
    ['a login in an engine’s name', ['inspect', `${LOGIN}@there.example/web`], {}, {}, '***@there.example/web'],
    ['one that looks like a digest', ['inspect', `docker:${LOGIN}@there:5000`], {}, {}, '***@there:5000'],
    ['a login in a URL of an archive', ['inspect', `https://${LOGIN}@there.example/web.tar`], {}, {}, '***@there'],
    ['the same, forced', ['inspect', `oci-archive:https://${LOGIN}@there.example/web.tar`], {}, {}, '***@there'],
    [
      'a login in a build context',
      ['check'],
      {},
      check(`build: https://${LOGIN}@there.example/web.git#main`),
      '***@there',
    ],
    [
      'a login in an archive of the config',
      ['check'],
      {},
      check(`archive: https://${LOGIN}@there/a.tar`),
      'not an address',
    ],
    ['a login in a layout of the config', ['check'], {}, check(`layout: https://${LOGIN}@there/a`), 'not an address'],
    ['a login before a file name', ['check'], {}, check(`image: ${LOGIN}@there/a.tar`), 'and this is a path'],
    ['a login before a path', ['check'], {}, check(`registry: ./${LOGIN}@there/a`), 'and this is a path'],
    ['a login after a prefix', ['check'], {}, check(`image: oci-archive:${LOGIN}@there/a`), 'without "oci-archive:"'],
    ['a login without a command', [`https://${LOGIN}@there.example/web.tar`], {}, {}, '***@there.example'],
    ['a login of a registry without a command', [`${LOGIN}@there.example/web`], {}, {}, '***@there.example'],
    [
      'a login in a Dockerfile of the config',
      ['check', 'x.tar'],
      {},
      check(`dockerfile: https://${LOGIN}@there/a`),
      'x.tar',
    ],
    ['a build argument that is no mapping', ['check'], {}, check(`build: { args: "TOKEN=${SECRET}" }`), 'not text'],
    ['one that YAML cannot read', ['check'], {}, check(`build:\n  args:\n    TOKEN: |${SECRET}`), 'something follows'],
    ['one with an escape', ['check'], {}, check(`build:\n  args:\n    TOKEN: "\\x${SECRET}"`), 'this backslash'],
    ['a build argument in a key', ['check'], {}, check(`build: { args: { "TOKEN=${SECRET}": 1 } }`), '"TOKEN=…"'],
  ])('%s', async (_, args, env, files, shown) => {
    const { code, stdout, stderr } = await runInProcess([...args, '--debug'], { cwd: place(files), env });
    expect(code).toBeGreaterThan(1);
    expect(stdout + stderr).not.toContain(SECRET);
    expect(stderr).toContain(shown);
  });

  test('Docker’s config, which holds credentials, where it is no JSON', async () => {
    const cwd = place({ 'config.json': `{"auths": {"there.example": {"auth": "${SECRET}"}},}` });
    const env = { DOCKER_CONFIG: cwd, DOCKER_HOST: '' };
    const { code, stderr } = await runInProcess(['inspect', 'web', '--debug'], { env });
    expect({ code, stderr }).toMatchObject({ code: 3, stderr: expect.stringContaining('cannot read') });
    expect(stderr).not.toContain(SECRET);
  });
});

describe('a report does not quote', () => {
  const DOCKERFILE = [
    'FROM scratch',
    `RUN git clone https://${LOGIN}@there.example/a.git`,
    `RUN NPM_TOKEN=${SECRET} npm ci --registry=https://there.example`,
    '',
  ].join('\n');
  const createdBy = [
    `RUN |2 NPM_TOKEN=${SECRET} VERSION=1 ${SECRET} /bin/sh -c npm ci # buildkit`,
    `|1 WORD=${SECRET} /bin/sh -c make`,
    `RUN /bin/sh -c git clone https://${LOGIN}@there.example/a.git # buildkit`,
    `RUN /bin/sh -c NPM_TOKEN=${SECRET} API_KEY='${SECRET}' npm ci --password="${SECRET}" # buildkit`,
    `RUN /bin/sh -c curl -H 'Authorization: Bearer ${SECRET}' https://there.example # buildkit`,
  ];
  const image = archiveOf(
    dockerArchiveFiles({
      layers: createdBy.map((_, n) => [{ name: `root/.cache/pip/${n}`, body: filler(1_000_000 + n, `${n}`) }]),
      createdBy,
    }),
  );

  test('secrets of instructions', async () => {
    const config = 'version: 1\narchive: web.tar\nbudgets: { size: 1 MB }\n';
    const cwd = place({ 'web.tar': image, Dockerfile: DOCKERFILE, '.imagebudget.yml': config });
    const outputs = [
      await runInProcess(['check', '--json', '-'], { cwd }),
      await runInProcess(['check', '--all', '--markdown', 'x.md'], { cwd }),
      await runInProcess(['check', '--markdown', '-'], { cwd }),
    ];
    for (const { code, stdout } of outputs) {
      expect(code).toBe(1);
      expect(stdout).not.toContain(SECRET);
    }
    const { layers } = JSON.parse(outputs[0]?.stdout ?? '').images[0];
    expect(layers.map((layer: { createdBy: string }) => layer.createdBy)).toEqual([
      'RUN |2 NPM_TOKEN=*** VERSION=*** /bin/sh -c npm ci # buildkit',
      '|1 WORD=*** /bin/sh -c make',
      'RUN /bin/sh -c git clone https://***@there.example/a.git # buildkit',
      'RUN /bin/sh -c NPM_TOKEN=*** API_KEY=*** npm ci --password=*** # buildkit',
      "RUN /bin/sh -c curl -H 'Authorization: Bearer ***' https://there.example # buildkit",
    ]);
  });

  test('more than that of an instruction', async () => {
    const plain = 'RUN /bin/sh -c pip install tokenizers==1.2 && TOKEN=$TOKEN KEY="$KEY" make a@b PATH=/x # buildkit';
    const one = dockerArchiveFiles({ layers: [[{ name: 'a', body: 'a' }]], createdBy: [plain] });
    const { stdout } = await runInProcess(['inspect', 'web.tar', '--json'], {
      cwd: place({ 'web.tar': archiveOf(one) }),
    });
    expect(JSON.parse(stdout).images[0].layers[0].createdBy).toBe(plain);
  });
});
