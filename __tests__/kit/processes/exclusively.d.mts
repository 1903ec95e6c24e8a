/** Types of what TypeScript uses of exclusively.mjs. */
export const cacheFolder: string;
export function exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
