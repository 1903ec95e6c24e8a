import { bare, type Case, whereItGoes } from '../case.ts';
import { plainImage } from '../images.ts';
import { sideBySide } from '../measure.ts';
import { processorLimit } from '../report.ts';
import { archiveShape } from './archive.ts';

export const rules: Case = {
  id: 'rules',
  what: 'what the rules add to the analysis of 150,000 files',
  async run(bench) {
    const path = await plainImage(bench.scratch, archiveShape(bench, 20));
    const all = { ...bare(bench, 'analyse', path), name: 'all rules' };
    const none = { ...bare(bench, 'analyse', path, 'no-rules'), name: 'no rules' };
    const measured = await sideBySide([all, none], bench.rounds);
    const [us, without] = measured;
    return [
      {
        title: 'Rules',
        about: 'The archive above, read and analysed with all waste rules and with none, and not printed.',
        measured,
        limits: us && without ? [processorLimit(us, without, 1.15)] : [],
        notes: whereItGoes(bench, all),
      },
    ];
  },
};
