import type { Agent } from '../../domain/description/agent.ts';
import { atMost } from '../legal-values.ts';
import { type FlatElement, type FlatReader, type Said, stated } from './flat-element.ts';
import { splitList } from './split-list.ts';

/** So many colons a name may have within. */
const MOST_COLONS = 10;

/** Two people with a slash between them, as SESAR's records have it; neither an address nor a unit. */
const LONGEST_PAIR = 200;
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
  const two = text.length > LONGEST_PAIR ? null : TWO_PEOPLE.exec(text);
  const names = two === null ? splitList(text) : [two[1] ?? '', two[2] ?? ''];
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
  const known = new Set(names);
  const found = new Map<string, string>();
  let last: string | undefined;
  for (const piece of splitList(text)) {
    const name = nameBefore(piece, known);
    if (name !== undefined) {
      found.set(name, piece.slice(name.length + 2));
      last = name;
    } else if (last !== undefined) found.set(last, `${found.get(last)}; ${piece}`);
    else return names.length === 1 && names[0] !== undefined ? new Map([[names[0], text]]) : undefined;
  }
  return found;
}

/** The known name that a colon follows at the begin of a text, the shortest where there are several. */
function nameBefore(text: string, known: ReadonlySet<string>): string | undefined {
  let end = text.indexOf(': ');
  for (let colons = 0; end >= 0 && colons < MOST_COLONS; colons++) {
    const name = text.slice(0, end);
    if (known.has(name)) return name;
    end = text.indexOf(': ', end + 1);
  }
  return undefined;
}
