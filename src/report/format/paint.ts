/** Colour in a terminal. */

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

export type Style = keyof typeof CODES;

/** Colours text. Pad and cut it first: colour codes take no columns. */
export type Paint = (style: Style, text: string) => string;

/** The painter for a terminal with or without colour. */
export function painter(colour: boolean): Paint {
  return (style, text) => (colour && text !== '' ? `\x1b[${CODES[style]}m${text}\x1b[0m` : text);
}
