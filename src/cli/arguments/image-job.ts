/** The job of a command that takes one image and no config. */
import { parseLimits } from '../../config/values/reading-limits.ts';
import { fixJobFor } from '../../job/job.ts';
import type { CommandContext } from '../commands/command.ts';
import type { readArgs } from './args.ts';

type Values = Pick<ReturnType<typeof readArgs<'explore'>>['values'], 'dockerfile' | 'platform' | 'verify' | 'limit'>;

/** @throws UsageError, ConfigError */
export function imageJob({ cwd, date, env }: CommandContext, values: Values, source: string) {
  return fixJobFor({
    cwd,
    date,
    env,
    workspace: null,
    config: null,
    dockerfile: values.dockerfile ?? null,
    sources: [source],
    build: null,
    platform: values.platform ?? null,
    verify: values.verify ?? false,
    outputs: [],
    limits: parseLimits('--limit', values.limit ?? []),
  });
}
