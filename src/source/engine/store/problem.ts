/** Why the engine's store cannot be used for an image. It never reaches a user: the engine is then asked for its export. */
export class StoreProblem extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StoreProblem';
  }
}
