/** Every form that current tools write while this runs, as docs/contributing/formats.md names them. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runInNewerDebian, serveInNewerDebian, whyNoNewerDebian } from '../../kit/apps/newer-debian.ts';
import { nameOf } from '../../kit/archives/forms/forms.ts';
import { prepareTools, TOOL_FORMS, TOOL_SIZES, type ToolForm } from '../../kit/archives/forms/forms-by-tools.ts';
import { type ContainerdEngine, startContainerdEngine } from '../../kit/engines/containerd-engine.ts';
import { assertReport } from '../../kit/oracles/assert-report.ts';
import { reportOf, runCli } from '../../kit/processes/cli.ts';
import { describeWhere } from '../../kit/runner/describe-where.ts';

/** The first run on a machine installs the tools. */
const INSTALL_MS = 600_000;
const RUN_MS = 120_000;

describeWhere(whyNoNewerDebian(), 'a form of', () => {
  let engine: ContainerdEngine;
  let folder: string;
  let stopContainerd: () => Promise<void>;

  beforeAll(async () => {
    engine = await startContainerdEngine();
    folder = engine.folder;
    await prepareTools(folder);
    const at = { address: '/mnt/containerd.sock', root: '/mnt/containerd', state: '/run/containerd' };
    const flags = Object.entries(at).map(([name, value]) => `--${name}=${value}`);
    stopContainerd = await serveInNewerDebian(folder, ['containerd', ...flags]);
  }, INSTALL_MS);

  afterAll(async () => {
    await stopContainerd?.();
    await engine?.stop();
  });

  const run = (script: string) => runInNewerDebian(folder, ['sh', '-ec', `cd /mnt; ${script}`]);

  async function ready({ needs }: ToolForm): Promise<void> {
    if (needs !== 'containerd') return;
    const answers = () =>
      run('ctr --address /mnt/containerd.sock version').then(
        () => true,
        () => false,
      );
    for (const deadline = Date.now() + RUN_MS / 2; !(await answers()); await sleep(200))
      if (Date.now() > deadline) throw new Error('containerd does not answer');
  }

  test.each(TOOL_FORMS.map(form => [nameOf(form), form] as const))(
    '%s',
    async (_, form) => {
      await ready(form);
      await run(form.script);
      const { prefix = '', path, ref } = form;
      const source = `${prefix}${join(folder, path)}${ref === undefined ? '' : `:${ref}`}`;
      const ran = await runCli(['inspect', source, '--json']);
      expect(ran).toMatchObject({ code: 0, stderr: '' });
      const { report, image } = reportOf(ran);
      assertReport(report);
      expect({ image: image.sizes.image, visible: image.sizes.visible }).toEqual(TOOL_SIZES);
    },
    RUN_MS,
  );
});
