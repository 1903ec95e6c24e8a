export function notesOf(changelog: string, version: string): string;
export function dateOf(changelog: string, version: string): string | null;
export function released(changelog: string, version: string, date: string): string;
