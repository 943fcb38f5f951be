/** A pattern is written by hand and read by people: longer ones are neither. */
const LONGEST = 200;
const MOST_GROUPS = 6;
/** Parts that may be of any length; with more of them a hostile text could take for ever to be looked through. */
const MOST_OPEN = 2;
const MOST_OPTIONAL = 10;

const TOKENS =
  /\\[dwsDWS.*+?()[\]{}|\\/^$-]|\[\^?(?:\\.|[^\]\\[])+\]|\(\?:|[()|]|[*+?]|\{\d{1,3}(?:,\d{0,3})?\}|[^\\[\](){}*+?|^$]/gu;
const QUANTIFIER = /^(?:[*+?]|\{.*\})$/;

/** What of a pattern is wrong, as the rule that would have been right; undefined for one that can be used. */
export function wrongWithPattern(pattern: string): string | undefined {
  if (pattern === '' || pattern.length > LONGEST) return `1 to ${LONGEST} characters`;
  const tokens = pattern.match(TOKENS) ?? [];
  if (tokens.join('') !== pattern)
    return 'letters, \\d \\w \\s, classes such as [A-Z], groups, |, ? * + and {2,4}; the whole text is compared, without ^ and $';
  const isGroupRepeated = tokens.some(
    (one, at) => QUANTIFIER.test(one) && (at === 0 || /^(?:\)|\||\(|\(\?:)$/.test(tokens[at - 1]!)),
  );
  if (isGroupRepeated) return 'nothing but single characters and classes repeated';
  const count = (isSuch: (token: string) => boolean): number => tokens.filter(isSuch).length;
  if (count((one) => one === '*' || one === '+' || /^\{\d+,\d*\}$/.test(one)) > MOST_OPEN)
    return `at most ${MOST_OPEN} parts of any length`;
  if (count((one) => one === '?') > MOST_OPTIONAL || count((one) => one.startsWith('(')) > MOST_GROUPS)
    return `at most ${MOST_OPTIONAL} times ? and ${MOST_GROUPS} groups`;
  return isReadable(pattern) ? undefined : 'a pattern that can be read';
}

function isReadable(pattern: string): boolean {
  try {
    return compiled(pattern) !== undefined;
  } catch {
    return false;
  }
}

const compiled = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'u');

/** Whether the whole of a text is as a pattern says, which {@link wrongWithPattern} has nothing against. Capitals count. */
export function fitsPattern(pattern: string, text: string): boolean {
  return compiled(pattern).test(text);
}
