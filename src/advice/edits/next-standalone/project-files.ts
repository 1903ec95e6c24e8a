/**
 * Files of a Next.js project that its server may read by a name that tracing cannot follow: data beside the sources, such as
 * `content/` or `locales/`. They are copied along with the standalone output.
 */
import { matchText } from '../../../image/byte-path.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';

/** A file or a directory as a whole, by its absolute path in the image. */
export interface Part {
  path: string;
  node: StackNode;
}

/** What a bundler compiles, and what compilers leave. */
const SOURCE = /\.(?:[cm]?[jt]sx?|css|s[ac]ss|less|styl|map|tsbuildinfo|snap)$/i;
/** What a bundler copies or inlines where sources import it. */
const MEDIA = /\.(?:png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|otf|eot|mp[34]|webm|ogg)$/i;
/** Read at run time, although it looks like a setting of the build: https://github.com/i18next/next-i18next. */
const AT_RUN_TIME = /^next-i18next\.config\.[cm]?[jt]s$/;
/** Of the build, of package managers and of developers, at the top of a project. */
const AT_TOP =
  /^(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-(?:lock|workspace)\.yaml|bun\.lockb?|[tj]sconfig(?:\.[\w-]+)?\.json|components\.json|(?:turbo|nx|lerna|biome|vercel|renovate)\.jsonc?|netlify\.toml|Dockerfile.*|.*\.[Dd]ockerfile|(?:docker-)?compose.*\.ya?ml|Makefile|(?:README|LICEN[CS]E|COPYING|NOTICE|AUTHORS|CHANGELOG|CONTRIBUTING|SECURITY|CODE_OF_CONDUCT|AGENTS|CLAUDE)(?:\.(?:md|txt))?|CODEOWNERS)$/;
/** Variables that the server reads at its start: https://nextjs.org/docs/app/guides/environment-variables. */
const ENV_AT_RUN_TIME = /^\.env(?:\.production)?(?:\.local)?$/;
const DEVELOPERS_DIRECTORY =
  /^(?:\.git|\.github|\.gitlab|\.circleci|\.husky|\.vscode|\.idea|\.yarn|\.npm|\.pnpm-store|\.storybook|\.turbo|\.swc|\.cache|__tests__|__mocks__|__snapshots__)$/;
const TESTS_AT_TOP = /^(?:tests?|e2e|cypress|coverage|playwright-report|test-results)$/;
/** Next.js makes routes of them: https://nextjs.org/docs/app/api-reference/file-conventions/metadata. */
const ROUTES =
  /^(?:favicon\.ico|(?:icon|apple-icon|opengraph-image|twitter-image)\d?\.(?:\w+|alt\.txt)|robots\.txt|sitemap\.xml|manifest\.(?:json|webmanifest)|.*\.mdx?)$/;
const ROUTERS = /^(?:\/src)?\/(?:app|pages)(?:\/|$)/;
const DEEPEST = 64;
/** More parts of one directory are copied together, as the whole directory. */
const MOST_OF_ONE = 3;
const MOST = 10;

/** Whether a path needs no quotes in a COPY: that of a route does, as in `app/[name]`. */
export function isPlain(path: string): boolean {
  return /^\/[\w./@%+=,-]*$/.test(path);
}

export interface ProjectFacts {
  /** The directory of the project, and its path. */
  project: Part;
  /** Whether the standalone output has a file, by its path below the project. */
  isProvided(below: string): boolean;
  /** Whether the bundler made a copy of a file, by its name and size. */
  isEmitted(name: string, bytes: number): boolean;
}

/** What is to be copied along, beside `.next` and `public`; a sentence if that is not sure. */
export function dataOf(facts: ProjectFacts): Part[] | string {
  const search = new Search(facts);
  const { node, path } = facts.project;
  const parts = [...(node.children?.values() ?? [])].flatMap(child => {
    const part = { node: child, path: `${path}/${matchText(child.name)}` };
    if (/^(?:\.next|node_modules|public)$/.test(child.name)) return [];
    const found = search.of(part, { depth: 1, besideSources: false });
    const isShort = found.parts.length <= MOST_OF_ONE && found.parts.every(one => isPlain(one.path));
    return isShort ? found.parts : [part];
  });
  return search.problem ?? (parts.length > MOST ? 'too many files lie beside its sources' : parts);
}

interface Found {
  parts: Part[];
  /** Whether all of it is data, or in the standalone output. */
  isWhole: boolean;
}

interface Where {
  depth: number;
  /** Whether sources are in the same directory. */
  besideSources: boolean;
}

class Search {
  problem: string | null = null;
  readonly #facts: ProjectFacts;

  constructor(facts: ProjectFacts) {
    this.#facts = facts;
  }

  of(part: Part, where: Where): Found {
    const { node, path } = part;
    if (where.depth > DEEPEST) this.problem ??= 'its directories are very deep';
    if (this.problem !== null || this.#isLeft(part, where)) return { parts: [], isWhole: false };
    if (node.children !== null) return this.#directory(part, where.depth);
    if (this.#facts.isProvided(this.#below(path))) return { parts: [], isWhole: true };
    if (node.inode === null) this.problem ??= `${path} is a link`;
    return { parts: [part], isWhole: true };
  }

  #directory(part: Part, depth: number): Found {
    const children = [...(part.node.children?.values() ?? [])];
    const besideSources = children.some(({ name, children: below }) => below === null && SOURCE.test(name));
    const found = children.map(child =>
      this.of({ node: child, path: `${part.path}/${matchText(child.name)}` }, { depth: depth + 1, besideSources }),
    );
    const parts = found.flatMap(one => one.parts);
    const isEmpty = children.length === 0;
    const isWhole = found.every(one => one.isWhole) && !(isEmpty && ROUTERS.test(this.#below(part.path)));
    // A program may write to a directory that is empty.
    return { parts: isWhole && (parts.length > 0 || isEmpty) ? [part] : parts, isWhole };
  }

  #isLeft({ node, path }: Part, { depth, besideSources }: Where): boolean {
    const name = matchText(node.name);
    const isTop = depth === 1;
    if (node.children !== null)
      return name === 'node_modules' || DEVELOPERS_DIRECTORY.test(name) || (isTop && TESTS_AT_TOP.test(name));
    if (isTop && AT_RUN_TIME.test(name)) return false;
    if (isTop && name.startsWith('.')) return !ENV_AT_RUN_TIME.test(name);
    if (SOURCE.test(name) || (isTop && AT_TOP.test(name))) return true;
    if (ROUTERS.test(this.#below(path)) && ROUTES.test(name)) return true;
    return MEDIA.test(name) && (besideSources || this.#facts.isEmitted(name, node.inode?.size ?? 0));
  }

  /** With a slash at its start. */
  #below(path: string): string {
    return path.slice(this.#facts.project.path.length);
  }
}
