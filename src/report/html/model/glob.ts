/** Globs of absolute paths, in upper or lower case. Nothing here needs Node, and no glob takes long. */

/**
 * Tells which paths a glob is for: a whole path, or the end of one if the glob does not start with a slash. `*` is any text without
 * a slash, `?` one character, `**` any number of directories.
 */
export function globMatcher(glob: string): (path: string) => boolean {
  const wanted = (glob.startsWith('/') ? glob.slice(1) : `**/${glob}`).toLowerCase().split('/');
  // Perf: nearly all paths end differently, which takes a tenth of the time to see.
  const end = glob.slice(Math.max(glob.lastIndexOf('*'), glob.lastIndexOf('?')) + 1).toLowerCase();
  return path => {
    const lower = path.toLowerCase();
    return lower.endsWith(end) && matches(wanted, lower.slice(1).split('/'), DIRECTORIES);
  };
}

interface Wildcards {
  /** Whether it stands for any number of items. */
  isStar(item: string): boolean;
  fits(wanted: string, item: string): boolean;
}

const CHARACTERS: Wildcards = {
  isStar: item => item === '*',
  fits: (wanted, item) => wanted === '?' || wanted === item,
};

const DIRECTORIES: Wildcards = {
  isStar: item => item === '**',
  fits: (wanted, item) => wanted === item || matches(wanted, item, CHARACTERS),
};

/** A star takes as few items as it can, and more only while it is the last one: so each item is looked at once for each star. */
function matches(wanted: ArrayLike<string>, items: ArrayLike<string>, { isStar, fits }: Wildcards): boolean {
  let [at, item] = [0, 0];
  let star = { at: -1, item: 0 };
  while (item < items.length) {
    const next = wanted[at];
    if (next !== undefined && isStar(next)) star = { at: at++, item };
    else if (next !== undefined && fits(next, items[item] ?? '')) {
      at++;
      item++;
    } else if (star.at >= 0) {
      star.item++;
      at = star.at + 1;
      item = star.item;
    } else return false;
  }
  while (isStar(wanted[at] ?? '')) at++;
  return at === wanted.length;
}
