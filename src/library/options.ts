/** Checks what a program hands over: a JavaScript program has no compiler that does, and an option that is ignored would be a bug. */
import { quote } from '../config/messages.ts';
import { nearest } from '../config/nearest.ts';
import { UsageError } from '../errors.ts';
import type { CheckOptions } from './api.ts';

const TRUSTS: readonly unknown[] = ['same', 'fewer', 'base'] satisfies CheckOptions['trust'][];

/** What each option must be, in words, and whether a value is that. */
const OPTIONS: Readonly<Record<keyof CheckOptions, readonly [string, (value: unknown) => boolean]>> = {
  cwd: text(),
  config: text(),
  sources: ['a list of texts', value => Array.isArray(value) && value.every(one => typeof one === 'string')],
  baseline: text(),
  platform: text(),
  verify: flag(),
  trust: ['"same", "fewer" or "base"', value => TRUSTS.includes(value)],
  cache: flag(),
  store: flag(),
  env: ['an object', value => typeof value === 'object' && value !== null],
  onOutput: ['a function', value => typeof value === 'function'],
  signal: ['an AbortSignal', value => value instanceof AbortSignal],
};

/** @throws UsageError naming the option */
export function assertOptions(options: CheckOptions): void {
  if (typeof options !== 'object' || options === null)
    throw new UsageError('check takes an object of options', {
      hint: "Write check({ sources: ['web:ci'] }), for example.",
    });
  for (const [name, value] of Object.entries(options)) {
    if (!isOption(name)) throw unknown(name);
    const [what, fits] = OPTIONS[name];
    if (value !== undefined && !fits(value))
      throw new UsageError(`the option ${quote(name)} is not ${what}`, { hint: 'Leave it out for its default.' });
  }
}

function isOption(name: string): name is keyof CheckOptions {
  return Object.hasOwn(OPTIONS, name);
}

function unknown(name: string): UsageError {
  const names = Object.keys(OPTIONS);
  const near = nearest(name, names);
  return new UsageError(`check has no option ${quote(name)}`, {
    hint: near === null ? `The options are ${names.join(', ')}.` : `Did you mean ${near}?`,
  });
}

function text(): (typeof OPTIONS)['cwd'] {
  return ['a text', value => typeof value === 'string'];
}

function flag(): (typeof OPTIONS)['verify'] {
  return ['true or false', value => typeof value === 'boolean'];
}
