import type { ObjectNames } from '../../domain/drilling/object-row.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { placeIn, type Table } from '../table.ts';
import type { ListingRun } from './listing-section.ts';

/** The lines of a listing that could not be used: the runs that lack a section because of them, and how many name no run. */
export class LostLines {
  readonly #runs = new Set<string>();
  #elsewhere = 0;
  #firstRow: number | undefined;

  /** A line of this run was left out. */
  noteRun(names: ObjectNames, core: number): void {
    this.#runs.add(keyOf(names, core));
  }

  /** A line was left out of which nobody can tell the run. */
  noteRow(row: number | undefined): void {
    this.#elsewhere += 1;
    this.#firstRow ??= row;
  }

  /** Whether a line of the run was left out. */
  touch(run: ListingRun): boolean {
    return this.#runs.has(keyOf(run.names, run.core));
  }

  /** A warning `listing-incomplete` where lines were left out that name no run; it stands at the first of them. */
  finding(table: Pick<Table, 'file' | 'sheet'>): readonly Finding[] {
    if (this.#elsewhere === 0) return [];
    const many = this.#elsewhere === 1 ? 'A line that names' : `${this.#elsewhere} lines that name`;
    const message = `${many} no core run was left out: some run may lack a section, and say a wrong top and recovery`;
    const about = { severity: 'warning', value: this.#elsewhere, rule: 'every line legible' } as const;
    return [finding('listing-incomplete', message, { ...about, at: placeIn(table, this.#firstRow) })];
  }
}

/** A run as findings and keys know it, whatever program it stands below. */
const keyOf = ({ expedition, site, hole }: ObjectNames, core: number): string =>
  JSON.stringify([expedition, site, hole, core]);
