import { stringify } from 'csv-stringify/sync';
import type { HoleRun } from '../../../store/read/find-hole-runs.ts';
import { recoveryPercent } from '../../frame/quantity.ts';

/** The core runs of a hole as CSV (RFC 4180) with a heading line; what is not stated is empty. Depths in metres below surface (CSF-A). */
export function coreRunsCsv(runs: readonly HoleRun[]): string {
  const rows = runs.map((run) => {
    const percent = recoveryPercent(run.recoveredM, run.drilledM);
    return {
      run: run.name,
      core_type: run.coreType,
      combined_id: run.combinedId,
      igsn: run.igsn,
      top_csf_a_m: run.topM,
      bottom_csf_a_m: run.bottomM,
      drilled_m: run.drilledM,
      recovered_m: run.recoveredM,
      recovery_pc: percent === undefined ? null : Math.round(percent * 10) / 10,
      core_diameter_mm: run.diameterMm,
      on_deck: run.onDeck,
    };
  });
  return stringify(rows, { header: true, columns: COLUMNS, escape_formulas: true, record_delimiter: '\r\n' });
}

const COLUMNS = [
  'run',
  'core_type',
  'combined_id',
  'igsn',
  'top_csf_a_m',
  'bottom_csf_a_m',
  'drilled_m',
  'recovered_m',
  'recovery_pc',
  'core_diameter_mm',
  'on_deck',
];
