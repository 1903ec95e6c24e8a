/** Text inside a larger buffer. */

const NOTHING = Buffer.alloc(0);

/** A range of bytes as latin1 text: one UTF-16 unit per byte. Perf: one object is reused for many ranges. */
export class ByteSpan {
  bytes: Buffer = NOTHING;
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

  /** Points at these bytes without copying them. */
  point(bytes: Buffer, start: number, end: number): void {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  /** Points at a copy, so that the original bytes may be overwritten. */
  detach(): void {
    this.point(Buffer.from(this.bytes.subarray(this.start, this.end)), 0, this.length);
  }
}
