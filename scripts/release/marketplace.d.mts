export function refusals(text: string): string[];
