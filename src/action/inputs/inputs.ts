/** The action's inputs, checked: one function, one object. They are described in action.yml. */
import { resolve } from 'node:path';
import { getInput, getMultilineInput } from '@actions/core';
import type { BuildConfig } from '../../config/types.ts';
import { type FailOn, onOneLine, UsageError } from '../../errors.ts';
import type { BuiltImage } from '../../job/types.ts';
import { builtImageOf, imageOfMetadata, imageOfTags } from '../built-image.ts';
import { choice, flag, text, unlessFromConfig, wholeNumber } from './input-values.ts';
import { type KnownInputs, refuseUnknown } from './known-inputs.ts';
import { COMMENT, CONFIG, workingDirectory } from './lenient-inputs.ts';

/** Of which images lines are annotated: those that fail or warn, all, or none. */
const ANNOTATIONS = ['failing', 'all', 'none'] as const;

export interface Inputs {
  /** Null for the config's image. */
  source: string | null;
  /** What docker/build-push-action says of the source; null if it is not asked. */
  built: BuiltImage | null;
  config: string;
  /** Budgets in place of a config, as YAML; null for the config's. */
  budgets: string | null;
  workingDirectory: string;
  /** Null for the config's build, if it has one. */
  build: BuildConfig | null;
  platform: string | null;
  /** What to compare with: a report or an image; null for the config's, else the base branch's own run. */
  baseline: string | null;
  /** Whether nothing is compared. */
  withoutBaseline: boolean;
  /** Whether the base branch's config judges pull requests. */
  enforcesBase: boolean;
  verify: boolean;
  /** Whether the layer cache may be used. */
  cache: boolean;
  /** Whether the engine's own store may be read, as root or by sudo. */
  store: boolean;
  summary: boolean;
  annotations: (typeof ANNOTATIONS)[number];
  /** The mildest verdict that fails the step. */
  failOn: FailOn;
  /** Whether the plan's diff goes into the summary. */
  suggestsFix: boolean;
  /** Whether edits of lines that the pull request touches are suggested on it. */
  suggestsLines: boolean;
  /** Where to write the JSON report; null for the runner's temporary directory. */
  report: string | null;
  /** Where to write the report as SARIF; null for nowhere. */
  sarif: string | null;
  top: number;
}

/** Those of action.yml. */
const INPUTS: KnownInputs = {
  source: true,
  image: true,
  tags: true,
  metadata: true,
  config: true,
  budgets: true,
  'working-directory': true,
  context: true,
  file: false,
  target: false,
  'build-args': false,
  platform: true,
  baseline: true,
  enforce: true,
  verify: true,
  cache: true,
  store: true,
  summary: true,
  annotations: true,
  'fail-on': true,
  comment: true,
  // A fork has no secrets, and only a matrix has values.
  'github-token': false,
  matrix: false,
  fix: true,
  suggest: true,
  'check-run': false,
  report: false,
  sarif: false,
  top: true,
};

/** @throws UsageError naming the input */
export function readInputs(env: NodeJS.ProcessEnv): Inputs {
  refuseUnknown(env, INPUTS);
  const source = readSource();
  const build = readBuild();
  if (source !== null && build !== null)
    throw new UsageError('inputs "source" and "context" are both set', {
      hint: 'Set "context" to build an image, or "source" to measure one that exists.',
    });
  // `commentInputs` reads it.
  choice('comment', COMMENT);
  const metadata = unlessFromConfig('metadata');
  return {
    source,
    built: metadata === null ? null : builtImageOf(metadata),
    config: text('config') ?? CONFIG,
    // As it is written, since errors name its lines.
    budgets: unlessFromConfig('budgets') && getInput('budgets', { trimWhitespace: false }),
    workingDirectory: workingDirectory(env),
    build,
    platform: unlessFromConfig('platform'),
    ...readBaseline(),
    enforcesBase: choice('enforce', ['change', 'base']) === 'base',
    verify: flag('verify', false),
    cache: flag('cache', true),
    store: flag('store', true),
    summary: flag('summary', true),
    annotations: annotationsWanted(),
    failOn: choice('fail-on', ['fail', 'warn', 'never']),
    suggestsFix: choice('fix', ['off', 'suggest']) === 'suggest',
    suggestsLines: flag('suggest', false),
    report: text('report'),
    sarif: text('sarif'),
    top: wholeNumber('top', 5),
  };
}

/**
 * The files that inputs ask for.
 * @param directory the inputs' paths are relative to it
 * @throws UsageError if two of them are the same
 */
export function outputFiles({ report, sarif }: Inputs, directory: string): { name: string; path: string }[] {
  if (report !== null && sarif !== null && resolve(directory, report) === resolve(directory, sarif))
    throw new UsageError(`inputs "report" and "sarif" both want the file ${onOneLine(report)}`, {
      hint: 'Write each to its own file.',
    });
  return Object.entries({ report, sarif }).flatMap(([name, path]) =>
    path === null ? [] : [{ name: `input "${name}":`, path }],
  );
}

/** `true` and `false` are other names for `failing` and `none`. */
function annotationsWanted(): Inputs['annotations'] {
  const value = text('annotations')?.toLowerCase();
  if (value === 'true') return 'failing';
  return value === 'false' ? 'none' : choice('annotations', ANNOTATIONS);
}

/** `image` is another name for `source`; `tags` and `metadata` take what docker's actions put out. */
function readSource(): string | null {
  const given = (['source', 'image', 'tags', 'metadata'] as const).flatMap(name => {
    const value = unlessFromConfig(name);
    return value === null ? [] : [{ name, value }];
  });
  const [first, second] = given;
  if (first === undefined) return null;
  if (second !== undefined)
    throw new UsageError(`inputs "${first.name}" and "${second.name}" are both set, and both name the image`, {
      hint: 'Leave one of them out.',
    });
  switch (first.name) {
    case 'tags':
      return imageOfTags(first.value);
    case 'metadata':
      return imageOfMetadata(first.value);
    default:
      return first.value;
  }
}

/** `none` switches it off; a file of that name is `./none`. */
function readBaseline(): Pick<Inputs, 'baseline' | 'withoutBaseline'> {
  const value = unlessFromConfig('baseline');
  return value === 'none' ? { baseline: null, withoutBaseline: true } : { baseline: value, withoutBaseline: false };
}

function readBuild(): BuildConfig | null {
  const context = unlessFromConfig('context');
  const file = text('file');
  const target = text('target');
  const args = buildArgs();
  if (context !== null) return { context, file, target, args };
  const stray = [
    file !== null && 'file',
    target !== null && 'target',
    Object.keys(args).length > 0 && 'build-args',
  ].find(Boolean);
  if (stray)
    throw new UsageError(`input "${stray}" is set without "context"`, {
      hint: 'Set "context" to the build context, or describe the build in the config.',
    });
  return null;
}

/** Values may be secrets, and a line that is not NAME=value may be part of one: no line is quoted. */
function buildArgs(): Record<string, string> {
  const args = getMultilineInput('build-args').map((line, at): [string, string] => {
    const equals = line.indexOf('=');
    if (equals <= 0)
      throw new UsageError(`input "build-args": non-empty line ${at + 1} is not NAME=value`, {
        hint: 'Write one NAME=value a line.',
      });
    return [line.slice(0, equals), line.slice(equals + 1)];
  });
  return Object.fromEntries(args);
}
