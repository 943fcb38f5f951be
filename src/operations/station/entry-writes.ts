import type { IdentifierRow } from '../identifier-ports.ts';
import type { Actor, AuditEntry, Work } from '../ports.ts';
import type { ChangedObject, NewObject } from '../tree-ports.ts';
import type { KeptOutcome, PlacedObject, Trace } from './station-ports.ts';

/**
 * What the operations of one unit of work are to write: gathered, so that it is written with few statements, and numbered in
 * the order of changes of the expedition, whose clock the unit of work holds.
 */
export class EntryWrites {
  readonly at: string;
  readonly #work: Work;
  readonly #heldSeq: number;
  #seq: number;
  #identifiers: IdentifierRow[] = [];
  #made = new Map<string, PlacedObject<NewObject>>();
  #changed = new Map<string, PlacedObject<ChangedObject>>();
  #trail: Trace[] = [];

  /** `seq` is the last number that was given in the expedition. */
  constructor(work: Work, seq: number) {
    this.#work = work;
    this.at = work.now();
    this.#heldSeq = seq;
    this.#seq = seq;
  }

  /** The last number given. */
  get seq(): number {
    return this.#seq;
  }

  /** Whether any number was given since the clock was held. */
  get isMoved(): boolean {
    return this.#seq > this.#heldSeq;
  }

  /** Gives numbers; the first of them. */
  takeSeqs(count: number): number {
    this.#seq += count;
    return this.#seq - count + 1;
  }

  make(object: NewObject, by: string, identifier?: IdentifierRow): void {
    this.#made.set(object.id, { object, by, seq: this.takeSeqs(1) });
    if (identifier !== undefined) this.#identifiers.push(identifier);
  }

  /** An object that is itself not written yet is written as it is now. */
  change(object: ChangedObject, by: string): void {
    const seq = this.takeSeqs(1);
    const made = this.#made.get(object.id)?.object;
    if (made === undefined) this.#changed.set(object.id, { object, by, seq });
    else this.#made.set(object.id, { object: { ...made, values: object.values }, by, seq });
  }

  note(actor: Actor, ...entries: AuditEntry[]): void {
    this.#trail.push(...entries.map((entry) => ({ actor, entry })));
  }

  /** Writes what was gathered, for whoever is about to read it, or at the end with what became of the operations. */
  async settle(outcomes: readonly KeptOutcome[] = []): Promise<void> {
    const gathered = {
      at: this.at,
      identifiers: this.#identifiers,
      made: [...this.#made.values()],
      changed: [...this.#changed.values()],
      trail: this.#trail,
      outcomes,
    };
    this.#identifiers = [];
    this.#made = new Map();
    this.#changed = new Map();
    this.#trail = [];
    await this.#work.station.keep(gathered);
  }
}
