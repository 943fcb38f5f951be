import type { SampleDescription } from './sample-description.ts';

/** Lists that were spelled last. Few: whoever describes a whole expedition comes back to the same two, whoever reads a file to none. */
const SPELLED: SpelledList[] = [];
const MOST_SPELLED = 8;
let next = 0;

interface SpelledList {
  readonly list: readonly object[];
  readonly text: string;
  readonly octets: Uint8Array;
}

const UTF8 = new TextEncoder();
/** A unit of UTF-16 takes three octets of UTF-8 at most. */
const MOST_OCTETS_A_UNIT = 3;
const WORKSPACE = new Uint8Array(64 * 1024);

/**
 * The canonical JSON of a description, the same for equal descriptions made alike: it is kept and its hash tells whether
 * anything changed. People and works, half of the text and the same for a whole expedition, are spelled once.
 */
export function spellDescription(description: SampleDescription): string {
  const { agents, relatedWorks } = description;
  return `${ownPart(description)}${AGENTS}${spelledOnce(agents).text}${WORKS}${spelledOnce(relatedWorks).text}${END}`;
}

/**
 * {@link spellDescription} in UTF-8, for who hashes and keeps it: a text would be encoded for each of both, the lists of the whole
 * expedition with it.
 */
export function spellOctets(description: SampleDescription): Uint8Array {
  const own = ownPart(description);
  const agents = spelledOnce(description.agents).octets;
  const works = spelledOnce(description.relatedWorks).octets;
  const most =
    own.length * MOST_OCTETS_A_UNIT + agents.length + works.length + AGENTS.length + WORKS.length + END.length;
  const workspace = most > WORKSPACE.length ? new Uint8Array(most) : WORKSPACE;
  let length = UTF8.encodeInto(own, workspace).written;
  for (const part of [AGENTS_OCTETS, agents, WORKS_OCTETS, works, END_OCTETS]) {
    workspace.set(part, length);
    length += part.length;
  }
  return workspace.slice(0, length);
}

const AGENTS = ',"agents":';
const WORKS = ',"relatedWorks":';
const END = '}';
const [AGENTS_OCTETS, WORKS_OCTETS, END_OCTETS] = [AGENTS, WORKS, END].map((text) => UTF8.encode(text)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

const NOTHING: SpelledList = { list: [], text: '[]', octets: UTF8.encode('[]') };

/** All but what the whole expedition has in common, and without the last brace. */
function ownPart(description: SampleDescription): string {
  return JSON.stringify({ ...description, agents: undefined, relatedWorks: undefined }).slice(0, -1);
}

function spelledOnce(list: readonly object[]): SpelledList {
  if (list.length === 0) return NOTHING;
  const known = SPELLED.find((one) => one.list === list);
  if (known !== undefined) return known;
  const text = JSON.stringify(list);
  const spelled = { list, text, octets: UTF8.encode(text) };
  SPELLED[next] = spelled;
  next = (next + 1) % MOST_SPELLED;
  return spelled;
}
