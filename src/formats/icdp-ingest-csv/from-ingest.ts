import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { readDescription } from '../reading/read-description.ts';
import { readIdentifier } from '../reading/read-identifier.ts';
import type { RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import { cellFlatReader, type LooseValue, looseName } from '../sesar-shaped/cell-flat-reader.ts';
import type { Said } from '../sesar-shaped/flat-element.ts';
import { readFlat } from '../sesar-shaped/read-flat.ts';
import { sizesAndLength } from '../sesar-shaped/size-elements.ts';
import { aligned, listIn } from './aligned-lists.ts';
import { INGEST_DIALECT } from './dialect.ts';
import { cellsOf, checkCells, type IngestCells } from './ingest-row.ts';
import { type IngestRow, splitIngestTable } from './ingest-table.ts';
import { readDescriptions } from './read-descriptions.ts';
import { PEOPLE_HEADINGS, readFunders, readPeople } from './read-people.ts';

/** Elements whose cells are lists between semicolons. */
const LISTS = new Set(
  ['operator', 'operators', 'sample_other_name', 'sample_other_names', 'method', 'methods'].map(looseName),
);

/** Headings that are read here and not through the element list. */
const OWN = new Set(
  [
    ...PEOPLE_HEADINGS,
    'title',
    'sampleAccess',
    'description',
    'size',
    'size_unit',
    'relatedIdentifier',
    'relatedIdentifierType',
    'relationType',
  ].map(looseName),
);

const CLOSED = /^(?:private|restricted)$/i;
const OPEN = /^public$/i;

/**
 * Reads ICDP's ingest table, one record a row. Headings are compared without case, repeated columns are merged, lists are
 * aligned by position. Findings name file, line and column; those of the whole table stand with the first record.
 */
export function fromIngest(source: SourceDocument): readonly RecordRead[] {
  if (source.syntax !== 'text') return [];
  const { headings, rows, findings } = splitIngestTable(source.text, source.file);
  return rows.map((row, n) => readRow(row, headings, source.file, n === 0 ? findings : []));
}

function readRow(row: IngestRow, headings: readonly string[], file: string, before: readonly Finding[]): RecordRead {
  const cells = cellsOf(row, headings, file);
  const findings: Finding[] = [...before, ...checkCells(cells, headings)];
  const list = cellFlatReader(looseValues(cells), INGEST_DIALECT);
  const identifier = readIdentifier(list.value('igsn')?.text);
  if (identifier === undefined)
    findings.push(finding('no-identifier', 'The row names no IGSN.', { field: 'igsn', rule: 'an IGSN', at: cells.at }));
  const flat = readFlat(list);
  const said: Said = {
    ...flat,
    title: cells.text('title'),
    ...textsOf(cells, findings),
    ...sizesOf(cells, flat),
    ...peopleOf(cells, flat, findings),
    isPublic: isPublic(cells, flat.isPublic, findings),
  };
  const description = readDescription(identifier, { ...said, foreign: list.foreign() });
  return { description, facts: {}, findings: [...findings, ...list.findings] };
}

/** The cells that the element list reads, lists taken apart, relations put together. */
function looseValues(cells: IngestCells): readonly LooseValue[] {
  const plain = cells.all.filter(({ heading }) => !OWN.has(looseName(heading)));
  const values = plain.flatMap(({ heading: name, text, at }): LooseValue[] => {
    const members = LISTS.has(looseName(name)) ? listIn(text).filter((one) => one !== undefined) : [text];
    return members.map((member) => ({ name, text: member, path: name, at }));
  });
  const related = cells.under('relatedIdentifier').flatMap(({ text, heading: path, at }, n): LooseValue[] => {
    const [types, relations] = ['relatedIdentifierType', 'relationType'].map((name) => cells.under(name)[n]?.text);
    return aligned(text, types, relations).map(({ first, others: [type = '', relationType = ''] }) => {
      const identifier = type.toUpperCase() === 'DOI' ? first.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '') : first;
      return {
        name: 'relatedIdentifier',
        text: identifier,
        path,
        at,
        more: { relatedIdentifierType: type, relationType },
      };
    });
  });
  return [...values, ...related];
}

function textsOf(cells: IngestCells, findings: Finding[]): Said {
  const [cell] = cells.under('description').filter(({ text }) => text.trim() !== '');
  if (cell === undefined || cells.text('description') === undefined) return { abstract: undefined };
  const { said, findings: found } = readDescriptions(cell);
  findings.push(...found);
  return said;
}

function sizesOf(cells: IngestCells, { lengthM }: Said): Said {
  const sizes = cells
    .under('size')
    .flatMap((cell, n) => aligned(cell.text, cells.under('size_unit')[n]?.text))
    .map(({ first: value, others: [unit] }) => (unit === undefined ? { value } : { value, unit }));
  return sizesAndLength(sizes, lengthM);
}

function peopleOf(cells: IngestCells, { fundingAgencies = [] }: Said, findings: Finding[]): Said {
  const { agencies, funding } = readFunders(cells);
  const known = new Set(funding.map((one) => one.funderName));
  return {
    agents: readPeople(cells, findings),
    fundingAgencies: [...new Set([...fundingAgencies, ...agencies])].filter((name) => !known.has(name)),
    funding: funding.length === 0 ? undefined : funding,
  };
}

/** `is_private` and `sampleAccess` together: closed where either says so, with a finding where they contradict each other. */
function isPublic(cells: IngestCells, flag: boolean | undefined, findings: Finding[]): SampleDescription['isPublic'] {
  const word = cells.text('sampleAccess');
  const stated = word === undefined ? undefined : CLOSED.test(word) ? false : OPEN.test(word) ? true : undefined;
  const details = { severity: 'warning', field: 'sampleAccess', value: word, at: cells.at } as const;
  if (word !== undefined && stated === undefined)
    findings.push(
      finding('unknown-term', `${word} is no access.`, { ...details, rule: 'private, public or restricted' }),
    );
  if (flag !== undefined && stated !== undefined && flag !== stated)
    findings.push(
      finding('contradiction', 'is_private and sampleAccess contradict each other; the record is closed.', {
        ...details,
        rule: 'one statement in both',
      }),
    );
  return ![flag, stated].includes(false);
}
