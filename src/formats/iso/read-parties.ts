import type { Agent } from '../../domain/description/agent.ts';
import { present } from '../../domain/description/present.ts';
import { contributorTypeOfRole } from '../australian/roles.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import { codeOf, linkedText, textOf, valueIn, valuesOf } from './iso-elements.ts';

/** Who is named in one role, before it is known what that makes of them. */
interface ReadParty {
  readonly role: string;
  readonly person?: string;
  readonly organisation?: string;
  readonly identifier?: string;
  readonly email?: string;
}

/** What the parties of ISO metadata are to a description. */
export interface ReadParties {
  readonly agents: readonly Agent[];
  readonly fundingAgencies: readonly string[];
  readonly publisher: { readonly name: string } | undefined;
  readonly currentArchive: string | undefined;
  readonly currentArchiveContact: string | undefined;
  readonly operator: string | undefined;
}

/**
 * The parties of properties that hold `CI_ResponsibleParty` (ISO 19139) or `CI_Responsibility` (19115-3), each once. Authors are
 * creators; funders, the first publisher, the last custodian and processing organisation are what they are called; the others are agents by DataCite's role.
 */
export function readParties(properties: readonly ElementReader[]): ReadParties {
  const parties = eachOnce(properties.flatMap((one) => partiesIn(one)));
  const first = (role: string) => parties.find((one) => one.role === role);
  const nameOf = ({ organisation, person }: ReadParty) => organisation ?? person ?? '';
  const publisher = first('publisher');
  // Of several the last is the holder of the object itself; people who curate are named before.
  const custodian = parties.findLast((one) => one.role === 'custodian');
  const processor = parties.findLast((one) => one.role === 'processor' && one.person === undefined);
  const taken = new Set<ReadParty | undefined>([publisher, custodian, processor]);
  const isOther = (one: ReadParty) => one.role !== 'funder' && !taken.has(one);
  return {
    agents: mergedAgents(parties.filter(isOther)),
    fundingAgencies: [...new Set(parties.filter((one) => one.role === 'funder').map(nameOf))],
    publisher: publisher && { name: nameOf(publisher) },
    currentArchive: custodian?.organisation,
    currentArchiveContact: custodian?.person,
    operator: processor?.organisation,
  };
}

/** Contacts are named once more as parties of the citation. */
function eachOnce(parties: readonly ReadParty[]): readonly ReadParty[] {
  return [...new Map(parties.map((one) => [JSON.stringify(one), one])).values()];
}

function partiesIn(property: ElementReader): readonly ReadParty[] {
  const older = property.child('CI_ResponsibleParty');
  if (older !== undefined) return [olderParty(older)].filter(isNamed);
  const newer = property.child('CI_Responsibility');
  if (newer === undefined) return [];
  const role = (codeOf(newer, 'role') ?? '').trim();
  return valuesOf(newer, 'party', 'CI_Organisation', 'CI_Individual')
    .map((who) => newerParty(role, who))
    .filter(isNamed);
}

function isNamed({ person, organisation }: ReadParty): boolean {
  return person !== undefined || organisation !== undefined;
}

function olderParty(element: ElementReader): ReadParty {
  const name = element.child('individualName');
  const said = name && linkedText(name);
  return present({
    role: (codeOf(element, 'role') ?? '').trim(),
    person: said?.text,
    organisation: textOf(element, 'organisationName'),
    identifier: said?.href,
    email: emailIn(element),
  });
}

function newerParty(role: string, who: ElementReader): ReadParty {
  if (who.node.name === 'CI_Individual')
    return present({ role, person: textOf(who, 'name'), identifier: identifierIn(who), email: emailIn(who) });
  const [individual] = valuesOf(who, 'individual', 'CI_Individual');
  const person = individual && textOf(individual, 'name');
  return present({
    role,
    organisation: textOf(who, 'name'),
    person,
    identifier: (individual && identifierIn(individual)) ?? identifierIn(who),
    email: (individual && emailIn(individual)) ?? emailIn(who),
  });
}

function identifierIn(who: ElementReader): string | undefined {
  const [identifier] = valuesOf(who, 'partyIdentifier', 'MD_Identifier');
  if (identifier === undefined) return undefined;
  textOf(identifier, 'codeSpace');
  return textOf(identifier, 'code');
}

function emailIn(who: ElementReader): string | undefined {
  const contact = who.child('contactInfo');
  const address = contact && valueIn(contact, 'CI_Contact')?.child('address');
  return address && textOf(valueIn(address, 'CI_Address'), 'electronicMailAddress');
}

/** An author who is also something else is one agent with both. */
function mergedAgents(parties: readonly ReadParty[]): readonly Agent[] {
  const agents: Agent[] = [];
  const byName = new Map<string, number[]>();
  for (const one of parties) {
    const agent = agentOf(one);
    const namesakes = byName.get(agent.name) ?? [];
    const at = namesakes.find((place) => canJoin(agents[place]!, agent));
    if (at === undefined) byName.set(agent.name, [...namesakes, agents.push(agent) - 1]);
    else agents[at] = { ...agents[at]!, ...agent, isCreator: agents[at]!.isCreator || agent.isCreator };
  }
  return agents;
}

function canJoin(known: Agent, one: Agent): boolean {
  return known.role === undefined || one.role === undefined || known.role === one.role;
}

function agentOf({ role, person, organisation, identifier, email }: ReadParty): Agent {
  const isCreator = role === 'author';
  const common = { isCreator, email, ...(!isCreator && { role: contributorTypeOfRole(role) }) };
  const isRor = /(?:^|\/\/|\.)ror\.org\//i.test(identifier ?? '');
  const orcid = /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/i.exec(identifier ?? '')?.[0];
  if (person === undefined)
    return present({ name: organisation!, isOrganisation: true, ...common, ror: isRor ? identifier : undefined });
  return present({ name: person, isOrganisation: false, ...common, affiliation: organisation, orcid });
}
