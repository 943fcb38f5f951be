import type { RegistrationEvent, RegistrationFacts } from '../../domain/description/sample-description.ts';
import { legalDate } from '../legal-values.ts';
import { each, emptyElement, NO_XML, textElement, type Xml } from '../xml/xml-writer.ts';
import type { RegistrationShape } from './registration-shape.ts';

const EVENTS = new Set(['submitted', 'registered', 'updated', 'deprecated', 'destroyed']);

/**
 * The log of a record: the document's own where one was read, else what the register knows, at least that it was submitted.
 * A time shorter than the schema takes is its first moment; an event of unknown name or time is left out.
 */
export function logElements(facts: RegistrationFacts, shape: RegistrationShape): Xml {
  const read = facts.read?.log?.map((one) => logElement(one, shape)).filter((one) => one !== NO_XML) ?? [];
  const events = read.length > 0 ? read : knownEvents(facts).map((one) => logElement(one, shape));
  return each(events, (one) => one);
}

function knownEvents(facts: RegistrationFacts): readonly RegistrationEvent[] {
  const { submittedAt, registeredAt, changedAt, withdrawnAt, version } = facts;
  const changed = version > 1 && changedAt !== withdrawnAt ? changedAt : undefined;
  const times = { submitted: submittedAt, registered: registeredAt, updated: changed, deprecated: withdrawnAt };
  return Object.entries(times).flatMap(([event, at]) => (at === undefined ? [] : [{ event, at }]));
}

function logElement({ event, at, comment, text }: RegistrationEvent, shape: RegistrationShape): Xml {
  const timeStamp = momentOf(at, shape);
  if (!EVENTS.has(event) || timeStamp === undefined) return NO_XML;
  const said = textElement('logElement', text, { event, timeStamp, comment });
  return said === NO_XML ? emptyElement('logElement', { event, timeStamp, comment }) : said;
}

function momentOf(at: string, { takesShortTimes }: RegistrationShape): string | undefined {
  const date = legalDate(at);
  if (date === undefined || takesShortTimes || date.precision === 'time') return date?.text;
  return `${date.text}${'-01-01'.slice(date.text.length - 4)}T00:00:00Z`;
}
