import { execFileSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { type Bench, type Case, ours, whereItGoes } from '../case.ts';
import { plainImage } from '../images.ts';
import { sideBySide, together } from '../measure.ts';
import { memoryLimit, processorLimit, type Section, timeLimit } from '../report.ts';
import { USUAL_LAYERS } from '../shapes.ts';

const FILES = 150_000;
const BYTES_A_FILE = 100;
const MEMORY = 400e6;

export const compare: Case = {
  id: 'compare',
  what: 'two images of 150,000 files, and their reports, compared',
  async run(bench) {
    const files = Math.round(FILES * bench.scale);
    const shape = { files, bytes: files * BYTES_A_FILE, deletions: 20 };
    // With one layer more, every layer has other files: nothing is saved by layers in common.
    const before = await plainImage(bench.scratch, { ...shape, layers: USUAL_LAYERS });
    const after = await plainImage(bench.scratch, { ...shape, layers: [...USUAL_LAYERS, 1] });
    return [await images(bench, before, after), await reports(bench, before, after)];
  },
};

async function images(bench: Bench, before: string, after: string): Promise<Section> {
  const own = ours(bench, 'compare', before, after);
  const measured = await sideBySide(
    [
      own,
      { ...ours(bench, 'inspect', before), name: 'inspect, the first' },
      { ...ours(bench, 'inspect', after), name: 'inspect, the second' },
    ],
    bench.rounds,
  );
  const [us, first, second] = measured;
  return {
    title: 'Two images compared',
    about: `Images of ${Math.round(FILES * bench.scale)} files without a layer in common.`,
    measured,
    limits:
      us && first && second
        ? [processorLimit(us, together('inspecting both', first, second), 1.3), memoryLimit(us, MEMORY)]
        : [],
    notes: whereItGoes(bench, own),
  };
}

async function reports(bench: Bench, before: string, after: string): Promise<Section> {
  const [one, other] = [before, after].map((image, n) => writeReport(bench, image, `report-${n}.json`));
  const own = ours(bench, 'compare', one ?? '', other ?? '');
  const measured = await sideBySide([own], bench.rounds);
  const [us] = measured;
  return {
    title: 'Two reports compared',
    about: 'The JSON reports of these images.',
    measured,
    limits: us ? [timeLimit('time', us.time, 300)] : [],
    notes: whereItGoes(bench, own),
  };
}

function writeReport({ node, cli, scratch }: Bench, image: string, name: string): string {
  const path = join(scratch, name);
  const file = openSync(path, 'w');
  execFileSync(node, [cli, 'inspect', image, '--json'], { stdio: ['ignore', file, 'inherit'] });
  closeSync(file);
  return path;
}
