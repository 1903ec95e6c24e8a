/** The commands of a shell text, and the list of statements that they form. */
import type { Item, Program } from './program.ts';
import type { Operator, Token, Tokens, Word } from './reader.ts';

type ScopeKind = 'if' | 'loop' | 'case' | '{' | '(';

interface Scope {
  kind: ScopeKind;
  /** Between `if` and `then`, or `while` and `do`: a failure is no error there. */
  inTest: boolean;
}

const OPENS: ReadonlyMap<string, ScopeKind> = new Map([
  ['if', 'if'],
  ['while', 'loop'],
  ['until', 'loop'],
  ['for', 'loop'],
  ['select', 'loop'],
  ['case', 'case'],
  ['{', '{'],
]);
const CLOSES: ReadonlyMap<string, ScopeKind> = new Map([
  ['fi', 'if'],
  ['done', 'loop'],
  ['esac', 'case'],
  ['}', '{'],
]);
/** A command follows them. */
const LEADS = new Set(['then', 'else', 'elif', 'do', '!', 'if', 'while', 'until', '{', '}']);
const STARTS_TEST = new Set(['if', 'elif', 'while', 'until']);
const ENDS_TEST = new Set(['then', 'do']);
const WAITS = new Set(['&&', '||', '|', '|&']);
const PIPES = new Set(['|', '|&']);

/** What the commands and statements of the tokens are. */
export function programOf({ tokens, complete }: Tokens): Program {
  const builder = new Builder(complete);
  for (const token of tokens) {
    if (token.kind === 'word') builder.word(token);
    else builder.operator(token);
  }
  return builder.end();
}

class Builder {
  private readonly program: Program;
  private readonly scopes: Scope[] = [];
  /** How many of the scopes are in a test. */
  private tests = 0;
  private words: Word[] = [];
  private isKeyword = false;
  private negated = false;
  private before: string | null = null;
  private item: Item | null = null;
  private itemBefore: Operator | null = null;
  /** Between `in` or `;;` and the `)` of a `case`. */
  private inPattern = false;
  /** Between `f(` and `)`. */
  private inSignature = false;
  /** Between `[[` and `]]`. */
  private inTest = false;

  constructor(complete: boolean) {
    this.program = { commands: [], items: [], complete, hasFunction: false };
  }

  word(word: Word): void {
    this.touch(word);
    const isFirst = this.words.length === 0 && !word.quoted;
    if (this.inPattern) {
      if (word.text !== 'esac' || word.quoted) return;
      this.inPattern = false;
    }
    if (isFirst && this.keyword(word)) return;
    if (word.text === '{' && this.words.length === 2 && this.words[0]?.text === 'function') {
      this.endCommand(null);
      this.open('{');
      return;
    }
    this.words.push(word);
    if (word.text === '[[' && isFirst) this.inTest = true;
    if (word.text === ']]') this.inTest = false;
    if (word.text === 'in' && this.words.length === 3 && this.isKeyword && this.words[0]?.text === 'case') {
      this.endCommand(null);
      this.inPattern = true;
    }
  }

  /** Whether the first word of a command is a keyword that does not belong to it. */
  private keyword({ text }: Word): boolean {
    const opens = OPENS.get(text);
    if (opens !== undefined) this.open(opens);
    const closes = CLOSES.get(text);
    if (closes !== undefined) this.close(closes);
    if (text === 'function') this.program.hasFunction = true;
    if (text === '!') this.negate();
    if (STARTS_TEST.has(text)) this.test(true);
    if (ENDS_TEST.has(text)) this.test(false);
    const leads = LEADS.has(text);
    if (text === '}' || text === 'function' || ((opens ?? closes) !== undefined && !leads)) this.isKeyword = true;
    return leads;
  }

  operator(operator: Operator): void {
    const { text } = operator;
    if (this.inTest) this.touch(operator);
    else if (text === '(') this.openParenthesis(operator);
    else if (text === ')') this.closeParenthesis(operator);
    else if (this.inPattern) this.touch(operator);
    else if (text.startsWith(';;') || text === ';&') {
      this.endCommand(operator);
      this.inPattern = this.scopes.at(-1)?.kind === 'case';
      if (!this.inPattern) this.program.complete = false;
    } else {
      this.endCommand(operator);
      if (this.scopes.length === 0) this.endItem(operator);
      else if (text === '&&') this.noteSilentFailure();
    }
  }

  end(): Program {
    this.endCommand(null);
    const waits = this.item === null && WAITS.has(this.itemBefore?.text ?? '');
    if (this.item !== null) this.endItem(null);
    if (this.scopes.length > 0 || this.inTest || this.inSignature || waits) this.program.complete = false;
    return this.program;
  }

  private touch({ start, end }: Token): void {
    this.item ??= {
      start,
      end,
      command: null,
      before: this.itemBefore,
      after: null,
      negated: false,
      failsSilently: false,
    };
    this.item.end = end;
  }

  private negate(): void {
    this.negated = true;
    if (PIPES.has(this.before ?? '')) this.program.complete = false;
    if (this.scopes.length > 0) this.noteSilentFailure();
    else if (this.item !== null) this.item.negated = true;
  }

  private noteSilentFailure(): void {
    if (this.item !== null && this.tests === 0) this.item.failsSilently = true;
  }

  private open(kind: ScopeKind): void {
    this.scopes.push({ kind, inTest: false });
  }

  private close(kind: ScopeKind): void {
    if (this.scopes.at(-1)?.kind === kind) {
      this.test(false);
      this.scopes.pop();
    } else this.program.complete = false;
  }

  private test(inTest: boolean): void {
    const scope = this.scopes.at(-1);
    if (scope === undefined || scope.inTest === inTest) return;
    scope.inTest = inTest;
    this.tests += inTest ? 1 : -1;
  }

  private openParenthesis(operator: Operator): void {
    this.touch(operator);
    if (this.inPattern) return;
    if (this.words.length === 1 && !this.isKeyword) {
      // `f() …` defines a function, whose body is the next command.
      this.words = [];
      this.inSignature = true;
      this.program.hasFunction = true;
      return;
    }
    if (this.words.length > 0 && !this.isKeyword) this.program.complete = false;
    this.endCommand(operator);
    this.open('(');
  }

  private closeParenthesis(operator: Operator): void {
    this.touch(operator);
    if (this.inSignature) this.inSignature = false;
    else if (this.inPattern) {
      this.inPattern = false;
      this.before = ')';
    } else {
      this.endCommand(operator);
      this.close('(');
      // What may follow are redirections of the whole.
      this.isKeyword = true;
    }
  }

  private endCommand(operator: Operator | null): void {
    const after = operator?.text ?? null;
    const { words, before, isKeyword } = this;
    const isEmpty = words.length === 0;
    if (!isEmpty) {
      const inPipe = PIPES.has(before ?? '') || PIPES.has(after ?? '');
      const nested = this.scopes.length > 0 || inPipe || before === '||' || this.negated;
      const command = { words, operatorBefore: before, operatorAfter: after, nested, isKeyword };
      this.program.commands.push(command);
      if (this.item !== null && this.scopes.length === 0 && !isKeyword) this.item.command = command;
    }
    if (!(isEmpty && !isKeyword && after === '\n')) this.before = after;
    if (!PIPES.has(after ?? '')) this.negated = false;
    this.words = [];
    this.isKeyword = false;
  }

  private endItem(operator: Operator | null): void {
    if (this.item !== null) {
      this.item.after = operator;
      this.program.items.push(this.item);
      this.item = null;
    } else if (operator?.text === '\n') return;
    else this.program.complete = false;
    this.itemBefore = operator;
  }
}
