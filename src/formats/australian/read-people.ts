import type { Agent, FundingReference } from '../../domain/description/agent.ts';
import { present } from '../../domain/description/present.ts';
import type { Curation } from '../../domain/description/statements.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import { lastPart, NIL } from './dialect.ts';
import { contributorTypeOfRole } from './roles.ts';

/** Agents and funders of a resource. A funder without identifier is a funding agency by name. */
export interface People {
  readonly agents: readonly Agent[];
  readonly fundingAgencies: readonly string[];
  readonly funding: readonly FundingReference[];
}

/** Reads `contributors`: funders apart from agents. */
export function readContributors(resource: ElementReader): People {
  const people = resource.list('contributors', 'contributor').map(contributorOf);
  const named = people.filter((one) => one.name !== undefined);
  const funders = named.filter((one) => one.role === 'funder');
  return {
    agents: named.filter((one) => one.role !== 'funder').map(agentOf),
    fundingAgencies: funders.filter((one) => one.identifier === undefined).map((one) => one.name ?? ''),
    funding: funders
      .filter((one) => one.identifier !== undefined)
      .map((one) =>
        present({ funderName: one.name ?? '', funderIdentifier: one.identifier, funderIdentifierType: one.type }),
      ),
  };
}

/** Reads `curationDetails`: the stays of which an institution, a curator, a place or a time is known. */
export function readCurations(resource: ElementReader): readonly Curation[] {
  return resource
    .list('curationDetails', 'curation')
    .map(curationOf)
    .filter((one) => one.institution !== '' || Object.keys(one).length > 1);
}

interface Contributor {
  readonly name: string | undefined;
  readonly role: string;
  readonly identifier: string | undefined;
  readonly type: string | undefined;
}

function contributorOf(element: ElementReader): Contributor {
  const identifier = element.child('contributorIdentifier');
  const type = identifier?.attribute('contributorIdentifierType');
  return {
    name: known(element.text('contributorName')),
    role: lastPart(element.attribute('contributorType') ?? ''),
    identifier: identifier?.own(),
    type: type && lastPart(type),
  };
}

function agentOf({ name = '', role, identifier, type = 'local' }: Contributor): Agent {
  const isPerson = type === 'ORCID' && identifier !== undefined;
  const isRor = type === 'ROR' && identifier !== undefined;
  return present({
    name,
    isOrganisation: isPerson ? false : isRor ? true : undefined,
    role: contributorTypeOfRole(role),
    isCreator: role.toLowerCase() === 'originator',
    orcid: isPerson ? identifier : undefined,
    ror: isRor ? identifier : undefined,
    identifiers: isPerson || isRor || identifier === undefined ? undefined : [{ identifier, scheme: type }],
  });
}

function curationOf(element: ElementReader): Curation {
  const curator = element.child('curator');
  const identifier = curator?.child('curatorIdentifier');
  const name = curator?.child('curatorName');
  const institution = element.child('curatingInstitution');
  const type = identifier?.attribute('curatorIdentifierType');
  return present({
    institution: known(institution?.own()) ?? '',
    institutionUri: institution?.attribute('institutionURI'),
    // CSIRO names the curator in plain text, ARDC in an element of its own.
    curator: known(name === undefined && identifier === undefined ? curator?.own() : name?.own()),
    curatorIdentifier: identifier?.own(),
    curatorIdentifierType: type && lastPart(type),
    location: element.text('curationLocation'),
    date: element.text('curationDate'),
  });
}

function known(text: string | undefined): string | undefined {
  return text?.startsWith(NIL) ? undefined : text;
}
