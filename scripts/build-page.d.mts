/** The page's own program, bundled, and its styles. */
export function builtPage(): Promise<{ script: string; style: string }>;
