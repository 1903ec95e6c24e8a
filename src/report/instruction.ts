/** The history's text of a layer in the words of a Dockerfile. */

/**
 * What builders put around an instruction, taken off: the classic builder's `/bin/sh -c #(nop)`, the list of build
 * arguments, BuildKit's mark. Foreign text in, foreign text out; blanks of any length become one.
 */
export function instruction(createdBy: string): string {
  return createdBy
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ ?# buildkit$/, '')
    .replace(/^\/bin\/sh -c #\(nop\) /, '')
    .replace(/^(RUN )?\|\d+ .*?\/bin\/sh -c /, 'RUN ')
    .replace(/^(RUN )?\/bin\/sh -c /, 'RUN ');
}

/** The shell command of a RUN instruction; null for any other. */
export function command(createdBy: string): string | null {
  const text = instruction(createdBy);
  if (!/^RUN /i.test(text)) return null;
  return text.slice(4).replace(/^(--\w+(=\S+)? )+/, '');
}

/** Whether the layer holds files that a COPY or ADD put there. */
export function isCopy(createdBy: string): boolean {
  return /^(COPY|ADD) /i.test(instruction(createdBy));
}
