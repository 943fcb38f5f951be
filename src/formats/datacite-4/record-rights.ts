import type { FundingReference, Publisher } from '../../domain/description/agent.ts';
import { present } from '../../domain/description/present.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Licence, LocalContextsLabel } from '../../domain/description/statements.ts';
import type { WriteContext } from '../format.ts';
import type { DataciteFunding, DatacitePublisher, DataciteRights } from './datacite-record.ts';
import { FUNDER_TYPES, listed } from './kernel-lists.ts';
import { legalAddress } from './legal-address.ts';
import { isOurs, legalLanguage } from './our-own.ts';

/** Vocabulary of states of access (COAR access rights). */
export const COAR_ACCESS = 'http://purl.org/coar/access_right/';

/** The scheme by which a label of Local Contexts is known. */
export const LOCAL_CONTEXTS = 'Local Contexts';

/** State of access where it is known, then the licences and labels as stated. */
export function rightsIn(description: SampleDescription): readonly DataciteRights[] {
  const { licences = [], localContexts = [] } = description;
  return [...accessOf(description), ...licences.map(licenceOf), ...localContexts.map(labelOf)].filter(
    (one) => Object.keys(one).length > 0,
  );
}

/** A licence may state the access itself; a foreign record that is open and says nothing is not said to be so. */
function accessOf(description: SampleDescription): readonly DataciteRights[] {
  const { isPublic, moratoriumUntil, licences = [] } = description;
  if (licences.some(({ uri }) => uri?.startsWith(COAR_ACCESS))) return [];
  if (!isPublic && moratoriumUntil !== undefined)
    return [{ rights: `embargoed access until ${moratoriumUntil}`, rightsUri: `${COAR_ACCESS}c_f1cf` }];
  if (!isPublic) return [{ rights: 'restricted access', rightsUri: `${COAR_ACCESS}c_16ec` }];
  return isOurs(description) ? [{ rights: 'open access', rightsUri: `${COAR_ACCESS}c_abf2` }] : [];
}

function licenceOf({ name, uri, identifier, scheme, schemeUri, language }: Licence): DataciteRights {
  return present({
    rights: name,
    rightsUri: legalAddress(uri),
    rightsIdentifier: identifier,
    rightsIdentifierScheme: scheme,
    schemeUri: legalAddress(schemeUri),
    lang: legalLanguage(language),
  });
}

function labelOf({ name, uri }: LocalContextsLabel): DataciteRights {
  return present({
    rights: name,
    rightsUri: legalAddress(uri),
    rightsIdentifierScheme: LOCAL_CONTEXTS,
    schemeUri: 'https://localcontexts.org',
  });
}

/** Who publishes: as stated, else this installation. */
export function publisherIn(
  { publisher }: SampleDescription,
  { agentName, agentRor }: WriteContext,
): DatacitePublisher {
  if (publisher !== undefined) return publisherOf(publisher);
  if (!agentRor) return { name: agentName };
  return {
    name: agentName,
    publisherIdentifier: agentRor,
    publisherIdentifierScheme: 'ROR',
    schemeUri: 'https://ror.org',
  };
}

function publisherOf({ name, identifier, scheme, schemeUri, language }: Publisher): DatacitePublisher {
  return present({
    name,
    publisherIdentifier: identifier,
    publisherIdentifierScheme: scheme,
    schemeUri: legalAddress(schemeUri),
    lang: legalLanguage(language),
  });
}

/** Who paid, by name or with all that is known; DataCite has no contributor type for it. */
export function fundingIn({ fundingAgencies, funding = [] }: SampleDescription): readonly DataciteFunding[] {
  const all = [...fundingAgencies.map((funderName): DataciteFunding => ({ funderName })), ...funding.map(fundingOf)];
  const isName = (one: DataciteFunding) => Object.values(one).filter(Boolean).length === 1;
  return [...all.filter(isName), ...all.filter((one) => !isName(one))];
}

/** An identifier of an unlisted type is `Other`; an address of an award without number stands as its number. */
function fundingOf(one: FundingReference): DataciteFunding {
  const awardUri = legalAddress(one.awardUri);
  const isIdentified = one.funderIdentifier !== undefined;
  return present({
    funderName: one.funderName,
    funderIdentifier: one.funderIdentifier,
    funderIdentifierType: isIdentified ? (listed(FUNDER_TYPES, one.funderIdentifierType) ?? 'Other') : undefined,
    schemeUri: isIdentified ? legalAddress(one.schemeUri) : undefined,
    awardNumber: one.awardNumber ?? awardUri,
    awardUri,
    awardTitle: one.awardTitle,
  });
}

/** The day until which an embargo runs, where rights say so just as we would; undefined else. */
export function embargoOf(one: DataciteRights): string | undefined {
  if (one.rightsUri !== `${COAR_ACCESS}c_f1cf` || Object.keys(one).length !== 2) return undefined;
  return /^embargoed access until (\S+)$/.exec(one.rights ?? '')?.[1];
}
