import type { Agent, FundingReference } from '../../domain/description/agent.ts';
import { present } from '../../domain/description/present.ts';
import { bareOrcid } from '../identifier-forms.ts';
import type { Json } from './json-node.ts';

/** A person, with ORCID and affiliation, or an organisation. */
export function agentOf({ name, isOrganisation, givenName, familyName, orcid, affiliation, ror }: Agent): Json {
  if (isOrganisation) return organisation(name, ror);
  const id = bareOrcid(orcid);
  return present({
    '@type': 'Person',
    '@id': id && `https://orcid.org/${id}`,
    name,
    givenName,
    familyName,
    affiliation: affiliation && organisation(affiliation, ror),
  }) as Json;
}

/** An organisation by its name, and ROR where it is known. */
export function organisation(name: string, ror?: string): Json {
  return present({ '@type': 'Organization', '@id': ror, name }) as Json;
}

/** A grant with who gives it. */
export function grantOf({ funderName, funderIdentifier, awardNumber, awardUri, awardTitle }: FundingReference): Json {
  return present({
    '@type': 'MonetaryGrant',
    funder: organisation(funderName, funderIdentifier),
    identifier: awardNumber,
    url: awardUri,
    name: awardTitle,
  }) as Json;
}
