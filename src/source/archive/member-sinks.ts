/** Where the bytes of an archive's members go while the archive is read as a stream. */
import { Readable } from 'node:stream';
import { LayerDataError } from '../../layer/data-error.ts';
import type { StreamRead } from '../../layer/layer-bytes.ts';
import { readStream } from '../../layer/read-layer.ts';
import { type StreamedLayerOptions, StreamedLayerReader } from '../../layer/streamed-layer.ts';

/** Takes the bytes of one member. Each method returns a promise to await before the next call, or null. */
export interface MemberSink {
  /** Takes a chunk; the caller may reuse it afterwards. */
  push(chunk: Uint8Array): Promise<void> | null;
  /** Call it after the last chunk. */
  end(): Promise<void> | null;
}

/** Receives the result for a layer, once. */
export interface LayerOutcome {
  read(read: StreamRead): void;
  unreadable(error: LayerDataError): void;
}

/** Reads an uncompressed layer, synchronously. */
export class PlainLayer implements MemberSink {
  readonly #outcome: LayerOutcome;
  #layer: StreamedLayerReader | null;

  constructor(options: StreamedLayerOptions, outcome: LayerOutcome) {
    this.#outcome = outcome;
    this.#layer = new StreamedLayerReader(options);
    this.#layer.setCompression('none');
  }

  push(chunk: Uint8Array): null {
    this.#try(layer => layer.push(chunk));
    return null;
  }

  end(): null {
    this.#try(layer => this.#outcome.read(layer.finish()));
    return null;
  }

  #try(work: (layer: StreamedLayerReader) => void): void {
    try {
      if (this.#layer) work(this.#layer);
    } catch (error) {
      if (!(error instanceof LayerDataError)) throw error;
      // The rest of it is ignored.
      this.#layer = null;
      this.#outcome.unreadable(error);
    }
  }
}

/** Reads a compressed layer: decoders take a stream and give one. */
export class PackedLayer implements MemberSink {
  readonly #stream: Readable;
  readonly #reading: Promise<void>;
  #taken: () => void = () => undefined;

  constructor(options: StreamedLayerOptions, outcome: LayerOutcome) {
    this.#stream = new Readable({
      objectMode: true,
      highWaterMark: 1,
      read: () => this.#taken(),
      destroy: (error, done) => {
        this.#taken();
        done(error);
      },
    });
    this.#reading = this.#read(options, outcome);
    // `end` reports the failure.
    this.#reading.catch(() => undefined);
  }

  push(chunk: Uint8Array): Promise<void> | null {
    if (this.#stream.destroyed) return null;
    const taken = new Promise<void>(resolve => {
      this.#taken = resolve;
    });
    // A copy: a decoder may still use the last chunk when it asks for the next.
    this.#stream.push(Buffer.from(chunk));
    return taken;
  }

  end(): Promise<void> {
    this.#stream.push(null);
    return this.#reading;
  }

  async #read(options: StreamedLayerOptions, outcome: LayerOutcome): Promise<void> {
    try {
      outcome.read(await readStream(this.#stream, { ...options, mayDetach: true }));
    } catch (error) {
      if (!(error instanceof LayerDataError)) throw error;
      outcome.unreadable(error);
    } finally {
      this.#stream.destroy();
    }
  }
}
