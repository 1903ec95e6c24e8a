/** `imagebudget rules`: the catalogue, or whatever a report names explained. */
import { quote } from '../../config/messages.ts';
import { nearest } from '../../config/nearest.ts';
import { EXIT, type ExitCode, UsageError } from '../../errors.ts';
import {
  CAUSES,
  catalogue,
  catalogueText,
  causeText,
  entryText,
  matchesText,
  ruleText,
} from '../../report/catalogue.ts';
import { terminal } from '../../report/format/escape.ts';
import { type Paint, painter } from '../../report/format/paint.ts';
import { rules } from '../../rules/index.ts';
import { readArgs } from '../arguments/args.ts';
import type { CommandContext } from './command.ts';

const LIST = 'imagebudget rules lists them all.';

const ALL = { rules, others: catalogue, causes: CAUSES };

export async function rulesCommand(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArgs('rules', context.args);
  const [name, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`rules takes one name, not ${positionals.length}`, { hint: LIST });
  const asJson = values.json === true;
  const paint = painter(context.colour.stdout);
  await context.stdout.write(name === undefined ? all(asJson) : explained(name, asJson, paint));
  return EXIT.pass;
}

function all(asJson: boolean): string {
  return asJson ? json(rules) : catalogueText(ALL);
}

/** @throws UsageError if nothing is called like this */
function explained(name: string, asJson: boolean, paint: Paint): string {
  // As the table of budgets has it.
  const id = name.toLowerCase().replace(/^rules\./, '');
  const whole = named(one => one.id === id);
  if (whole.count === 1) return asJson ? json(whole.list[0]) : one(whole, paint);
  const part =
    id.length < 2 ? named(() => false) : named(one => one.id.includes(id) || one.title.toLowerCase().includes(id));
  if (part.count === 1 && !asJson) return one(part, paint);
  if (part.count > 0) return asJson ? json(part.list) : matchesText(terminal(quote(name)), part);
  throw unknown(name, id);
}

type Named = typeof ALL & { list: readonly { id: string; title: string }[]; count: number };

/** All entries that fit. */
function named(fits: (entry: { id: string; title: string }) => boolean): Named {
  const found = {
    rules: rules.filter(fits),
    others: catalogue.filter(fits),
    causes: CAUSES.filter(fits),
  };
  const list = [...found.rules, ...found.others, ...found.causes];
  return { ...found, list, count: list.length };
}

/** The only entry, explained. */
function one({ rules: [rule], others: [other], causes: [cause] }: Named, paint: Paint): string {
  if (rule) return ruleText(rule, paint);
  if (other) return entryText(other, paint);
  return cause ? causeText(cause, paint) : '';
}

function unknown(name: string, id: string): UsageError {
  const near = nearest(
    id,
    named(() => true).list.map(entry => entry.id),
  );
  const hint = near === null ? LIST : `Did you mean ${near}? ${LIST}`;
  return new UsageError(`there is no rule ${quote(name)}`, { hint });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
