/** A kind of small file whose content is kept while a layer is read. Plain data: it also goes to the threads that read layers. */
export interface SmallFile {
  /** The last component of its path; with `rest`, how that starts. */
  name: string;
  /** What follows `name`, such as `/^\d*$/`; nothing where it is left out. */
  rest?: RegExp;
  /** Its directory without slashes at either end, such as `etc/apt`; any where it is left out. */
  folder?: RegExp;
  /** Longer files are not kept: they are not what they seem. */
  most: number;
  /** Keep only so many bytes from the start. */
  head?: number;
}
