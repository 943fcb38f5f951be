import { isCatcherName } from '../drilling/core-catcher.ts';
import { roundM, TOLERANCE_M } from '../drilling/length-rounding.ts';
import { type Finding, finding } from '../finding.ts';
import { cmOfMetres } from './length-text.ts';
import type { LineSection } from './section-line.ts';

/** A likely answer to a finding about the sum: what to change, or to keep all as it is for a reason. */
export type SumAnswer =
  | { readonly kind: 'set-section'; readonly section: string; readonly lengthCm: number }
  | { readonly kind: 'set-recovery'; readonly recoveryM: number }
  | { readonly kind: 'keep'; readonly code: string };

/** How the sections stand against the recovered core. `differenceM` is recovered − Σ sections. */
export interface SectionSum {
  readonly sumM: number;
  readonly differenceM: number;
  /** Absent where the sum closes, or where recovery or sections are not known yet. */
  readonly finding?: Finding;
  readonly answers: readonly SumAnswer[];
}

const MOST_RECOVERED_M = 1000;
const LONGEST_CM = 2000;

/**
 * Holds the sum of the sections of a core run against its recovered length (metres; null is not known). Differences up to
 * 5 mm are rounding. Findings, as warnings: `core-in-no-section` where core is left over, `section-beyond-recovery` where the
 * sections are longer. The answers are in the order of likelihood: the last section that is no core catcher as long as it
 * would have to be, the recovered length that the sections make, to keep it with a reason.
 */
export function checkSectionSum(recoveredM: number | null, sections: readonly LineSection[]): SectionSum {
  const sumM = roundM(sections.reduce((sum, one) => sum + one.lengthCm, 0) / 100);
  const differenceM = recoveredM === null ? 0 : roundM(recoveredM - sumM);
  if (sections.length === 0 || Math.abs(differenceM) <= TOLERANCE_M) return { sumM, differenceM, answers: [] };
  const closing = closingSection(sections, differenceM);
  const code = differenceM > 0 ? 'core-in-no-section' : 'section-beyond-recovery';
  const found = finding(code, `${whatIsSo(differenceM)}${whatWouldClose(sections, closing)}`, {
    severity: 'warning',
    field: 'core_recovery_m',
    value: `${sumM} m`,
    rule: `${recoveredM} m were recovered`,
  });
  const recovery: SumAnswer[] = sumM <= MOST_RECOVERED_M ? [{ kind: 'set-recovery', recoveryM: sumM }] : [];
  const answers: SumAnswer[] = [...(closing === undefined ? [] : [closing]), ...recovery, { kind: 'keep', code }];
  return { sumM, differenceM, finding: found, answers };
}

type ClosingSection = Extract<SumAnswer, { kind: 'set-section' }>;

/** The last section above the core catcher, as long as closes the sum; undefined where no such length is possible. */
function closingSection(sections: readonly LineSection[], differenceM: number): ClosingSection | undefined {
  const last = sections.findLast((one) => !isCatcherName(one.name)) ?? sections.at(-1)!;
  const lengthCm = roundM(last.lengthCm + cmOfMetres(differenceM));
  return lengthCm > 0 && lengthCm <= LONGEST_CM ? { kind: 'set-section', section: last.name, lengthCm } : undefined;
}

function whatIsSo(differenceM: number): string {
  const metres = Math.abs(differenceM).toFixed(2);
  return differenceM > 0
    ? `${metres} m of the recovered core is in no section.`
    : `The sections are ${metres} m longer than the recovered core.`;
}

function whatWouldClose(sections: readonly LineSection[], closing: ClosingSection | undefined): string {
  if (closing === undefined) return '';
  const now = sections.find((one) => one.name === closing.section)!;
  return ` Section ${now.name} is ${now.lengthCm} cm; ${closing.lengthCm} cm would close the sum.`;
}
