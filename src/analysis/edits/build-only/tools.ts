/** Packages for people and for builds that a container seldom needs: editors, debuggers, version control, downloads. */

import type { Command } from '../../../dockerfile/commands.ts';
import { matchText } from '../../../image/byte-path.ts';
import { isShell } from '../../../image/known-programs.ts';
import { walk } from '../../../stack/file-tree.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';
import type { DebianImage } from '../recommends/debian-image.ts';

/** Not `ps` and the like: applications call them, and no file of the image says so. */
const TOOL =
  /^(?:vim(?:-tiny|-nox|-gtk3)?|nano|emacs(?:-nox|-gtk)?|gdb|strace|ltrace|git|git-core|git-lfs|subversion|mercurial|gnupg2?|software-properties-common)$/;
const VERSION_CONTROL = /^(?:git|subversion|mercurial)/;

/** An orchestrator may ask a server by them, so they may go only where no port is exposed. */
const FETCHER = /^(?:curl|wget|unzip)$/;

export function isTool(name: string): boolean {
  return TOOL.test(name) || FETCHER.test(name);
}

/** Those that no installer starts by itself. */
export function isForPeople(name: string): boolean {
  return isTool(name) && !VERSION_CONTROL.test(name) && name !== 'unzip';
}

/** Editors and debuggers, which a build starts by name or not at all, with the programs that come along. */
const INTERACTIVE: readonly (readonly [name: RegExp, programs: RegExp])[] = [
  [/^vim(?:-|$)/, /\b(?:r?vim?\w*|r?view|ex|xxd)\b/],
  [/^nano$/, /\br?nano\b/],
  [/^emacs(?:-|$)/, /\b(?:emacs\w*|[ec]tags|ebrowse)\b/],
  [/^gdb$/, /\b(?:gdb\w*|gcore)\b/],
  [/^strace$/, /\bstrace\b/],
  [/^ltrace$/, /\bltrace\b/],
];

/** Whether a package is an editor or a debugger of which these texts of RUNs start nothing. */
export function isOnlyForPeople(name: string, texts: readonly string[]): boolean {
  return INTERACTIVE.some(([of, programs]) => of.test(name) && !texts.some(text => programs.test(text)));
}

/** Libraries that run `git` and the like. */
const CALLERS =
  /^(?:gitpython|dulwich|pygit2|setuptools_scm|pre_commit|dvc|simple-git|isomorphic-git|nodegit|git-raw-commits|rugged|gitlab_git|git)(?:-\d.*)?$/i;
const LIBRARY_FOLDERS = /^(?:site-packages|dist-packages|node_modules|gems)$/;

/** Which of them the image may do without; none where a person works in the container, or its start is not known. */
export function toolsThatMayGo({ image, manifest: { config } }: DebianImage): (name: string) => boolean {
  const [program, second] = image.start;
  const isForPerson = program === undefined || (isShell(program) && second === undefined);
  if (isForPerson) return () => false;
  const hasPort = config.history.some(({ createdBy }) => /\bEXPOSE\b/.test(createdBy));
  // What a RUN fetches or unpacks with was installed for it; one that asks for its version may show that it is there.
  const called = new Set(
    image.steps.flatMap(({ instruction }) =>
      image
        .commandsOf(instruction)
        .filter(hasOperand)
        .map(one => one.name),
    ),
  );
  let hasCaller: boolean | null = null;
  return name => {
    if (!isTool(name)) return false;
    if (FETCHER.test(name)) return !hasPort && called.has(name);
    if (!VERSION_CONTROL.test(name)) return true;
    hasCaller ??= callsVersionControl(image.root);
    return !hasCaller;
  };
}

/** Besides options, and files that its output goes to. */
function hasOperand({ args }: Command): boolean {
  return args.some((word, at) => !/^(?:-|\d?>)/.test(word) && !/^\d?>>?$/.test(args[at - 1] ?? ''));
}

function callsVersionControl(root: StackNode): boolean {
  let found = false;
  walk<StackNode>(root, ({ name, children, parent }) => {
    if (found) return false;
    found = children !== null && LIBRARY_FOLDERS.test(parent?.name ?? '') && CALLERS.test(matchText(name));
    return true;
  });
  return found;
}
