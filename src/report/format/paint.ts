/** Colour in a terminal: one table, and a function that leaves text alone where colour is not wanted. */

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

export type Style = keyof typeof CODES;

/** Colours text whose width is settled already, since codes have none. */
export type Paint = (style: Style, text: string) => string;

/** The painter for a terminal with or without colour. */
export function painter(colour: boolean): Paint {
  return (style, text) => (colour && text !== '' ? `\x1b[${CODES[style]}m${text}\x1b[0m` : text);
}
