import { basename, dirname } from 'node:path';
import { bare, type Case, ours, whereItGoes } from '../case.ts';
import { sideBySide } from '../measure.ts';
import { versionOf } from '../peers.ts';
import { ratioLimit, type Section } from '../report.ts';

/** Starting takes so little that more runs cost nothing. */
const MORE = 3;

export const start: Case = {
  id: 'start',
  what: 'starting: --version, next to a script that does nothing',
  async run(bench) {
    const sections: Section[] = [];
    for (const node of bench.nodes) {
      const at = { ...bench, node };
      const [own, empty] = await sideBySide([ours(at, '--version'), bare(at, 'empty')], MORE * bench.rounds);
      if (own === undefined || empty === undefined) continue;
      sections.push({
        title: `Start-up, Node ${versionOf(node, '--version') ?? basename(dirname(node))}`,
        about: '`imagebudget --version`, next to a script that does nothing.',
        measured: [own, empty],
        limits: [ratioLimit(own, empty, 1.6)],
        notes: whereItGoes(at, ours(at, '--version')),
      });
    }
    return sections;
  },
};
