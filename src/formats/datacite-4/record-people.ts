import type { Affiliation, Agent, NameIdentifier } from '../../domain/description/agent.ts';
import { present } from '../../domain/description/present.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { contributorTypeOf } from '../../domain/vocabulary/contributor-types.ts';
import { creatorsOf } from '../cited-agents.ts';
import { bareOrcid } from '../identifier-forms.ts';
import type { DataciteAffiliation, DataciteName, DataciteNameIdentifier } from './datacite-record.ts';
import { legalAddress } from './legal-address.ts';
import { isOurs, legalLanguage } from './our-own.ts';

const ORCID = 'https://orcid.org';
const ROR = 'https://ror.org';

/** Everybody a citation names, at least one. */
export function creatorsIn(description: SampleDescription, facts: RegistrationFacts): readonly DataciteName[] {
  return creatorsOf(description, facts).map((agent) => nameOf(agent, isOurs(description)));
}

/** Agents that are not creators only, who took the sample, and the holder of the sample as hosting institution. */
export function contributorsIn(description: SampleDescription): readonly DataciteName[] {
  const { agents, sampledBy, currentArchive } = description;
  const splitsNames = isOurs(description);
  const contributor = (agent: Agent, role: string) => ({
    ...nameOf(agent, splitsNames),
    contributorType: contributorTypeOf(role).label,
  });
  return [
    ...agents.flatMap((agent) => (agent.role === undefined ? [] : [contributor(agent, agent.role)])),
    ...named(sampledBy, false).map((agent) => contributor(agent, 'DataCollector')),
    ...named(currentArchive, true).map((agent) => contributor(agent, 'HostingInstitution')),
  ];
}

/** A person of a related item: name, kind and parts only. */
export function shortName(agent: Agent): DataciteName {
  const { nameIdentifiers: _, affiliation: __, ...short } = nameOf(agent, false);
  return agent.role === undefined ? short : { ...short, contributorType: contributorTypeOf(agent.role).label };
}

function named(name: string | undefined, isOrganisation: boolean): readonly Agent[] {
  return name === undefined ? [] : [{ name, isOrganisation, isCreator: false }];
}

function nameOf(agent: Agent, splitsNames: boolean): DataciteName {
  const { name, isOrganisation, givenName, familyName } = agent;
  const parts = splitsNames && isOrganisation === false ? partsOf(name) : undefined;
  return present({
    name,
    nameType: isOrganisation === undefined ? undefined : isOrganisation ? 'Organizational' : 'Personal',
    lang: legalLanguage(agent.language),
    givenName: givenName ?? parts?.givenName,
    familyName: familyName ?? parts?.familyName,
    nameIdentifiers: identifiersOf(agent),
    affiliation: affiliationsOf(agent),
  });
}

/** `Family, Given` in its two parts; a name without comma stays whole. */
function partsOf(name: string): { readonly givenName: string; readonly familyName: string } | undefined {
  const comma = name.indexOf(',');
  if (comma < 0) return undefined;
  return { givenName: name.slice(comma + 1).trim(), familyName: name.slice(0, comma).trim() };
}

function identifiersOf({ orcid, ror, isOrganisation, identifiers = [] }: Agent): readonly DataciteNameIdentifier[] {
  const bare = bareOrcid(orcid);
  const own = bare === undefined || identifiers.some((one) => bareOrcid(one.identifier) === bare) ? undefined : orcid;
  const isBare = own?.includes('/') === false;
  return [
    ...(own === undefined
      ? []
      : [{ nameIdentifier: isBare ? (bare ?? own) : own, nameIdentifierScheme: 'ORCID', schemeUri: ORCID }]),
    ...(isOrganisation && ror ? [{ nameIdentifier: ror, nameIdentifierScheme: 'ROR', schemeUri: ROR }] : []),
    ...identifiers.map(identifierOf),
  ];
}

function identifierOf({ identifier, scheme, schemeUri }: NameIdentifier): DataciteNameIdentifier {
  return present({
    nameIdentifier: identifier,
    nameIdentifierScheme: scheme || undefined,
    schemeUri: legalAddress(schemeUri),
  });
}

function affiliationsOf({
  affiliation,
  ror,
  isOrganisation,
  furtherAffiliations = [],
}: Agent): readonly DataciteAffiliation[] {
  const hasRor = ror !== undefined && !isOrganisation;
  const identified = hasRor ? { affiliationIdentifier: ror, affiliationIdentifierScheme: 'ROR', schemeUri: ROR } : {};
  return [
    ...(affiliation === undefined ? [] : [{ name: affiliation, ...identified }]),
    ...furtherAffiliations.map(furtherOf),
  ];
}

function furtherOf({ name, identifier, scheme, schemeUri }: Affiliation): DataciteAffiliation {
  return present({
    name,
    affiliationIdentifier: identifier,
    affiliationIdentifierScheme: scheme,
    schemeUri: legalAddress(schemeUri),
  });
}
