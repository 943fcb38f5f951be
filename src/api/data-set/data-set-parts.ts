import { isDeepStrictEqual } from 'node:util';
import { type House, publicFace } from '../../context.ts';
import { expeditionTables } from '../../dissemination/tables/expedition-tables.ts';
import { csvParts } from '../../dissemination/tables/whole-export.ts';
import { writeContext } from '../../dissemination/write-context.ts';
import type { ListedObject } from '../../domain/drilling/listed-object.ts';
import { OBJECT_TYPES } from '../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../domain/error.ts';
import { bagParts, textPart } from '../../formats/bagit/bag-parts.ts';
import { type DataSetFacts, dataSetName, dataSetRecord, derivedFrom } from '../../formats/data-set/data-set-record.ts';
import {
  COLUMNS_TABLE,
  type ColumnOfFile,
  describedColumns,
  tableFile,
  tablePath,
} from '../../formats/data-set/described-columns.ts';
import { DEPTHS_TABLE, hasDepth, igsnsTable } from '../../formats/data-set/object-tables.ts';
import { streamDataciteJson, streamDataciteXml } from '../../formats/data-set/stream-datacite.ts';
import type { WriteContext } from '../../formats/format.ts';
import { writeCsv } from '../../formats/tables/write-csv.ts';
import type { ZipPart } from '../../formats/tables/zip-stream.ts';
import { paperType } from '../../paper/paper-type.ts';
import { programVersion } from '../../program-version.ts';
import { explanatoryRemarks } from '../../reports/explanatory-remarks.ts';
import { writeReportHtml } from '../../reports/write-report-html.ts';
import { writeReportPdf } from '../../reports/write-report-pdf.ts';
import { findTreeStand, listObjects } from '../../store/read/find-data-set-facts.ts';
import { findFilesStand } from '../../store/read/list-data-set-files.ts';
import { type GatheredSet, gatherSet } from './data-set-facts.ts';
import { fileParts } from './data-set-files.ts';
import { citationOf, readme } from './data-set-words.ts';
import { closedParts, ensureOpen } from './ensure-open.ts';
import { remarksOf } from './remarks-of.ts';

/** What may be said of a data set; everything has a default. */
export interface DataSetOptions {
  readonly doi?: string;
  readonly licence?: string;
  readonly publisher?: string;
  readonly version?: string;
  /** Year of publication, four digits; that of the last change unless said. */
  readonly year?: string;
  /** For the own archive: what is closed is in it, and it says so. */
  readonly althoughMoratorium?: boolean;
}

/** A data set ready to be written. `parts` are to be read in order, each to its end; `objects` tells how many rows its tables have. */
export interface DataSet {
  readonly name: string;
  readonly title: string;
  readonly objects: number;
  readonly igsns: number;
  /** Pictures and documents in it, and those that are kept back. */
  readonly files: number;
  readonly withheldFiles: number;
  readonly isClosed: boolean;
  readonly parts: () => AsyncIterable<ZipPart>;
}

/**
 * The operational data set of an expedition, by its path, as the files of a bag: tables, explanatory remarks, DataCite metadata
 * with a relation to every IGSN, pictures and documents that are meant for all. Same data and options, same bytes. Throws `conflict` for what is under moratorium or kept
 * back, and while it is written `busy` where somebody changed the expedition meanwhile, `gone` where
 * the bytes of a file are not there.
 */
export async function openDataSet(
  house: House,
  path: string,
  options: DataSetOptions,
  onObject: () => void = () => undefined,
): Promise<DataSet> {
  const closed = await closedParts(house, path);
  ensureOpen(closed, options.althoughMoratorium === true);
  const gathered = await gatherSet(house, path);
  const isClosed = closed.length > 0;
  const context = writeContext(await publicFace(house));
  const facts = factsOf(gathered, options, isClosed);
  const record = dataSetRecord(facts, context);
  const { name: code } = gathered.context.object;
  const payload = () => payloadParts(house, gathered, { facts, context, record, onObject });
  const info = [
    ['Source-Organization', record.publisher?.name ?? ''],
    ['External-Description', record.titles?.[0]?.title ?? ''],
    ...(options.doi === undefined ? [] : [['External-Identifier', `https://doi.org/${options.doi}`] as const]),
    ['Bag-Software-Agent', `Corestone ${programVersion()}`],
  ] as const;
  return {
    name: dataSetName(code),
    title: record.titles?.[0]?.title ?? '',
    objects: facts.objects,
    igsns: facts.igsns,
    files: gathered.files.files,
    withheldFiles: gathered.files.withheld,
    isClosed,
    parts: () => bagParts(payload(), info),
  };
}

function factsOf(gathered: GatheredSet, options: DataSetOptions, isClosed: boolean): DataSetFacts {
  const { context, holes, counts, stand } = gathered;
  const sum = (of: 'objects' | 'withIgsn') => counts.reduce((total, one) => total + one[of], 0);
  const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);
  return {
    expedition: context,
    holes: holes.map(({ combinedId, values }) => ({
      combinedId,
      latitudeDeg: numberOf(values.latitude_deg),
      longitudeDeg: numberOf(values.longitude_deg),
    })),
    doi: options.doi,
    year: options.year ?? stand.changedAt.slice(0, 4),
    version: options.version ?? '1.0',
    licence: options.licence,
    publisher: options.publisher,
    objects: sum('objects'),
    igsns: sum('withIgsn'),
    isClosed,
  };
}

interface Written {
  readonly facts: DataSetFacts;
  readonly context: WriteContext;
  readonly record: ReturnType<typeof dataSetRecord>;
  readonly onObject: () => void;
}

async function* payloadParts(house: House, gathered: GatheredSet, written: Written): AsyncGenerator<ZipPart> {
  const { facts, context, record, onObject } = written;
  const { store, settings } = house;
  const { path, ownFields, stand, files } = gathered;
  const citation = citationOf(record);
  yield textPart('README.txt', readme(facts, record, citation, files.files));
  const remarks = () => explanatoryRemarks(remarksOf(gathered, facts, record, citation, context));
  yield { name: 'explanatory-remarks.html', content: pieces(writeReportHtml(remarks())) };
  yield {
    name: 'explanatory-remarks.pdf',
    content: writeReportPdf(remarks(), paperType(settings.paperFont)) as unknown as AsyncIterable<Uint8Array>,
  };
  const relations = () => relationsOf(listObjects(store.read, path), context);
  yield { name: 'datacite.xml', content: streamDataciteXml(record, relations()) };
  yield { name: 'datacite.json', content: streamDataciteJson(record, relations()) };
  yield { name: 'columns.csv', content: writeCsv(COLUMNS_TABLE, pieces(columnsOf(gathered))) };
  for await (const { name, content } of csvParts(expeditionTables(store, path, onObject, ownFields)))
    yield { name: tablePath(name.replace(/\.csv$/, '')), content };
  yield { name: 'depths.csv', content: writeCsv(DEPTHS_TABLE, kept(listObjects(store.read, path), hasDepth)) };
  const named = kept(listObjects(store.read, path), ({ igsn }) => igsn !== null);
  yield { name: 'igsns.csv', content: writeCsv(igsnsTable(context), named) };
  yield* fileParts(house, path);
  if (
    !isDeepStrictEqual([await findTreeStand(store.read, path), await findFilesStand(store.read, path)], [stand, files])
  )
    throw new CorestoneError('busy', 'The expedition was changed while its data set was written; try again.');
}

/** The columns of all tables that have rows, in the order of the tables. */
function* columnsOf({ counts, ownFields }: GatheredSet): Generator<ColumnOfFile> {
  for (const type of OBJECT_TYPES.filter((one) => one === 'program' || counts.some(({ type }) => type === one))) {
    const own = ownFields.known(type).map((one) => one.field);
    for (const column of describedColumns(type, own)) yield { file: tableFile(type), column };
  }
}

async function* relationsOf(rows: AsyncIterable<ListedObject>, context: WriteContext) {
  for await (const { igsn } of rows) if (igsn !== null) yield derivedFrom(igsn, context);
}

async function* kept(
  rows: AsyncIterable<ListedObject>,
  isWanted: (one: ListedObject) => boolean,
): AsyncGenerator<ListedObject> {
  for await (const row of rows) if (isWanted(row)) yield row;
}

async function* pieces<Piece>(items: Iterable<Piece>): AsyncGenerator<Piece> {
  yield* items;
}
