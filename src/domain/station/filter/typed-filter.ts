import { type FilterOperator, type FilterTest, isWhole } from './row-filter.ts';

const OPERATORS: readonly (readonly [RegExp, FilterOperator])[] = [
  [/^={1,2}\s*NULL$/i, 'empty'],
  [/^(?:!={1,2}|<>|≠)\s*NULL$/i, 'not-empty'],
  [/^(?:>=|≥)/, '>='],
  [/^(?:<=|≤)/, '<='],
  [/^!==/, '!=='],
  [/^(?:!=|<>|≠)/, '!='],
  [/^!~/, 'not-matches'],
  [/^~/, 'matches'],
  [/^!\*/, 'not-contains'],
  [/^>/, '>'],
  [/^</, '<'],
  [/^==/, '=='],
  [/^=/, '='],
  [/^since\s/i, 'since'],
];

const RANGE = /^(.*\S)\s*\.\.\s*(\S.*)$/;

/**
 * Reads what stands in a filter cell: `≥ 140`, `= 61`, `== Gneiss`, `!= 61`, `140 .. 150`, `A | B`, `~ regular expression`, `since 12 h`,
 * `==NULL`, `!=NULL`, `5054_1_A*`; other text is looked for anywhere. Undefined where it says nothing yet.
 */
export function readTypedFilter(text: string): FilterTest | undefined {
  const test = readTest(text.trim());
  return isWhole(test) ? test : undefined;
}

function readTest(plain: string): FilterTest {
  for (const [pattern, operator] of OPERATORS) {
    const found = pattern.exec(plain);
    if (found === null) continue;
    if (operator === 'empty' || operator === 'not-empty') return { operator, values: [] };
    const value = plain.slice(found[0].length).trim();
    return operator === '=' && value.includes('|') ? oneOf(value) : { operator, values: [value] };
  }
  const range = RANGE.exec(plain);
  if (range !== null) return { operator: 'between', values: [range[1]!, range[2]!] };
  if (plain.includes('|')) return oneOf(plain);
  return { operator: /[*%]/.test(plain) ? 'like' : 'contains', values: [plain] };
}

function oneOf(text: string): FilterTest {
  return {
    operator: 'one-of',
    values: text
      .split('|')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  };
}
