/** Types of what TypeScript uses of debian-roots.mjs. */
export const SUITE: string;
export function baseTar(): Promise<string>;
export function newerDebian(): Promise<string>;
