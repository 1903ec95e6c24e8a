/** Refuses inputs that an action does not have, and those that came out empty. */
import { quote } from '../../config/messages.ts';
import { nearest } from '../../config/nearest.ts';
import { onOneLine, UsageError } from '../../errors.ts';
import { FROM_CONFIG } from './input-values.ts';

/**
 * The inputs of an action's action.yml. Those that are `true` have a default there, or must be set. The runner gives the default only for an
 * input that is not set, so an empty value means that an expression came out empty.
 */
export type KnownInputs = Readonly<Record<string, boolean>>;

/**
 * The runner only warns about inputs that the action does not have, and passes them on.
 * @throws UsageError naming the input
 */
export function refuseUnknown(env: NodeJS.ProcessEnv, inputs: KnownInputs): void {
  const names = Object.keys(inputs);
  for (const key of Object.keys(env)) {
    const [, name] = /^INPUT_(.*)$/s.exec(key.toUpperCase()) ?? [];
    if (name === undefined || names.includes(name.toLowerCase())) continue;
    const near = nearest(name.toLowerCase(), names);
    throw new UsageError(`there is no input ${quote(name.toLowerCase())}`, {
      hint: `${near === null ? `The inputs are ${names.join(', ')}.` : `Did you mean "${near}"?`} A variable ${onOneLine(key)} of the job’s env counts as one too.`,
    });
  }
  for (const [name, hasDefault] of Object.entries(inputs))
    if (hasDefault && env[`INPUT_${name.toUpperCase()}`]?.trim() === '') throw empty(name);
}

/** Inputs that leave it to the config if they are not set. */
const FROM_CONFIG_BY_DEFAULT = ['source', 'image', 'tags', 'metadata', 'budgets', 'context', 'platform', 'baseline'];

function empty(name: string): UsageError {
  const other = FROM_CONFIG_BY_DEFAULT.includes(name)
    ? `Leave the input out, or write ${FROM_CONFIG}, for what the config says.`
    : 'Leave the input out for its default.';
  return new UsageError(`the input "${name}" is set but empty`, {
    hint: `Is there a value in the expression that it comes from? ${other}`,
  });
}
