/** Gives a variable that an `ENV` sets another value. */
import { type Assignment, assignmentsOf } from '../../build/variables.ts';
import { type Surroundings, sourceEnd, writtenInstruction } from '../written-instruction.ts';

/** What needs no quotes wherever it is. */
const PLAIN = /^[\w:.-]+$/;
const ASSIGNMENT = /(?<=\s)(\w+)(?:=|\s+)(["']?)([\w:.-]+(?: [\w:.-]+)*)\2(?=\s|$)/g;

/** The new text of the instruction, with quotes as they were; null if it does not set the variable once, to a plain value. */
export function withVariable(
  source: string,
  { name, value }: { name: string; value: string },
  around: Surroundings,
): string | null {
  const written = writtenInstruction(source, around);
  const before = assignmentsIn(source, around);
  if (written === null || before.filter(one => one.name === name).length !== 1 || !PLAIN.test(value)) return null;
  const own = [...written.joined.matchAll(ASSIGNMENT)].filter(([, found]) => found === name);
  const texts = own.map(({ 0: whole, 2: quote = '', 3: old = '', index }) => {
    const end = index + whole.length - quote.length;
    const start = written.positions[end - old.length] ?? source.length;
    return source.slice(0, start) + value + source.slice(sourceEnd(written.positions, end));
  });
  // The name may also be a part of another value.
  const wanted = JSON.stringify(before.map(one => (one.name === name ? { name, value } : one)));
  return texts.find(text => JSON.stringify(assignmentsIn(text, around)) === wanted) ?? null;
}

/** The assignments of an `ENV`, without quotes around their values. */
function assignmentsIn(source: string, around: Surroundings): Assignment[] {
  const written = writtenInstruction(source, around);
  if (written?.keyword !== 'ENV') return [];
  const text = written.joined.trimStart().slice('ENV'.length);
  return assignmentsOf({ keyword: 'ENV', text: text.trim() }).map(({ name, value }) => ({
    name,
    value: value?.replace(/^(["'])(.*)\1$/, '$2') ?? null,
  }));
}
