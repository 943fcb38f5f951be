import type { SampleDescription } from './sample-description.ts';

/** Lists that were spelled last. Few: whoever describes a whole expedition comes back to the same two, whoever reads a file to none. */
const SPELLED: { readonly list: readonly object[]; readonly text: string }[] = [];
const MOST_SPELLED = 8;
let next = 0;

/**
 * The canonical JSON of a description, the same for equal descriptions made alike: it is kept and its hash tells whether
 * anything changed. People and works, half of the text and the same for a whole expedition, are spelled once.
 */
export function spellDescription(description: SampleDescription): string {
  const own = JSON.stringify({ ...description, agents: undefined, relatedWorks: undefined });
  const { agents, relatedWorks } = description;
  return `${own.slice(0, -1)},"agents":${spelledOnce(agents)},"relatedWorks":${spelledOnce(relatedWorks)}}`;
}

function spelledOnce(list: readonly object[]): string {
  if (list.length === 0) return '[]';
  const known = SPELLED.find((one) => one.list === list);
  if (known !== undefined) return known.text;
  const text = JSON.stringify(list);
  SPELLED[next] = { list, text };
  next = (next + 1) % MOST_SPELLED;
  return text;
}
