/** Writes what was measured into a page. */
import { readFileSync, writeFileSync } from 'node:fs';

/** Replaces what a file has between `<!-- mark: start -->` and `<!-- mark: end -->`. */
export function writeSection(file: string, mark: string, text: string): void {
  const between = new RegExp(`(<!-- ${mark}: start -->\\n)[\\s\\S]*(<!-- ${mark}: end -->)`);
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(between, (_, start, end) => `${start}\n${text}\n\n${end}`),
  );
}
