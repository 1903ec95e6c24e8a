/** The action in real workflows: what a runner hands over, and what later steps see. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, filler } from '../../kit/archives/archives.ts';
import { describeWithAct, runJob } from '../../kit/processes/act.ts';
import { root, scratchFolder } from '../../kit/processes/cli.ts';

/** The first run on a machine may build act. */
const TIMEOUT_MS = 900_000;

const folder = scratchFolder();
const imageOf = (bytes: number) => archiveOf(dockerArchiveFiles({ layers: [[{ name: 'app', body: filler(bytes) }]] }));
const config = (budgets: string) => `version: 1\narchive: image.tar\nbudgets:\n  ${budgets}\n`;
const FILES = {
  'image.tar': imageOf(1000),
  'other.tar': imageOf(2000),
  '.imagebudget.yml': config('size: 1 MB'),
  'warn.yml': config('size: { warn: 1 B }'),
  'typo.yml': config('sizee: 1 MB'),
  'over.yml': config('size: 1 B'),
};

/** A step that uses the action and lets the job go on. */
const step = (id: string, inputs: string) =>
  `- id: ${id}\n  uses: ./gate\n  continue-on-error: true\n  with: { ${inputs} }\n`;

describeWithAct('under act', () => {
  test(
    'outputs are set however a step ends, and inputs that are empty or unknown end it',
    async () => {
      const { steps, log } = await runJob(
        folder,
        FILES,
        [
          '- id: pass\n  uses: ./gate\n',
          step('image', 'image: other.tar'),
          step('over', 'config: over.yml'),
          step('typo', 'config: typo.yml'),
          step('empty', "source: '${{ steps.nothing.outputs.image }}'"),
          step('unknown', 'sorce: other.tar'),
          step('forwarded', "source: '${{ steps.nothing.outputs.image || ''config:'' }}'"),
        ].join(''),
      );
      const seen = Object.fromEntries(
        Object.entries(steps).map(([id, { outcome, outputs }]) => [
          id,
          [outcome, outputs.verdict, outputs['exit-code'], outputs.size, outputs.reason],
        ]),
      );
      expect({ seen, log }).toMatchObject({
        seen: {
          pass: ['success', 'pass', '0', '1000', ''],
          image: ['success', 'pass', '0', '2000', ''],
          over: ['failure', 'fail', '1', '1000', ''],
          typo: ['failure', 'error', '3', '', expect.stringMatching(/^typo\.yml:4:3: unknown key "sizee"/)],
          empty: ['failure', 'error', '3', '', 'the input "source" is set but empty'],
          unknown: ['failure', 'error', '3', '', 'there is no input "sorce"'],
          forwarded: ['success', 'pass', '0', '1000', ''],
        },
      });
    },
    TIMEOUT_MS,
  );

  test(
    'one failing step: it alone fails the job, and the post step shows it in the one summary',
    async () => {
      const steps = ['- uses: ./gate\n', '- uses: ./gate\n  with: { config: over.yml }\n'].join('');
      const { succeeded, log } = await runJob(folder, FILES, steps);
      expect({ succeeded, log }).toMatchObject({ succeeded: false });
      expect(log.match(/❌ +Failure - Main /g)).toHaveLength(1);
      expect(log.match(/(?<=⚙ +Summary - ).*/g)).toEqual(['### ❌ 1 of 2 images is over budget']);
    },
    TIMEOUT_MS,
  );

  test.each([
    ['.imagebudget.yml', true],
    ['warn.yml', true],
    ['over.yml', false],
    ['typo.yml', false],
  ])(
    'the recipe of docs/action.md, with %s: the job succeeds: %s',
    async (name, succeeds) => {
      const page = readFileSync(join(root, 'docs/action.md'), 'utf8');
      const [recipe = ''] = /^ {6}- id: budget\n.*\n +continue-on-error[\s\S]*?(?=^```)/m.exec(page) ?? [];
      const steps = recipe
        .replace(/^ {6}/gm, '')
        .replace(/imagebudget\/imagebudget@\S+/, './gate')
        .replace('continue-on-error: true', `continue-on-error: true\n  with: { config: ${name} }`);
      const { succeeded, log } = await runJob(folder, FILES, steps);
      expect({ succeeded, log }).toMatchObject({ succeeded: succeeds });
    },
    TIMEOUT_MS,
  );
});
