/** How a value is kept: lists are lists of text, dates are ISO 8601 at known precision (`2014`, `2014-05`, `2014-05-05`). */
export type FieldType = 'text' | 'integer' | 'decimal' | 'date' | 'date_time' | 'boolean' | 'list';

/** With what a field's name ends that holds a bare number of a unit; the one list of units there are. */
export const UNIT_ENDINGS = {
  m: '_m',
  cm: '_cm',
  mm: '_mm',
  '%': '_pc',
  '°': '_deg',
  kg: '_kg',
  g: '_g',
  h: '_h',
} as const;

/** The unit of a bare number, one of {@link UNIT_ENDINGS}. */
export type Unit = keyof typeof UNIT_ENDINGS;

/** Every {@link Unit}. */
export const UNITS = Object.keys(UNIT_ENDINGS) as readonly Unit[];

/**
 * The scale of a depth. `drf`: driller's depth below the rig's reference (mbrf); `csf_a`: below ground or lake/sea floor,
 * recovered core laid end to end from the run's top (mbs, mbsf, IODP CSF-A); `csf_b`: the same, core longer than its drilled
 * interval compressed to fit (IODP CSF-B).
 */
export type DepthScale = 'drf' | 'csf_a' | 'csf_b';

/** Whether a stage wants the field: `required` refuses, `recommended` warns. */
export type Obligation = 'required' | 'recommended' | 'optional';

/**
 * Everything Corestone knows of one field, said once. Table columns, import headings, pages and the field dictionary are
 * derived from it. `name` is the column's name in the store and in our own tables; `aliases` are further headings that an
 * import understands (compared without case, blanks, `_` and `-`).
 */
export interface FieldDescriptor {
  readonly name: string;
  readonly label: string;
  readonly definition: string;
  readonly type: FieldType;
  readonly group: FieldGroup;
  readonly unit?: Unit;
  readonly scale?: DepthScale;
  readonly vocabulary?: string;
  /** The only values there are, of a field that an installation made. */
  readonly choices?: readonly string[];
  /** Of a field that an installation made: the pattern that the whole text follows. */
  readonly pattern?: string;
  /** Of such a field: the name of a field of the same object than which it is not smaller or earlier, not larger or later. */
  readonly notBelow?: string;
  readonly notAbove?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly entry: Obligation;
  readonly aliases?: readonly string[];
  readonly privacy?: 'public' | 'internal';
  readonly source: string;
}

/** The groups in which pages and forms show fields, in this order. */
export const FIELD_GROUPS = [
  'identity',
  'location',
  'geology',
  'depth',
  'drilling',
  'curation',
  'people',
  'remarks',
] as const;

/** One of {@link FIELD_GROUPS}. */
export type FieldGroup = (typeof FIELD_GROUPS)[number];

/** The longest text any field takes unless it says otherwise, in characters. */
export const LONGEST_TEXT = 4000;
