/** What a COPY or ADD copies, and from where. */

import { jsonWords, quotedWords } from '../words.ts';
import { type BuildStep, optionsOf, resolved } from './build-steps.ts';

export interface Copied {
  /** `context`: the build context. `stage`: a stage or image named by `from`. `url`: downloads. */
  kind: 'context' | 'stage' | 'url';
  from: string | null;
  /** As written, without quotes. */
  sources: string[];
  /** As written. */
  destination: string;
}

/** What the text of a COPY or ADD says; null for any other text, with a heredoc, or with variables or options that decide what is copied. */
export function copiedBy(text: string): Copied | null {
  const { options, body } = optionsOf(text);
  if (options.some(option => /^--(?:parents|exclude|unpack|keep-git-dir)\b/.test(option))) return null;
  const words = jsonWords(body) ?? quotedWords(body, '\\').map(word => word.replace(/^(["'])(.*)\1$/, '$2'));
  const destination = words.at(-1);
  const sources = words.slice(0, -1);
  if (destination === undefined || sources.length === 0 || words.some(word => word.startsWith('<<'))) return null;
  const from = options.find(option => option.startsWith('--from='))?.slice('--from='.length) ?? null;
  const isUrl = sources.some(source => /^(?:https?|git|ssh):|^git@|^\$\{?\w*(?:URL|URI|MIRROR)\w*\}?\//.test(source));
  if ((!isUrl && sources.some(source => source.includes('$'))) || from?.includes('$')) return null;
  if (isUrl && sources.length > 1) return null;
  return { kind: from !== null ? 'stage' : isUrl ? 'url' : 'context', from, sources, destination };
}

/** Finds where in the context, or in the stage, a path of the image came from. */
export class CopyMap {
  readonly #sources: readonly string[];
  readonly #destination: string;
  readonly #intoDirectory: boolean;
  readonly #isFile: (path: string) => boolean;

  /** @param isFile whether the step's layer has a file, and no directory, at an absolute path of the image */
  constructor(copied: Copied, destination: string, isFile: (path: string) => boolean) {
    this.#sources = copied.sources.map(source => resolved('/', source));
    this.#destination = destination;
    this.#isFile = isFile;
    this.#intoDirectory = copied.sources.length > 1 || /(?:^|\/)\.?$/.test(copied.destination);
  }

  /** The absolute path in the context or stage; null if it is not certain. */
  sourceOf(path: string): string | null {
    if (this.#sources.some(source => /[*?[\]\\]/.test(source))) return null;
    const found = this.#sources.flatMap(source => this.#from(source, path) ?? []);
    return found.length === 1 ? (found[0] ?? null) : null;
  }

  #from(source: string, path: string): string | null {
    const base = source.slice(source.lastIndexOf('/') + 1);
    const into = this.#destination === '/' ? '' : this.#destination;
    const asFile = this.#intoDirectory ? `${into}/${base}` : this.#destination;
    // A directory's contents are copied, not the directory.
    if (path === asFile) return source;
    if (this.#isFile(asFile) && source !== '/') return null;
    if (!path.startsWith(`${into}/`)) return null;
    return `${source === '/' ? '' : source}${path.slice(into.length)}`;
  }
}

/** The absolute destination of a step's copy; null if it is not known. */
export function destinationOf(step: Pick<BuildStep, 'workdir'>, { destination }: Copied): string | null {
  if (destination.includes('$')) return null;
  if (destination.startsWith('/')) return resolved('/', destination);
  return step.workdir === null ? null : resolved(step.workdir, destination);
}
