/** Cases of hints, labels and detectors in words. */
import type { CaseFile, CaseLayer, ImageCase } from '../src/advice/example-image.ts';
import type { HintCase } from '../src/advice/hints/hint.ts';
import { code } from './page-parts.ts';

/** Further files of a layer say nothing new. */
const MOST_FILES = 4;

export function imageCase({ layers, dockerfile }: ImageCase): string {
  const shown = layers.map(layerText).join('; then ');
  return dockerfile === undefined ? shown : `${shown}; by ${code(JSON.stringify(dockerfile))}`;
}

function layerText({ by, files = {}, hardLinks = {}, links = {}, deletes = [] }: CaseLayer): string {
  const all = Object.entries(files).map(([path, file]) => `${code(path)} ${fileText(file)}`);
  const rest = all.length - MOST_FILES;
  const parts = [
    ...all.slice(0, MOST_FILES),
    ...(rest > 0 ? [`${rest} more`] : []),
    ...[...Object.entries(hardLinks), ...Object.entries(links)].map(([path, to]) => `${code(path)} -> ${code(to)}`),
    ...deletes.map(path => `deletes ${code(path)}`),
  ].join(', ');
  return by === undefined ? parts : `${code(by)}: ${parts}`;
}

function fileText(file: number | string | CaseFile): string {
  if (typeof file === 'number') return `(${file})`;
  if (typeof file === 'string') return `with ${code(JSON.stringify(file))}`;
  const facts = [
    `${file.bytes}`,
    file.seed === undefined ? '' : `content ${file.seed}`,
    file.stored === undefined ? '' : `${file.stored} stored`,
    file.mode === undefined ? '' : `mode ${file.mode.toString(8)}`,
    file.mtime === undefined ? '' : `time ${file.mtime}`,
    file.holds?.is ?? '',
  ];
  return `(${facts.filter(fact => fact !== '').join(', ')})`;
}

export function hintCase({ does, index, adds = {}, texts = {}, env = {}, packages = [], ...sums }: HintCase): string {
  const sum = (word: string, of: HintCase['found'] = {}) =>
    Object.entries(of).map(([name, bytes]) => `${bytes} ${word} ${code(name)}`);
  const parts = [
    does === undefined ? '' : code(does.trim()),
    index === 0 ? 'in the first layer' : '',
    ...Object.entries(adds).map(([path, bytes]) => `${code(path)} (${bytes})`),
    ...Object.entries(texts).map(([path, text]) => `${code(path)} with ${code(JSON.stringify(text))}`),
    ...sum('found by', sums.found),
    ...sum('deleted later of', sums.lost),
    ...sum('labelled', sums.labelled),
    ...sum('of lower layers', sums.wasted),
    ...Object.entries(env).map(([name, value]) => code(`ENV ${name}=${value}`)),
    packages.length === 0 ? '' : `packages ${packages.map(code).join(', ')}`,
  ];
  return parts.filter(part => part !== '').join(', ');
}
