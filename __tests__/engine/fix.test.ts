/** `imagebudget fix --prove` with a real engine: promises, checks, negative controls, and nothing left behind. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { debianBase } from '../kit/apps/debian-base.ts';
import { type DockerCommand, dockerCommand } from '../kit/engines/docker-command.ts';
import { describeEngine, type Engine, engine } from '../kit/engines/engine.ts';
import { type Ran, root, runCli } from '../kit/processes/cli.ts';
import { GIT_ENV, git } from '../kit/processes/fix-project.ts';
import { folderForTests } from '../kit/processes/measure-by-cli.ts';
import { until } from '../kit/processes/other-processes.ts';

interface Project {
  dockerfile: string;
  files?: Record<string, string>;
  budgets?: string;
}

/** A cache that an edit deletes, and files that another keeps out of the image. */
const WASTE = `RUN mkdir -p /root/.cache/pip/http && head -c 3000000 /dev/zero > /root/.cache/pip/http/a
COPY . /srv
RUN rm -rf /srv/tests
`;
const FILES = { 'app.sh': '#!/bin/sh\nexec sleep 60\n', 'tests/data': 'x'.repeat(2_000_000) };

describeEngine('fix --prove', () => {
  const folder = folderForTests();
  let on: Engine;
  let base: string;
  let docker: DockerCommand;
  let projects = 0;

  beforeAll(async () => {
    on = await engine();
    base = await debianBase(on);
    docker = await dockerCommand(folder.path);
  });

  async function project({ dockerfile, files = FILES, budgets = 'size: 1 GB' }: Project): Promise<string> {
    const repository = join(folder.path, `p${projects++}`);
    const path = join(repository, 'app');
    const all = {
      ...files,
      Dockerfile: `FROM ${base}\n${dockerfile}`,
      '.imagebudget.yml': `version: 1\nbuild: .\nbudgets: { ${budgets} }\n`,
    };
    for (const [name, content] of Object.entries(all)) {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), content, { mode: name.endsWith('.sh') ? 0o755 : 0o644 });
    }
    // Above the context, so that git's own files are in no image.
    git(repository, 'init', '--quiet');
    git(repository, 'add', '--all');
    git(repository, 'commit', '--quiet', '--message', 'x');
    return path;
  }

  async function fix(cwd: string, args: string[], options: Parameters<typeof runCli>[1] = {}): Promise<Ran> {
    const temporary = join(cwd, '../tmp');
    await mkdir(temporary, { recursive: true });
    const env = { ...GIT_ENV, DOCKER_HOST: on.host, PATH: docker.path, DOCKER_BUILDKIT: '1', TMPDIR: temporary };
    const ran = await runCli(['fix', '--prove', ...args], { cwd, env, timeout: 200_000, ...options });
    expect(readdirSync(temporary)).toEqual([]);
    const filter = ['--filter', 'label=imagebudget.fix'];
    for (const list of [
      ['ps', '--all'],
      ['image', 'ls', '--all'],
    ])
      expect(await labelled([...list, '--quiet', ...filter])).toEqual([]);
    return ran;
  }

  /** Those with our label, whatever its value. */
  async function labelled(args: string[]): Promise<string[]> {
    return (await on.docker(args)).stdout.split('\n').filter(Boolean);
  }

  const proofOf = ({ stdout, stderr }: Ran) => {
    if (stdout === '') throw new Error(stderr);
    const value = JSON.parse(stdout);
    const accepts = new Ajv({ strictTypes: false }).compile(
      JSON.parse(readFileSync(join(root, 'schema/fix.schema.json'), 'utf8')),
    );
    expect(accepts(value)).toBe(true);
    return value.proof;
  };

  test('holds: both promises are kept, the command runs, and cannot without its program', async () => {
    const path = await project({ dockerfile: `${WASTE}CMD ["/srv/app.sh"]\n` });
    const before = readFileSync(join(path, 'Dockerfile'));
    const ran = await fix(path, ['--run', 'cat /srv/app.sh', '--json', '-']);
    expect(proofOf(ran)).toMatchObject({
      passed: true,
      base: { name: base, same: true },
      check: { kind: 'run', words: ['cat', '/srv/app.sh'] },
      control: { without: '/usr/bin/cat', failed: true },
      steps: [
        { id: 'clean-2-pip-cache', passed: true, promised: 3_000_000, measured: 3_000_000, offBy: 0 },
        { id: 'ignore-deleted-3', passed: true, promised: 2_000_000, measured: 2_000_000, offBy: 0 },
      ],
      stopped: null,
      untried: [],
    });
    expect(ran.code).toBe(0);
    expect(readFileSync(join(path, 'Dockerfile'))).toEqual(before);
    expect(existsSync(join(path, '.dockerignore'))).toBe(false);
  });

  test('prints a table, and writes what is proven: only as far as the budget needs', async () => {
    const path = await project({ dockerfile: `${WASTE}CMD ["/srv/app.sh"]\n`, budgets: 'rules: { pip-cache: 0 }' });
    const { code, stdout, stderr } = await fix(path, ['--write']);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).toMatch(/EDIT +PROMISED +MEASURED +OFF BY +BUILD +PROOF/);
    expect(stderr).toMatch(/✓ clean-2-pip-cache +3\.00 MB +3\.00 MB +0 B +\S+ s +built; it runs after 3 s/);
    expect(stderr).toContain('The budgets are met; not tried: ignore-deleted-3.');
    expect(stderr).toContain('Wrote Dockerfile.');
    expect(stdout).not.toContain('.dockerignore');
    expect(git(path, 'status', '--porcelain')).toBe(' M app/Dockerfile\n');
  });

  test('fails where a promise is not kept, and writes nothing', async () => {
    const dockerfile = `COPY rm.sh /usr/local/sbin/rm
RUN mkdir -p /root/.cache/pip/http && head -c 3000000 /dev/zero > /root/.cache/pip/http/a
CMD ["true"]
`;
    const path = await project({ dockerfile, files: { 'rm.sh': '#!/bin/sh\n' } });
    const { code, stdout, stderr } = await fix(path, ['--write']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/✗ clean-3-pip-cache +3\.00 MB +0 B +3\.00 MB .* promise not kept/);
    expect(git(path, 'status', '--porcelain')).toBe('');
  });

  test('fails where the program breaks, and writes nothing', async () => {
    const dockerfile = `${WASTE}CMD ["/srv/app.sh"]\n`;
    const files = { ...FILES, 'app.sh': '#!/bin/sh\ntest -e /root/.cache/pip/http/a && exec sleep 60\n' };
    const path = await project({ dockerfile, files });
    const before = readFileSync(join(path, 'Dockerfile'));
    const { code, stdout, stderr } = await fix(path, ['--write']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/✗ clean-2-pip-cache .* built; it ends with 1/);
    expect(stderr).toContain('The proof failed; nothing was written.');
    expect(readFileSync(join(path, 'Dockerfile'))).toEqual(before);
  });

  test('asks the HEALTHCHECK', async () => {
    const path = await project({ dockerfile: `${WASTE}HEALTHCHECK CMD test -r /proc/net/tcp\nCMD ["/srv/app.sh"]\n` });
    const proof = proofOf(await fix(path, ['--json', '-', '--only', 'clean-2-pip-cache']));
    expect(proof).toMatchObject({
      passed: true,
      check: { kind: 'healthcheck', words: ['/bin/sh', '-c', 'test -r /proc/net/tcp'] },
      control: { without: '/srv/app.sh', failed: true },
    });
    const paths = proof.programs.map(({ path: program }: { path: string }) => program);
    expect(paths).toEqual(expect.arrayContaining(['/srv/app.sh', '/usr/bin/dash', '/usr/bin/test']));
  });

  test('has packages for building only while each of several RUNs builds', async () => {
    const dockerfile = `RUN apt-get update && apt-get install -y --no-install-recommends make binutils && rm -rf /var/lib/apt/lists/*
WORKDIR /one
COPY Makefile .
RUN make
WORKDIR /two
RUN objdump --version > /two/version
COPY app.sh /srv/
CMD ["/srv/app.sh"]
`;
    const files = { ...FILES, Makefile: 'all:\n\techo made > /one/made\n' };
    const path = await project({ dockerfile, files });
    const args = ['--only', 'build-only-2', '--trust', 'fewer', '--run', 'cat /one/made /two/version', '--json', '-'];
    const proof = proofOf(await fix(path, args));
    expect(proof).toMatchObject({ passed: true, steps: [{ id: 'build-only-2', kept: true, check: { passed: true } }] });
    expect(proof.steps[0].measured).toBeGreaterThan(15_000_000);
  });

  test('proves an edit of the .dockerignore with the classic builder', async () => {
    const path = await project({ dockerfile: `${WASTE}CMD ["true"]\n` });
    const env = {
      ...GIT_ENV,
      DOCKER_HOST: on.host,
      PATH: docker.path,
      TMPDIR: join(path, '../tmp'),
      DOCKER_BUILDKIT: '0',
    };
    const { code, stderr } = await fix(path, ['--only', 'ignore-deleted-3', '--write'], { env });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).toMatch(/✓ ignore-deleted-3 +2\.00 MB +2\.00 MB +\d+ B/);
    expect(git(path, 'status', '--porcelain')).toBe(' M app/Dockerfile\n?? app/.dockerignore\n');
  });

  test('looks whether the port listens', async () => {
    const script =
      '#!/usr/bin/perl\nuse Socket; socket(S, PF_INET, SOCK_STREAM, 0); bind(S, sockaddr_in(8080, INADDR_ANY)); listen(S, 1); sleep 60;\n';
    const path = await project({
      dockerfile: `${WASTE}EXPOSE 9000/udp 8080\nCMD ["/srv/serve.sh"]\n`,
      files: { ...FILES, 'serve.sh': script },
    });
    const proof = proofOf(await fix(path, ['--json', '-', '--only', 'clean-2-pip-cache']));
    expect(proof).toMatchObject({
      passed: true,
      check: { kind: 'port', port: 8080 },
      steps: [{ check: { passed: true, seen: 'port 8080 listens' } }],
    });
  });

  test('says so where the image does not build or start without edits', async () => {
    const broken = await project({ dockerfile: `${WASTE}CMD ["false"]\n` });
    const ran = await fix(broken, ['--write']);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('the image fails the check without edits: it ends with 1');
    await writeFile(join(broken, '.imagebudget.yml'), `version: 1\nimage: ${base}\nbudgets: { size: 1 GB }\n`);
    await on.docker(['build', '--quiet', '--network', 'host', '--tag', 'fix-test:broken', broken]);
    await writeFile(join(broken, '.imagebudget.yml'), 'version: 1\nimage: fix-test:broken\nbudgets: { size: 1 GB }\n');
    await writeFile(
      join(broken, 'Dockerfile'),
      readFileSync(join(broken, 'Dockerfile'), 'utf8').replace('CMD', 'RUN exit 3\nCMD'),
    );
    const unbuilt = await fix(broken, ['--write', '--force']);
    expect(unbuilt).toMatchObject({ code: 2, stdout: '' });
    expect(unbuilt.stderr).toContain('the image does not build without edits');
    await on.docker(['image', 'rm', 'fix-test:broken']);
  });

  test('leaves no container or image behind when it is interrupted', async () => {
    const path = await project({ dockerfile: `${WASTE}CMD ["/srv/app.sh"]\n` });
    for (const step of ['starting it …', 'building it with edit 1']) {
      let said = '';
      const ran = await fix(path, ['--write', '--run', 'sleep 1'], {
        started: child => {
          child.stderr?.on('data', chunk => {
            said += chunk;
          });
          void until(() => said.includes(step)).then(() => child.kill('SIGINT'));
        },
        env: {
          ...GIT_ENV,
          DOCKER_HOST: on.host,
          PATH: docker.path,
          DOCKER_BUILDKIT: '1',
          TMPDIR: join(path, '../tmp'),
        },
      });
      expect(ran).toMatchObject({ code: 130, stdout: '' });
      expect(git(path, 'status', '--porcelain')).toBe('');
    }
  });

  test('runs what SECURITY.md lists, and nothing else', async () => {
    const page = readFileSync(join(root, 'SECURITY.md'), 'utf8');
    const [, section = ''] = /^## What `fix` runs and writes\n([\s\S]*?)^## /m.exec(page) ?? [];
    const listed = [...section.matchAll(/^\| `docker` \| (.*?) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text.replace(/ …$/, '')),
    );
    // `calls` is of all tests of this file, so that each kind of check is in it.
    const calls = (await docker.calls()).map(call => call.join(' '));
    const unlisted = calls.filter(call => !listed.some(start => call === start || call.startsWith(`${start} `)));
    expect(unlisted).toEqual([]);
    const unused = listed.filter(start => !calls.some(call => call === start || call.startsWith(`${start} `)));
    // Which of the two builds depends on the machine; ports are looked at without exec where the engine is here.
    expect(unused.filter(start => !/^(?:buildx )?build$/.test(start))).toEqual([]);
    for (const call of calls.filter(one => one.startsWith('create'))) {
      expect(call).toMatch(
        /^create --network none --no-healthcheck --name \S+ --label imagebudget\.fix=\S+ -- sha256:/,
      );
    }
  });
});
