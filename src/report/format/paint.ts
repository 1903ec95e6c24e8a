/** Colour in a terminal. */

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36, error: '1;31' } as const;

export type Style = keyof typeof CODES;

/** Colours text. Pad and cut it first: colour codes take no columns. */
export type Paint = (style: Style, text: string) => string;

/** What a user may ask for. */
export type ColourChoice = 'always' | 'auto' | 'never';

interface ColourFacts {
  /** By a flag; undefined without one. */
  choice?: ColourChoice | undefined;
  env: Readonly<Record<string, string | undefined>>;
  /** Whether the output shows colour: a terminal, or a log that renders it. */
  shows: boolean;
}

/**
 * Whether an output is coloured: the one place that decides it. A flag goes first. Of the variables, FORCE_COLOR goes before NO_COLOR, as
 * in Node. `FORCE_COLOR=0` means no colour, and an empty variable means nothing. https://no-color.org, https://force-color.org
 */
export function wantsColour({ choice = 'auto', env, shows }: ColourFacts): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return shows && !env.NO_COLOR && env.TERM !== 'dumb';
}

/** The painter for a terminal with or without colour. */
export function painter(colour: boolean): Paint {
  return (style, text) => (colour && text !== '' ? `\x1b[${CODES[style]}m${text}\x1b[0m` : text);
}
