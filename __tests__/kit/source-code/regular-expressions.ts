/** Every regular expression of `src/`, read from its syntax tree, so that comments and strings do not count. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

export interface Expression {
  /** Below `src/`, with `/`. */
  file: string;
  pattern: string;
  flags: string;
}

const root = join(import.meta.dirname, '../../../src');

/** The literals. An expression that is put together while the program runs has what builds it as its pattern, in `made`. */
export function expressionsOfSource(): { literals: Expression[]; made: Expression[] } {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
  const found = { literals: [] as Expression[], made: [] as Expression[] };
  for (const name of names.sort()) {
    const file = name.replaceAll('\\', '/');
    const text = readFileSync(join(root, name), 'utf8').replace(/^#!/, '//');
    visit(parseSync(text, { syntax: 'typescript', target: 'es2022' }), node => {
      if (node.type === 'RegExpLiteral')
        found.literals.push({ file, pattern: String(node.pattern), flags: String(node.flags) });
      if ((node.type === 'NewExpression' || node.type === 'CallExpression') && nameOf(node.callee) === 'RegExp')
        found.made.push({ file, pattern: nameOf(firstArgument(node)), flags: '' });
    });
  }
  return found;
}

type Tree = Record<string, unknown>;

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

function visit(value: unknown, see: (node: Tree) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  else if (isTree(value)) {
    see(value);
    for (const child of Object.values(value)) visit(child, see);
  }
}

function nameOf(value: unknown): string {
  return isTree(value) && value.type === 'Identifier' ? String(value.value) : '';
}

function firstArgument(node: Tree): unknown {
  const [first]: unknown[] = Array.isArray(node.arguments) ? node.arguments : [];
  return isTree(first) ? first.expression : undefined;
}
