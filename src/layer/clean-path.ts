/** Paths inside a layer: names as tars have them, made plain. */

/** A path's directory and last component, without slashes at either end. */
export interface SplitPath {
  /** Empty for the root. */
  directory: string;
  /** Empty where the path is the root itself. */
  base: string;
}

/** Cleans a name as Go's path.Clean does on `/` + name, without the slash: `./a//b/../c/` gives `a/c`, the root nothing. */
export function cleanPath(name: string): string {
  const path = name.endsWith('/') ? name.slice(0, -1) : name;
  // Perf: nearly all names are clean, and these searches say so faster than a pattern does.
  const starts = path !== '' && path[0] !== '/' && path[0] !== '.';
  if (starts && !path.includes('/.') && !path.includes('//') && !path.endsWith('/')) return path;
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') kept.pop();
    else kept.push(part);
  }
  return kept.join('/');
}

/** Cleans a name and splits it: `./a//b/../c/` gives `a` and `c`. */
export function splitName(name: string): SplitPath {
  const path = cleanPath(name);
  const slash = path.lastIndexOf('/');
  return slash < 0 ? { directory: '', base: path } : { directory: path.slice(0, slash), base: path.slice(slash + 1) };
}
