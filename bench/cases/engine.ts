import { execFileSync } from 'node:child_process';
import { type Case, cached, ours } from '../case.ts';
import { plainImage } from '../images.ts';
import { sideBySide } from '../measure.ts';
import { versionOf } from '../peers.ts';
import { ratioLimit } from '../report.ts';
import { USUAL_LAYERS } from '../shapes.ts';

const FILES = 40_000;
const BYTES = 1e9;
const IMAGE = 'bench:latest';

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
      const raw = { name: 'docker save', command: ['sh', '-c', `docker save ${IMAGE} | cat > /dev/null`] };
      const args = ['inspect', `docker:${IMAGE}`];
      const measured = await sideBySide(
        [
          ours(bench, ...args, '--no-cache', '--no-store'),
          raw,
          { ...ours(bench, ...args, '--no-cache'), name: 'imagebudget, from the store' },
          cached(bench, ...args, '--no-store'),
        ],
        bench.rounds,
      );
      const [us, save] = measured;
      return [
        {
          title,
          about: `An image of ${FILES * scale} files and ${(BYTES * scale) / 1e9} GB: exported and hashed as it passes, read from the engine’s store, and with all layers cached.`,
          measured,
          limits: us && save ? [ratioLimit(us, save, 1.05)] : [],
          notes: [version],
        },
      ];
    } finally {
      execFileSync('docker', ['rmi', IMAGE], { stdio: 'ignore' });
    }
  },
};
