/** Text that lies among other bytes. */

const NOTHING = Buffer.alloc(0);

/** A stretch of bytes, seen as latin1 text: one UTF-16 unit a byte. Perf: one object is pointed at ever new places. */
export class ByteSpan {
  bytes: Buffer = NOTHING;
  /** Where it starts and ends in the bytes. */
  start = 0;
  end = 0;

  get length(): number {
    return this.end - this.start;
  }

  get text(): string {
    return this.start === this.end ? '' : this.bytes.toString('latin1', this.start, this.end);
  }

  set text(text: string) {
    this.point(Buffer.from(text, 'latin1'), 0, text.length);
  }

  /** Points at these bytes, which stay the caller's. */
  point(bytes: Buffer, start: number, end: number): void {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  /** Points at a copy of the bytes, where those that it points at will not stay. */
  detach(): void {
    this.point(Buffer.from(this.bytes.subarray(this.start, this.end)), 0, this.length);
  }
}
