/** Which distribution an image is, by os-release(5). */

export interface Release {
  /** `debian`, `ubuntu`, `alpine`. */
  id: string;
  /** `12`, `24.04`, `3.24.2`; empty for a distribution without versions. */
  version: string;
  /** `bookworm`; empty for a release without a codename. */
  codename: string;
}

export function releaseOf(text: string): Release | null {
  const values = new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const [, name = '', value = ''] = /^([A-Z_]+)=(.*)$/.exec(line.trim()) ?? [];
      return name === '' ? [] : [[name, value.replace(/^(["'])(.*)\1$/, '$2')]];
    }),
  );
  const id = values.get('ID');
  if (id === undefined) return null;
  return { id, version: values.get('VERSION_ID') ?? '', codename: values.get('VERSION_CODENAME') ?? '' };
}
