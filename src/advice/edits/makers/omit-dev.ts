/** Leaves packages for development out of an installation by npm. */
import type { BuildStep } from '../../../dockerfile/build-steps.ts';
import type { Operation } from '../../../dockerfile/edit/operations.ts';
import type { Rule } from '../../../rules/rule.ts';
import { missingOption } from '../command-patterns.ts';
import type { LeftOut } from '../edit.ts';
import type { EditImage, Maker } from '../edit-image.ts';
import { chainBetween, joins } from '../run-chain.ts';
import { optionsFor } from './clean-run.ts';

/** Programs that run what only development needs. */
const BUILDS: ReadonlySet<string> = new Set([
  'npx',
  'yarn',
  'pnpm',
  'bun',
  'tsc',
  'vite',
  'webpack',
  'ng',
  'next',
  'nest',
  'make',
]);
const MOST_NAMED = 100;

export const omitDev: Maker = (group, image) => {
  const { rule, copies } = group;
  const step = image.stepOf(group.layer);
  if (rule?.id !== 'node-dev-deps' || step?.instruction.keyword !== 'RUN') return null;
  const after = image.steps.slice(image.steps.indexOf(step));
  const builder = after.findLast(({ instruction }) => image.commandsOf(instruction).some(buildsSomething));
  const operations =
    builder === undefined ? optionsFor(rule, step.instruction, image) : pruneAfter(rule, { step, builder }, image);
  if (operations === null) return null;
  const { line } = step.instruction;
  return {
    edit: {
      id: `omit-dev-${line}`,
      title: 'Install no packages for development',
      trust: 'fewer',
      leftOut: packagesOf(copies, image),
      line,
      second: null,
      operations,
      ignoreLines: [],
    },
    copies,
    fromCopier: false,
  };
};

/** What only the build needs goes at its end, in the RUN that installs it. */
function pruneAfter(
  rule: Rule,
  { step, builder }: { step: BuildStep; builder: BuildStep },
  image: EditImage,
): Operation[] | null {
  const chain = chainBetween(step, builder, image);
  // A COPY that moves up makes each change of the sources install everything again.
  if (chain === null || chain.copies.length > 0 || !installsWithNpm(rule, step, image)) return null;
  const command = 'npm prune --omit=dev';
  return [...joins(chain, image), { kind: 'append-command', line: builder.instruction.line, command }];
}

function installsWithNpm(rule: Rule, step: BuildStep, image: EditImage): boolean {
  return image.commandsOf(step.instruction).some(command => missingOption(rule, command) !== null);
}

function buildsSomething({ name, args }: { name: string; args: readonly string[] }): boolean {
  return BUILDS.has(name) || (name === 'npm' && args.some(arg => /^(?:run|run-script|test|exec|x)$/.test(arg)));
}

/** Bytes by package, biggest first. */
function packagesOf(
  copies: ReadonlySet<{ layer: number; entry: number; size: number }>,
  { layers }: EditImage,
): LeftOut[] {
  const bytes = new Map<string, number>();
  for (const { layer, entry, size } of copies) {
    const path = layers[layer]?.path(entry) ?? '';
    const name = /.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path;
    bytes.set(name, (bytes.get(name) ?? 0) + size);
  }
  const all = [...bytes].map(([name, sum]) => ({ name, bytes: sum })).sort((a, b) => b.bytes - a.bytes);
  return all.slice(0, MOST_NAMED);
}
