/** What a number looks like to whom it is not a sure one: about, more or less, between two, beyond one, or doubted. */
const DOUBT =
  /^(?:~|≈|∼|<|>|≤|≥|(?:ca|circa|approx|about|around|etwa|rund|ungefähr|environ|cirka|omkring)\b)|±|\+\/?-|\?$|^[-+]?[\d.,]+\s*\p{L}{0,3}\s*(?:-|–|\.\.|to|bis)\s*[-+]?[\d.,]+\s*\p{L}{0,3}$/iu;

/**
 * The rule for a number that was not understood: `rule`, and for a text such as `~120 m` or `120 ± 5`, which only descriptions of
 * foreign records keep as it is, what to do with it here: the best number alone in the field, the words in a remark or description.
 */
export function numberRule(text: unknown, rule: string): string {
  const plain = typeof text === 'string' ? text.trim() : '';
  if (!/\d/.test(plain) || plain.length > 200 || !DOUBT.test(plain)) return rule;
  return `${rule}; the best number alone here, and what is uncertain of it in the comment or description`;
}
