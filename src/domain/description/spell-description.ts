import type { SampleDescription } from './sample-description.ts';

const SPELLED = new WeakMap<object, string>();

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
  const known = SPELLED.get(list);
  if (known !== undefined) return known;
  const spelled = JSON.stringify(list);
  SPELLED.set(list, spelled);
  return spelled;
}
