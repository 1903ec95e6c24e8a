/** Types of what TypeScript uses of apply-diff.mjs. */
export function whyNotApplied(context: string, edit: { path: string | null; diff: string }): Promise<string | null>;
