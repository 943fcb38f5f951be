import type { DescriptionField } from '../../domain/description/description-fields.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import type { FindingDetails } from '../../domain/finding.ts';
import type { WriteContext } from '../format.ts';

/** What a list says of a description; members that are undefined are not said. */
export type Said = { -readonly [Field in DescriptionField]?: SampleDescription[Field] | undefined };

/** What tells the users of the one element list apart. */
export interface FlatDialect {
  /** Word for the format in findings and kept elements. */
  readonly format: string;
  /** Whether GFZ's additions to SESAR's list are there. */
  readonly hasGfzElements: boolean;
  /** Sample types that may be written. */
  readonly sampleTypes: readonly string[];
  /** `w3cdtf`: as precise as known. `date-time`: always a moment, with the precision said beside it. */
  readonly dates: 'w3cdtf' | 'date-time';
  /** The word that says that a height is in metres above the sea; none where it is understood. */
  readonly elevationUnit?: string;
  /** Lowest height that may be written, in metres. */
  readonly lowestElevationM: number;
  /** True where a number may be words: doubts are written as they were stated. */
  readonly takesDoubt?: boolean;
  /** Most characters of `purpose`; none where any length will do. */
  readonly longestPurpose?: number;
}

/** One value as it is written: the text, and what stands beside it in attributes or children. */
export interface FlatValue {
  readonly text: string;
  readonly more?: Readonly<Record<string, string | undefined>>;
}

/** What a value is made from. */
export interface FlatSource {
  readonly description: SampleDescription;
  readonly facts: RegistrationFacts;
  readonly context: WriteContext;
  readonly dialect: FlatDialect;
}

/** One value as it is read: trimmed, never blank. `keep` puts it among the foreign elements; `refuse` gives a finding too. */
export interface FlatCell {
  readonly text: string;
  readonly more: (name: string) => string | undefined;
  readonly find: (code: string, message: string, details?: FindingDetails) => void;
  readonly keep: () => void;
  readonly refuse: (code: string, message: string, details?: FindingDetails) => undefined;
}

/** A list while it is being read, whatever carries it: elements, JSON members or table cells. What is asked for counts as read. */
export interface FlatReader {
  readonly dialect: FlatDialect;
  /** The one value of an element; a second that says something else is a finding `repeated-element` and kept as foreign. */
  readonly value: (name: string) => FlatCell | undefined;
  /** All values of an element that may hold or occur several times. */
  readonly values: (name: string) => readonly FlatCell[];
  /**
   * The names that occur in it, more than are stated rather than fewer; {@link PUBLISH_ATTRIBUTE} among them. What is not
   * among them, under any of its names, need not be asked for. Absent where asking costs nothing.
   */
  readonly occurring?: ReadonlySet<string>;
}

/**
 * One element of the list: its name, the members of a description it stands for, and the codec in both directions. Elements
 * that only make sense together are read with the first of them, so the others have no `read`.
 */
export interface FlatElement {
  readonly name: string;
  readonly members: readonly DescriptionField[];
  /** True for what GFZ added to SESAR's list. */
  readonly isGfz?: boolean;
  readonly write: (source: FlatSource) => readonly FlatValue[];
  readonly read?: (list: FlatReader) => Said;
  /** Instead of `read` for an element that stands for one member: the value alone, which costs no object around it. */
  readonly readOne?: (list: FlatReader) => unknown;
}

/** The element that repeats inside a wrapper; `main` is the child that holds the value where the rest are children too. */
export const ITEMS: Readonly<Record<string, { readonly item: string; readonly main?: string }>> = {
  descriptions: { item: 'description' },
  methods: { item: 'method' },
  operators: { item: 'operator' },
  sample_other_names: { item: 'sample_other_name' },
  relatedIdentifiers: { item: 'relatedIdentifier' },
  external_urls: { item: 'external_url', main: 'url' },
};

/** What readers call the `publishdate` attribute of GFZ's `sample`, the only value that is none of an element. */
export const PUBLISH_ATTRIBUTE = '@publishdate';

/** Other names under which elements occur in real records (metadata-schemas 3.1, 8.3; drilling-information-system 2.9). */
export const ALIASES: Readonly<Record<string, readonly string[]>> = {
  user_code: ['sesar_code'],
  cruise_field_prgrm: ['cruise_field_program'],
  sample_comment: ['comments'],
};

/** All names under which an element occurs: its own, its aliases, and that of its item, which may stand without the wrapper. */
export function namesOfElement(name: string): readonly string[] {
  const item = ITEMS[name]?.item;
  return [name, ...(ALIASES[name] ?? []), ...(item === undefined ? [] : [item])];
}

/** A text that is stated as a list of one value; empty for nothing and for blanks. */
export function stated(text: string | undefined, more?: FlatValue['more']): readonly FlatValue[] {
  if (text === undefined || text.trim() === '') return [];
  return [more === undefined ? { text } : { text, more }];
}
