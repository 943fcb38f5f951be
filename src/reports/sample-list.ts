import type { ReportRequest, ReportSample } from '../domain/report/report-rows.ts';
import { type ReportContent, report } from './head-facts.ts';
import { holeName, namesOf } from './names.ts';
import { pictureRows } from './picture-rows.ts';
import type { ReportData } from './report-data.ts';
import {
  type CellValue,
  DEPTHS,
  idColumn,
  numberColumn,
  type ReportColumn,
  table,
  textColumn,
} from './report-document.ts';

const columnsFor = (decimals: number): readonly ReportColumn[] => [
  textColumn('Hole', 0.6),
  idColumn('Sample', 2.1),
  numberColumn('From', { unit: 'cm', decimals, weight: 0.9 }),
  numberColumn('To', { unit: 'cm', decimals, weight: 0.9 }),
  ...DEPTHS,
  textColumn('Amount', 0.9),
  textColumn('Rock', 1.7),
  textColumn('Taken', 1),
  textColumn('Taken by', 1.5),
  idColumn('IGSN', 1.6),
];

/** Samples grouped by the request they answer, with what was asked for. */
export const SAMPLES_BY_REQUEST = report(
  {
    name: 'samples-by-request',
    title: 'Samples by request',
    summary: 'Samples grouped by the request they answer, with how many were asked for.',
    needs: ['samples', 'requests'],
    pictured: ['sample'],
  },
  (data) => sampleList(data, 'Request', requestGroups(data)),
);

/** Samples grouped by who asked for them; a request of several scientists stands with each. */
export const SAMPLES_BY_SCIENTIST = report(
  {
    name: 'samples-by-scientist',
    title: 'Samples by scientist',
    summary: 'Samples grouped by the scientists who asked for them.',
    needs: ['samples', 'requests'],
    pictured: ['sample'],
  },
  (data) => sampleList(data, 'Scientist', scientistGroups(data)),
);

interface Group {
  readonly title: string;
  readonly note: string;
  readonly samples: readonly ReportSample[];
}

function sampleList(data: ReportData, groupedBy: string, groups: readonly Group[]): ReportContent {
  const names = namesOf(data);
  const isWhole = data.samples.every(
    ({ topCm, bottomCm }) => Number.isInteger(topCm ?? 0) && Number.isInteger(bottomCm ?? 0),
  );
  const columns = columnsFor(isWhole ? 0 : 1);
  const cells = (one: ReportSample): readonly CellValue[] => {
    const { combinedId, topCm, bottomCm, topM, bottomM, amount, rock, date, sampledBy, igsn } = one;
    const hole = holeName(names.hole(one.path));
    return [hole, combinedId, topCm, bottomCm, topM, bottomM, amount, rock, date, sampledBy, igsn];
  };
  const flat = groups.flatMap((group) => group.samples.map((sample) => ({ group, sample })));
  const grouped = textColumn(groupedBy, 1.5);
  const all = table(`Samples by ${groupedBy.toLowerCase()}`, [grouped, ...columns], flat, ({ group, sample }) => [
    group.title,
    ...cells(sample),
  ]);
  return {
    facts: [
      { label: 'Samples', value: String(data.samples.length) },
      { label: 'Requests', value: String(data.requests.length) },
    ],
    blocks: function* () {
      yield {
        kind: 'note',
        text: 'From and to count from the top of the section, top and bottom below surface (CSF-A).',
      };
      for (const group of groups) {
        yield { kind: 'heading', text: group.title };
        yield { kind: 'note', text: group.note };
        if (group.samples.length > 0) yield table('', columns, group.samples, cells);
      }
      yield* pictureRows(data.pictures);
    },
    data: [all],
  };
}

function requestGroups({ samples, requests, expedition }: ReportData): Group[] {
  const bySample = Map.groupBy(samples, (one) => requestOf(one, expedition.code));
  const known = requests.map((request) => {
    const taken = bySample.get(request.name) ?? [];
    return { title: `Request ${request.name}`, note: requestNote(request, taken.length), samples: taken };
  });
  const names = new Set(requests.map((one) => one.name));
  const others = [...bySample].filter(([name]) => !names.has(name));
  return [
    ...known,
    ...others.map(([name, taken]) => ({
      title: name === '' ? 'Without a request' : `Request ${name}`,
      note: `${counted(taken.length)} taken. ${name === '' ? '' : 'The request is not recorded.'}`.trim(),
      samples: taken,
    })),
  ];
}

/** The number of a request, whether the sample names it by number or by its whole name (`5054_SR-7-b`). */
function requestOf({ request }: ReportSample, code: string): string {
  const prefix = `${code}_SR-`;
  return request?.startsWith(prefix) === true ? request.slice(prefix.length) : (request ?? '');
}

function requestNote({ scientists, purpose, wanted, approvedOn }: ReportRequest, taken: number): string {
  const asked = wanted === null ? `${counted(taken)} taken.` : `${taken} taken of ${wanted} asked for.`;
  const approved = approvedOn === null ? 'Not approved yet.' : `Approved ${approvedOn}.`;
  return [scientists.length === 0 ? '' : `${scientists.join('; ')}.`, purpose ?? '', asked, approved]
    .filter((one) => one !== '')
    .join(' ');
}

const counted = (samples: number): string => (samples === 1 ? '1 sample' : `${samples} samples`);

function scientistGroups(data: ReportData): Group[] {
  const byRequest = requestGroups(data);
  const groups = new Map<string, ReportSample[]>();
  data.requests.forEach(({ scientists }, at) => {
    for (const name of scientists.length === 0 ? ['Scientist not stated'] : scientists)
      groups.set(name, [...(groups.get(name) ?? []), ...byRequest[at]!.samples]);
  });
  const rest = byRequest.slice(data.requests.length).flatMap((one) => one.samples);
  if (rest.length > 0) groups.set('Scientist not stated', [...(groups.get('Scientist not stated') ?? []), ...rest]);
  const sorted = [...groups].toSorted(([one], [other]) => one.localeCompare(other, 'en'));
  return sorted.map(([title, samples]) => ({ title, note: `${counted(samples.length)} taken.`, samples }));
}
