import type { FileLocation, Finding } from '../finding.ts';
import type { ObjectType } from './object-type.ts';

/** A field's value as rows carry it: dates are ISO 8601 text, lists are lists of text, `null` is "known to be empty". */
export type FieldValue = string | number | boolean | readonly string[] | null;

/** Values by field name; a field that the source did not mention is absent and left as it is. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

/**
 * The names that lead from the program down to an object, by type; sections as `1` or `CC`, samples as `10-15`,
 * a sample below a sample as the way `10-15:P1`.
 */
export type ObjectNames = Readonly<Partial<Record<ObjectType, string>>>;

/**
 * One object as a file states it. `names` holds its own name and those of all its ancestors that the file names. An
 * `implied` object was only named by a row of something below it: it is created where missing and never changed.
 * `igsn` is an identifier the object already has. `at` is the place in the file.
 */
export interface ObjectRow {
  readonly type: ObjectType;
  readonly names: ObjectNames;
  readonly values: FieldValues;
  readonly implied: boolean;
  readonly igsn?: string;
  /** The source says that required fields are missing: the object was only ever named by what lies below it. */
  readonly incomplete?: boolean;
  /** A row of something below it states it too: it is made and changed like any other, and counts as no row. */
  readonly aside?: boolean;
  /** Where a list says that it stands: code or words of a place of the storage, and the name of a box there. */
  readonly standsIn?: { readonly place?: string; readonly box?: string };
  readonly at: FileLocation;
}

/** What an intake yields, parents before their children. */
export type IntakeItem =
  | { readonly kind: 'row'; readonly row: ObjectRow }
  | { readonly kind: 'finding'; readonly finding: Finding };
