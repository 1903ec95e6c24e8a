/**
 * Texts on which a regular expression takes longest, if it takes longer than it should. An expression is slow where a repetition
 * can be tried at many places over the same characters, so each repetition is fed with what it takes itself, behind what leads to
 * it and before what makes the whole fail.
 */

/** A part of a pattern: `source` alone matches one character, or nothing. */
type Part =
  | { kind: 'one'; source: string }
  | { kind: 'nothing' }
  | { kind: 'either'; options: Part[][] }
  | { kind: 'repeat'; of: Part; least: number; most: number };

/** A repetition of more is taken for one without end. */
const MANY = 50;

/** Tried beside the characters of the pattern itself. */
const USUAL = 'a0 \n.-/_:"';

/** What no repetition but the widest takes. */
const ENDS = ['\u0001', '\n\u0001', '/\u0001'];

/** Functions that make texts of about so many characters; none where nothing is repeated without end. */
export function worstTexts(pattern: string, flags: string): ((length: number) => string)[] {
  const parts = new Reader(pattern).either();
  const alphabet = [...new Set([...pattern.replace(/\\./g, ''), ...USUAL])];
  const sampler = new Sampler(alphabet, flags.replace(/[gy]/g, ''));
  const pumps = new Map<string, { before: string; pump: string }>();
  const add = (before: string, pump: string) => {
    if (pump !== '') pumps.set(JSON.stringify([before, pump]), { before, pump });
  };
  for (const { before, pump, after } of parts.flatMap(option => repetitions(option, sampler, ''))) {
    add(before, pump);
    add('', before + pump);
    add('', pump + after);
    add(before, pump + after);
    add(before, after);
    add('', before);
  }
  return [...pumps.values()].flatMap(({ before, pump }) =>
    ENDS.map(end => (length: number) => before + pump.repeat(Math.ceil(length / pump.length)) + end),
  );
}

/** Every repetition without end, with a text that leads to it, texts that it takes, and one that follows it. */
function repetitions(parts: readonly Part[], sampler: Sampler, before: string): Pumped[] {
  let lead = before;
  return parts.flatMap((part, at) => {
    const after = sampler.text(parts.slice(at + 1));
    const here = pumpsOf(part, sampler, lead).map(found => ({ ...found, after: found.after + after }));
    lead += sampler.text([part]);
    return here;
  });
}

interface Pumped {
  before: string;
  pump: string;
  after: string;
}

function pumpsOf(part: Part, sampler: Sampler, before: string): Pumped[] {
  if (part.kind === 'either') return part.options.flatMap(option => repetitions(option, sampler, before));
  if (part.kind !== 'repeat') return [];
  const inner = pumpsOf(part.of, sampler, before);
  if (part.most < MANY) return inner;
  return [...inner, ...sampler.texts(part.of).map(pump => ({ before, pump, after: '' }))];
}

class Sampler {
  readonly #alphabet: readonly string[];
  readonly #flags: string;
  readonly #known = new Map<string, string[]>();

  constructor(alphabet: readonly string[], flags: string) {
    this.#alphabet = alphabet;
    this.#flags = flags;
  }

  /** Some text for parts in a row. */
  text(parts: readonly Part[]): string {
    return parts.map(part => this.texts(part)[0] ?? '').join('');
  }

  /** Several texts that a part takes, each of another kind. */
  texts(part: Part): string[] {
    switch (part.kind) {
      case 'nothing':
        return [''];
      case 'one':
        return this.#characters(part.source);
      case 'either':
        return part.options.map(option => this.text(option));
      case 'repeat':
        return this.texts(part.of).map(text => text.repeat(Math.max(1, part.least)));
    }
  }

  #characters(source: string): string[] {
    const known = this.#known.get(source);
    if (known !== undefined) return known;
    const expression = new RegExp(`^(?:${source})$`, this.#flags);
    const found = this.#alphabet.filter(character => expression.test(character));
    const all = found.length > 0 ? found : [firstMatch(expression)];
    this.#known.set(source, all);
    return all;
  }
}

function firstMatch(expression: RegExp): string {
  for (let point = 0; point < 0x11_0000; point++) {
    const character = String.fromCodePoint(point);
    if (expression.test(character)) return character;
  }
  return '';
}

/** Reads a pattern as far as its repetitions need it. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The alternatives up to a closing parenthesis or the end. */
  either(): Part[][] {
    const options: Part[][] = [[]];
    while (this.#at < this.#text.length && this.#text[this.#at] !== ')') {
      if (this.#text[this.#at] === '|') {
        this.#at++;
        options.push([]);
      } else options.at(-1)?.push(this.#repeated(this.#part()));
    }
    return options;
  }

  #part(): Part {
    const taken = this.#take(/\[(?:\\.|[^\]\\])*\]|\\(?:u\{[^}]*\}|u\w{4}|x\w\w|[pP]\{[^}]*\}|.)|[\s\S]/uy);
    if (taken === '(') return this.#group();
    if (taken === '^' || taken === '$' || taken === '\\b' || taken === '\\B') return { kind: 'nothing' };
    return { kind: 'one', source: taken };
  }

  #group(): Part {
    const mark = this.#take(/(?:\?(?:[:=!]|<[=!]|<\w+>))?/y);
    const options = this.either();
    this.#at++;
    // What must not follow leads nowhere.
    return mark === '?!' || mark === '?<!' ? { kind: 'nothing' } : { kind: 'either', options };
  }

  #repeated(of: Part): Part {
    const [, sign = '', least = '', comma, most = ''] =
      /^([*+?]|\{(\d+)(,)?(\d*)\})/.exec(this.#take(QUANTIFIER)) ?? [];
    if (sign === '') return of;
    if (sign === '?') return { kind: 'repeat', of, least: 0, most: 1 };
    if (sign === '*' || sign === '+') return { kind: 'repeat', of, least: 1, most: Number.POSITIVE_INFINITY };
    const end = comma === undefined ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most);
    return { kind: 'repeat', of, least: Number(least), most: end };
  }

  #take(expression: RegExp): string {
    expression.lastIndex = this.#at;
    const [text = ''] = expression.exec(this.#text) ?? [];
    this.#at += text.length;
    return text;
  }
}

const QUANTIFIER = /(?:(?:[*+?]|\{\d+(?:,\d*)?\})\??)?/y;
