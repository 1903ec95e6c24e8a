/** What a layer's index keeps of an rpm database: its packages as JSON, which may come back from a cache. */
import { member } from '../../json.ts';
import { packagesInDatabase } from './database.ts';
import type { RpmPackage } from './header.ts';

/** @param database its bytes @returns null if they cannot be read */
export function storedPackages(database: Uint8Array): Uint8Array | null {
  const packages = packagesInDatabase(database);
  return packages && Buffer.from(JSON.stringify(packages));
}

/** @param stored what `storedPackages` gave. Anything else has no packages */
export function readStored(stored: string): RpmPackage[] {
  try {
    const packages: unknown = JSON.parse(stored);
    return Array.isArray(packages) ? packages.filter(isPackage) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

const TEXTS = ['name', 'version', 'release', 'architecture'] as const;
const LISTS = ['folders', 'bases', 'requires', 'recommends', 'provides'] as const;

function isPackage(value: unknown): value is RpmPackage {
  const [epoch, folderOf] = [member(value, 'epoch'), member(value, 'folderOf')];
  return (
    TEXTS.every(key => typeof member(value, key) === 'string') &&
    LISTS.every(key => isListOf('string', member(value, key))) &&
    isListOf('number', folderOf) &&
    (epoch === null || typeof epoch === 'number')
  );
}

function isListOf(type: 'string' | 'number', value: unknown): boolean {
  return Array.isArray(value) && value.every(one => typeof one === type);
}
