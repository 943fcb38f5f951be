import type { Agent, FundingReference } from '../../domain/description/agent.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Curation } from '../../domain/description/statements.ts';
import { bareOrcid, type TypedIdentifier, webAddress } from '../identifier-forms.ts';
import { each, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { type Dialect, lastPart, NIL, ROLES } from './dialect.ts';
import { roleOf } from './roles.ts';
import { stated } from './write-place.ts';
import { typeUri } from './write-related.ts';

/** Who is not known; both schemas insist on a curator or an institution. */
const UNKNOWN = `${NIL}unknown`;

/**
 * `curationDetails`: the stays that are known, else the present and the first archive, else one stay at an unknown place,
 * since the element must be there.
 */
export function curationElements(description: SampleDescription, dialect: Dialect): Xml {
  return wrap(
    'curationDetails',
    each(staysOf(description), (stay) => stayElement(stay, dialect)),
  );
}

/** `contributors`: agents in the roles of ISO 19115, then who paid. */
export function contributorElements(description: SampleDescription, dialect: Dialect): Xml {
  const { agents, fundingAgencies, funding = [] } = description;
  const funders: readonly FundingReference[] = [...fundingAgencies.map((funderName) => ({ funderName })), ...funding];
  return wrap(
    'contributors',
    xml(
      each(agents, (agent) =>
        contributorElement(agent.name, roleOf(agent.role, agent.isCreator), identifierOf(agent), dialect),
      ),
      each(funders, (one) => contributorElement(one.funderName, 'funder', funderIdentifier(one), dialect)),
    ),
  );
}

function staysOf({ curations = [], ...description }: SampleDescription): readonly Curation[] {
  if (curations.length > 0) return curations;
  const { currentArchive, currentArchiveContact, originalArchive, originalArchiveContact } = description;
  const stays = [stay(originalArchive, originalArchiveContact), stay(currentArchive, currentArchiveContact)];
  const known = stays.filter((one) => one !== undefined);
  return known.length > 0 ? known : [{ institution: UNKNOWN }];
}

function stay(institution: string | undefined, curator: string | undefined): Curation | undefined {
  if (institution === undefined && curator === undefined) return undefined;
  return { institution: institution ?? UNKNOWN, ...(curator !== undefined && { curator }) };
}

function stayElement(curation: Curation, dialect: Dialect): Xml {
  const { institution, institutionUri, location } = curation;
  return wrap(
    'curation',
    xml(
      curatorElement(curation, dialect),
      textElement('curationDate', stated(curation.date)),
      textElement('curationLocation', location),
      textElement('curatingInstitution', filled(institution), {
        institutionURI: institutionUri && webAddress(institutionUri, 2000),
      }),
    ),
  );
}

function curatorElement({ curator, curatorIdentifier, curatorIdentifierType }: Curation, dialect: Dialect): Xml {
  if (!dialect.isArdc) return textElement('curator', curator);
  const identifier = curatorIdentifier && { value: curatorIdentifier, type: curatorIdentifierType ?? 'local' };
  return wrap(
    'curator',
    xml(
      textElement('curatorName', filled(curator)),
      identifierElement('curatorIdentifier', identifier || undefined, dialect),
    ),
  );
}

function contributorElement(name: string, role: string, identifier: TypedIdentifier | undefined, dialect: Dialect) {
  return wrap(
    'contributor',
    xml(textElement('contributorName', filled(name)), identifierElement('contributorIdentifier', identifier, dialect)),
    { contributorType: `${ROLES}${role}` },
  );
}

function identifierElement(name: string, identifier: TypedIdentifier | undefined, dialect: Dialect): Xml {
  const type = identifier && typeUri(identifier, dialect);
  return identifier && type ? textElement(name, identifier.value, { [`${name}Type`]: type }) : NO_XML;
}

function identifierOf({ orcid, ror, isOrganisation, identifiers = [] }: Agent): TypedIdentifier | undefined {
  const id = bareOrcid(orcid);
  if (id !== undefined) return { type: 'ORCID', value: `https://orcid.org/${id}` };
  if (isOrganisation === true && ror !== undefined) return { type: 'ROR', value: ror };
  const [first] = identifiers;
  return first && { type: lastPart(first.scheme), value: first.identifier };
}

function funderIdentifier({ funderIdentifier: value, funderIdentifierType }: FundingReference) {
  return value === undefined ? undefined : { type: funderIdentifierType ?? 'URL', value };
}

function filled(text: string | undefined): string {
  return text === undefined || text.trim() === '' ? UNKNOWN : text;
}
