import { type Bench, bare, type Case, ours, whereItGoes } from '../case.ts';
import { plainImage } from '../images.ts';
import { type Contestant, type Measured, sideBySide } from '../measure.ts';
import { dive } from '../peers.ts';
import { fasterLimit, memoryLimit, ratioLimit, type Section } from '../report.ts';
import { USUAL_LAYERS } from '../shapes.ts';

const FILES = 150_000;
const BYTES = 4e9;
const MEMORY = 200e6;
/** Emptying the cache and reading it all again takes long. */
const COLD_ROUNDS = 3;

export const archiveShape = ({ scale }: Bench, deletions: number) => ({
  files: FILES * scale,
  bytes: BYTES * scale,
  layers: USUAL_LAYERS,
  deletions,
});

/** By name, since what is not installed is missing. */
export function named(measured: readonly Measured[], name: string): Measured | undefined {
  return measured.find(one => one.name === name);
}

async function warm(bench: Bench, deletions: number): Promise<Section> {
  const path = await plainImage(bench.scratch, archiveShape(bench, deletions));
  const own = ours(bench, 'inspect', path);
  const contestants: Contestant[] = [
    own,
    bare(bench, 'header-walk', path),
    ...(bench.dive === null ? [] : [dive(path)]),
    { name: 'cat', command: ['cat', path] },
  ];
  const measured = await sideBySide(contestants, bench.rounds);
  const [us, walk] = measured;
  const theirs = named(measured, 'dive');
  return {
    title: `Archive on disk, page cache warm, ${deletions} deletions a layer`,
    about: `An archive of ${FILES * bench.scale} files and ${(BYTES * bench.scale) / 1e9} GB in ${USUAL_LAYERS.length} plain layers.`,
    measured,
    limits:
      us && walk
        ? [ratioLimit(us, walk, 2), ...(theirs ? [fasterLimit(us, theirs, 15)] : []), memoryLimit(us, MEMORY)]
        : [],
    notes: [bench.dive ?? 'dive was not run.', ...whereItGoes(bench, own)],
  };
}

export const archive: Case = {
  id: 'archive',
  what: '4 GB and 150,000 files in an archive, page cache warm',
  async run(bench) {
    const sections: Section[] = [];
    for (const deletions of [20, 0]) sections.push(await warm(bench, deletions));
    return sections;
  },
};

export const cold: Case = {
  id: 'cold',
  what: 'the same archive, page cache cold (needs root on Linux)',
  async run(bench) {
    const { emptyCache } = bench;
    if (emptyCache === null)
      return [
        { title: 'Cold', about: 'Skipped: only root may empty the page cache.', measured: [], limits: [], notes: [] },
      ];
    const path = await plainImage(bench.scratch, archiveShape(bench, 20));
    const measured = await sideBySide(
      [
        { ...ours(bench, 'inspect', path), before: emptyCache },
        { name: 'dd', command: ['dd', `if=${path}`, 'of=/dev/null', 'bs=1M', 'status=none'], before: emptyCache },
        { ...bare(bench, 'header-walk', path), before: emptyCache },
      ],
      Math.min(COLD_ROUNDS, bench.rounds),
    );
    const [us, dd] = measured;
    return [
      {
        title: 'Archive on disk, page cache cold',
        about: 'The same archive, with all caches of the system emptied before every run.',
        measured,
        limits: us && dd ? [ratioLimit(us, dd, 1.1)] : [],
        notes: [],
      },
    ];
  },
};
