import { finding } from '../../domain/finding.ts';
import { SourceFault } from '../../operations/harvest/source-client.ts';

/** The fault of an answer that is none of OAI-PMH, with the words of the page where it is one. */
export function notOai(address: string, text: string): SourceFault {
  const title = /<title[^>]*>([^<]*)</i.exec(text)?.[1]?.trim() ?? text.replace(/\s+/g, ' ').slice(0, 120);
  const message = 'The source answers with something that is no OAI-PMH.';
  return new SourceFault(finding('not-oai', message, { value: `${address}: ${title}`, rule: 'an OAI-PMH element' }));
}
