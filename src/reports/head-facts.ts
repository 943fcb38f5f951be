import type { ReportRun } from '../domain/report/report-rows.ts';
import { sumRecovery } from './recovery.ts';
import type { Report, ReportData } from './report-data.ts';
import type { ReportDocument, ReportFact } from './report-document.ts';
import { spellQuantity, stated } from './spell-cell.ts';

/** What every report's head says of the expedition. */
function expeditionFacts({ expedition, holes, part }: ReportData): ReportFact[] {
  const { name, program, code, igsn, startDate, endDate, operator, isDemonstration } = expedition;
  const facts = [
    { label: 'Expedition', value: `${program} ${code}${name === null ? '' : `, ${name}`}` },
    { label: 'IGSN', value: stated(igsn) },
    { label: 'Operations', value: `${stated(startDate)} – ${stated(endDate)}` },
    { label: 'Operator', value: stated(operator) },
    { label: 'Part', value: part === '' ? `${holes.length} ${holes.length === 1 ? 'hole' : 'holes'}` : part },
  ];
  if (isDemonstration) facts.push({ label: 'Kind of data', value: 'Demonstration: generated, not a real record' });
  return facts;
}

/** What heads say of core runs together. */
export function runFacts(runs: readonly ReportRun[]): ReportFact[] {
  const sum = sumRecovery(runs);
  return [
    { label: 'Core runs', value: String(sum.runs) },
    { label: 'Drilled', value: spellQuantity(sum.drilledM, 'm') },
    { label: 'Recovered', value: spellQuantity(sum.recoveredM, 'm') },
    { label: 'Recovery', value: spellQuantity(sum.recoveryPc, '%', 1) },
    { label: 'Deepest', value: spellQuantity(sum.bottomM, 'm below surface') },
  ];
}

/** The acronym of the expedition, or its code. */
function shortName({ expedition: { acronym, code } }: ReportData): string {
  return acronym ?? code;
}

/** What a report tells; `title` where it is not the report's own, `facts` behind those of the expedition. */
export type ReportContent = Pick<ReportDocument, 'blocks' | 'data'> &
  Partial<Pick<ReportDocument, 'title' | 'facts' | 'isLandscape'>>;

/** A report out of what it tells: its documents are called as it is; the subtitle names the expedition and the part. */
export function report(about: Omit<Report, 'make'>, tell: (data: ReportData) => ReportContent): Report {
  const { name, title } = about;
  const make = (data: ReportData): ReportDocument => {
    const { facts = [], ...rest } = tell(data);
    const subtitle = [shortName(data), data.part].filter((one) => one !== '').join(', ');
    const { madeAt } = data;
    return { name, title, subtitle, isLandscape: true, madeAt, ...rest, facts: [...expeditionFacts(data), ...facts] };
  };
  return { ...about, make };
}
