import { DESCRIPTION_FIELDS, type DescriptionField } from './description-fields.ts';
import type { SampleDescription } from './sample-description.ts';

/** A member in which two descriptions differ; a side that does not state it is absent. */
export interface DescriptionChange {
  readonly field: DescriptionField;
  readonly label: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** In what two descriptions differ, member by member in the order of the field descriptors; empty where they say the same. */
export function diffDescriptions(before: SampleDescription, after: SampleDescription): readonly DescriptionChange[] {
  return (Object.keys(DESCRIPTION_FIELDS) as DescriptionField[]).flatMap((field) => {
    const [then, now] = [before[field], after[field]];
    if (spelled(then) === spelled(now)) return [];
    const { label } = DESCRIPTION_FIELDS[field];
    return [{ field, label, ...(then !== undefined && { before: then }), ...(now !== undefined && { after: now }) }];
  });
}

/** JSON with members in one order, so that equal values are spelled alike. */
function spelled(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
