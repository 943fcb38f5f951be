import type { DescriptionFieldDescriptor } from '../../domain/description/description-field.ts';
import { DESCRIPTION_FIELDS, type DescriptionField, type Fate } from '../../domain/description/description-fields.ts';
import type { FormatManifest } from '../format.ts';

/** One member of the description with what every format does with it, by the format's name. */
export interface CrosswalkRow extends DescriptionFieldDescriptor {
  readonly name: DescriptionField;
  readonly formats: Readonly<Record<string, Fate>>;
}

/** How much of a member a format carries: all of it, less or other, nothing. */
export type Carried = 'whole' | 'narrowed' | 'omitted';

/** Every member of a description with its fate in every format, both in their own order. */
export function crosswalk(formats: readonly FormatManifest[]): readonly CrosswalkRow[] {
  return (Object.keys(DESCRIPTION_FIELDS) as DescriptionField[]).map((name) => ({
    name,
    ...DESCRIPTION_FIELDS[name],
    formats: Object.fromEntries(formats.map((format) => [format.name, format.mapping[name]])),
  }));
}

/** The formats that are written and those that are only read, each once by name. */
export function allFormats(...lists: readonly (readonly FormatManifest[])[]): readonly FormatManifest[] {
  return [...new Map(lists.flat().map((one) => [one.name, one])).values()];
}

/** How much a fate keeps. */
export function carriedBy(fate: Fate): Carried {
  if ('omitted' in fate) return 'omitted';
  return fate.narrowed === undefined ? 'whole' : 'narrowed';
}
