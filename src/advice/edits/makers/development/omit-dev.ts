/** Leaves packages for development out of an installation by npm or Yarn 1. */
import type { BuildStep } from '../../../../dockerfile/build/build-steps.ts';
import type { Operation } from '../../../../dockerfile/edit/operations/types.ts';
import type { WrittenCommand } from '../../../../dockerfile/edit/written-commands.ts';
import { bytesOf } from '../../../../image/byte-path.ts';
import { member } from '../../../../json.ts';
import { parsedJson } from '../../../../packages/formats/foreign-json.ts';
import { fieldsOf } from '../../../../rules/conditions.ts';
import type { Rule } from '../../../../rules/rule.ts';
import { missingOption } from '../../commands/command-patterns.ts';
import { chainBetween, joins, lostWithin, type RunChain } from '../../commands/run-chain.ts';
import type { Edit, LeftOut } from '../../edit.ts';
import type { EditImage, Maker } from '../../edit-image.ts';
import { leftOut } from '../../trust.ts';
import { optionsFor } from '../clean-run.ts';

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

const AT_INSTALLATION = [
  ...['preinstall', 'install', 'postinstall'],
  ...['prepublish', 'preprepare', 'prepare', 'postprepare'],
];

export const omitDev: Maker = (group, image) => {
  const { rule } = group;
  const step = image.stepOf(group.layer);
  if (rule?.id !== 'node-dev-deps' || step?.instruction.keyword !== 'RUN') return null;
  if (mayStartAny(image)) return null;
  const after = image.steps.slice(image.steps.indexOf(step));
  const builder = after.findLast(({ instruction }) => image.commandsOf(instruction).some(buildsSomething));
  const chain = builder === undefined ? null : chainBetween(step, builder, image);
  if (builder === undefined && runsOwnScripts(group.paths[0] ?? '', step, image)) return null;
  const operations = builder === undefined ? optionsFor(rule, step.instruction, image) : pruneAfter(rule, chain, image);
  const gone = leftOut(group.copies, packageOf, image);
  if (operations === null || gone.some(({ name }) => isStarted(name, after))) return null;
  return {
    edit: omitDevEdit(step.instruction.line, operations, gone),
    copies: new Set([...group.copies, ...lostWithin(chain?.runs ?? [], image)]),
    fromCopier: false,
  };
};

/** Whether the container starts a script of the package, which may start what only development installs. */
export function mayStartAny({ start }: EditImage): boolean {
  return start.some(word => /^(?:npm|npx|pnpm|yarn)$|\.sh$/.test(word));
}

/** The edit of an installing line, whatever its package manager. @param leftOut what the image no longer has */
export function omitDevEdit(line: number, operations: readonly Operation[], leftOut: readonly LeftOut[]): Edit {
  return {
    id: `omit-dev-${line}`,
    title: 'Install no packages for development',
    trust: 'fewer',
    leftOut,
    line,
    second: null,
    operations,
    ignoreLines: [],
  };
}

/** Whether an installation runs scripts of the project, which may start what only development installs: `husky`, `patch-package`. */
export function runsOwnScripts(path: string, step: BuildStep, image: EditImage): boolean {
  if (image.commandsOf(step.instruction).some(({ args }) => args.includes('--ignore-scripts'))) return false;
  const reader = image.records();
  const manifest = manifestFor(path, image);
  const scripts = fieldsOf(member(parsedJson(reader.bytes(manifest)), 'scripts'));
  return AT_INSTALLATION.some(name => scripts.has(name));
}

/** The `package.json` of the project that has a file of `node_modules`. */
export function manifestFor(path: string, image: EditImage) {
  return image.records().at(bytesOf(`${path.slice(0, path.indexOf('/node_modules/'))}/package.json`));
}

/** What only the build needs goes at its end, in the RUN that installs it. */
function pruneAfter(rule: Rule, chain: RunChain | null, image: EditImage): Operation[] | null {
  const [first, last] = [chain?.runs[0], chain?.runs.at(-1)];
  if (chain === null || first === undefined || last === undefined) return null;
  // A COPY that moves up makes each change of the sources install everything again.
  if (chain.copies.length > 0 || !installsWithNpm(rule, first, image)) return null;
  if (addsPackages(image)) return null;
  const command = ['npm', 'prune', '--omit=dev', ...settingsOf(image)].join(' ');
  return [...joins(chain, image), { kind: 'append-command', line: last.instruction.line, command }];
}

/** Settings of an installation that `npm prune` needs too. */
const SETTINGS = ['--legacy-peer-deps', '--force'];

export function settingsOf(image: EditImage): string[] {
  return SETTINGS.filter(setting => npmCommands(image).some(({ args }) => args.includes(setting)));
}

/** Whether a RUN installs packages by name: `npm prune` would take away those that `package.json` does not list. */
export function addsPackages(image: EditImage): boolean {
  return npmCommands(image).some(({ args: [verb = '', ...rest] }) => {
    const isGlobal = rest.some(arg => arg === '-g' || arg === '--global');
    return /^(?:i|install|add|link)$/.test(verb) && !isGlobal && rest.some(arg => !arg.startsWith('-'));
  });
}

function npmCommands(image: EditImage): WrittenCommand[] {
  const runs = image.dockerfile.instructions.filter(({ keyword }) => keyword === 'RUN');
  return runs.flatMap(instruction => image.commandsOf(instruction)).filter(({ name }) => name === 'npm');
}

/** Whether the command of the image names a package. */
export function isStarted(name: string, steps: readonly BuildStep[]): boolean {
  return steps.some(({ instruction: { keyword, text } }) => {
    if (keyword !== 'CMD' && keyword !== 'ENTRYPOINT') return false;
    return text.split(/[\s"',[\]]+/).some(word => word === name || word.endsWith(`/${name}`));
  });
}

/** Yarn 1 has no command that takes packages away again. */
function installsWithNpm(rule: Rule, step: BuildStep, image: EditImage): boolean {
  return image.commandsOf(step.instruction).some(command => command.name === 'npm' && missingOption(rule, command));
}

export function buildsSomething({ name, args }: { name: string; args: readonly string[] }): boolean {
  const words = args.filter(arg => !arg.startsWith('-'));
  if (name === 'yarn' && /^(?:install|cache|config|)$/.test(words[0] ?? '')) return false;
  return BUILDS.has(name) || (name === 'npm' && args.some(arg => /^(?:run|run-script|test|exec|x)$/.test(arg)));
}

export function packageOf(path: string): string {
  const at = path.lastIndexOf('/node_modules/');
  const [scope = '', name = ''] = path.slice(at + '/node_modules/'.length).split('/', 2);
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}
