import { basename, dirname, join } from 'node:path';
import { type Bench, bare, type Case, ours, whereItGoes } from '../case.ts';
import { plainImage } from '../images.ts';
import { sideBySide } from '../measure.ts';
import { versionOf } from '../peers.ts';
import { ratioLimit, type Section } from '../report.ts';

/** An image with so little in it that nothing of it takes time. */
const SMALLEST = { files: 50, bytes: 50_000, layers: [60, 30, 10], deletions: 1 };

/** Starting takes so little that more runs cost nothing. */
const MORE = 3;

export const start: Case = {
  id: 'start',
  what: 'starting: --version, and inspecting next to nothing, and the action, next to a script that does nothing',
  async run(bench) {
    const sections: Section[] = [];
    for (const node of bench.nodes) {
      const at = { ...bench, node };
      const [own, empty] = await sideBySide([ours(at, '--version'), bare(at, 'empty')], MORE * bench.rounds);
      if (own === undefined || empty === undefined) continue;
      const version = versionOf(node, '--version') ?? basename(dirname(node));
      sections.push({
        title: `Start-up, Node ${version}`,
        about: '`imagebudget --version`, next to a script that does nothing.',
        measured: [own, empty],
        limits: [ratioLimit(own, empty, 1.6)],
        notes: whereItGoes(at, ours(at, '--version')),
      });
      sections.push(await fixedCost(at, version));
      sections.push(await actionStart(at, version));
    }
    return sections;
  },
};

/** What every run takes, whatever the image: loading all of the program, and making the rules' globs one automaton. */
async function fixedCost(bench: Bench, version: string): Promise<Section> {
  const run = ours(bench, 'inspect', await plainImage(bench.scratch, SMALLEST), '--no-cache');
  return {
    title: `Fixed cost of a run, Node ${version}`,
    about: `\`imagebudget inspect\` of an image of ${SMALLEST.files} files, next to a script that does nothing.`,
    measured: await sideBySide([run, bare(bench, 'empty')], MORE * bench.rounds),
    limits: [],
    notes: whereItGoes(bench, run),
  };
}

/** How soon a workflow's log tells that the step runs. */
async function actionStart(bench: Bench, version: string): Promise<Section> {
  const { node, cli } = bench;
  const action = { name: 'the action', command: [node, join(dirname(cli), 'action.js')], untilOutput: true };
  const empty = { ...bare(bench, 'first-line'), untilOutput: true };
  const [own, other] = await sideBySide([action, empty], MORE * bench.rounds);
  if (own === undefined || other === undefined) throw new Error('nothing was measured');
  return {
    title: `Start of the action, Node ${version}`,
    about: 'From the start of `dist/action.js` to its first line of log, next to a script that only writes a line.',
    measured: [own, other],
    limits: [ratioLimit(own, other, 1.5)],
    notes: [],
  };
}
