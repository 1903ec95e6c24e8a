/** An engine that moves a tag from one image to another between two requests. */
import type { EngineImage } from './engine-images.ts';
import { type Answers, answer, body, type FakeEngine, fakeEngine } from './fake-engine.ts';

export interface MovingTag {
  /** What the tag means until it moves, and from then on. */
  images: [EngineImage, EngineImage];
  /** Whether the engine exports by ID as well; if not, it knows no image of such a name then. */
  byId: boolean;
  version: string;
  /** The answer to `GET /info`, of an engine with the containerd store. */
  info?: object;
}

export class MovingTagEngine {
  readonly #settings: MovingTag;
  #fake: FakeEngine | null = null;
  #movesBefore = Number.POSITIVE_INFINITY;
  #first = 0;

  constructor(settings: MovingTag) {
    this.#settings = settings;
  }

  async listen(socket: string): Promise<void> {
    const { version, info, images, byId } = this.#settings;
    const answers: Answers = {
      inspect: (response, url) => answer(200, this.#meant(url).facts)(response),
      get: (response, url) => {
        const isId = images.some(image => nameIn(url).endsWith(hex(image)));
        if (isId && !byId) answer(404, { message: 'No such image' })(response);
        else body(this.#meant(url).archive)(response);
      },
      version: answer(200, { Version: version }),
      ...(info ? { info: answer(200, info) } : {}),
    };
    this.#fake = await fakeEngine(answers, { socket });
  }

  /** Moves the tag before so many requests from now on, counted from 1; to stay where it is, say which image. */
  move(to: { before: number } | { image: 0 | 1 }): void {
    this.#first = this.#fake?.asked.length ?? 0;
    this.#movesBefore = 'before' in to ? to.before : to.image === 1 ? 0 : Number.POSITIVE_INFINITY;
  }

  async close(): Promise<void> {
    await this.#fake?.close();
  }

  #meant(url: string): EngineImage {
    const { images } = this.#settings;
    const asked = (this.#fake?.asked.length ?? 0) - this.#first;
    const byId = images.find(image => nameIn(url).endsWith(hex(image)));
    return byId ?? images[asked >= this.#movesBefore ? 1 : 0];
  }
}

const hex = ({ id }: EngineImage) => id.slice('sha256:'.length);

const nameIn = (url: string) => /^\/images\/(.+)\/\w+$/.exec(url)?.[1] ?? '';
