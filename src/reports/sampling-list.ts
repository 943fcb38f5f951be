import { MARK_KIND_LABELS } from '../domain/curation/mark-kind.ts';
import type { PartyMark } from '../domain/curation/party-mark.ts';
import type { PartyView } from '../domain/curation/sampling-party.ts';
import {
  type CellValue,
  DEPTHS,
  idColumn,
  numberColumn,
  type ReportColumn,
  type ReportDocument,
  table,
  textColumn,
} from './report-document.ts';

/** What a list is made of; `requestId` narrows it to one request. `madeAt` is UTC, ISO 8601. */
export interface SamplingListData {
  readonly view: PartyView;
  readonly marks: readonly PartyMark[];
  readonly requestId?: string | undefined;
  readonly madeAt: string;
}

const columnsFor = (decimals: number): readonly ReportColumn[] => [
  textColumn('For', 0.5),
  idColumn('Split', 1.8),
  numberColumn('From', { unit: 'cm', decimals, weight: 0.8 }),
  numberColumn('To', { unit: 'cm', decimals, weight: 0.8 }),
  ...DEPTHS,
  textColumn('Cut', 0.9),
  numberColumn('Share', { unit: '%', weight: 0.7 }),
  textColumn('Used up', 0.7),
  textColumn('Amount', 0.9),
  textColumn('Note', 1.6),
  textColumn('State', 0.8),
  idColumn('Sample', 2.1),
  idColumn('IGSN', 1.6),
];

/**
 * The list of one request at a sampling party, or of all of them, each on a page of its own: what was taken for whom, what waits. One table for
 * spreadsheets.
 */
export function samplingList({ view, marks, requestId, madeAt }: SamplingListData): ReportDocument {
  const groups = view.requests
    .filter((one) => requestId === undefined || one.id === requestId)
    .map((request) => ({ request, marks: marks.filter((one) => one.requestId === request.id) }));
  const all = groups.flatMap((one) => one.marks);
  const isWhole = all.every(({ topCm, bottomCm }) => Number.isInteger(topCm) && Number.isInteger(bottomCm));
  const columns = columnsFor(isWhole ? 0 : 1);
  const days = [view.firstDay, view.lastDay].filter((one) => one !== null);
  const [first] = groups;
  const isOne = requestId !== undefined && first !== undefined;
  return {
    name: 'sampling-list',
    title: isOne ? `Samples for ${first.request.lane}, request ${first.request.number ?? ''}` : 'Samples by request',
    subtitle: [view.name, view.place, [...new Set(days)].join(' to '), `expedition ${view.expedition.code}`]
      .filter((one) => one !== '')
      .join(', '),
    facts: [
      { label: 'Taken', value: String(all.filter((one) => one.state === 'taken').length) },
      { label: 'Marked', value: String(all.filter((one) => one.state === 'marked').length) },
    ],
    isLandscape: true,
    blocks: function* () {
      yield {
        kind: 'note',
        text: 'From and to count from the top of the section, top and bottom below surface (CSF-A).',
      };
      for (const [nth, { request, marks: own }] of groups.entries()) {
        if (nth > 0) yield { kind: 'page' };
        yield { kind: 'heading', text: `${request.lane}: ${whoOf(request)}` };
        yield { kind: 'note', text: noteOf(request, own) };
        if (own.length > 0) yield table('', columns, own, cellsOf);
      }
    },
    data: [table('Samples', columns, all, cellsOf)],
    madeAt,
  };
}

function cellsOf(one: PartyMark): readonly CellValue[] {
  const { lane, splitName, topCm, bottomCm, topM, bottomM, sharePc, amount, note, taken } = one;
  const usedUp = one.isDestructive ? 'yes' : 'no';
  const cut = MARK_KIND_LABELS[one.kind];
  const place = [lane, splitName, topCm, bottomCm, topM, bottomM] as const;
  return [...place, cut, sharePc, usedUp, amount, note, one.state, taken?.combinedId ?? null, taken?.igsn ?? null];
}

type Request = PartyView['requests'][number];

function whoOf({ scientists, title }: Request): string {
  const names = scientists.map(({ name, affiliation }) => (affiliation === '' ? name : `${name}, ${affiliation}`));
  return names.length === 0 ? title : names.join('; ');
}

function noteOf({ number, title, granted, used }: Request, own: readonly PartyMark[]): string {
  const quota = granted === null ? `${used} taken in all.` : `${used} of ${granted} taken in all.`;
  return [`Request ${number ?? ''}: ${title}.`, quota, own.length === 0 ? 'Nothing is marked here.' : '']
    .filter((one) => one !== '')
    .join(' ');
}
