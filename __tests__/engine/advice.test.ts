/** Three of the images of docs/measured.md: each edit of their plans applies, builds, runs and frees what it promised. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { debianBase } from '../kit/apps/debian-base.ts';
import { describeEngine, engine } from '../kit/engines/engine.ts';
import { root, runNode } from '../kit/processes/cli.ts';
import { folderForTests } from '../kit/processes/measure-by-cli.ts';

/** Making the base image takes most of it, where no other test has. */
const MOST = 300_000;

interface Proof {
  totals: Record<string, unknown>;
  results: { name: string; failed?: string; edits?: Record<'applies' | 'builds' | 'runs' | 'kept', boolean>[] }[];
}

describeEngine('the advice on three images', () => {
  const folder = folderForTests();
  let proof: Proof;

  beforeAll(async () => {
    const on = await engine();
    const { host, docker } = on;
    // The base that other engine tests have made already, under the name that the Dockerfiles give it.
    await docker(['tag', await debianBase(on), 'debian:bookworm-slim']);
    const json = join(folder.path, 'proof.json');
    const script = join(root, 'scripts/measure-advice.mjs');
    const args = ['--quick', '--folder', join(folder.path, 'images'), '--json', json];
    const env = { ...(process.env as Record<string, string>), DOCKER_HOST: host };
    const { stderr } = await runNode(script, args, { env, timeout: MOST });
    if (stderr.includes('Error:')) throw new Error(stderr);
    proof = JSON.parse(await readFile(json, 'utf8'));
  }, MOST);

  test('is there', () => {
    expect(proof.results.map(({ name, failed }) => ({ name, failed }))).toEqual(
      ['apt-twice', 'copy-archive', 'curl-archives'].map(name => ({ name, failed: undefined })),
    );
  });

  test('applies, builds, runs and keeps its promise in every edit', () => {
    const edits = proof.results.flatMap(({ edits = [] }) => edits);
    expect(edits.length).toBeGreaterThanOrEqual(3);
    for (const edit of edits) expect(edit).toMatchObject({ applies: true, builds: true, runs: true, kept: true });
  });

  test('names the lines that were written down before', () => {
    const [right = 0, judged = -1] = String(proof.totals.linesRight).split('/').map(Number);
    expect(judged).toBeGreaterThan(0);
    expect(right).toBe(judged);
  });
});
