import type { DataSetFacts } from '../../formats/data-set/data-set-record.ts';
import type { DataciteRecord } from '../../formats/datacite-4/datacite-record.ts';

/** What stands for the DOI in the citation of a data set that has none yet. */
const TO_COME = 'DOI to be assigned';

/** `Creator; Creator (Year): Title. Version. Publisher. DOI`, as DataCite recommends. */
export function citationOf(record: DataciteRecord): string {
  const { creators = [], publicationYear = '', titles = [], version, publisher, doi = '' } = record;
  const who = creators.map(({ name }) => name).join('; ');
  const address = doi.startsWith('10.') ? `https://doi.org/${doi}` : `[${TO_COME}]`;
  return `${who} (${publicationYear}): ${titles[0]?.title ?? ''}. Version ${version ?? ''}. ${publisher?.name ?? ''}. ${address}`;
}

/** What is said in front of everything else of a package that is not to be published; empty for one that may be. */
export function noticeOf({ isClosed }: Pick<DataSetFacts, 'isClosed'>): string {
  return isClosed
    ? 'NOT FOR PUBLICATION. This package holds what is under moratorium or kept back; it was made for the own archive.'
    : '';
}

const FILES_LINE =
  'files/, files.csv                pictures and documents by object, and a row for each with checksum, credit and licence';

/** The first file to open. */
export function readme(facts: DataSetFacts, record: DataciteRecord, citation: string, files: number): string {
  const notice = noticeOf(facts);
  const lines = [
    record.titles?.[0]?.title ?? '',
    ...(notice === '' ? [] : ['', notice]),
    '',
    `Please cite as: ${citation}`,
    facts.licence === undefined ? 'No licence is stated.' : `Licence: ${facts.licence}`,
    '',
    `${facts.objects} objects, ${facts.igsns} of them with an IGSN.`,
    '',
    'explanatory-remarks.pdf, .html   what each table and column is; depths, identifiers, methods, known gaps',
    'tables/*.csv                     a table for each kind of object; UTF-8, comma-separated, one heading line',
    'columns.csv                      every column with its unit, depth scale, vocabulary and meaning',
    'depths.csv                       depths of all objects on three scales',
    'igsns.csv                        every IGSN with its DOI and the object it names',
    ...(files === 0 ? [] : [FILES_LINE]),
    'datacite.xml, datacite.json      metadata of this data set (DataCite 4), with a relation to every IGSN',
    '',
    'The package is a bag (BagIt, RFC 8493): "sha256sum -c manifest-sha256.txt" in the folder above tells whether it is whole.',
    'The tables can be read again by "corestone expedition import data/tables/*.csv".',
    '',
  ];
  return lines.join('\n');
}
