import type { Scheme, SchemeHead, Term, TimeSpan } from './term.ts';

/**
 * A vocabulary as its data file keeps it: one line per term, `name|label|broader names|notation|since|alternatives|time span`,
 * the empty end left out. A name stands behind the first of `bases`, `1:name` behind the second. Without bases terms have no
 * URI and the name is their key; so it is behind an empty base. An empty label is the name. Lists stand between `;`, names of broader terms between blanks
 * (between `;` where there are no bases), a time span is `rank;beginMa;endMa;beginErrorMa;endErrorMa`.
 */
export interface SchemeData extends SchemeHead {
  readonly bases: readonly string[];
  readonly lines: string;
}

/** The vocabulary of a data file; its lines are read when its terms are asked for first. */
export function schemeOf({ bases, lines, ...head }: SchemeData): Scheme {
  let terms: readonly Term[] | undefined;
  return {
    ...head,
    terms: () => {
      terms ??= lines
        .trim()
        .split('\n')
        .map((line) => termOf(line, head, bases));
      return terms;
    },
  };
}

/** The vocabulary's URI, or its name where it has none: what a concept says as its scheme. */
export function schemeIdentifier({ uri, name }: SchemeHead): string {
  return uri ?? name;
}

function termOf(line: string, head: SchemeHead, bases: readonly string[]): Term {
  const [name = '', label = '', broader = '', notation = '', since = '', alternatives = '', span = ''] =
    line.split('|');
  const key = keyOf(name, bases);
  const separator = bases.length > 0 ? ' ' : ';';
  return {
    key,
    label: label === '' ? name : label,
    scheme: schemeIdentifier(head),
    broader: broader === '' ? [] : broader.split(separator).map((one) => keyOf(one, bases)),
    ...(key.includes('://') && { uri: key }),
    ...(notation !== '' && { notation }),
    ...(since !== '' && { since }),
    ...(alternatives !== '' && { alternatives: alternatives.split(';') }),
    ...(span !== '' && { span: spanOf(span) }),
  };
}

function keyOf(name: string, bases: readonly string[]): string {
  if (bases.length === 0) return name;
  const other = /^(\d):/.exec(name);
  return other === null ? `${bases[0]}${name}` : `${bases[Number(other[1])]}${name.slice(other[0].length)}`;
}

function spanOf(text: string): TimeSpan {
  const [rank = '', begin, end, beginError, endError] = text.split(';');
  return {
    rank,
    beginMa: Number(begin),
    endMa: Number(end),
    ...(beginError && { beginErrorMa: Number(beginError) }),
    ...(endError && { endErrorMa: Number(endError) }),
  };
}
