import type { Agent, FundingReference, Publisher } from '../../domain/description/agent.ts';
import { present } from '../../domain/description/present.ts';
import type { ObjectReader } from '../datacite-json/json-reader.ts';
import { bareOrcid } from '../identifier-forms.ts';

/** Creators (or authors), then editors and contributors without a role. */
export function readAgents(root: ObjectReader): readonly Agent[] {
  const creators = [...root.objects('creator', 'name'), ...root.objects('author', 'name')];
  const editors = root.objects('editor', 'name').flatMap((one) => agentOf(one, false, 'Editor'));
  const others = root.objects('contributor', 'name').flatMap((one) => agentOf(one, false, 'Other'));
  return [...creators.flatMap((one) => agentOf(one, true)), ...editors, ...others];
}

/** The publisher, by name or as organisation. */
export function readPublisher(root: ObjectReader): Publisher | undefined {
  const one = root.object('publisher', 'name');
  const name = one?.text('name');
  const identifier = one?.text('@id', 'identifier', 'url');
  return name === undefined ? undefined : present({ name, identifier, scheme: rorOf(identifier) && 'ROR' });
}

/** Money: funders by name alone, and grants. */
export function readFunding(root: ObjectReader) {
  const funders = root.objects('funder', 'name');
  const isPlain = (one: ObjectReader) => one.text('@id', 'identifier') === undefined;
  return {
    fundingAgencies: funders.filter(isPlain).flatMap((one) => one.text('name') ?? []),
    funding: [
      ...funders.filter((one) => !isPlain(one)).flatMap((one) => fundingOf(one, {})),
      ...root.objects('funding', 'name').flatMap(grantOf),
    ],
  };
}

function grantOf(grant: ObjectReader): readonly FundingReference[] {
  const said = present({
    awardNumber: grant.text('identifier'),
    awardUri: grant.text('url'),
    awardTitle: grant.text('name'),
  });
  return grant.objects('funder', 'name').flatMap((one) => fundingOf(one, said));
}

function fundingOf(one: ObjectReader, award: Partial<FundingReference>): readonly FundingReference[] {
  const funderName = one.text('name');
  const funderIdentifier = one.text('@id', 'identifier');
  const funderIdentifierType = funderIdentifier && (rorOf(funderIdentifier) ? 'ROR' : 'Other');
  return funderName === undefined ? [] : [present({ funderName, funderIdentifier, funderIdentifierType, ...award })];
}

function agentOf(one: ObjectReader, isCreator: boolean, role?: string): readonly Agent[] {
  const name =
    one.text('name') ?? ([one.text('familyName'), one.text('givenName')].filter(Boolean).join(', ') || undefined);
  if (name === undefined) return [];
  const type = one.text('@type');
  const id = one.text('@id', 'identifier', 'sameAs');
  const institution = one.object('affiliation', 'name');
  const isOrganisation = type === undefined ? undefined : /organi[sz]ation/i.test(type);
  const orcid = bareOrcid(id);
  return [
    present({
      name,
      isOrganisation,
      role,
      isCreator,
      givenName: one.text('givenName'),
      familyName: one.text('familyName'),
      orcid: orcid && `https://orcid.org/${orcid}`,
      affiliation: institution?.text('name'),
      ror: isOrganisation ? rorOf(id) : rorOf(institution?.text('@id', 'identifier')),
      email: one.text('email'),
    }),
  ];
}

function rorOf(address: string | undefined): string | undefined {
  return address !== undefined && /^https?:\/\/ror\.org\//.test(address) ? address : undefined;
}
