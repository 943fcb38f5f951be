import type { ReportRun } from '../domain/report/report-rows.ts';
import { sumRecovery } from './recovery.ts';
import type { ReportData } from './report-data.ts';
import type { ReportDocument, ReportFact } from './report-document.ts';
import { spellQuantity, stated } from './spell-cell.ts';

/** What every report's head says of the expedition. */
export function expeditionFacts({ expedition, holes, part }: ReportData): ReportFact[] {
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
export function shortName({ expedition: { acronym, code } }: ReportData): string {
  return acronym ?? code;
}

/** Makes the document; the subtitle names the expedition and the part. */
export function document(
  data: ReportData,
  rest: Pick<ReportDocument, 'name' | 'title' | 'facts' | 'blocks' | 'data'> & Partial<ReportDocument>,
): ReportDocument {
  const subtitle = [shortName(data), data.part].filter((one) => one !== '').join(', ');
  return { subtitle, isLandscape: true, madeAt: data.madeAt, ...rest };
}
