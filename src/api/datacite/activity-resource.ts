import { doiUrl } from '../../formats/identifier-forms.ts';
import type { AuditRow } from '../../store/read/list-audit.ts';
import type { DataciteContext } from './datacite-context.ts';
import type { Resource } from './json-api.ts';

/** A line of the audit trail as DataCite shows an activity, in the words of PROV. */
export function activityResource(row: AuditRow, { write, face }: DataciteContext): Resource {
  const before = row.before === null ? null : (JSON.parse(row.before) as unknown);
  const after = row.after === null ? null : (JSON.parse(row.after) as unknown);
  return {
    id: row.id,
    type: 'activities',
    attributes: {
      'prov:wasGeneratedBy': `${face.baseUrl}/datacite/activities/${row.id}`,
      'prov:generatedAtTime': row.at,
      'prov:wasDerivedFrom': doiUrl(row.subject, write),
      'prov:wasAttributedTo': row.actor,
      action: row.action,
      origin: row.origin,
      changes: { before, after },
    },
    relationships: { doi: { data: { id: `${write.doiPrefix}/${row.subject.toLowerCase()}`, type: 'dois' } } },
  };
}
