/** Leaves packages for development out of an installation by npm. */
import type { LeftOut } from '../edit.ts';
import type { EditImage, Maker } from '../edit-image.ts';
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
  const at = image.steps.indexOf(step);
  if (image.steps.slice(at).some(({ instruction }) => image.commandsOf(instruction).some(buildsSomething))) return null;
  const operations = optionsFor(rule, step.instruction, image);
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
