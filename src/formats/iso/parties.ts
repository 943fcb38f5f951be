import type { Agent } from '../../domain/description/agent.ts';
import { present } from '../../domain/description/present.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { roleOf } from '../australian/roles.ts';
import { creatorsOf } from '../cited-agents.ts';
import type { WriteContext } from '../format.ts';
import { bareOrcid } from '../identifier-forms.ts';

/** A person or organisation in one role of ISO 19115-1:2014. */
export interface Party {
  readonly role: string;
  readonly person?: string;
  readonly organisation?: string;
  readonly identifier?: { readonly code: string; readonly codeSpace: string };
  readonly email?: string;
}

/** Everybody who has to do with an object, each in each role: authors, agents, funders, holder of the object, publisher. */
export function partiesOf(
  description: SampleDescription,
  facts: RegistrationFacts,
  context: WriteContext,
): readonly Party[] {
  const { agents, fundingAgencies, funding = [], currentArchive, currentArchiveContact, operator } = description;
  const publisher = description.publisher?.name ?? context.agentName;
  return [
    ...creatorsOf(description, facts).map((agent) => partyOf(agent, 'author')),
    ...agents.filter((one) => one.role !== undefined).map((agent) => partyOf(agent, roleOf(agent.role, false))),
    ...organisations('funder', ...fundingAgencies, ...funding.map((one) => one.funderName)),
    ...(currentArchive === undefined && currentArchiveContact === undefined
      ? []
      : [present({ role: 'custodian', organisation: currentArchive, person: currentArchiveContact })]),
    ...organisations('processor', operator),
    ...organisations('publisher', publisher),
  ];
}

function organisations(role: string, ...names: readonly (string | undefined)[]): readonly Party[] {
  return names
    .filter((one) => one !== undefined && one.trim() !== '')
    .map((organisation) => present({ role, organisation }));
}

function partyOf({ name, isOrganisation, orcid, ror, affiliation, email }: Agent, role: string): Party {
  const id = bareOrcid(orcid);
  if (isOrganisation === true)
    return present({
      role,
      organisation: name,
      email,
      identifier: ror ? { code: ror, codeSpace: 'ror.org' } : undefined,
    });
  return present({
    role,
    person: name,
    organisation: affiliation,
    email,
    identifier: id === undefined ? undefined : { code: `https://orcid.org/${id}`, codeSpace: 'orcid.org' },
  });
}
