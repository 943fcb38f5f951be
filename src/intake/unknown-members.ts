import { type Finding, finding } from '../domain/finding.ts';
import type { RecordRead } from '../formats/reading/record-read.ts';

/**
 * Members of a description of ours, as somebody sent it (`said`), that there are not: each a finding `unknown-member`. What it calls foreign
 * itself is none.
 */
export function unknownMembers({ description }: RecordRead, said: object): readonly Finding[] {
  const own = (said as { foreign?: readonly unknown[] }).foreign?.length ?? 0;
  return (description.foreign ?? []).slice(own).map(({ path }) =>
    finding('unknown-member', `${path} is no member of a description.`, {
      field: path,
      rule: 'a member of the field dictionary, GET /api/v1/fields',
    }),
  );
}
