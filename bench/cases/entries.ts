import { type Case, ours, whereItGoes } from '../case.ts';
import { plainImage } from '../images.ts';
import { sideBySide } from '../measure.ts';
import { memoryLimit, seconds, timeLimit } from '../report.ts';
import { mapSpread, spreadOf } from '../statistics.ts';

const COUNTS = [10_000, 100_000, 1_000_000];
const BYTES_A_FILE = 100;

export const entries: Case = {
  id: 'entries',
  what: 'ten thousand to a million entries: time for each, and memory',
  async run(bench) {
    const runs = [];
    for (const count of COUNTS) {
      const files = count * bench.scale;
      const shape = { files, bytes: files * BYTES_A_FILE, layers: [60, 30, 10], deletions: 10 };
      runs.push({ ...ours(bench, 'inspect', await plainImage(bench.scratch, shape)), name: `${files} files` });
    }
    const measured = await sideBySide([...runs, { ...ours(bench, '--version'), name: 'start-up' }], bench.rounds);
    const start = measured.at(-1)?.time.median ?? 0;
    const perEntry = measured.slice(0, -1).map(({ times }, n) => {
      const files = (COUNTS[n] ?? 1) * bench.scale;
      return `${COUNTS[n]}: ${mapSpread(spreadOf(times.map(time => (1000 * (time - start)) / files)), us => `${us.toFixed(2)} µs`)}`;
    });
    const last = measured.at(-2);
    const largest = runs.at(-1);
    return [
      {
        title: 'Many entries',
        about: `Small files in three layers. Beyond start-up (${seconds(start)}), a file takes: ${perEntry.join('; ')}.`,
        measured,
        limits: last ? [timeLimit('all of the largest', last.time, 5000), memoryLimit(last, 400 * 2 ** 20)] : [],
        notes: largest ? whereItGoes(bench, largest) : [],
      },
    ];
  },
};
