/** The laptop's clock: real time plus an offset that only moves forward; workers share the offset, so every function sees one time. */
export class Clock {
  /** Eight bytes that worker threads map: the offset in milliseconds. */
  readonly shared: SharedArrayBuffer;
  private readonly offset: BigInt64Array;

  constructor(offsetMilliseconds = 0) {
    this.shared = new SharedArrayBuffer(8);
    this.offset = new BigInt64Array(this.shared);
    Atomics.store(this.offset, 0, BigInt(Math.round(offsetMilliseconds)));
  }

  /** Epoch milliseconds of the cloud, not of the machine. */
  now(): number {
    return Date.now() + this.offsetMilliseconds();
  }

  offsetMilliseconds(): number {
    return Number(Atomics.load(this.offset, 0));
  }

  /** Jumps to an instant; one that has passed already is left alone. */
  moveTo(epochMilliseconds: number): void {
    const ahead = Math.ceil(epochMilliseconds - this.now());
    if (ahead > 0) Atomics.add(this.offset, 0, BigInt(ahead));
  }
}
