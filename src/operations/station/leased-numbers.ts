import type { Work } from '../ports.ts';
import type { LeasedKeys } from './station-ports.ts';

/** Which numbers stations hold, and which IGSNs are given, as far as the operations of one unit of work ask. */
export class LeasedNumbers {
  readonly #blocks: readonly LeasedKeys[];
  readonly #given: Set<string>;

  /** Where nobody asks. */
  static readonly NONE = new LeasedNumbers([], []);

  private constructor(blocks: readonly LeasedKeys[], given: Iterable<string>) {
    this.#blocks = blocks;
    this.#given = new Set(given);
  }

  /** Reads the blocks of some stations, and which of some IGSNs are given; asks nothing for no IGSN. */
  static async read(work: Work, stations: readonly string[], igsns: readonly string[]): Promise<LeasedNumbers> {
    if (igsns.length === 0) return new LeasedNumbers([], []);
    const given = await work.identifiers.find(igsns);
    return new LeasedNumbers(
      await work.station.blocksOf(stations),
      given.map((one) => one.igsn),
    );
  }

  /** Whether a station holds a key of a counter. */
  isHeldBy(station: string, prefix: string, key: number): boolean {
    return this.#blocks.some(
      (one) => one.holder === station && one.prefix === prefix && one.firstKey <= key && key <= one.lastKey,
    );
  }

  isGiven(igsn: string): boolean {
    return this.#given.has(igsn);
  }

  /** Notes that an IGSN is given now. */
  give(igsn: string): void {
    this.#given.add(igsn);
  }
}
