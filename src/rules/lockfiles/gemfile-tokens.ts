/** Words and marks of a Gemfile, as far as it is written in the plain way; it is a program in Ruby. */

export interface GemfileToken {
  /** `label`: `group:`. `words`: `%w[a b]` and `%i[a b]`. `dynamic`: a string whose value is only known to Ruby. `line`: a line end. */
  kind: 'name' | 'label' | 'symbol' | 'string' | 'dynamic' | 'words' | 'number' | 'mark' | 'line';
  /** The name, the value of a string, or the words with single spaces between them. */
  text: string;
}

const SPACE = /(?:[ \t\r]|\\\r?\n|#[^\n]*)+/y;
const LABEL = /([A-Za-z_]\w*):(?!:)/y;
const NAME = /[A-Za-z_]\w*/y;
const SYMBOL = /:([A-Za-z_]\w*)(?![\w?!])/y;
/** Without escapes and interpolation its value is what is written. */
const STRING = /(?:"([^"\\\n#]*)"|'([^'\\\n]*)')(?!:)/y;
const DYNAMIC = /"(?:[^"\\\n]|\\[^\n])*"(?!:)/y;
const WORDS = /%[wi](?:\[([\w\s-]*)\]|\(([\w\s-]*)\))/y;
const NUMBER = /\d[\w.]*/y;
const MARK = /=>|[()[\]{},|.]/y;

/** Null if anything is written in another way. */
export function gemfileTokens(text: string): GemfileToken[] | null {
  // Ruby reads nothing after the one, and lines after the other as a comment.
  if (/^(?:__END__|=begin)/m.test(text)) return null;
  const tokens: GemfileToken[] = [];
  for (let at = 0; at < text.length; ) {
    const take = (pattern: RegExp) => {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match !== null) at = pattern.lastIndex;
      return match;
    };
    if (take(SPACE) !== null) continue;
    const token = text[at] === '\n' ? { kind: 'line' as const, text: text.charAt(at++) } : nextToken(take);
    if (token === null) return null;
    tokens.push(token);
  }
  return tokens;
}

function nextToken(take: (pattern: RegExp) => RegExpExecArray | null): GemfileToken | null {
  const patterns = { label: LABEL, name: NAME, symbol: SYMBOL, string: STRING, dynamic: DYNAMIC, words: WORDS };
  for (const [kind, pattern] of Object.entries({ ...patterns, number: NUMBER, mark: MARK })) {
    const match = take(pattern);
    if (match === null) continue;
    const found = match[1] ?? match[2] ?? (kind === 'words' ? '' : match[0]);
    return { kind: kind as GemfileToken['kind'], text: kind === 'words' ? found.trim().replace(/\s+/g, ' ') : found };
  }
  return null;
}
