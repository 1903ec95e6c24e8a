/** An engine's store that only root can read: by sudo where that was asked for, and never otherwise. */
import { chmodSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, type ImageSpec } from '../../kit/archives/archives.ts';
import { elf } from '../../kit/archives/elf.ts';
import { type WrittenStore, writeStore } from '../../kit/engines/fake/engine-store.ts';
import { answer, body, fakeEngine } from '../../kit/engines/fake/fake-engine.ts';
import { BY_EXPORT, IMAGE, parts, versionOf } from '../../kit/engines/fake/stored-engine-image.ts';
import { type Nobody, nobodyIn, whyNotAsNobody } from '../../kit/processes/as-nobody.ts';
import { expectFailure, runCli, scratchFolder } from '../../kit/processes/cli.ts';
import { describeWhere } from '../../kit/runner/describe-where.ts';

const scratch = scratchFolder();
let count = 0;

const SYMBOLS = [
  { name: '.symtab', type: 2, size: 400_000, link: 2 },
  { name: '.strtab', type: 3, size: 300_000 },
];
const COFFEE = Buffer.alloc(2_000_000, 'coffee');

/** What is too large to be read whole, and lies in the layer in every way that a linker writes it. */
const LARGE: ImageSpec = {
  layers: [
    ...IMAGE.layers,
    [
      { name: 'app/last', body: elf({ sections: SYMBOLS }), mode: 0o755 },
      { name: 'app/first', body: elf({ sections: SYMBOLS, tableFirst: true }), mode: 0o755 },
      {
        name: 'app/amid',
        body: Buffer.concat([elf({ sections: SYMBOLS, tableFirst: true }), COFFEE.subarray(0, 100_000)]),
        mode: 0o755,
      },
      { name: 'app/tail', body: Buffer.concat([elf({ sections: SYMBOLS }), COFFEE.subarray(0, 100_000)]), mode: 0o755 },
      { name: 'app/data', body: COFFEE },
      { name: 'app/-c', body: elf({ sections: SYMBOLS, class64: false, little: false }) },
      { name: 'app/core', body: Buffer.concat([elf({ sections: [], type: 4, pad: 0 }), COFFEE.subarray(0, 50_000)]) },
    ],
  ],
};

describeWhere(whyNotAsNobody(), 'a store that only root can read', () => {
  interface Wanted {
    /** What stands in for sudo. */
    sudo?: string;
    change?: (store: WrittenStore) => void;
    flags?: string[];
  }

  /** Runs something as nobody beside an engine whose store only root can read. */
  async function asNobody<T>(
    { sudo, change = () => undefined }: Wanted,
    act: (nobody: Nobody, env: Record<string, string>, folder: string) => Promise<T>,
  ) {
    const folder = join(scratch, `nobody-${++count}`);
    const store = writeStore(join(folder, 'root'), LARGE);
    change(store);
    const nobody = nobodyIn(folder, sudo);
    for (const name of ['image', 'overlay2']) chmodSync(join(folder, 'root', name), 0o700);
    chmodSync(scratch, 0o755);
    const socket = join(folder, 'docker.sock');
    const answers = {
      inspect: answer(200, store.facts),
      get: body(archiveOf(dockerArchiveFiles(LARGE))),
      version: versionOf('20.10.24'),
    };
    const fake = await fakeEngine(answers, { socket });
    chmodSync(socket, 0o777);
    try {
      const done = await act(nobody, { DOCKER_HOST: `unix://${socket}` }, folder);
      return { ...done, started: nobody.started(), environment: nobody.environment() };
    } finally {
      await fake.close();
    }
  }

  const measureAsNobody = (wanted: Wanted = {}) =>
    asNobody(wanted, async (nobody, env) => {
      const flags = ['--json', '--debug', '--no-cache', ...(wanted.flags ?? ['--sudo'])];
      const run = await nobody.run(['inspect', 'web:ci', ...flags], env);
      const exported = await runCli(['inspect', 'web:ci', '--json', '--no-cache', '--no-store'], { env });
      expect(parts(run).rest).toBe(parts(exported).rest);
      const [image] = JSON.parse(run.stdout).images;
      return { ...parts(run), stderr: run.stderr, image };
    });

  const actAsNobody = (store: string) =>
    asNobody({}, async (nobody, env, folder) => {
      writeFileSync(join(folder, 'workspace/config.yml'), 'version: 1\nbudgets:\n  size: 100 MB\n');
      const report = join(folder, 'workspace/report.json');
      const inputs = { source: 'web:ci', config: 'config.yml', store, cache: 'false', report };
      const { code, stdout } = await nobody.runAction(inputs, env);
      const { basis } = JSON.parse(readFileSync(report, 'utf8')).images[0].source;
      return { code, stdout, basis };
    });

  test('is read by sudo in the action, whose log says so', async () => {
    const found = await actAsNobody('true');
    expect(found).toMatchObject({ code: 0, basis: 'store' });
    expect(found.started).toContain('tar');
    expect(found.stdout).toMatch(
      /^reading as root, by \/\S+\/sudo -n, what the engine's store below \/\S+ has of the image: .* \(store: true\)$/m,
    );
  });

  test('is not read by sudo in the action with store: false', async () => {
    const found = await actAsNobody('false');
    expect(found).toMatchObject({ code: 0, basis: 'export', started: [], environment: [] });
    expect(found.stdout).not.toContain('sudo');
  });

  test('is not read by sudo unless that is asked for', async () => {
    const found = await measureAsNobody({ flags: [] });
    expect(found).toMatchObject({ ...BY_EXPORT, started: [], environment: [] });
    expect(found.stderr).toBe(
      "imagebudget: debug: the engine's store of web:ci is not used: only root can read it, and sudo is run with --sudo alone\n",
    );
  });

  test("is read by the system's own sudo, which gets nothing of our environment", async () => {
    const found = await measureAsNobody();
    expect(found.basis).toBe('store');
    expect(found.started).not.toContain("not the system's");
    expect(found.environment.sort()).toEqual(['LC_ALL=C', 'PATH=/usr/bin:/bin']);
  });

  test('is read by sudo -n, large programs and core dumps too, in few processes', async () => {
    const found = await measureAsNobody();
    expect(found).toMatchObject({ verified: 'structure', basis: 'store' });
    expect(found.stderr).toMatch(
      /^imagebudget: debug: reading as root, by \S+\/sudo -n, what the engine's store below \/\S+ has of the image: tar, stat, head, tail, dd\n$/,
    );
    expect(found.image.findings).toMatchObject([{ rule: 'unstripped-elf', bytes: 3_500_000, files: 5 }]);
    // Documents and lists; small files of the first layer; what the last one has.
    expect(found.started.filter(program => program !== 'dd')).toEqual([
      'tar',
      'tar',
      'tar',
      'stat',
      'head',
      'head',
      'head',
      'tail',
      'tail',
    ]);
  });

  const UNFIT: Record<string, (diff: string) => void> = {
    'a shorter program': diff => truncateSync(join(diff, 'app/last'), 1_000_000),
    'a link for a program': diff => {
      renameSync(join(diff, 'app/last'), join(diff, 'moved'));
      symlinkSync('../moved', join(diff, 'app/last'));
    },
    'no core dump': diff => rmSync(join(diff, 'app/core')),
  };

  test.each(Object.entries(UNFIT))('is passed over where it has %s', async (_, damage) => {
    const found = await measureAsNobody({ change: ({ layers }) => damage(layers.at(-1)?.diff ?? '') });
    expect(found).toMatchObject(BY_EXPORT);
    expect(found.stderr).toMatch(/\nimagebudget: debug: the engine's store of web:ci is not used: .+\n$/);
  });

  test('is passed over where sudo wants a password', async () => {
    const found = await measureAsNobody({ sudo: '#!/bin/sh\necho a password is required >&2\nexit 1\n' });
    expect(found).toMatchObject(BY_EXPORT);
    expect(found.stderr).toMatch(
      /\nimagebudget: debug: the engine's store of web:ci is not used: only root can read it, and sudo -n does not \(exit code 1\)\n$/,
    );
  });
});

describe('--sudo', () => {
  test.each([
    ['--no-store', 'inspect'],
    ['--no-store', 'ls'],
    ['--verify', 'inspect'],
    ['--verify', 'check'],
  ])('contradicts %s (%s)', async (flag, command) => {
    const config = join(scratch, 'config.yml');
    writeFileSync(config, 'version: 1\nbudgets:\n  size: 1 MB\n');
    const more = command === 'check' ? ['--config', config] : [];
    expectFailure(
      await runCli([command, 'web:ci', '--sudo', flag, ...more]),
      3,
      `--sudo and ${flag} contradict each other`,
    );
  });
});
