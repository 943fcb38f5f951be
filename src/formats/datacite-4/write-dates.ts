import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { legalDate } from '../legal-values.ts';
import { textElement, type Xml, xml } from '../xml/xml-writer.ts';

/** The year in which the record was or will be open to all: of the registration, or of a later end of the moratorium. */
export function publicationYear({ moratoriumUntil }: SampleDescription, facts: RegistrationFacts): string {
  const registered = (facts.registeredAt ?? facts.submittedAt).slice(0, 4);
  const opened = legalDate(moratoriumUntil)?.text.slice(0, 4) ?? registered;
  return [registered, opened].toSorted().at(-1) ?? registered;
}

/** Dates of the object (collected, sampled) and of its record (issued, available, updated, withdrawn). */
export function dateElements(description: SampleDescription, facts: RegistrationFacts): Xml {
  const { sampledOn, moratoriumUntil } = description;
  return xml(
    date('Collected', collected(description)),
    date('Created', legalDate(sampledOn)?.text, 'Sample taken'),
    date('Issued', facts.registeredAt),
    date('Available', legalDate(moratoriumUntil)?.text),
    date('Updated', facts.version > 1 ? facts.changedAt : undefined),
    date('Withdrawn', facts.withdrawnAt),
  );
}

function date(dateType: string, text: string | undefined, dateInformation?: string): Xml {
  return textElement('date', text, { dateType, dateInformation });
}

function collected({ collectedFrom, collectedTo }: SampleDescription): string | undefined {
  const from = legalDate(collectedFrom)?.text;
  const to = legalDate(collectedTo)?.text;
  return from === undefined || to === undefined || from === to ? (from ?? to) : `${from}/${to}`;
}
