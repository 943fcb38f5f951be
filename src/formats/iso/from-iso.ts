import { ElementReader, leftovers, newReading } from '../reading/element-reader.ts';
import { checkIdentified, readDescription } from '../reading/read-description.ts';
import { type ReadIdentifier, readIdentifier } from '../reading/read-identifier.ts';
import type { RecordRead } from '../reading/record-read.ts';
import type { SourceDocument, XmlSource } from '../reading/source-document.ts';
import { along, attributeOf, codeOf, textOf, textsOf, valueIn, valuesOf } from './iso-elements.ts';
import { bcp47Of } from './language-codes.ts';
import { readConstraints } from './read-constraints.ts';
import { readExtent } from './read-extent.ts';
import { readKeywords } from './read-keywords.ts';
import { readParties } from './read-parties.ts';
import { readRelated } from './read-related.ts';

/** Whether a document is ISO metadata whose root is of a namespace that begins so. */
export function isIso(source: SourceDocument, ...namespaces: readonly string[]): source is XmlSource {
  if (source.syntax !== 'xml') return false;
  const { name, namespace } = source.root;
  const isRoot = name === 'MD_Metadata' || name === 'MI_Metadata';
  return isRoot && namespaces.some((one) => namespace.replace(/^https:/, 'http:').startsWith(one));
}

/**
 * Reads ISO 19139 and ISO 19115-3, whose elements have the same names by and large, as far as a description goes: identifiers, titles,
 * abstract, dates, people, keywords, place and time, constraints, related objects, images, the page. What is not read is kept as
 * foreign. The identifier is a DOI, handle or IGSN of the citation, else that of the metadata, which in other catalogues is
 * mostly a number of theirs.
 */
export function fromIso(source: SourceDocument, format: string): readonly RecordRead[] {
  if (source.syntax !== 'xml') return [];
  const root = new ElementReader(source.root, newReading(source.file, format));
  const info = root.child('identificationInfo');
  const identification =
    info && valueIn(info, 'MD_DataIdentification', 'SV_ServiceIdentification', info.node.children[0]?.name ?? '');
  const citation = along(identification, 'citation', 'CI_Citation');
  const identifiers = identifiersOf(root, citation);
  const identifier = ownOf(identifiers);
  checkIdentified(identifier, root);
  const title = textOf(citation, 'title');
  const abstract = textOf(identification, 'abstract');
  const kind = kindOf(root);
  const { placeNames, ...keywords } = readKeywords(identification, kind.resourceType?.label);
  const { places, ...extent } = readExtent(identification);
  const parties = readParties([
    ...(citation?.children('citedResponsibleParty') ?? []),
    ...(identification?.children('pointOfContact') ?? []),
    ...root.children('contact'),
  ]);
  const changedAt = textOf(root, 'dateStamp') ?? textOf(along(root, 'dateInfo', 'CI_Date'), 'date');
  passOver(root, identification);
  const description = readDescription(identifier, {
    title,
    furtherTitles: textsOf(citation, 'alternateTitle').map((text) => ({ text })),
    alternateIdentifiers: othersOf(identifiers, identifier),
    landingPage: pageOf(root),
    language: languageOf(root),
    versionLabel: textOf(citation, 'edition'),
    abstract: abstract === title ? undefined : abstract,
    purpose: textOf(identification, 'purpose'),
    comment: textOf(identification, 'supplementalInformation'),
    ...kind,
    ...keywords,
    ...datesOf(citation),
    ...extent,
    places: [...placeNames.filter((name) => name !== extent.locality).map((name) => ({ name })), ...places],
    ...parties,
    ...readConstraints(identification),
    ...readRelated(root, identification, identifier),
    images: imagesOf(identification),
    foreign: leftovers(root),
  });
  const registrant = parties.publisher?.name;
  const facts = { ...(registrant !== undefined && { registrant }), ...(changedAt !== undefined && { changedAt }) };
  return [{ description, facts, findings: root.reading.findings }];
}

interface IsoIdentifierRead {
  readonly value: string;
  readonly space: string | undefined;
}

/** Those of the citation, then that of the metadata. */
function identifiersOf(root: ElementReader, citation: ElementReader | undefined): readonly IsoIdentifierRead[] {
  const cited = citation === undefined ? [] : valuesOf(citation, 'identifier', 'MD_Identifier', 'RS_Identifier');
  const ofMetadata = along(root, 'metadataIdentifier', 'MD_Identifier');
  const file = textOf(root, 'fileIdentifier');
  return [
    ...[...cited, ...(ofMetadata === undefined ? [] : [ofMetadata])].flatMap((one) => {
      const space = textOf(one, 'codeSpace') ?? textOf(one, 'authority');
      const value = textOf(one, 'code');
      return value === undefined ? [] : [{ value, space }];
    }),
    ...(file === undefined ? [] : [{ value: file, space: undefined }]),
  ];
}

const OF_SAMPLE =
  /^(?:https?:\/\/(?:dx\.)?doi\.org\/|https?:\/\/(?:hdl\.handle\.net|igsn\.org)\/|doi:|igsn:|hdl:|10\.\d+(?:\.\d+)*\/|10273\/)/i;
const IS_UUID = /^[{]?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}[}]?$/i;

function ownOf(identifiers: readonly IsoIdentifierRead[]): ReadIdentifier | undefined {
  const ofSample = identifiers.find(({ value, space = '' }) => OF_SAMPLE.test(value) || /igsn/i.test(space));
  return readIdentifier((ofSample ?? identifiers.find(({ value }) => !IS_UUID.test(value)))?.value);
}

function othersOf(identifiers: readonly IsoIdentifierRead[], own: ReadIdentifier | undefined) {
  const isOther = ({ value }: IsoIdentifierRead) => readIdentifier(value)?.code !== own?.code;
  return identifiers.filter(isOther).map(({ value, space }) => ({ type: space ?? typeOf(value), value }));
}

function typeOf(value: string): string {
  if (IS_UUID.test(value)) return 'UUID';
  return /^https?:/i.test(value) ? 'URL' : 'Other';
}

function pageOf(root: ElementReader): string | undefined {
  const transfers = valuesOf(root, 'distributionInfo', 'MD_Distribution').flatMap((one) =>
    valuesOf(one, 'transferOptions', 'MD_DigitalTransferOptions'),
  );
  const online = transfers.flatMap((one) => valuesOf(one, 'onLine', 'CI_OnlineResource'));
  for (const one of online) {
    textOf(one, 'protocol');
    textOf(one, 'name');
    codeOf(one, 'function');
  }
  const addresses = online.flatMap((one) => textOf(one, 'linkage') ?? []);
  return textOf(root, 'dataSetURI') ?? addresses.find((one) => /^https?:\/\//i.test(one));
}

function languageOf(root: ElementReader): string | undefined {
  const older = root.child('language');
  const code =
    older === undefined
      ? codeOf(along(root, 'defaultLocale', 'PT_Locale'), 'language')
      : (codeOf(root, 'language') ?? older.own());
  return code === 'und' || code === undefined ? undefined : bcp47Of(code);
}

/** The name of the level says what it is, where it is not our word for anything; a series is a collection. */
function kindOf(root: ElementReader) {
  const scope = along(root, 'metadataScope', 'MD_MetadataScope');
  const level = codeOf(root, 'hierarchyLevel') ?? codeOf(scope, 'resourceScope');
  const label = textOf(root, 'hierarchyLevelName') ?? textOf(scope, 'name');
  return {
    resourceType: label === undefined || label === 'Physical object' ? undefined : { label },
    generalType: level === 'series' || level === 'collection' ? 'Collection' : undefined,
  };
}

function datesOf(citation: ElementReader | undefined) {
  const dates = (citation === undefined ? [] : valuesOf(citation, 'date', 'CI_Date')).flatMap((one) => {
    const date = textOf(one, 'date');
    return date === undefined ? [] : [{ date, type: (codeOf(one, 'dateType') ?? '').trim() }];
  });
  const of = (type: string) => dates.find((one) => one.type === type);
  const [creation, publication] = [of('creation'), of('publication')];
  const others = dates.filter((one) => one !== creation && one !== publication);
  return {
    sampledOn: creation?.date,
    publishedOn: publication?.date,
    dates: others.map(({ date, type }) => ({ date, type: type === 'revision' ? 'Updated' : 'Other' })),
  };
}

function imagesOf(identification: ElementReader | undefined) {
  const found = identification === undefined ? [] : valuesOf(identification, 'graphicOverview', 'MD_BrowseGraphic');
  return found.flatMap((one) => {
    const url = textOf(one, 'fileName');
    const caption = textOf(one, 'fileDescription');
    return url === undefined || !/^https?:\/\//i.test(url) ? [] : [{ url, ...(caption !== undefined && { caption }) }];
  });
}

/** What says something of the metadata alone, or what every sample is. */
function passOver(root: ElementReader, identification: ElementReader | undefined): void {
  codeOf(root, 'characterSet');
  for (const one of [root.child('dateStamp'), along(root, 'dateInfo', 'CI_Date', 'date')])
    attributeOf(one, 'nilReason');
  attributeOf(along(identification, 'citation', 'CI_Citation', 'date'), 'nilReason');
  textOf(root, 'metadataStandardName');
  textOf(root, 'metadataStandardVersion');
  const locale = along(root, 'defaultLocale', 'PT_Locale');
  codeOf(locale, 'characterEncoding');
  textOf(along(root, 'metadataStandard', 'CI_Citation'), 'title');
  codeOf(along(root, 'dateInfo', 'CI_Date'), 'dateType');
  if (identification === undefined) return;
  codeOf(identification, 'language');
  const own = along(identification, 'defaultLocale', 'PT_Locale');
  codeOf(own, 'language');
  codeOf(own, 'characterEncoding');
  if (textOf(identification, 'topicCategory') === undefined)
    along(identification, 'topicCategory', 'MD_TopicCategoryCode');
  codeOf(along(identification, 'citation', 'CI_Citation'), 'presentationForm');
  const [page] = along(identification, 'citation', 'CI_Citation')?.children('onlineResource') ?? [];
  const online = page && valueIn(page, 'CI_OnlineResource');
  for (const name of ['linkage', 'protocol', 'name']) textOf(online, name);
  codeOf(online, 'function');
}
