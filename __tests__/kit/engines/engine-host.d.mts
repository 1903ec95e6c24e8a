/** Types of what TypeScript uses of engine-host.mjs. */
export function answers(socketPath: string): Promise<boolean>;
export function whyNotPrivate(): string | null;
export function executables(name: string): string[];
export function aptInstall(packages: string[]): Promise<void>;
export function startPrivateEngine(): Promise<{ socket: string; stop: () => Promise<void> }>;
