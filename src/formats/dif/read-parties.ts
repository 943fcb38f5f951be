import type { Agent } from '../../domain/description/agent.ts';
import { present } from '../../domain/description/present.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import { filledIn } from './dif-elements.ts';

/** DataCite's contributor type by role of DIF, in lower case; those of the directory's entry are `Other`. */
const TYPE_OF: Readonly<Record<string, string>> = {
  investigator: 'ProjectLeader',
  'principal investigator': 'ProjectLeader',
  'technical contact': 'ContactPerson',
  'data center contact': 'ContactPerson',
  archiver: 'HostingInstitution',
  distributor: 'Distributor',
  originator: 'Producer',
  processor: 'Producer',
};

/**
 * Who is named: those who made the data set, parted by semicolons, are creators and its editors contributors; personnel are people with
 * their roles; data centres distribute. Somebody who comes twice in one role, or as creator and in a role, comes once.
 */
export function readDifParties(root: ElementReader, citation: ElementReader | undefined) {
  const centres = [...root.children('Data_Center'), ...root.children('Organization')];
  const personnel = [...root.children('Personnel'), ...centres.flatMap((one) => one.children('Personnel'))];
  const agents = [
    ...listed(citation?.text('Dataset_Creator')).map((name): Agent => ({ name, isCreator: true })),
    ...listed(citation?.text('Dataset_Editor')).map((name): Agent => ({ name, isCreator: false, role: 'Editor' })),
    ...personnel.flatMap(peopleOf),
    ...centres.flatMap(centreOf),
    ...root.texts('Originating_Center').map((name) => organisation(name, 'Producer')),
  ];
  return { publisher: citation?.text('Dataset_Publisher'), agents: merged(agents) };
}

function listed(names: string | undefined): readonly string[] {
  return (names ?? '').split(';').flatMap((one) => one.trim() || []);
}

/** In DIF 10 the name stands in an element of its own, for a person or for a group. */
function peopleOf(person: ElementReader): readonly Agent[] {
  const role = roleOf(person.texts('Role'));
  const group = person.child('Contact_Group');
  if (group !== undefined) {
    const name = filledIn(group, 'Name');
    return name === undefined ? [] : [{ ...organisation(name, role), ...present({ email: group.text('Email') }) }];
  }
  const named = person.child('Contact_Person') ?? person;
  const familyName = filledIn(named, 'Last_Name');
  const given = [filledIn(named, 'First_Name'), filledIn(named, 'Middle_Name')].filter((one) => one !== undefined);
  const givenName = given.length === 0 ? undefined : given.join(' ');
  const email = named.text('Email');
  if (familyName === undefined) return [];
  const name = givenName === undefined ? familyName : `${familyName}, ${givenName}`;
  return [present({ name, isOrganisation: false, isCreator: false, role, givenName, familyName, email })];
}

/** The first role that says something of the object; `Other` for those that none of DataCite's is. */
function roleOf(roles: readonly string[]): string {
  const names = roles.map((one) => one.toLowerCase().replaceAll('_', ' '));
  const known = names.find((one) => Object.hasOwn(TYPE_OF, one));
  return known === undefined ? 'Other' : TYPE_OF[known]!;
}

function centreOf(centre: ElementReader): readonly Agent[] {
  const named = centre.child('Data_Center_Name') ?? centre.child('Organization_Name');
  if (named === undefined) return [];
  const [short, long] = [filledIn(named, 'Short_Name'), filledIn(named, 'Long_Name')];
  const name = long ?? short ?? (named.node.children.length === 0 ? named.own() : undefined);
  return name === undefined ? [] : [organisation(name, roleOf([...centre.texts('Organization_Type'), 'distributor']))];
}

function organisation(name: string, role: string): Agent {
  return { name, isOrganisation: true, isCreator: false, role };
}

function merged(agents: readonly Agent[]): readonly Agent[] {
  const kept: Agent[] = [];
  const byName = new Map<string, number[]>();
  for (const agent of agents) {
    const namesakes = byName.get(agent.name) ?? [];
    const at = namesakes.find((place) => {
      const { role } = kept[place]!;
      return role === undefined || agent.role === undefined || role === agent.role;
    });
    if (at === undefined) byName.set(agent.name, [...namesakes, kept.push(agent) - 1]);
    else kept[at] = { ...kept[at]!, ...agent, isCreator: kept[at]!.isCreator || agent.isCreator };
  }
  return kept;
}
