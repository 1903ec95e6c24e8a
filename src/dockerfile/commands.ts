/** The simple commands of a shell text, as far as rules and hints need them. The text is never run. */

/** A command with its words, without quotes. */
export interface Command {
  /** Base name of the program: `apt-get`, also for `/usr/bin/apt-get` and `sudo apt-get`. */
  name: string;
  /** What follows the name; for `python -m pip` what follows `pip`. */
  args: readonly string[];
}

/** Text beyond this is not read. Real instructions are shorter. */
const MOST_TEXT = 65_536;

/** Words of the shell before a command. */
const KEYWORDS = new Set(['if', 'then', 'else', 'elif', 'do', 'while', 'until', '!', '{', '}']);
/** Programs that start the command after them. */
const STARTERS = new Set(['sudo', 'env', 'time', 'exec', 'command', 'nice']);
const ASSIGNMENT = /^[A-Za-z_]\w*\+?=/;
const PYTHON = /^python(\d+(\.\d+)*)?$/;

/** The commands that a shell text runs, each without `sudo`, variables and the like in front. Never throws. */
export function commandsOf(text: string): Command[] {
  return simpleCommands(text).flatMap(words => commandOf(words) ?? []);
}

function commandOf(words: readonly string[]): Command | null {
  let start = 0;
  let prefixed = false;
  for (let word = words[start]; word !== undefined; word = words[++start]) {
    if (STARTERS.has(baseName(word))) prefixed = true;
    // `sudo -E`, `env -i`: an option here belongs to the word before.
    else if (!ASSIGNMENT.test(word) && !(prefixed && word.startsWith('-'))) break;
  }
  const first = words[start];
  if (first === undefined) return null;
  const name = baseName(first);
  const args = words.slice(start + 1);
  if (PYTHON.test(name) && args[0] === '-m' && args[1] !== undefined) return { name: args[1], args: args.slice(2) };
  return name === 'set' ? null : { name, args };
}

/**
 * The words of each simple command, split at `&&`, `||`, `;`, `|`, `&`, parentheses and line ends outside quotes. Quotes and
 * leading keywords are removed, substitutions stay in their word, nothing is expanded. Never throws.
 */
export function simpleCommands(whole: string): string[][] {
  const text = whole.slice(0, MOST_TEXT);
  const commands: string[][] = [];
  let words: string[] = [];
  let word: string | null = null;
  const endWord = () => {
    if (word !== null) words.push(word);
    word = null;
  };
  const endCommand = () => {
    endWord();
    const start = words.findIndex(one => !KEYWORDS.has(one));
    if (start !== -1) commands.push(words.slice(start));
    words = [];
  };
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "'" || char === '"') {
      const quoted = quotedFrom(text, at);
      word = (word ?? '') + quoted.text;
      at = quoted.end;
    } else if (char === '\\') {
      at++;
      if (text[at] !== '\n') word = (word ?? '') + text.charAt(at);
    } else if (char === '#' && word === null) {
      const end = text.indexOf('\n', at);
      at = (end === -1 ? text.length : end) - 1;
    } else if ('\n;|&()'.includes(char)) endCommand();
    else if (/\s/.test(char)) endWord();
    else word = (word ?? '') + char;
  }
  endCommand();
  return commands;
}

/** The text in the quotes that open at `start`; `end` is where they close, or the end of the text. */
function quotedFrom(text: string, start: number): { text: string; end: number } {
  const quote = text.charAt(start);
  let inside = '';
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === quote) return { text: inside, end: at };
    if (char === '\\' && quote === '"') inside += text.charAt(++at);
    else inside += char;
  }
  return { text: inside, end: text.length };
}

function baseName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}
