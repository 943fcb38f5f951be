import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { Database } from '../../store/schema.generated.ts';
import type { CoveredField } from '../landing/covered-fields.ts';

/** Types of objects that have a page; the others are said on the pages of these. */
type PageType = Exclude<
  ObjectType,
  | 'program'
  | 'site'
  | 'core_box'
  | 'sample_request'
  | 'lithology'
  | 'structure'
  | 'bit_run'
  | 'driller_report'
  | 'daily_report'
  | 'contributor'
  | 'related_work'
>;

type FieldOf<T extends PageType> = T extends PageType ? keyof Database[T] : never;

/** A field that a page shows as it was entered, under its own label. A new field is one, unless the description covers it. */
export type ShownField = Exclude<FieldOf<PageType>, CoveredField | 'id' | 'own'>;

/** The labels of these fields. */
export type FieldWords = Readonly<Record<ShownField, string>>;
