/** What a source file imports and uses, read from its syntax tree, so that comments and strings do not count. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from '@swc/core';

export interface Import {
  /** As written. */
  specifier: string;
  /** Path below `src/` for files of ours, else null. */
  file: string | null;
  typeOnly: boolean;
  dynamic: boolean;
}

export interface SourceFile {
  /** Below `src/`, with `/`. */
  path: string;
  lines: number;
  imports: Import[];
  /** Names after `process.`, empty for `process` alone. */
  process: string[];
  /** How often each forbidden construct occurs. */
  any: number;
  nonNull: number;
  /** Every function with more than 50 lines or three parameters, as `name: 52 lines`. */
  oversized: string[];
}

const root = join(import.meta.dirname, '../../../src');
const MAX_FUNCTION_LINES = 50;
const MAX_PARAMETERS = 3;

/** Reads every `src/**\/*.ts`. */
export function sourceFiles(): SourceFile[] {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const paths = names.filter(name => name.endsWith('.ts')).map(name => name.replaceAll('\\', '/'));
  return paths.sort().map(path => factsOf(path, readFileSync(join(root, path), 'utf8')));
}

/** The facts of one text; exported for the test of this file. */
export function factsOf(path: string, text: string): SourceFile {
  const file: SourceFile = {
    path,
    lines: text.trimEnd().split('\n').length,
    imports: [],
    process: [],
    any: 0,
    nonNull: 0,
    oversized: [],
  };
  // swc counts bytes from where its last file ended; a first statement of our own says where this one starts.
  const marked = Buffer.from(`0;${text.replace(/^#!/, '//')}`);
  const module = parseSync(marked.toString(), { syntax: 'typescript', target: 'es2022' });
  const start = module.span.start;
  const lineAt = (position: number) =>
    marked
      .subarray(0, position - start)
      .toString()
      .split('\n').length;
  visit(module, node => note(file, node, lineAt));
  return file;
}

interface Node {
  type: string;
  [key: string]: unknown;
}

type LineAt = (position: number) => number;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isNode(value: unknown): value is Node {
  return isObject(value) && typeof value.type === 'string';
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  else if (isObject(value)) {
    if (isNode(value)) see(value);
    for (const child of Object.values(value)) visit(child, see);
  }
}

function note(file: SourceFile, node: Node, lineAt: LineAt): void {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      if (isNode(node.source)) addImport(file, node, node.source.value);
      break;
    case 'CallExpression':
      if (isNode(node.callee) && node.callee.type === 'Import') addDynamicImport(file, node);
      break;
    case 'MemberExpression':
      if (isProcess(node.object)) file.process.push(isNode(node.property) ? String(node.property.value) : '');
      break;
    case 'TsKeywordType':
      if (node.kind === 'any') file.any++;
      break;
    case 'TsNonNullExpression':
      file.nonNull++;
      break;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'ClassMethod':
    case 'PrivateMethod':
    case 'Constructor':
      measure(file, node, lineAt);
      break;
  }
}

function measure(file: SourceFile, node: Node, lineAt: LineAt): void {
  const { start, end } = node.span as { start: number; end: number };
  const parameters = (node.params ?? (isObject(node.function) ? node.function.params : null)) as unknown[] | null;
  const named = node.identifier ?? node.key;
  const name = isNode(named) ? String(named.value) : `function in line ${lineAt(start)}`;
  const lines = lineAt(end) - lineAt(start) + 1;
  if (lines > MAX_FUNCTION_LINES) file.oversized.push(`${name}: ${lines} lines`);
  if ((parameters?.length ?? 0) > MAX_PARAMETERS) file.oversized.push(`${name}: ${parameters?.length} parameters`);
}

function addDynamicImport(file: SourceFile, node: Node): void {
  const [argument] = Array.isArray(node.arguments) ? (node.arguments as { expression?: unknown }[]) : [];
  const expression = argument?.expression;
  // What is not a plain string cannot be checked, so it is reported as an import of nothing we allow.
  const specifier = isNode(expression) && expression.type === 'StringLiteral' ? expression.value : 'computed';
  addImport(file, { type: 'dynamic' }, specifier);
}

function addImport(file: SourceFile, node: Node, value: unknown): void {
  const specifier = String(value);
  const specifiers = Array.isArray(node.specifiers) ? (node.specifiers as { isTypeOnly?: boolean }[]) : [];
  const typeOnly =
    node.typeOnly === true || (specifiers.length > 0 && specifiers.every(one => one.isTypeOnly === true));
  const local = specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file.path), specifier)) : null;
  file.imports.push({ specifier, file: local, typeOnly, dynamic: node.type === 'dynamic' });
}

function isProcess(value: unknown): boolean {
  return isNode(value) && value.type === 'Identifier' && value.value === 'process';
}
