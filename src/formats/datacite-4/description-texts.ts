import { present } from '../../domain/description/present.ts';
import type { ReadIdentifier } from '../reading/read-identifier.ts';
import type { DataciteRecord, DataciteText, DataciteTitle } from './datacite-record.ts';
import { DESCRIPTION_TYPES, listed, TITLE_TYPES } from './kernel-lists.ts';
import { OTHER_NAME, OWN_NAME } from './record-texts.ts';

/** Titles, names and further identifiers. The main title is the first without type, else the first of all. */
export function namesOf(
  { titles = [], alternateIdentifiers = [] }: DataciteRecord,
  identifier: ReadIdentifier | undefined,
) {
  const main = titles.find(({ titleType }) => titleType === undefined) ?? titles[0];
  const name = alternateIdentifiers.find(
    ({ alternateIdentifierType: type, alternateIdentifier: value }) =>
      type === OWN_NAME && value !== main?.title && value !== identifier?.code,
  );
  const others = alternateIdentifiers.filter((one) => one !== name);
  const isName = (type: string) => type === OTHER_NAME;
  return {
    title: main?.title,
    titleLanguage: main?.lang,
    furtherTitles: titles.filter((one) => one !== main).map(titleOf),
    name: name?.alternateIdentifier,
    otherNames: others
      .filter((one) => isName(one.alternateIdentifierType))
      .map(({ alternateIdentifier }) => alternateIdentifier),
    alternateIdentifiers: others
      .filter((one) => !isName(one.alternateIdentifierType))
      .map(({ alternateIdentifierType: type, alternateIdentifier: value }) => ({ type, value })),
  };
}

/** A title with its type in the spelling of the kernel. */
export function titleOf({ title, titleType, lang }: DataciteTitle) {
  return present({ text: title, type: listed(TITLE_TYPES, titleType) ?? titleType, language: lang });
}

/** The first abstract, and every other description with its type. */
export function textsOf({ descriptions = [] }: DataciteRecord) {
  const abstract = descriptions.find(
    ({ descriptionType }) => listed(DESCRIPTION_TYPES, descriptionType) === 'Abstract',
  );
  return {
    abstract: abstract?.description,
    abstractLanguage: abstract?.lang,
    furtherDescriptions: descriptions.filter((one) => one !== abstract).map(textOf),
  };
}

function textOf({ description, descriptionType, lang }: DataciteText) {
  const type = listed(DESCRIPTION_TYPES, descriptionType) ?? descriptionType;
  return present({ text: description, type, language: lang });
}
