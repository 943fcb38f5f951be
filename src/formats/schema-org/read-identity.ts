import { OWN_NAME } from '../datacite-4/record-texts.ts';
import { listOf, type ObjectReader, textOf } from '../datacite-json/json-reader.ts';
import { type ReadIdentifier, readIdentifier } from '../reading/read-identifier.ts';
import { generalTypeOf } from './general-types.ts';
import { conceptOf } from './read-terms.ts';

/** A value of `identifier` with the name of what it is; empty where that is not said. */
export interface Property {
  readonly type: string;
  readonly value: string;
}

/** The values of `identifier` with their names. */
export function propertiesOf(root: ObjectReader): readonly Property[] {
  return root.objects('identifier', 'value').map((one) => ({
    type: one.text('propertyID') ?? '',
    value: one.text('value', '@id', 'url') ?? '',
  }));
}

/** The DOI by name or as `@id`, else the handle or IGSN, else what `@id` says if that is no page of a website. */
export function identifierOf(root: ObjectReader, properties: readonly Property[]): ReadIdentifier | undefined {
  const id = root.text('@id');
  const named = (type: string) => properties.find((one) => one.type.toLowerCase() === type)?.value;
  const isDoi = id !== undefined && /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i.test(id);
  const isOther = id !== undefined && /^(?:https?:\/\/(?:hdl\.handle\.net|igsn\.org)\/|hdl:|igsn:)/i.test(id);
  const last = properties.map(({ value }) => value).find((one) => /(?:^|\/)10\.\d+\//.test(one));
  return readIdentifier(
    isDoi ? id : (named('doi') ?? named('handle') ?? (isOther ? id : undefined) ?? named('igsn') ?? last),
  );
}

/** Names, further identifiers, kind and size. */
export function identityOf(
  root: ObjectReader,
  properties: readonly Property[],
  identifier: ReadIdentifier | undefined,
) {
  const title = root.text('name', 'headline');
  const name = properties.find(({ type }) => type === OWN_NAME)?.value;
  const others = listOf(root.member('alternateName'))
    .map(textOf)
    .filter((one) => one !== undefined);
  const isOwn = ({ type, value }: Property) =>
    value === name || value === '' || readIdentifier(value)?.code === identifier?.code || type === '';
  const kinds = listOf(root.member('additionalType'))
    .map(textOf)
    .filter((one) => one !== undefined);
  const type = textOf(listOf(root.value['@type'])[0]);
  const isPhysical = kinds.some((one) => one.endsWith('dcmitype/PhysicalObject'));
  const kind = kinds.find((one) => !one.endsWith('dcmitype/PhysicalObject'));
  return {
    title,
    name,
    otherNames: others.filter((one) => one !== name),
    alternateIdentifiers: properties.filter((one) => !isOwn(one)),
    abstract: root.text('description', 'abstract'),
    landingPage: root.text('url'),
    language: root.text('inLanguage'),
    versionLabel: root.text('version'),
    mediaFormats: listOf(root.member('encodingFormat'))
      .map(textOf)
      .filter((one) => one !== undefined),
    generalType: isPhysical || type === undefined ? undefined : generalTypeOf(type),
    resourceType: kind === undefined ? undefined : conceptOf(kind),
    size: root.text('size') === undefined ? undefined : sizeOf(root.text('size') ?? ''),
  };
}

function sizeOf(text: string) {
  const parts = /^([-+~<>]?\d[\d.,]*) (\S.*)$/.exec(text);
  return parts === null ? { value: text } : { value: parts[1] ?? '', unit: parts[2] ?? '' };
}
