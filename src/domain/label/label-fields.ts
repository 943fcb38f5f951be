/** What may stand in braces on a label, with what it means. Depths are metres below surface (CSF-A). */
export const LABEL_FIELDS = {
  igsn: 'IGSN; empty where the object has none',
  doi: 'DOI of the object, with its prefix',
  address: 'address that leads to the record; the name of the object where it has no IGSN',
  combined_id: 'name of the object, as 5054_1_A_084_2_W:62-70',
  above_id: 'name of what it was cut from',
  name: 'last part of the name',
  type: 'what it is, as Core sample',
  program: 'code of the program',
  expedition: 'code of the expedition',
  expedition_name: 'name of the expedition',
  acronym: 'short name of the expedition; its code where it has none',
  site: 'site',
  hole: 'hole',
  core: 'core run with its type, as 84Z',
  section: 'section, CC for the core catcher',
  half: 'split, as A or W',
  depth: 'depth, as 339.00–339.08 m',
  top_m: 'top in m',
  bottom_m: 'bottom in m',
  scale: 'what depths are measured from',
  interval_cm: 'where in its section, as 62–70 cm',
  length_cm: 'length, as 98 cm',
  amount: 'how much it is',
  rock: 'rock',
  request: 'number of the sample request',
  date: 'day it was taken or came on deck',
  sampled_by: 'who took it',
  curator: 'who looks after it',
  box: 'core box it lies in',
  contents: 'first and last piece in a core box',
  storage: 'where a core box stands',
  place: 'on labels of places: where it lies, from the widest down',
  repository: 'core repository',
  printed_on: 'day of printing',
} as const;

/** One of {@link LABEL_FIELDS}. */
export type LabelField = keyof typeof LABEL_FIELDS;

/** Values for a label; empty text is not stated. */
export type LabelValues = Readonly<Record<LabelField, string>>;

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** The words in braces of a text, in order. */
export function placeholdersOf(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[1]!);
}

/** Whether a word is one of {@link LABEL_FIELDS}. */
export function isLabelField(word: string): word is LabelField {
  return Object.hasOwn(LABEL_FIELDS, word);
}

/**
 * The text with its fields filled in. Of parts with a comma and a blank between them, one goes where it has fields and all of
 * them are empty; nothing may be left.
 */
export function fillText(text: string, values: LabelValues): string {
  const parts = text.split(', ').map((part) => ({ part, filled: fillPart(part, values) }));
  return parts
    .filter(({ part, filled }) => filled !== '' || part === '')
    .map(({ filled }) => filled)
    .join(', ')
    .trim();
}

function fillPart(part: string, values: LabelValues): string {
  const fields = placeholdersOf(part).filter(isLabelField);
  if (fields.length > 0 && fields.every((field) => values[field] === '')) return '';
  return part.replace(PLACEHOLDER, (whole, word: string) => (isLabelField(word) ? values[word] : whole));
}
