import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Bench, bare, type Case, cached, ours, whereItGoes } from '../case.ts';
import { gzipImage } from '../images.ts';
import { beyond, sideBySide } from '../measure.ts';
import { dive } from '../peers.ts';
import { fasterLimit, memoryLimit, ratioLimit } from '../report.ts';
import { USUAL_LAYERS } from '../shapes.ts';
import { named } from './archive.ts';

const FILES = 150_000;
const BYTES = 4e9;
/** Inflating takes long, and dive ten times as long. */
const ROUNDS = 3;

const shapeOf = ({ scale }: Bench) => ({
  files: FILES * scale,
  bytes: BYTES * scale,
  layers: USUAL_LAYERS,
  deletions: 20,
});

export const gzip: Case = {
  id: 'gzip',
  what: '4 GB and 150,000 files in gzip layers',
  async run(bench) {
    const { archive, blobs } = await gzipImage(bench.scratch, shapeOf(bench));
    const own = ours(bench, 'inspect', archive, '--no-cache');
    const measured = await sideBySide(
      [
        own,
        bare(bench, 'inflate', '0', ...blobs),
        { ...bare(bench, 'inflate', '1', ...blobs), name: 'inflate, one thread more than cores' },
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

/** One in the middle: of the files that a rebuild changes, most are an application's dependencies. */
const CHANGED = 3;

export const changed: Case = {
  id: 'changed',
  what: 'the same image with one layer of ten changed, the others cached',
  async run(bench) {
    const shape = shapeOf(bench);
    const others = [...shape.layers.keys()].filter(layer => layer !== CHANGED);
    const { archive } = await gzipImage(bench.scratch, shape);
    const known = await gzipImage(bench.scratch, shape, others);
    const one = await gzipImage(bench.scratch, shape, [CHANGED]);
    const [cache, before] = ['cache-changed', 'cache-before'].map(name => join(bench.scratch, name)) as [
      string,
      string,
    ];
    // What a cache holds before the layer has changed: all others.
    rmSync(before, { recursive: true, force: true });
    execFileSync(bench.node, [bench.cli, 'inspect', known.archive], {
      env: { ...process.env, XDG_CACHE_HOME: before },
      stdio: 'ignore',
    });
    const own = {
      ...ours(bench, 'inspect', archive),
      name: 'imagebudget, one layer changed',
      env: { XDG_CACHE_HOME: cache },
      before: () => {
        rmSync(cache, { recursive: true, force: true });
        cpSync(before, cache, { recursive: true });
      },
    };
    const measured = await sideBySide(
      [
        own,
        cached(bench, 'inspect', archive),
        { ...ours(bench, 'inspect', one.archive, '--no-cache'), name: 'imagebudget, that layer alone' },
        { ...ours(bench, '--version'), name: 'start-up' },
      ],
      bench.rounds,
    );
    const [us, all, alone, start] = measured;
    return [
      {
        title: 'One gzip layer of ten changed',
        about:
          'What the changed layer costs is the time beyond that with all layers cached; alone, it is the time beyond start-up.',
        measured,
        limits:
          us && all && alone && start
            ? [ratioLimit(beyond(us, all), { ...beyond(alone, start), name: 'that layer alone' }, 1.15)]
            : [],
        notes: [],
      },
    ];
  },
};
