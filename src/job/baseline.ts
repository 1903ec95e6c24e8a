/** What a job measures growth against: from a text of the command line or the config. */
import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Config } from '../config/types.ts';
import { UsageError } from '../errors.ts';
import { withoutUserinfo } from '../image/userinfo.ts';
import { parseSource, type SourceRequest } from '../source/request.ts';
import { reportPath } from './holds-report.ts';
import type { Input } from './outputs.ts';
import { filesOf } from './targets.ts';
import type { BaselineRequest, Overrides } from './types.ts';

/** Null if nothing is compared. Nothing is opened but the first bytes of a file. @throws UsageError */
export function baselineFor(overrides: Overrides, config: Config): BaselineRequest | null {
  const { baseline: given = null, savedBaseline = null, withoutBaseline = false, cwd } = overrides;
  if (withoutBaseline) return null;
  if (given !== null) return request(given, cwd, cwd);
  if (config.baseline === null) return savedBaseline;
  return request(config.baseline, dirname(resolve(cwd, config.path)), cwd);
}

/** The files of an image that no result may replace. A report may be: a run that ends well writes the next baseline over it. */
export function filesOfBaseline(baseline: BaselineRequest | null, cwd: string): Input[] {
  if (baseline?.form !== 'image') return [];
  return filesOf(baseline.source, cwd).map(({ path }) => ({ what: 'the baseline', path }));
}

/** @param folder that paths in the text start from */
function request(text: string, folder: string, cwd: string): BaselineRequest {
  const source = parseSource(text);
  if (source.form === 'stdin')
    throw new UsageError('the baseline cannot be read from standard input', { hint: 'Save it to a file.' });
  const label = withoutUserinfo(text);
  const path = reportPath(source, folder);
  if (path !== null) return { form: 'report', label, path };
  return { form: 'image', label, source: placed(source, folder, cwd) };
}

/** The source with its path from the working directory. */
function placed(source: SourceRequest, folder: string, cwd: string): SourceRequest {
  const from = (path: string) => relative(cwd, resolve(folder, path)) || '.';
  if (source.form === 'path-or-name')
    return existsSync(resolve(folder, source.text)) ? { form: 'path', path: from(source.text) } : source;
  return 'path' in source ? { ...source, path: from(source.path) } : source;
}
