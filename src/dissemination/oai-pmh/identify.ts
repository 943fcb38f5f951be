import { textElement } from '../../formats/xml/xml-writer.ts';
import { findFirstChange } from '../../store/read/find-first-change.ts';
import type { VerbResult } from './answer.ts';
import { toDatestamp } from './datestamp.ts';
import { toOaiIdentifier } from './oai-identifier.ts';
import type { OaiRepository } from './oai-repository.ts';

const IDENTIFIER_NAMESPACE = 'http://www.openarchives.org/OAI/2.0/oai-identifier';
/** Stands in an empty repository for the identifiers that will be there; no object has it. */
const NO_OBJECT = 'XXXX00000000000';

/**
 * Identify: who serves what. The earliest datestamp comes from the data; an empty repository gives the present moment,
 * before which nothing can change any more. Describes the identifiers by the oai-identifier guideline.
 */
export async function identify({ face, baseUrl }: OaiRepository): Promise<VerbResult> {
  const { agent } = face;
  const earliest = await findFirstChange(face.store.read);
  const elements = [
    textElement('repositoryName', agent.name),
    textElement('baseURL', baseUrl),
    textElement('protocolVersion', '2.0'),
    textElement('adminEmail', agent.adminEmail),
    textElement('earliestDatestamp', toDatestamp(earliest?.changedAt ?? face.now().toISOString())),
    textElement('deletedRecord', 'persistent'),
    textElement('granularity', 'YYYY-MM-DDThh:mm:ssZ'),
    textElement('compression', 'gzip'),
    `<description>${describeIdentifiers(agent.repositoryIdentifier, earliest?.igsn ?? NO_OBJECT)}</description>`,
  ];
  return { xml: `<Identify>\n${elements.join('\n')}\n</Identify>\n` };
}

function describeIdentifiers(repositoryIdentifier: string, igsn: string): string {
  const elements = [
    textElement('scheme', 'oai'),
    textElement('repositoryIdentifier', repositoryIdentifier),
    textElement('delimiter', ':'),
    textElement('sampleIdentifier', toOaiIdentifier(repositoryIdentifier, igsn)),
  ];
  const location = `${IDENTIFIER_NAMESPACE} http://www.openarchives.org/OAI/2.0/oai-identifier.xsd`;
  return `<oai-identifier xmlns="${IDENTIFIER_NAMESPACE}" xsi:schemaLocation="${location}">${elements.join('')}</oai-identifier>`;
}
