/** Inputs that are valid even if others are wrong, so that the error can be reported where a report was wanted. */
import { join, relative, resolve, sep } from 'node:path';
import { FROM_CONFIG, text } from './input-values.ts';

/** Where the config is by default. */
export const CONFIG = '.imagebudget.yml';

/** When a comment is made; one that exists is always brought up to date. */
export type CommentMode = Exclude<(typeof COMMENT)[number], 'off'>;

export const COMMENT = ['changes', 'always', 'failures', 'off'] as const;

/** What the comment needs. */
export interface CommentInputs {
  mode: CommentMode;
  /** Path of the config from the workspace. */
  config: string;
  /** The values of the job's matrix as JSON. */
  matrix: string;
  /** Which image was asked for. */
  step: string;
}

/** Null if no comment is wanted, or that input is wrong. */
export function commentInputs(env: NodeJS.ProcessEnv): CommentInputs | null {
  const mode = COMMENT.find(one => one === (text('comment') ?? COMMENT[0]).toLowerCase()) ?? 'off';
  if (mode === 'off') return null;
  const asked = (['source', 'image', 'tags', 'metadata', 'context', 'file', 'target', 'platform'] as const).map(text);
  return {
    mode,
    config: configFromWorkspace(env),
    matrix: text('matrix') ?? '',
    step: JSON.stringify(asked),
  };
}

/** What was to be measured, in few words: the image that an input names, else the config. Foreign text. */
export function askedFor(env: NodeJS.ProcessEnv): string {
  const named = (['source', 'image', 'tags', 'context'] as const)
    .map(text)
    .find(value => value && value !== FROM_CONFIG);
  return named?.split('\n')[0] ?? join(workingDirectory(env), text('config') ?? CONFIG);
}

/**
 * What tells this job's images from those of other jobs, besides their names: the config, how they are built, and the matrix. It is the
 * same in each run of a workflow.
 */
export function baselineIdentity(env: NodeJS.ProcessEnv): string[] {
  const built = (['context', 'file', 'target'] as const).map(text);
  return [configFromWorkspace(env), JSON.stringify(built), text('matrix') ?? ''];
}

function configFromWorkspace(env: NodeJS.ProcessEnv): string {
  const directory = resolve(env.GITHUB_WORKSPACE || '.', workingDirectory(env));
  const config = relative(env.GITHUB_WORKSPACE || '.', resolve(directory, text('config') ?? CONFIG));
  return config.split(sep).join('/');
}

/** What the check run is called; null if none is wanted. */
export function checkRunName(): string | null {
  return text('check-run');
}

export function wantsSummary(env: NodeJS.ProcessEnv): boolean {
  return !/^\s*false\s*$/i.test(env.INPUT_SUMMARY ?? '');
}

export function workingDirectory(env: NodeJS.ProcessEnv): string {
  return env['INPUT_WORKING-DIRECTORY']?.trim() || '.';
}
