import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** How a record was to be when its client got the answer that it is so. */
export interface ToldRecord {
  readonly kind: 'record';
  /** Which way the client went: mds, datacite, rest, bulk. */
  readonly by: string;
  readonly igsn: string;
  readonly title: string;
  readonly state: 'registered' | 'hidden' | 'withdrawn' | 'deleted';
}

/** What a station was told of one of its operations. */
export interface ToldOperation {
  readonly kind: 'operation';
  readonly id: string;
  readonly does: 'create' | 'change' | 'delete' | 'restore';
  readonly objectId: string;
  readonly type: string;
  readonly result: string;
  /** Of a change: field and value that are kept now. */
  readonly field?: string;
  readonly value?: string;
  readonly igsn?: string;
}

/** A job that was taken, with the number of its items. */
export interface ToldJob {
  readonly kind: 'job';
  readonly id: string;
  readonly items: number;
}

/** A core run that the tablet showed as kept, with so many sections below it. */
export interface ToldTabletRun {
  readonly kind: 'tablet-run';
  readonly igsn: string;
  readonly sections: number;
}

/** Something that was acknowledged. */
export type Told = ToldRecord | ToldOperation | ToldJob | ToldTabletRun;

/** The journal of the load clients: what a client was told is on the disk before it goes on. */
export class Journal {
  readonly file: string;
  readonly #descriptor: number;
  /** How much was acknowledged, by kind. */
  readonly counts = new Map<string, number>();

  constructor(file: string) {
    this.file = file;
    this.#descriptor = openSync(file, 'a');
  }

  /** Keeps what one answer said. */
  keep(...told: readonly Told[]): void {
    writeSync(this.#descriptor, told.map((one) => `${JSON.stringify(one)}\n`).join(''));
    fsyncSync(this.#descriptor);
    for (const one of told) {
      const kind = one.kind === 'record' ? one.by : one.kind;
      this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    }
  }

  /** Everything that was acknowledged, read back from the disk. */
  read(): Told[] {
    const lines = readFileSync(this.file, 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as Told);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
