import type { FundingReference } from '../../domain/description/agent.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { AgeRange, Curation } from '../../domain/description/statements.ts';
import type { MediaRow } from '../../store/read/list-media.ts';
import { html, joined, type Part, webAddress } from '../frame/html.ts';
import { plain, preciseDate } from '../frame/quantity.ts';
import type { GroupWords } from '../words/en/groups.ts';
import type { Words } from '../words/words.ts';
import { type FieldRow, row } from './field-row.ts';
import { termWords } from './term-words.ts';

/** Further names of an object, as records from elsewhere have them. */
export function furtherNameRows(
  { furtherTitles = [], alternateIdentifiers = [], versionLabel }: SampleDescription,
  words: Words,
): readonly FieldRow[] {
  const { groups } = words;
  const add = (label: string, value: Part) => row(label, value, words);
  return [
    ...add(groups.otherTitles, lines(furtherTitles.map((one) => one.text))),
    ...add(
      groups.otherIdentifiers,
      lines(alternateIdentifiers.map((one) => html`${one.type}: <span class="m">${one.value}</span>`)),
    ),
    ...add(groups.keeperVersion, versionLabel),
  ];
}

/** What a classification says of it, and its age in numbers. */
export function furtherGeologyRows(
  { classifications = [], ageRange, sampledFeatures = [] }: SampleDescription,
  words: Words,
): readonly FieldRow[] {
  const { groups } = words;
  const add = (label: string, value: Part) => row(label, value, words);
  return [
    ...add(groups.classifiedAs, lines(classifications.map((one) => address(one.label, one.uri)))),
    ...add(groups.ageInNumbers, ageRange && ageText(ageRange)),
    ...add(groups.standsFor, lines(sampledFeatures.map((one) => address(one.label, one.uri)))),
  ];
}

/** With what it was taken or measured. */
export function instrumentRows(
  { instruments = [], furtherMethods = [] }: SampleDescription,
  words: Words,
): readonly FieldRow[] {
  const { groups } = words;
  const add = (label: string, value: Part) => row(label, value, words);
  return [
    ...add(groups.alsoBy, lines(furtherMethods.map((one) => address(one.label, one.uri)))),
    ...add(groups.instruments, lines(instruments.map((one) => address(one.name, one.identifier)))),
  ];
}

/** Where it was before, who may use it and how. */
export function furtherCurationRows(description: SampleDescription, words: Words): readonly FieldRow[] {
  const { groups } = words;
  const add = (label: string, value: Part) => row(label, value, words);
  const { originalArchive, curations = [], licences = [], localContexts = [] } = description;
  return [
    ...add(groups.firstKeptAt, originalArchive),
    ...add(groups.collections, lines(curations.map((one) => curationText(one, groups)))),
    ...add(groups.licence, lines(licences.map((one) => address(one.name ?? one.identifier ?? one.uri ?? '', one.uri)))),
    ...add(
      groups.localContexts,
      lines(
        localContexts.map(
          (one) => html`${address(one.name, one.uri)}${one.community && ` (${one.community})`} ${one.text}`,
        ),
      ),
    ),
  ];
}

/** Grants, where more is known than who pays. */
export function grantRows({ funding = [] }: SampleDescription, words: Words): readonly FieldRow[] {
  const { groups } = words;
  const add = (label: string, value: Part) => row(label, value, words);
  const grants = funding.filter((one) => one.awardNumber !== undefined || one.awardTitle !== undefined);
  return add(groups.grants, lines(grants.map(grantText)));
}

/** Texts beside the abstract. */
export function furtherTextRows({ furtherDescriptions = [] }: SampleDescription, words: Words): readonly FieldRow[] {
  const { groups } = words;
  const add = (label: string, value: Part) => row(label, value, words);
  return furtherDescriptions.flatMap((one) =>
    add(one.type === undefined ? groups.furtherDescription : termWords(one.type), one.text),
  );
}

/** Images, files and records elsewhere as links; nothing is fetched from there by the page. */
export function fileRows(
  { images = [], supplementalRecords = [] }: SampleDescription,
  media: readonly MediaRow[],
  words: Words,
): readonly FieldRow[] {
  const { groups } = words;
  const add = (label: string, value: Part) => row(label, value, words);
  const pictures = new Set(images.map((one) => one.url));
  const files = media.filter((one) => !pictures.has(one.url));
  const shown = images.map((one) => {
    const licence = one.licence === undefined ? null : html` <span class="mut">${one.licence}</span>`;
    return html`${address(one.caption ?? one.url, one.url)}${licence}`;
  });
  return [
    ...add(groups.images, lines(shown)),
    ...add(
      groups.fileList,
      lines(files.map((one) => html`${address(one.url, one.url)} <span class="mut">${one.mediaType}</span>`)),
    ),
    ...add(groups.elsewhere, lines(supplementalRecords.map((one) => address(one.title ?? one.url, one.url)))),
  ];
}

function lines(parts: readonly Part[]): Part {
  return parts.length === 0 ? undefined : joined(parts, html`<br>`);
}

/** A link where the address is one of the web; else the words alone. */
function address(words: string, uri: string | undefined): Part {
  const href = uri === undefined ? undefined : webAddress(uri);
  return href === undefined ? words : html`<a class="brk" href="${href}">${words}</a>`;
}

function ageText({ minimum, maximum, unit }: AgeRange): string {
  const ends = [...new Set([minimum, maximum].filter((one) => one !== undefined))].map(plain);
  return [ends.join('–'), unit].filter((one) => one !== undefined && one !== '').join(' ');
}

function curationText({ institution, institutionUri, curator, location, date }: Curation, groups: GroupWords): Part {
  const rest = [location, curator, date && groups.collectionSince(preciseDate(date))].filter(
    (one) => one !== undefined,
  );
  return html`${address(institution, institutionUri)}${rest.length > 0 && `, ${rest.join(', ')}`}`;
}

function grantText({ funderName, awardNumber, awardTitle, awardUri }: FundingReference): Part {
  const award = [awardNumber, awardTitle].filter((one) => one !== undefined).join(': ');
  return html`${funderName}, ${address(award, awardUri)}`;
}
