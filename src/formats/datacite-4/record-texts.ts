import { type MeasuredDepth, measuredDepths } from '../../domain/description/measured-depths.ts';
import { present } from '../../domain/description/present.ts';
import type { Title, TypedIdentifier } from '../../domain/description/related-work.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { FurtherDescription, Size } from '../../domain/description/statements.ts';
import type { WriteContext } from '../format.ts';
import { handleOf } from '../identifier-forms.ts';
import { legalDecimal } from '../legal-values.ts';
import type { DataciteAlternate, DataciteText, DataciteTitle } from './datacite-record.ts';
import { DESCRIPTION_TYPES, listed, TITLE_TYPES } from './kernel-lists.ts';
import { isOurs, languageOf, legalLanguage } from './our-own.ts';

/** The type of the identifier that is the object's own name. */
export const OWN_NAME = 'Local accession number';

/** The type of the identifiers that are other names. */
export const OTHER_NAME = 'Local sample name';

/** The sentence as title; for our own objects form, material and local name, which tell siblings apart, as alternative title. */
export function titlesIn(description: SampleDescription): readonly DataciteTitle[] {
  const { title, titleLanguage, sampleType, material, name, furtherTitles = [] } = description;
  const lang = languageOf(description, titleLanguage);
  const parts = [sampleType, material?.label, name].filter((one) => one !== undefined).join(', ');
  return [
    present({ title, lang }),
    ...(isOurs(description) ? [present({ title: parts, titleType: 'AlternativeTitle', lang })] : []),
    ...furtherTitles.map(titleOf),
  ];
}

/** A further title; a type that the kernel lacks is `Other`. */
export function titleOf({ text, type, language }: Title): DataciteTitle {
  const titleType = type === undefined ? undefined : (listed(TITLE_TYPES, type) ?? 'Other');
  return present({ title: text, titleType, lang: legalLanguage(language) });
}

/** Names and numbers: the own name where it is not the title, other names, identifiers of named schemes, the IGSN as handle. */
export function alternatesIn(description: SampleDescription, context: WriteContext): readonly DataciteAlternate[] {
  const { igsn, prefix, name, title, otherNames, alternateIdentifiers = [] } = description;
  const isNamed = isOurs(description) || (name !== title && name !== igsn);
  // A foreign object has no handle beside the identifier it names itself by.
  const handle = prefix === undefined && igsn !== '' ? handleOf(igsn, context) : undefined;
  const all: readonly TypedIdentifier[] = [
    ...(isNamed ? [{ type: OWN_NAME, value: name }] : []),
    ...otherNames.map((value) => ({ type: OTHER_NAME, value })),
    ...alternateIdentifiers,
    ...(handle === undefined || alternateIdentifiers.some(({ value }) => value === handle)
      ? []
      : [{ type: 'IGSN', value: handle }]),
  ];
  const rank = ({ type }: TypedIdentifier) => (type === OWN_NAME ? 0 : type === OTHER_NAME ? 1 : 2);
  return all
    .filter(({ type, value }) => type.trim() !== '' && value.trim() !== '')
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ type, value }) => ({ alternateIdentifier: value, alternateIdentifierType: type }));
}

/** Length, amount and further sizes, each as number and unit. */
export function sizesIn({ lengthM, size, furtherSizes = [] }: SampleDescription): readonly string[] {
  const length = legalDecimal(lengthM);
  const sizes = size === undefined ? furtherSizes : [size, ...furtherSizes];
  return [...(length === undefined ? [] : [`${length} m`]), ...sizes.map(sizeText)];
}

/** Abstract, methods, depths, comment and further texts. */
export function descriptionsIn(description: SampleDescription): readonly DataciteText[] {
  const { abstract, collectionMethod, furtherMethods = [], collectionMethodDescription, comment } = description;
  const methods = [collectionMethod?.label, ...furtherMethods.map(({ label }) => label), collectionMethodDescription];
  const text = (descriptionType: string, words: string | undefined, language?: string): readonly DataciteText[] =>
    words === undefined || words === ''
      ? []
      : [present({ description: words, descriptionType, lang: languageOf(description, language) })];
  return [
    ...text('Abstract', abstract, description.abstractLanguage),
    ...text('Methods', methods.filter((one) => one !== undefined).join('; ')),
    ...text('TechnicalInfo', depthSentence(description)),
    ...text('Other', comment),
    ...(description.furtherDescriptions ?? []).map(furtherText),
  ];
}

function sizeText({ value, unit }: Size): string {
  return unit === undefined ? value : `${value} ${unit}`;
}

function furtherText({ text, type, language }: FurtherDescription): DataciteText {
  const descriptionType = listed(DESCRIPTION_TYPES, type ?? 'Other') ?? 'Other';
  return present({ description: text, descriptionType, lang: legalLanguage(language) });
}

const SCALE_TEXT: Readonly<Record<string, string>> = {
  csf_a: 'below surface (CSF-A)',
  csf_b: 'below surface (CSF-B)',
  drf: 'driller’s depth (DRF)',
};

function depthSentence(description: SampleDescription): string | undefined {
  const said = measuredDepths(description).map(depthText);
  return said.length === 0 ? undefined : `Depth ${said.join('; ')}.`;
}

function depthText({ topM, bottomM, scale }: MeasuredDepth): string {
  return `${legalDecimal(topM)}–${legalDecimal(bottomM)} m ${SCALE_TEXT[scale] ?? scale}`;
}
