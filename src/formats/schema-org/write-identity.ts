import { present } from '../../domain/description/present.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { isOurs } from '../datacite-4/our-own.ts';
import { OWN_NAME } from '../datacite-4/record-texts.ts';
import type { WriteContext } from '../format.ts';
import { ownDoi, ownHandle } from '../identifier-forms.ts';
import { filled, isStated, type Json, oneOrMany, property } from './json-node.ts';

/** Names, identifiers, kind, material, size and keywords of an object. */
export function identityOf(description: SampleDescription, context: WriteContext) {
  const { igsn, name, title, otherNames, abstract, resourceType, generalType, furtherTitles = [] } = description;
  const { material, furtherMaterials = [], alternateIdentifiers = [], mediaFormats = [] } = description;
  const isNamed = isOurs(description) || (name !== title && name !== igsn);
  const [doi, handle] = [ownDoi(description, context), ownHandle(description, context)];
  const kind = generalType === undefined ? 'http://purl.org/dc/dcmitype/PhysicalObject' : undefined;
  return {
    name: title,
    alternateName: filled([...(isNamed ? [name] : []), ...otherNames, ...furtherTitles.map(({ text }) => text)]),
    identifier: [
      ...(igsn === '' ? [] : [property('IGSN', igsn.toUpperCase())]),
      ...(doi === undefined ? [] : [property('DOI', doi)]),
      ...(handle === undefined ? [] : [property('Handle', handle)]),
      ...(isNamed ? [property(OWN_NAME, name)] : []),
      ...alternateIdentifiers.map(({ type, value }) => property(type, value)),
    ],
    description: abstract,
    additionalType: filled(
      [kind, resourceType?.uri ?? (isOurs(description) ? undefined : resourceType?.label)].filter(isStated),
    ),
    material: oneOrMany([material, ...furtherMaterials].filter(isStated).map(({ uri, label }) => uri ?? label)),
    size: sizeOf(description),
    encodingFormat: oneOrMany(mediaFormats),
    keywords: filled(keywordsOf(description)),
  };
}

/** Words as they are, terms of a vocabulary with their address. */
function keywordsOf(description: SampleDescription): readonly Json[] {
  const { rock, geologicalUnit, geologicalAges, keywords, subjects = [], classifications = [] } = description;
  const terms = [...classifications, ...subjects].map((term) =>
    present({ '@type': 'DefinedTerm', name: term.label, url: term.uri, inDefinedTermSet: term.scheme }),
  );
  return [...[rock, geologicalUnit, ...geologicalAges, ...keywords].filter(isStated), ...(terms as readonly Json[])];
}

function sizeOf({ size, lengthM }: SampleDescription): string | undefined {
  if (size !== undefined) return size.unit === undefined ? size.value : `${size.value} ${size.unit}`.trim();
  return lengthM === undefined ? undefined : `${lengthM} m`;
}
