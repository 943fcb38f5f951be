import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { Finding } from '../../domain/finding.ts';

/** An event of a registration log: submitted, registered, updated, deprecated, destroyed. `at` is ISO 8601 as stated. */
export interface LogEvent {
  readonly event: string;
  readonly at: string;
  readonly comment?: string;
}

/** What a foreign document says of its registration. Absent means not stated. */
export interface ReadFacts {
  readonly registrant?: string;
  readonly registrantIdentifier?: { readonly type: string; readonly value: string };
  readonly registrantAffiliation?: string;
  readonly registeredAt?: string;
  readonly changedAt?: string;
  readonly log?: readonly LogEvent[];
}

/** One record of a document that was read. Findings say what was wrong with it and yet readable. */
export interface RecordRead {
  readonly description: SampleDescription;
  readonly facts: ReadFacts;
  readonly findings: readonly Finding[];
}

/**
 * What a writer needs to know of the registration of a record that was read; `now` (ISO 8601, UTC) stands where the document
 * says no time. A log with `destroyed` or `deprecated` at its end makes the record withdrawn.
 */
export function factsOf({ facts, description }: RecordRead, now: string): RegistrationFacts {
  const log = facts.log ?? [];
  const at = (event: string) => log.find((one) => one.event === event)?.at;
  const last = log.at(-1);
  const isWithdrawn = last?.event === 'destroyed' || last?.event === 'deprecated';
  const registeredAt = facts.registeredAt ?? at('registered') ?? description.publishedOn;
  const submittedAt = at('submitted') ?? registeredAt ?? now;
  return {
    registrant: facts.registrant ?? description.publisher?.name ?? '',
    state: isWithdrawn ? 'withdrawn' : 'registered',
    submittedAt,
    ...(registeredAt !== undefined && { registeredAt }),
    changedAt: facts.changedAt ?? last?.at ?? submittedAt,
    ...(isWithdrawn && { withdrawnAt: last.at }),
    version: 1,
  };
}
