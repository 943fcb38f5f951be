import { type Finding, finding } from '../domain/finding.ts';
import type { RecordRead } from '../formats/reading/record-read.ts';

/**
 * Members of a description of ours, as somebody sent it (`said`), that there are not: each a finding `unknown-member`. What it calls foreign
 * itself is none.
 */
export function unknownMembers({ description }: RecordRead, said: object): readonly Finding[] {
  const { foreign } = said as { readonly foreign?: unknown };
  // What is sent there and is no such element was left out by the reader.
  const own = Array.isArray(foreign) ? foreign.filter(isForeign).length : 0;
  return (description.foreign ?? []).slice(own).map(({ path }) =>
    finding('unknown-member', `${path} is no member of a description.`, {
      field: path,
      rule: 'a member of the field dictionary, GET /api/v1/fields',
    }),
  );
}

function isForeign(element: unknown): boolean {
  if (typeof element !== 'object' || element === null) return false;
  const { format, path, content } = element as Readonly<Record<string, unknown>>;
  return [format, path, content].every((one) => typeof one === 'string');
}
