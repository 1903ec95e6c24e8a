/** Here-documents of a shell text: `<<EOF`, and the lines up to `EOF`. */
import { endOfLine, type Reader, type Word } from './reader.ts';

const HEREDOC = /<<(-?)[ \t]*((?:[^\s;&|()<>"'\\]|"[^"\n]*"|'[^'\n]*'|\\.)+)/y;

/** Reads `<<NAME`; the body follows after the line. */
export function readHereDocument(reader: Reader, word: Word): void {
  HEREDOC.lastIndex = reader.at;
  const [all = '<<', dash = '', name = ''] = HEREDOC.exec(reader.text) ?? [];
  reader.at += all.length;
  if (name === '') return;
  const plain = name.replace(/["'\\]/g, '');
  word.heredoc = { name: plain, chomp: dash !== '', quoted: plain !== name, bodyStart: 0, bodyEnd: 0 };
  reader.pending.push(word.heredoc);
}

/** Reads the bodies of the here-documents that the line before opened. */
export function readBodies(reader: Reader): void {
  const { text, pending } = reader;
  for (const heredoc of pending) {
    heredoc.bodyStart = reader.at;
    let line: string | null = null;
    while (reader.at < text.length && line !== heredoc.name) {
      const end = endOfLine(text, reader.at);
      line = text.slice(reader.at, end);
      if (heredoc.chomp) line = line.replace(/^\t+/, '');
      heredoc.bodyEnd = line === heredoc.name ? reader.at : text.length;
      reader.at = Math.min(end + 1, text.length);
    }
    if (line !== heredoc.name) {
      heredoc.bodyEnd = text.length;
      reader.complete = false;
    }
  }
  reader.pending = [];
}
