/** `imagebudget rules`: the catalogue, or one rule, detector, label or hint explained. */
import { nearest } from '../config/nearest.ts';
import { EXIT, type ExitCode, UsageError } from '../errors.ts';
import { catalogue, catalogueText, entryText, ruleText } from '../report/catalogue.ts';
import { rules } from '../rules/index.ts';
import { COMMON, readArgs } from './args.ts';
import type { CommandContext } from './command.ts';

const OPTIONS = { ...COMMON, json: { type: 'boolean' } } as const;

const LIST = 'imagebudget rules lists them all.';

export async function rulesCommand(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArgs('rules', context.args, OPTIONS);
  const [id, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`rules takes one rule, not ${positionals.length}`, { hint: LIST });
  await context.stdout.write(explained(id, values.json === true));
  return EXIT.pass;
}

/** @throws UsageError if nothing has this id */
function explained(id: string | undefined, asJson: boolean): string {
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  if (id === undefined) return asJson ? json(rules) : catalogueText(rules);
  const rule = rules.find(one => one.id === id);
  if (rule !== undefined) return asJson ? json(rule) : ruleText(rule);
  const entry = catalogue.find(one => one.id === id);
  if (entry !== undefined) return asJson ? json(entry) : entryText(entry);
  const known = [...rules, ...catalogue].map(one => one.id);
  const near = nearest(id, known);
  throw new UsageError(`there is no rule ${JSON.stringify(id.slice(0, 60))}`, {
    hint: near === null ? LIST : `Did you mean ${near}? ${LIST}`,
  });
}
