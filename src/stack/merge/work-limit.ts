/** What stacking costs: hostile names, through links, can make trees and walks far larger than themselves. */
import { beyond, type LimitName, type Limits } from '../../layer/limits.ts';

/** Counts the paths of a tree and the steps along them. Its methods throw MeasureError beyond a limit. */
export class TreeEffort {
  readonly #limits: Limits;
  #paths = 0;
  #pastPaths = 0;
  #steps = 0;
  #lostBytes = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** A name is added. */
  add(): void {
    if (++this.#paths > this.#limits.paths) this.#stop('paths', this.#paths);
  }

  /** A name is removed. */
  remove(): void {
    this.#paths--;
  }

  /** A removed name is recorded, so that an earlier state can be restored. */
  remember(): void {
    if (++this.#pastPaths > this.#limits.paths) this.#stop('paths', this.#pastPaths);
  }

  walk(components: number): void {
    this.#steps += components;
    if (this.#steps > this.#limits.pathSteps) this.#stop('pathSteps', this.#steps);
  }

  /** A directory is made, so many components below the root. */
  goTo(depth: number): void {
    if (depth > this.#limits.pathDepth) this.#stop('pathDepth', depth);
  }

  /** The path of a lost file is kept. */
  keep(pathBytes: number): void {
    this.#lostBytes += pathBytes;
    if (this.#lostBytes > this.#limits.allNameBytes) this.#stop('allNameBytes', this.#lostBytes);
  }

  #stop(name: LimitName, reached: number): never {
    throw beyond('the image', name, { limit: this.#limits[name], reached });
  }
}
