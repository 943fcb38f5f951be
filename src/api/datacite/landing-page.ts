import type { Selectable } from 'kysely';
import type { LandingCheckTable } from '../../store/schema.generated.ts';

/** What the checker of landing pages found, in DataCite's words; `status` null where nothing answered. */
export function landingPageOf(check: Selectable<LandingCheckTable>): Readonly<Record<string, unknown>> {
  return {
    checked: check.checked_at,
    url: check.final_url ?? check.url,
    status: check.status,
    contentType: check.media_type,
    error: check.detail === '' ? null : check.detail,
    outcome: check.outcome,
  };
}
