import { bare, type Case, cached, ours, whereItGoes } from '../case.ts';
import { gzipImage } from '../images.ts';
import { sideBySide } from '../measure.ts';
import { dive } from '../peers.ts';
import { fasterLimit, memoryLimit, ratioLimit } from '../report.ts';
import { USUAL_LAYERS } from '../shapes.ts';
import { named } from './archive.ts';

const FILES = 150_000;
const BYTES = 4e9;
/** Inflating takes long, and dive ten times as long. */
const ROUNDS = 3;

export const gzip: Case = {
  id: 'gzip',
  what: '4 GB and 150,000 files in gzip layers',
  async run(bench) {
    const { scale } = bench;
    const shape = { files: FILES * scale, bytes: BYTES * scale, layers: USUAL_LAYERS, deletions: 20 };
    const { archive, blobs } = await gzipImage(bench.scratch, shape);
    const own = ours(bench, 'inspect', archive, '--no-cache');
    const measured = await sideBySide(
      [
        own,
        bare(bench, 'inflate', ...blobs),
        cached(bench, 'inspect', archive),
        ...(bench.dive === null ? [] : [dive(archive)]),
      ],
      Math.min(ROUNDS, bench.rounds),
    );
    const [us, inflate] = measured;
    const theirs = named(measured, 'dive');
    return [
      {
        title: 'Archive with gzip layers',
        about:
          'The same image with compressed layers, next to their inflating alone on all cores. Every byte is hashed.',
        measured,
        limits:
          us && inflate
            ? [ratioLimit(us, inflate, 1.15), ...(theirs ? [fasterLimit(us, theirs, 5)] : []), memoryLimit(us, 200e6)]
            : [],
        notes: [bench.dive ?? 'dive was not run.', ...whereItGoes(bench, own)],
      },
    ];
  },
};
