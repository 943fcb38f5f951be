import { present } from '../../domain/description/present.ts';
import type {
  RegistrationEvent,
  RegistrationFacts,
  SampleDescription,
} from '../../domain/description/sample-description.ts';
import type { Finding } from '../../domain/finding.ts';

/** An event of a registration log, as {@link RegistrationEvent}. */
export type LogEvent = RegistrationEvent;

/** What a foreign document says of its registration. Absent means not stated. */
export interface ReadFacts {
  readonly registrant?: string;
  readonly registrantIdentifier?: { readonly type: string; readonly value: string };
  readonly registrantAffiliation?: string;
  readonly registrantAffiliationIdentifier?: { readonly type: string; readonly value: string };
  readonly registeredAt?: string;
  readonly changedAt?: string;
  readonly log?: readonly LogEvent[];
}

/** One record of a document that was read. Findings say what was wrong with it and yet readable. */
export interface RecordRead {
  readonly description: SampleDescription;
  readonly facts: ReadFacts;
  readonly findings: readonly Finding[];
  /** The object of a JSON document that paths of the findings begin from; absent where they begin from the whole. */
  readonly readFrom?: object;
}

/**
 * What a writer needs to know of the registration of a record that was read; `now` (ISO 8601, UTC) stands where the document
 * says no time that begins with a year. A record whose last change of state was `destroyed` or `deprecated` is withdrawn, whatever is noted after.
 */
export function factsOf({ facts, description }: RecordRead, now: string): RegistrationFacts {
  const log = facts.log ?? [];
  const at = (event: string) => log.find((one) => one.event === event)?.at;
  const last = latest(log.filter((one) => STATES.has(one.event)));
  const isWithdrawn = last?.event === 'destroyed' || last?.event === 'deprecated';
  const registeredAt = facts.registeredAt ?? at('registered') ?? description.publishedOn;
  const submittedAt =
    [at('submitted'), registeredAt].find((one) => one !== undefined && BEGINS_WITH_YEAR.test(one)) ?? now;
  const { registrantIdentifier, registrantAffiliation, registrantAffiliationIdentifier } = facts;
  return {
    registrant: facts.registrant ?? description.publisher?.name ?? '',
    state: isWithdrawn ? 'withdrawn' : 'registered',
    submittedAt,
    ...(registeredAt !== undefined && { registeredAt }),
    changedAt: facts.changedAt ?? latest(log)?.at ?? submittedAt,
    ...(isWithdrawn && { withdrawnAt: last.at }),
    version: 1,
    read: present({ registrantIdentifier, registrantAffiliation, registrantAffiliationIdentifier, log: facts.log }),
  };
}

const BEGINS_WITH_YEAR = /^\d{4}(?!\d)/;
const STATES = new Set(['registered', 'deprecated', 'destroyed']);

/** The latest by its time; of several at one time the last noted. Logs occur in any order. */
function latest(log: readonly LogEvent[]): LogEvent | undefined {
  return log.reduce<LogEvent | undefined>(
    (best, one) => (best === undefined || one.at >= best.at ? one : best),
    undefined,
  );
}
