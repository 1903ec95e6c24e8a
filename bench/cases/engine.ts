import { execFileSync } from 'node:child_process';
import { type Case, cached, ours } from '../case.ts';
import { plainImage } from '../images.ts';
import { sideBySide } from '../measure.ts';
import { diveOfEngine, versionOf } from '../peers.ts';
import { fasterLimit, ratioLimit, timeLimit } from '../report.ts';
import { USUAL_LAYERS } from '../shapes.ts';
import { named } from './archive.ts';

const FILES = 150_000;
const BYTES = 4e9;
/** An export takes half a minute, and dive waits for another. */
const ROUNDS = 3;
const IMAGE = 'bench:latest';

/** After an export the engine clears away gigabytes, which whoever runs next would pay for. */
const settle = () => void execFileSync('sleep', ['4']);

export const engine: Case = {
  id: 'engine',
  what: 'an image in the local engine, next to docker save (needs an engine)',
  async run(bench) {
    const { scale } = bench;
    const title = 'Local engine';
    const version = versionOf('docker', 'version', '--format', 'Docker engine {{.Server.Version}}');
    if (version === null) return [{ title, about: 'Skipped: no engine answers.', measured: [], limits: [], notes: [] }];
    const shape = { files: FILES * scale, bytes: BYTES * scale, layers: USUAL_LAYERS, deletions: 20 };
    execFileSync('docker', ['load', '--input', await plainImage(bench.scratch, shape)], { stdio: 'ignore' });
    try {
      const args = ['inspect', `docker:${IMAGE}`];
      const exported = ours(bench, ...args, '--no-cache', '--no-store');
      const measured = await sideBySide(
        [
          exported,
          { name: 'docker save', command: ['sh', '-c', `docker save ${IMAGE} | cat > /dev/null`] },
          { ...ours(bench, ...args, '--no-cache'), name: 'imagebudget, from the store' },
          { ...cached(bench, ...args, '--no-store'), name: 'imagebudget, layers cached' },
          ...(bench.dive === null ? [] : [diveOfEngine(IMAGE)]),
        ].map(contestant => ({ ...contestant, before: settle })),
        Math.min(ROUNDS, bench.rounds),
      );
      const [us, save, store, known] = measured;
      const theirs = named(measured, 'dive');
      return [
        {
          title,
          about: `An image of ${FILES * scale} files and ${(BYTES * scale) / 1e9} GB: exported and hashed as it passes, read from the engine’s store, and with all layers cached. dive exports it too.`,
          measured,
          limits: [
            ...(us && save ? [ratioLimit(us, save, 1.05)] : []),
            ...(store ? [timeLimit('from the store', store.time, 1200)] : []),
            ...(store && theirs
              ? [{ ...fasterLimit(store, theirs, 100), what: 'from the store, faster than dive, times' }]
              : []),
            ...(known ? [timeLimit('layers cached', known.time, 500)] : []),
          ],
          notes: [version, bench.dive ?? 'dive was not run.'],
        },
      ];
    } finally {
      execFileSync('docker', ['rmi', IMAGE], { stdio: 'ignore' });
    }
  },
};
