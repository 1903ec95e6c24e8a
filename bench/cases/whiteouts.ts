import { type Case, ours, whereItGoes } from '../case.ts';
import { plainImage } from '../images.ts';
import { beyond, sideBySide } from '../measure.ts';
import { timeLimit } from '../report.ts';

const FILES = 50_000;
const CASES = [
  { whiteouts: 0, most: 300 },
  { whiteouts: 400, most: 300 },
  { whiteouts: 40_000, most: 600 },
];

export const whiteouts: Case = {
  id: 'whiteouts',
  what: '50,000 files, of which none, 400 and 40,000 are deleted again',
  async run(bench) {
    const runs = [];
    for (const { whiteouts: count } of CASES) {
      const files = FILES * bench.scale;
      const shape = { files, bytes: files * 1000, layers: [98, 1, 1], deletions: count * bench.scale };
      runs.push({ ...ours(bench, 'inspect', await plainImage(bench.scratch, shape)), name: `${count} whiteouts` });
    }
    const measured = await sideBySide([...runs, { ...ours(bench, '--version'), name: 'start-up' }], bench.rounds);
    const start = measured.at(-1);
    const limits = CASES.flatMap(({ whiteouts: count, most }, n) => {
      const one = measured[n];
      if (one === undefined || start === undefined) return [];
      return [timeLimit(`${count} whiteouts, beyond start-up`, beyond(one, start).time, most)];
    });
    const last = runs.at(-1);
    return [
      {
        title: 'Whiteouts',
        about: `${FILES * bench.scale} files; a layer above deletes none, some or most of them.`,
        measured,
        limits,
        notes: last ? whereItGoes(bench, last) : [],
      },
    ];
  },
};
