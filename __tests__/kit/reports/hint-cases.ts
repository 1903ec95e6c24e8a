/** Makes what hints look at of the cases that they declare. */
import type { Evidence, Hint, HintCase, HintImage, HintLayer } from '../../../src/advice/hints/hint.ts';
import { commandsOf } from '../../../src/dockerfile/commands.ts';
import { isDeclared } from '../archives/file-trees.ts';

export function given(hint: Hint, example: HintCase): Evidence | null {
  return hint.about === 'layer' ? hint.test(layerOf(example), imageOf(example)) : hint.test(imageOf(example));
}

export function layerOf({ does = '', index = 3, adds = {}, ...sums }: HintCase): HintLayer {
  const [keyword = '', ...rest] = does.split(' ');
  const text = rest.join(' ');
  return {
    index,
    keyword,
    text,
    commands: keyword === 'RUN' ? commandsOf(text) : [],
    buildArguments: new Map(Object.entries(sums.arguments ?? {})),
    bytes: Object.values(adds).reduce((sum, bytes) => sum + bytes, 0),
    found: pick(sums.found),
    lostLater: pick(sums.lost),
    labelled: pick(sums.labelled),
    wasted: pick(sums.wasted),
    wastedOwn: pick(sums.wasted),
    added: matches => sumOf(adds, path => matches(path.slice(1, Math.max(1, path.lastIndexOf('/'))))),
    addedNamed: names => sumOf(adds, path => names.has(path.slice(path.lastIndexOf('/') + 1))),
    texts: name => textsOf(sums.texts, path => path.endsWith(`/${name}`)),
  };
}

export function imageOf({ env = {}, adds = {}, texts = {}, found, packages = [] }: HintCase): HintImage {
  return {
    env: name => env[name],
    exists: path => path in texts || path in adds,
    text: path => textsOf(texts, known => known === path)[0] ?? null,
    textsIn: directory => textsOf(texts, path => path.startsWith(`${directory}/`)),
    found: pick(found),
    basePackages: names => names.filter(name => packages.includes(name)),
  };
}

/** Contents, of which only those are kept that something declares to read. */
function textsOf(texts: HintCase['texts'] = {}, counts: (path: string) => boolean): string[] {
  return Object.entries(texts).flatMap(([path, text]) => (isDeclared(path) && counts(path) ? [text] : []));
}

function pick(of: HintCase['found'] = {}): (...names: readonly string[]) => number {
  return (...names) => names.reduce((sum, name) => sum + (of[name] ?? 0), 0);
}

function sumOf(adds: Readonly<Record<string, number>>, counts: (path: string) => boolean): number {
  return Object.entries(adds).reduce((sum, [path, bytes]) => sum + (counts(path) ? bytes : 0), 0);
}
