/** A kind of small file whose content is kept while a layer is read. Plain data, which can be sent to threads. */
export interface SmallFile {
  /** The last component of its path; with `rest`, how that starts. */
  name: string;
  /** What follows `name`, such as `/^\d*$/`; by default nothing. */
  rest?: RegExp;
  /** Its directory without slashes at either end, such as `etc/apt`; by default any. */
  folder?: RegExp;
  /** Longer files are not kept: they are something else. */
  most: number;
  /** Keep only this many bytes from the start. */
  head?: number;
  /**
   * What to keep instead of its bytes: of an rpm database its packages as JSON, of a file that is only compared its SHA-256. The bytes are
   * kept after all if the file is wanted without a form, too.
   */
  form?: 'rpm-database' | 'digest';
}
