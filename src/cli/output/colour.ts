/** Reads --color and --no-color, which any command line may have, in any place. */
import { quote } from '../../config/messages.ts';
import { UsageError } from '../../errors.ts';
import type { ColourChoice } from '../../report/format/paint.ts';

interface ColourArguments {
  /** Undefined if there is no such flag. */
  choice: ColourChoice | undefined;
  /** The command line without them. */
  rest: string[];
  /** What is wrong with them: it can be told only once the choice is known. */
  error: UsageError | null;
}

/** Takes the flags out of a command line. The last one counts; what follows `--` is no flag. */
export function takeColour(argv: readonly string[]): ColourArguments {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const flags = argv.slice(0, end);
  const found: ColourArguments = { choice: undefined, rest: [], error: null };
  while (flags.length > 0) {
    const flag = flags.shift() ?? '';
    if (flag === '--no-color') found.choice = 'never';
    else if (flag === '--color') set(found, flags.shift());
    else if (flag.startsWith('--color=')) set(found, flag.slice('--color='.length));
    else found.rest.push(flag);
  }
  found.rest.push(...argv.slice(end));
  return found;
}

function set(found: ColourArguments, word: string | undefined): void {
  if (word === 'always' || word === 'auto' || word === 'never') found.choice = word;
  else
    found.error ??= new UsageError(
      word === undefined
        ? '--color needs a value: always, auto or never'
        : `--color takes always, auto or never, not ${quote(word)}`,
      { hint: 'Write --color=always, for example.' },
    );
}
