import { escapeAttribute, textElement } from '../../formats/xml/xml-writer.ts';
import { findFirstChange } from '../../store/read/find-first-change.ts';
import { findFirstHarvested, listFriends } from '../../store/read/harvest-sources.ts';
import type { VerbResult } from './answer.ts';
import { toDatestamp } from './datestamp.ts';
import { toOaiIdentifier } from './oai-identifier.ts';
import type { OaiRepository } from './oai-repository.ts';

const IDENTIFIER_NAMESPACE = 'http://www.openarchives.org/OAI/2.0/oai-identifier';
const RIGHTS_NAMESPACE = 'http://www.openarchives.org/OAI/2.0/rights/';
const FRIENDS_NAMESPACE = 'http://www.openarchives.org/OAI/2.0/friends/';
const OF_METADATA = 'http://www.openarchives.org/OAI/2.0/entity#metadata';
/** Stands in an empty repository for the identifiers that will be there; no object has it. */
const NO_OBJECT = 'XXXX00000000000';

/**
 * Identify: who serves what. The earliest datestamp comes from the data; an empty repository gives the present moment,
 * before which nothing can change any more. Describes the identifiers (guideline oai-identifier), under what licence the metadata
 * may be used where the operator says so (rights), and the active sources that we harvest ourselves (friends).
 */
export async function identify({ face, baseUrl, reexports, rights }: OaiRepository): Promise<VerbResult> {
  const { agent } = face;
  const earliest = await findFirstChange(face.store.read);
  const firstHarvested = reexports ? await findFirstHarvested(face.store.read) : undefined;
  const times = [earliest?.changedAt, firstHarvested].filter((one) => one !== undefined).toSorted();
  const friends = await listFriends(face.store.read);
  const elements = [
    textElement('repositoryName', agent.name),
    textElement('baseURL', baseUrl),
    textElement('protocolVersion', '2.0'),
    textElement('adminEmail', agent.adminEmail),
    textElement('earliestDatestamp', toDatestamp(times[0] ?? face.now().toISOString())),
    textElement('deletedRecord', 'persistent'),
    textElement('granularity', 'YYYY-MM-DDThh:mm:ssZ'),
    textElement('compression', 'gzip'),
    `<description>${describeIdentifiers(agent.repositoryIdentifier, earliest?.igsn ?? NO_OBJECT)}</description>`,
    ...(rights === '' ? [] : [`<description>${describeRights(rights)}</description>`]),
    ...(friends.length === 0 ? [] : [`<description>${describeFriends(friends)}</description>`]),
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

function describeRights(licence: string): string {
  const location = `${RIGHTS_NAMESPACE} http://www.openarchives.org/OAI/2.0/rightsManifest.xsd`;
  return `<rightsManifest xmlns="${RIGHTS_NAMESPACE}" xsi:schemaLocation="${location}" appliesTo="${OF_METADATA}"><rights><rightsReference ref="${escapeAttribute(licence)}"/></rights></rightsManifest>`;
}

function describeFriends(addresses: readonly string[]): string {
  const location = `${FRIENDS_NAMESPACE} http://www.openarchives.org/OAI/2.0/friends.xsd`;
  const elements = addresses.map((one) => textElement('baseURL', one)).join('');
  return `<friends xmlns="${FRIENDS_NAMESPACE}" xsi:schemaLocation="${location}">${elements}</friends>`;
}
