import type { Agent, Publisher } from '../../domain/description/agent.ts';
import { present } from '../../domain/description/present.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { MemberReader } from '../reading/member-reader.ts';

/** Roles of SESAR in DataCite's words. */
const ROLES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'sample owner': 'RightsHolder',
    'sample registrant': 'Other',
    'sample archive contact': 'ContactPerson',
  }),
);

const EMAIL = /[^\s;,<>]+@[^\s;,<>]+/;
const PERSON_NAME = /^\p{Lu}[\p{L}.'-]*(?: [\p{L}.'-]+){0,2}$/u;
const TITLE = /^(?:dr|prof|mr|ms|mrs)\.? /i;
const NO_PERSON = /^(?:curator|repository|archive)$/i;

/** Collectors as creators, owner, registrant and contact as contributors, and who publishes. */
export function readPeople(text: MemberReader, more: MemberReader): Partial<SampleDescription> {
  const contributors = text.objects('contributors').flatMap(contributorsOf);
  const collectors = collectorsOf(text).map((one) => ({ ...knownAs(one, contributors), ...one, isCreator: true }));
  const publisher = publisherOf(text.object('publisher'));
  return present({
    agents: [...collectors, ...contributors],
    publisher,
    operator: more.text('operator'),
    fundingAgencies: more.texts('fundingAgency'),
  });
}

/** Two people joined by a slash are two; their institution and address stand in one text behind. */
function collectorsOf(text: MemberReader): readonly Agent[] {
  const names = peopleIn(text.text('collector'));
  const detail = names.length === 0 ? undefined : text.text('collectorDetail');
  const email = EMAIL.exec(detail ?? '')?.[0];
  const affiliation = detail?.replace(EMAIL, '').replace(/^[\s;,]+|[\s;,]+$/g, '');
  return names.map((name, n) => {
    const isFirst = n === 0 && detail !== undefined;
    return present({
      name,
      isCreator: true,
      affiliation: isFirst && affiliation ? affiliation : undefined,
      email: isFirst ? email : undefined,
    });
  });
}

function peopleIn(names: string | undefined): readonly string[] {
  if (names === undefined) return [];
  const parts = names.split('/').map((one) => one.trim());
  return parts.every((one) => /\s/.test(one)) ? parts : [names];
}

/** A collector who stands among the contributors too has the parts of the name from there. */
function knownAs({ name }: Agent, contributors: readonly Agent[]): Partial<Agent> {
  const plain = name.replace(TITLE, '').toLowerCase();
  const same = contributors.find((one) => `${one.givenName} ${one.familyName}`.toLowerCase() === plain);
  return present({ givenName: same?.givenName, familyName: same?.familyName });
}

function contributorsOf(element: MemberReader): readonly Agent[] {
  const role = element.text('roleName') ?? '';
  element.take('@type');
  return element.objects('contributor').flatMap((person) => agentOf(person, ROLES.get(role.toLowerCase()) ?? 'Other'));
}

/** An e-mail address as name is the address of somebody unnamed; an institution split in two is no person. */
function agentOf(person: MemberReader, role: string): readonly Agent[] {
  const isOrganisation = person.text('@type') === 'Organization';
  const [given, family] = [person.text('givenName'), person.text('familyName')];
  const name = person.text('name') ?? [given, family].filter((one) => one !== undefined).join(' ');
  if (name === '') return [];
  const isPerson = given !== undefined && family !== undefined && isName(given) && isName(family);
  return [
    present({
      name: isPerson ? `${family}, ${given}` : name,
      role,
      isCreator: false,
      isOrganisation: isOrganisation ? true : isPerson ? false : undefined,
      givenName: isPerson ? given : undefined,
      familyName: isPerson ? family : undefined,
      email: EMAIL.exec(name)?.[0],
    }),
  ];
}

function isName(text: string): boolean {
  return PERSON_NAME.test(text) && !NO_PERSON.test(text);
}

function publisherOf(element: MemberReader | undefined): Publisher | undefined {
  const name = element?.text('name');
  if (element === undefined || name === undefined) return undefined;
  element.take('@type');
  const identifier = element.text('@id');
  if (element.members.url === element.members['@id']) element.take('url');
  return present({ name, identifier });
}
