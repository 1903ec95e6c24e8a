/** Why the engine's store cannot be used for an image. Users never see it: the export is used instead. */
export class StoreProblem extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StoreProblem';
  }
}
