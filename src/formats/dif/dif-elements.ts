import type { ElementReader } from '../reading/element-reader.ts';

/** Words of DIF for a date that nobody gave; they are no findings. */
const NOT_GIVEN = /^(?:not[ _]provided|unprovided|unknown|unspecified|present|ongoing)$/i;
const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/** The date in the first child with a name; what is none is a finding `not-a-date` and undefined, a word for "not given" is undefined. */
export function dateIn(element: ElementReader, name: string): string | undefined {
  const child = element.child(name);
  const said = child?.own();
  if (child === undefined || said === undefined || NOT_GIVEN.test(said)) return undefined;
  if (DATE.test(said)) return said;
  child.find('not-a-date', `${name} is no date.`, { value: said, rule: 'YYYY, YYYY-MM or YYYY-MM-DD' });
  return undefined;
}

const TEMPLATE = /^(?:#{2,}.*#{2,}|\$\{.*\}|\{\{.*\}\}|%%.*%%)$/;

/** A text, unless it is a template's mark that nobody filled: that is a finding `unfilled`. */
export function filledIn(element: ElementReader, name: string): string | undefined {
  const child = element.child(name);
  const said = child?.own();
  if (child === undefined || said === undefined || !TEMPLATE.test(said)) return said;
  child.find('unfilled', `${name} holds a template's mark, not a value.`, { value: said, rule: 'a value' });
  return undefined;
}

/** The long name of a thing, else its short name, else its own text where it has no elements. */
export function namedIn(element: ElementReader | undefined): string | undefined {
  if (element === undefined) return undefined;
  const [long, short] = [element.text('Long_Name'), element.text('Short_Name')];
  return long ?? short ?? (element.node.children.length === 0 ? element.own() : undefined);
}

/** Metres, with or without their unit behind the number; anything else is a finding `not-a-number` and undefined. */
export function metresIn(element: ElementReader, name: string): number | undefined {
  const child = element.child(name);
  const said = child?.own();
  if (child === undefined || said === undefined) return undefined;
  const digits =
    /^([+-]?\d+(?:\.\d+)?)\s*(?:m|meters?|metres?)?(?:\s+(?:above|below)?\s*(?:msl|asl|sea level))?$/i.exec(said);
  if (digits !== null && !/below/i.test(said)) return Number(digits[1]);
  child.find('not-a-number', `${name} is no height in metres.`, { value: said, rule: 'a decimal number of metres' });
  return undefined;
}
