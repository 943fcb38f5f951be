import { DESCRIPTION_FIELDS, type DescriptionField } from '../../../domain/description/description-fields.ts';
import type { SampleDescription } from '../../../domain/description/sample-description.ts';

// About publicity itself, and what no page shows by a name of its own.
const NOT_NAMED: ReadonlySet<string> = new Set(['isPublic', 'moratoriumUntil', 'isDemonstration', 'stated', 'foreign']);

/** Of what a description says, the labels of what a part of it still says and of what it says otherwise or not; in the order of pages. */
export function fieldNames(
  whole: SampleDescription,
  part: SampleDescription,
): { readonly shown: readonly string[]; readonly hidden: readonly string[] } {
  const fields = (Object.keys(DESCRIPTION_FIELDS) as DescriptionField[]).filter(
    (field) => !NOT_NAMED.has(field) && isSaid(whole[field]),
  );
  const isSame = (field: DescriptionField) => JSON.stringify(whole[field]) === JSON.stringify(part[field]);
  const labels = (some: readonly DescriptionField[]) => some.map((field) => DESCRIPTION_FIELDS[field].label);
  return { shown: labels(fields.filter(isSame)), hidden: labels(fields.filter((field) => !isSame(field))) };
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}
