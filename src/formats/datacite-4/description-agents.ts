import type { Affiliation, Agent } from '../../domain/description/agent.ts';
import { present } from '../../domain/description/present.ts';
import { bareOrcid } from '../identifier-forms.ts';
import type { DataciteAffiliation, DataciteName, DataciteNameIdentifier, DataciteRecord } from './datacite-record.ts';
import { CONTRIBUTORS, listed } from './kernel-lists.ts';

/** Creators, then contributors. A hosting institution or collector of whom only the name is known has its own member. */
export function agentsOf({ creators = [], contributors = [] }: DataciteRecord) {
  const archive = contributors.findLast((one) => isNameOnly(one, 'HostingInstitution', 'Organizational'));
  const sampler = contributors.findLast((one) => isNameOnly(one, 'DataCollector', 'Personal'));
  const others = contributors.filter((one) => one !== archive && one !== sampler);
  return {
    agents: [...creators.map((one) => agentOf(one, true)), ...others.map((one) => agentOf(one, false))],
    currentArchive: archive?.name,
    sampledBy: sampler?.name,
  };
}

/** A person of a related item. */
export function shortAgentOf(one: DataciteName, isCreator: boolean): Agent {
  return agentOf(one, isCreator);
}

function isNameOnly(
  { name: _, nameType, contributorType, ...more }: DataciteName,
  role: string,
  kind: string,
): boolean {
  const isEmpty = Object.values(more).every((one) => Array.isArray(one) && one.length === 0);
  return contributorType === role && nameType === kind && isEmpty;
}

function agentOf(one: DataciteName, isCreator: boolean): Agent {
  const { nameIdentifiers = [], affiliation = [], contributorType, lang } = one;
  const isOrganisation = kindOf(one.nameType);
  const orcid = nameIdentifiers.find(isOrcid);
  const ror = isOrganisation === true ? nameIdentifiers.find(isRor) : undefined;
  const [first] = affiliation;
  const main = first !== undefined && isPlain(first, isOrganisation === true) ? first : undefined;
  const identifiers = nameIdentifiers.filter((known) => known !== orcid && known !== ror).map(identifierOf);
  const furtherAffiliations = affiliation.filter((known) => known !== main).map(affiliationOf);
  return present({
    name: one.name,
    isOrganisation,
    role: listed(CONTRIBUTORS, contributorType) ?? contributorType,
    isCreator,
    givenName: one.givenName,
    familyName: one.familyName,
    language: lang,
    orcid: orcid?.nameIdentifier,
    affiliation: main?.name,
    ror: ror?.nameIdentifier ?? main?.affiliationIdentifier,
    identifiers: identifiers.length === 0 ? undefined : identifiers,
    furtherAffiliations: furtherAffiliations.length === 0 ? undefined : furtherAffiliations,
  });
}

function kindOf(nameType: string | undefined): boolean | undefined {
  const kind = nameType?.toLowerCase();
  return kind === 'organizational' ? true : kind === 'personal' ? false : undefined;
}

function isAt(uri: string | undefined, address: string): boolean {
  return uri?.replace(/^http:/, 'https:').replace(/\/$/, '') === address;
}

function isOrcid({ nameIdentifier, nameIdentifierScheme, schemeUri }: DataciteNameIdentifier): boolean {
  return (
    nameIdentifierScheme === 'ORCID' && isAt(schemeUri, 'https://orcid.org') && bareOrcid(nameIdentifier) !== undefined
  );
}

function isRor({ nameIdentifierScheme, schemeUri }: DataciteNameIdentifier): boolean {
  return nameIdentifierScheme === 'ROR' && isAt(schemeUri, 'https://ror.org');
}

/** True for an affiliation without identifier, or of a person with ROR as we write it. */
function isPlain(one: DataciteAffiliation, isOrganisation: boolean): boolean {
  if (Object.keys(one).length === 1) return true;
  const isKnown = one.affiliationIdentifier !== undefined && one.affiliationIdentifierScheme === 'ROR';
  return isKnown && !isOrganisation && isAt(one.schemeUri, 'https://ror.org');
}

function identifierOf({ nameIdentifier, nameIdentifierScheme = '', schemeUri }: DataciteNameIdentifier) {
  return present({ identifier: nameIdentifier, scheme: nameIdentifierScheme, schemeUri });
}

function affiliationOf({
  name,
  affiliationIdentifier,
  affiliationIdentifierScheme,
  schemeUri,
}: DataciteAffiliation): Affiliation {
  return present({ name, identifier: affiliationIdentifier, scheme: affiliationIdentifierScheme, schemeUri });
}
