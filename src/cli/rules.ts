/** `imagebudget rules`: the catalogue, or one rule explained. */
import { EXIT, type ExitCode, UsageError } from '../errors.ts';
import { rules } from '../job.ts';
import { catalogueText, ruleText } from '../report/rules.ts';
import { COMMON, nearest, readArgs } from './args.ts';
import { HELP } from './help.ts';
import type { CommandContext } from './main.ts';

const OPTIONS = { ...COMMON, json: { type: 'boolean' } } as const;

export async function rulesCommand(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArgs('rules', context.args, OPTIONS);
  if (values.help) {
    await context.stdout.write(HELP.rules);
    return EXIT.pass;
  }
  const [id, ...more] = positionals;
  if (more.length > 0)
    throw new UsageError(`rules takes one rule, not ${positionals.length}`, {
      hint: 'imagebudget rules lists them all.',
    });
  const found = id === undefined ? undefined : rules.find(rule => rule.id === id);
  if (id !== undefined && found === undefined) {
    const near = nearest(
      id,
      rules.map(rule => rule.id),
    );
    throw new UsageError(`there is no rule ${JSON.stringify(id.slice(0, 60))}`, {
      hint:
        near === null ? 'imagebudget rules lists them all.' : `Did you mean ${near}? imagebudget rules lists them all.`,
    });
  }
  const shown = found ?? rules;
  await context.stdout.write(
    values.json ? `${JSON.stringify(shown, null, 2)}\n` : found ? ruleText(found) : catalogueText(rules),
  );
  return EXIT.pass;
}
