import type { OwnFields } from '../domain/own-fields/own-field.ts';
import type { ImportMapping } from './mapping/table-mapping.ts';

/** How the tables of an intake are taken; `auto` looks at each table's headings. */
export type IntakeKind = 'auto' | 'tables' | 'section-listing';

/**
 * What the caller knows beside the files. `expedition` and `program` are codes: they stand in where a file names none, and a
 * file that names another is refused. `ownFields` are those of the installation; without them their columns are unknown.
 */
export interface IntakeOptions {
  readonly expedition?: string;
  readonly program?: string;
  readonly kind?: IntakeKind;
  readonly ownFields?: OwnFields;
  /** How tables are read whose headings do not say it; the tables it is not for are read as without it. */
  readonly mapping?: ImportMapping;
}
