import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Bench, bare, type Case, cached, ours, whereItGoes } from '../case.ts';
import { gzipLayout } from '../images.ts';
import { type Measured, sideBySide } from '../measure.ts';
import { found, versionOf } from '../peers.ts';
import { type Limit, memoryLimit, processorLimit, type Section } from '../report.ts';
import { USUAL_LAYERS } from '../shapes.ts';
import { named } from './archive.ts';

const FILES = 150_000;
const BYTES = 4e9;
/** crane takes long. */
const ROUNDS = 3;

export const registry: Case = {
  id: 'registry',
  what: 'an image in a registry on this machine, next to its OCI layout, and to crane',
  async run(bench) {
    const { scale } = bench;
    const shape = { files: FILES * scale, bytes: BYTES * scale, layers: USUAL_LAYERS, deletions: 20 };
    const layout = await gzipLayout(bench.scratch, shape);
    const { host, server } = await serve(bench, layout.path);
    try {
      return [await compared(bench, layout, `${host}/bench:latest`)];
    } finally {
      server.stdin?.end();
      await once(server, 'exit');
    }
  },
};

function cachedLimit(known: Measured, theirs: Measured): Limit {
  return { ...processorLimit(known, theirs, 1 / 3), what: `layers cached, times ${theirs.name}, processor time` };
}

async function serve({ node, programs }: Bench, layout: string): Promise<{ host: string; server: ChildProcess }> {
  const server = spawn(node, [join(programs, 'registry.mjs'), layout], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [host] = await once(createInterface(server.stdout), 'line');
  return { host, server };
}

async function compared(
  bench: Bench,
  { path, blobs }: { path: string; blobs: readonly string[] },
  image: string,
): Promise<Section> {
  const own = ours(bench, 'inspect', `registry:${image}`, '--no-cache');
  const crane = found('crane');
  const measured = await sideBySide(
    [
      own,
      { ...ours(bench, 'inspect', `oci:${path}`, '--no-cache'), name: 'imagebudget, from the layout' },
      bare(bench, 'inflate', '0', ...blobs),
      cached(bench, 'inspect', `registry:${image}`),
      ...(crane === null ? [] : [{ name: 'crane export', command: [crane, 'export', image, '/dev/null'] }]),
    ],
    Math.min(ROUNDS, bench.rounds),
  );
  const [us, local] = measured;
  const theirs = named(measured, 'crane export');
  const known = named(measured, 'imagebudget, layers cached');
  return {
    title: 'Registry',
    about:
      'The image with gzip layers, downloaded from a registry on this machine, whose own work slows down whoever asks it. So the promises are about processor time.',
    measured,
    limits:
      us && local
        ? [
            processorLimit(us, local, 1.3),
            ...(theirs ? [processorLimit(us, theirs, 1 / 3)] : []),
            ...(theirs && known ? [cachedLimit(known, theirs)] : []),
            memoryLimit(us, 200e6),
          ]
        : [],
    notes: [crane === null ? 'crane was not run.' : `crane ${versionOf(crane, 'version')}`, ...whereItGoes(bench, own)],
  };
}
