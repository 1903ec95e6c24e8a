export function interleaved<T>(files: readonly T[], needsEngine: (file: T) => boolean): T[];
