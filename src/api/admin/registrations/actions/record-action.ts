import { CorestoneError } from '../../../../domain/error.ts';
import type { RecordChange } from '../../../../operations/registry/record-change.ts';
import type { RegisterRecord } from '../../../../store/read/find-record.ts';
import type { Question } from '../../confirm-page.ts';
import type { FormState } from '../../form-fields.ts';
import type { Visit } from '../../visit.ts';

/** What a page asks before something is done with a record. */
export type Asked = Pick<Question, 'title' | 'text' | 'fields' | 'button' | 'isDangerous'>;

/** What can be done with a record: how it is asked for, and how it is done. */
export interface RecordAction {
  /** Its address behind that of the record. */
  readonly path: string;
  readonly fields: readonly string[];
  /** What stands in the form before anybody typed; nothing where not given. */
  readonly initial?: (record: RegisterRecord, visit: Visit) => Readonly<Record<string, string>>;
  readonly ask: (visit: Visit, record: RegisterRecord, state: FormState) => Asked | Promise<Asked>;
  /** The key of what is said afterwards. */
  readonly run: (visit: Visit, record: RegisterRecord) => Promise<string>;
  /** Where it leads afterwards; to the record where not given. */
  readonly onward?: string;
}

/** Changes the record as the API does, if it still stands as the form showed it; the state it then has, or `unchanged`. */
export async function takeRecordChange(
  { house, caller }: Visit,
  { igsn, facts }: RegisterRecord,
  change: Pick<RecordChange, 'wish' | 'privacy' | 'description' | 'landingUrl'>,
): Promise<string> {
  const expectedVersion = facts.version;
  const outcome = await house.takeChange({ caller, igsn, mode: 'update', expectedVersion, ...change });
  if (outcome.outcome === 'unchanged') return 'unchanged';
  if (outcome.outcome !== 'refused') return outcome.state;
  throw new CorestoneError(outcome.code, outcome.message, { findings: outcome.findings });
}

/** Throws `conflict` when a form was made of another version of the record than stands now; a form that names none is taken. */
export function ensureSameVersion({ form }: Visit, { igsn, facts }: RegisterRecord): void {
  const shown = form.get('version') ?? '';
  if (shown === '' || shown === String(facts.version)) return;
  const message = `Somebody changed ${igsn} while this form was open: it stands at version ${facts.version} now, and the form shows it so. Send it again if it is still meant.`;
  throw new CorestoneError('conflict', message);
}
