import type { Agent } from '../../domain/description/agent.ts';
import { atMost } from '../legal-values.ts';
import { type FlatElement, type FlatReader, type Said, stated } from './flat-element.ts';

const LIST = /\s*;\s*/;

/** Two people with a slash between them, as SESAR's records have it; neither an address nor a unit. */
const TWO_PEOPLE = /^([\p{L}.'\- ]+\s[\p{L}.'\- ]+)\/([\p{L}.'\- ]+\s[\p{L}.'\- ]+)$/u;

/** The creators, between semicolons; read together with their institutions. */
export const COLLECTOR: FlatElement = {
  name: 'collector',
  members: ['agents'],
  write: ({ description }) =>
    stated(
      atMost(
        255,
        description.agents
          .filter((one) => one.isCreator)
          .map((one) => one.name)
          .join('; '),
      ),
    ),
  read: readCollectors,
};

/** `name: institution` of each creator that has one. */
export const COLLECTOR_DETAIL: FlatElement = {
  name: 'collector_detail',
  members: ['agents'],
  write: ({ description }) => {
    const details = description.agents.filter((one) => one.isCreator && one.affiliation !== undefined);
    return stated(atMost(2000, details.map((one) => `${one.name}: ${one.affiliation}`).join('; ')));
  },
};

/** The people of one string: between semicolons, or two with a slash between them. */
export function peopleIn(text: string): readonly string[] {
  const two = TWO_PEOPLE.exec(text);
  const names = two === null ? text.split(LIST) : [two[1] ?? '', two[2] ?? ''];
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

/** A creator of whom no more than name and institution are known; `Family, Given` is taken apart. */
export function creatorNamed(name: string, affiliation?: string): Agent {
  const [, familyName, givenName] = /^([^,]+), ([^,]+)$/.exec(name) ?? [];
  const isPerson = familyName !== undefined && givenName !== undefined;
  return {
    name,
    isCreator: true,
    ...(isPerson && { familyName, givenName }),
    ...(affiliation !== undefined && { affiliation }),
  };
}

function readCollectors(list: FlatReader): Said {
  const collector = list.value('collector');
  const detail = list.value('collector_detail');
  const names = peopleIn(collector?.text ?? '');
  if (names.length === 0) {
    detail?.keep();
    return {};
  }
  const details = affiliationsIn(detail?.text ?? '', names);
  if (detail !== undefined && details === undefined) detail.keep();
  return { agents: names.map((name) => creatorNamed(name, details?.get(name))) };
}

/** Institutions by name; free words about a single collector are that one's. Undefined where it cannot be told whose they are. */
function affiliationsIn(text: string, names: readonly string[]): ReadonlyMap<string, string> | undefined {
  if (text === '') return new Map();
  const found = new Map<string, string>();
  let last: string | undefined;
  for (const piece of text.split(LIST)) {
    const name = names.find((one) => piece.startsWith(`${one}: `));
    if (name !== undefined) {
      found.set(name, piece.slice(name.length + 2));
      last = name;
    } else if (last !== undefined) found.set(last, `${found.get(last)}; ${piece}`);
    else return names.length === 1 && names[0] !== undefined ? new Map([[names[0], text]]) : undefined;
  }
  return found;
}
