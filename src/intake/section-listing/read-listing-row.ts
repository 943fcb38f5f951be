import { roundM } from '../../domain/drilling/length-rounding.ts';
import type { ObjectNames } from '../../domain/drilling/object-row.ts';
import { type Finding, finding, hasError } from '../../domain/finding.ts';
import type { ColumnNotes } from '../cells/column-notes.ts';
import { convertCell } from '../cells/convert-cell.ts';
import { saysNothing } from '../cells/read-text.ts';
import { type Cell, isBlank, placeIn, type Table, type TableRecord } from '../table.ts';
import { type NameReading, readName } from '../tables/object-name.ts';
import type { ListingColumn, ListingField } from './listing-columns.ts';
import type { ListedLine } from './listing-section.ts';

/** A line of a listing with the expedition it names, if any. */
export type Line = ListedLine & { readonly expeditionNames: ObjectNames };

/** The run a line belongs to, by the names it states. */
type LinePlace = Pick<Line, 'expeditionNames' | 'holeNames' | 'core'>;

/**
 * A line read, or not; findings beside a line are no errors. Of a line that cannot be used, `lostFrom` is the run it
 * belongs to, as far as its names are legible.
 */
export interface ReadLine {
  readonly line?: Line;
  readonly lostFrom?: LinePlace;
  readonly findings: readonly Finding[];
}

/** Fields that tell which run a line belongs to. */
const PLACE: ReadonlySet<ListingField> = new Set(['program', 'expedition', 'site', 'hole', 'core']);

/** Reads the lines of one listing; `read` can be called for each record in turn. */
export class ListingRowReader {
  readonly #table: Omit<Table, 'read'>;
  readonly #columns: ReadonlyMap<ListingField, ListingColumn>;
  readonly #notes: ColumnNotes;
  #findings: Finding[] = [];
  #isPlaced = true;
  #record: TableRecord = { row: 0, cells: [] };

  constructor(table: Omit<Table, 'read'>, columns: readonly ListingColumn[], notes: ColumnNotes) {
    this.#table = table;
    this.#columns = new Map(columns.map((column) => [column.field, column]));
    this.#notes = notes;
  }

  /** One line. Errors: `missing-value`, `illegal-name`, `not-a-number`, `mixed-decimal-marks`. */
  read(record: TableRecord): ReadLine {
    this.#record = record;
    this.#findings = [];
    this.#isPlaced = true;
    const line = this.#line();
    if (!hasError(this.#findings)) return { line, findings: this.#findings };
    return this.#isPlaced ? { lostFrom: line, findings: this.#findings } : { findings: this.#findings };
  }

  #line(): Line {
    const core = this.#name('core', 'core_run');
    const section = this.#name('section', 'section');
    return {
      expeditionNames: { ...this.#optionalName('program'), ...this.#optionalName('expedition') },
      holeNames: { site: this.#name('site', 'site').name, hole: this.#name('hole', 'hole').name },
      core: Number(core.name),
      ...this.#coreType(core),
      name: section.name,
      number: Number(section.values.section ?? 0),
      curatedM: this.#metres('curated'),
      topM: this.#metres('top'),
      bottomM: this.#metres('bottom'),
      ...this.#scaled(),
      ...this.#optionalMetres('recovered', 'recoveredM'),
      ...this.#optionalMetres('drilled', 'drilledM'),
      at: placeIn(this.#table, this.#record.row),
    };
  }

  #cell(field: ListingField): Exclude<Cell, null> | undefined {
    const column = this.#columns.get(field);
    const cell = column === undefined ? null : (this.#record.cells[column.index] ?? null);
    return cell === null || isBlank(cell) || (typeof cell === 'string' && saysNothing(cell)) ? undefined : cell;
  }

  #name(field: ListingField, type: 'site' | 'hole' | 'core_run' | 'section'): NameReading & { readonly ok: true } {
    const cell = this.#cell(field);
    const reading = cell === undefined ? undefined : readName(type, cell);
    if (reading?.ok) return reading;
    if (reading === undefined) this.#refuse(field, 'missing-value', '', 'a value in every line');
    else this.#refuse(field, 'illegal-name', cell, reading.rule);
    return { ok: true, name: '', values: {} };
  }

  #optionalName(field: 'program' | 'expedition'): ObjectNames {
    const cell = this.#cell(field);
    const reading = cell === undefined ? undefined : readName(field, cell);
    return reading?.ok ? { [field]: reading.name } : {};
  }

  #coreType(core: NameReading & { readonly ok: true }): { readonly coreType?: string } {
    const cell = this.#cell('coreType') ?? core.values.core_type;
    return cell === undefined || cell === null ? {} : { coreType: String(cell).trim() };
  }

  #scaled(): Pick<ListedLine, 'scaled'> {
    const has = this.#cell('topScaled') !== undefined && this.#cell('bottomScaled') !== undefined;
    return has ? { scaled: { topM: this.#metres('topScaled'), bottomM: this.#metres('bottomScaled') } } : {};
  }

  #optionalMetres<Key extends string>(field: ListingField, key: Key): Partial<Record<Key, number>> {
    return this.#cell(field) === undefined ? {} : ({ [key]: this.#metres(field) } as Record<Key, number>);
  }

  #metres(field: ListingField): number {
    const cell = this.#cell(field);
    if (cell === undefined) return this.#refuse(field, 'missing-value', '', 'a value in every line');
    const column = this.#columns.get(field)!;
    const reading = convertCell(cell, 'decimal', this.#table.origin);
    if (!reading.ok || typeof reading.value !== 'number') {
      return this.#refuse(field, 'not-a-number', cell, reading.ok ? 'a number' : reading.rule);
    }
    const note = reading.note && this.#notes.take(reading.note, column.heading, this.#record.row, cell);
    if (note !== undefined) this.#findings.push(note);
    return roundM(reading.value * column.toMetres);
  }

  /** Notes an error; the number stands in for the value that is not there. */
  #refuse(field: ListingField, code: string, value: unknown, rule: string): number {
    if (PLACE.has(field)) this.#isPlaced = false;
    const heading = this.#columns.get(field)?.heading ?? field;
    const message = code === 'missing-value' ? `${heading} is empty` : `${heading}: not ${rule}`;
    const at = placeIn(this.#table, this.#record.row, heading);
    this.#findings.push(finding(code, message, { field: heading, value, rule, at }));
    return 0;
  }
}
