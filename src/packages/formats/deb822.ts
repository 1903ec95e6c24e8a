/** Reads paragraphs of fields as in deb822(5), which dpkg and Python's metadata use. */
import type { Alternatives } from '../types.ts';

/** Fields of one paragraph, names in lower case. Lines that continue or repeat a field are joined with a line break. */
export type Fields = ReadonlyMap<string, string>;

/** @param wanted names in lower case; other fields are left out */
export function paragraphs(text: string, wanted: ReadonlySet<string>): Fields[] {
  const all: Fields[] = [];
  let fields = new Map<string, string>();
  let last = '';
  const add = (name: string, value: string) => {
    const before = fields.get(name);
    fields.set(name, before === undefined ? value.trim() : `${before}\n${value.trim()}`);
  };
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      if (fields.size > 0) all.push(fields);
      fields = new Map();
      last = '';
    } else if (line.startsWith(' ') || line.startsWith('\t')) {
      if (last !== '') add(last, line);
    } else {
      const colon = line.indexOf(':');
      const name = line.slice(0, Math.max(0, colon)).toLowerCase();
      last = wanted.has(name) ? name : '';
      if (last !== '') add(last, line.slice(colon + 1));
    }
  }
  if (fields.size > 0) all.push(fields);
  return all;
}

/** Names in a relation such as `libc6 (>= 2.36), a | b:any`, without versions and architectures; see deb-control(5). */
export function relation(text: string | undefined): Alternatives[] {
  return (text ?? '')
    .split(',')
    .map(one => one.split('|').flatMap(name => /^\s*([^\s(:[]+)/.exec(name)?.[1] ?? []))
    .filter(names => names.length > 0);
}
