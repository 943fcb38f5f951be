import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { Format } from '../../formats/format.ts';
import { findRecord } from '../../store/read/find-record.ts';
import { type MdsAnswer, MdsRefusal, XML_TYPE } from './mds-answer.ts';
import type { MdsService } from './mds-service.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A description as a whole XML document of a format. */
export function writtenDocument(
  description: SampleDescription,
  facts: RegistrationFacts,
  format: Format,
  { writing }: Pick<MdsService, 'writing'>,
): string {
  return `${DECLARATION}${format.write(description, facts, writing)}\n`;
}

/** A record that came another way, rendered in a format for its owner, who sees all of it. */
export async function renderRecord(service: MdsService, igsn: string, format: Format): Promise<MdsAnswer> {
  const record = await findRecord(service.house.store.read, igsn);
  if (record === undefined) throw new MdsRefusal(404, "IGSN doesn't exist");
  const body = writtenDocument(record.description, record.facts, format, service);
  return { status: 200, mediaType: XML_TYPE, body };
}
