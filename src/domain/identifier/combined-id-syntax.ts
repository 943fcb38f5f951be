import type { CombinedIdScheme } from './combined-id-parts.ts';

/** One spelling of combined ids: an expression with named groups, matched case-insensitively against a short text. */
export interface CombinedIdSyntax {
  readonly scheme: CombinedIdScheme;
  readonly pattern: RegExp;
}

const CODE = '(?<expedition>[A-Z0-9]{1,20})';
const SPLIT = '(?<split>WR|[AW][0-9]{0,2})';
const SECTION = '(?<section>[0-9]{1,3}|CC)';
const CORE = '(?<core>[0-9]{1,5})';
const NUMBER = '[0-9]{1,5}(?:\\.[0-9]{1,4})?';
const INTERVAL = `(?<top>${NUMBER})[-/](?<bottom>${NUMBER})(?: ?cm)?`;

const MDIS_HOLE = `${CODE}_(?<site>[A-Z0-9]{1,20})_(?<hole>[A-Z]{1,2})`;
const MDIS_SECTION = `_${SECTION}(?:_${SPLIT})?(?:[:_ ]${INTERVAL})?`;
const HYPHEN_SITE = '(?<expedition>[0-9]{1,5})-(?<site>[0-9]{1,4})';
const HYPHEN_SECTION = `-${SECTION}(?:-${SPLIT})?(?:(?:[:_]|, ?| )${INTERVAL})?`;
const TAIL = `(?:-${SECTION}(?:-?${SPLIT})?(?:(?:[-:_]|, ?| )${INTERVAL})?)?`;

function syntax(scheme: CombinedIdScheme, pattern: string): CombinedIdSyntax {
  return { scheme, pattern: new RegExp(`^${pattern}$`, 'i') };
}

/*
 * A lone code is an expedition only when it is a number of one to five digits, and a two-part underscore id is a site only
 * when both parts have a digit: otherwise words and the file names of cameras (IMG_0001) would be combined ids. Every quantifier is bounded or followed by a
 * character it cannot match, so no input makes the matching slow.
 */
const LONE_CODE = [syntax('mdis', '(?<expedition>[0-9]{1,5})')];

const UNDERSCORED = [
  syntax('mdis', `(?=[A-Z]*[0-9])${CODE}_(?<site>[A-Z]{0,10}[0-9][A-Z0-9]{0,9})`),
  syntax('mdis', MDIS_HOLE),
  syntax('mdis', `${MDIS_HOLE}_${CORE}(?:${MDIS_SECTION})?`),
  syntax('mdis-type-suffix', `${MDIS_HOLE}_${CORE}(?<type>[A-Z]{1,2})(?:${MDIS_SECTION})?`),
  syntax('mdis-type-hyphen', `${MDIS_HOLE}_${CORE}-(?<type>[A-Z]{1,2})(?:${MDIS_SECTION})?`),
  syntax('mdis', `${MDIS_HOLE}_CB(?<box>[A-Z0-9]{1,20})`),
  syntax('mdis', `${MDIS_HOLE}_CUT_(?<topMbs>${NUMBER})-(?<bottomMbs>${NUMBER})`),
  syntax('mdis', `${CODE}_SR-(?<request>[0-9]{1,6})(?:-(?<part>[A-Z0-9]{1,10}))?`),
];

const HYPHENATED = [
  syntax('icdp-hyphen', HYPHEN_SITE),
  syntax('icdp-hyphen', `${HYPHEN_SITE}-(?<hole>[A-Z]{1,2})(?:-${CORE}(?<type>[A-Z]{1,2})?(?:${HYPHEN_SECTION})?)?`),
  syntax(
    'iodp',
    `(?<expedition>[0-9]{1,4}[A-Z]?)-(?<site>[A-Z]?[0-9]{1,4})(?<hole>[A-Z])(?:-${CORE}(?<type>[A-Z])${TAIL})?`,
  ),
  syntax(
    'laccore',
    `${CODE}-(?<locality>[A-Z]{2,6}[0-9]{2})-(?<site>[0-9]{1,3})(?<hole>[A-Z])(?:-${CORE}(?<type>[A-Z]{1,3})${TAIL})?`,
  ),
];

/** The spellings a text may follow: no code of an expedition has a separator in it, so the first one tells the family. */
export function syntaxesFor(text: string): readonly CombinedIdSyntax[] {
  const separator = /[_-]/.exec(text)?.[0];
  if (separator === undefined) return LONE_CODE;
  return separator === '_' ? UNDERSCORED : HYPHENATED;
}
