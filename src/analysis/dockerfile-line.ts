/** The place of an instruction; lines count from 1. */
export interface DockerfileLine {
  /** As the user named the file. */
  path: string;
  line: number;
}
