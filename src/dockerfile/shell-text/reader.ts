/** What a shell text is made of, and where its reading is. */

/** A here-document. All positions are in the text that was cut. */
export interface HereDocument {
  name: string;
  /** Written `<<-`: leading tabs do not belong to the body. */
  chomp: boolean;
  /** The name is quoted, so that the shell expands nothing in the body. */
  quoted: boolean;
  bodyStart: number;
  /** Where the line of the end mark starts. */
  bodyEnd: number;
}

export interface Word {
  kind: 'word';
  /** Without quotes and escapes. Substitutions stay as written. */
  text: string;
  start: number;
  end: number;
  /** Whether a part of it is quoted or escaped. Such a word is no keyword. */
  quoted: boolean;
  /** The tokens of each `$(…)` outside quotes. */
  inner: Token[][];
  heredoc: HereDocument | null;
}

export interface Operator {
  kind: 'operator';
  /** `&&`, `||`, `;`, `|`, `&`, `(`, `)`, `;;` or a line end. */
  text: string;
  start: number;
  end: number;
}

export type Token = Word | Operator;

export interface Tokens {
  tokens: Token[];
  /** Whether all quotes, substitutions and here-documents end. */
  complete: boolean;
}

/** What is being read. */
export interface Reader {
  text: string;
  at: number;
  /** How many substitutions are open. */
  depth: number;
  /** Here-documents whose bodies start at the next line end. */
  pending: HereDocument[];
  complete: boolean;
}

/** Where the line ends that `at` is in. */
export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}
