import type { HarvestRun } from '../../operations/harvest/harvest-ports.ts';
import type { HarvestFindingRow } from '../../store/read/list-harvest-runs.ts';
import type { Output } from '../output.ts';
import { sayFindings } from '../say-findings.ts';

const ENDS = {
  running: 'goes on',
  complete: 'is complete',
  held: 'is complete, but too much would vanish: nothing was deleted',
  interrupted: 'was broken off; the next run goes on there',
  failed: 'failed; the next run begins anew',
} as const;

/** Says what became of a run, with its findings by their records. */
export function sayRun(output: Output, run: HarvestRun, rows: readonly HarvestFindingRow[], wasStopped: boolean): void {
  const { received, added, changed, unchanged, deleted, rejected, others } = run;
  const findings = rows.map(({ item, finding }) => (item === '' ? finding : { ...finding, at: { file: item } }));
  sayFindings(output, { findings, findingsNotShown: run.findings - rows.length });
  output.say(`The run of ${run.source} ${ENDS[run.state]}${wasStopped ? ' (stopped)' : ''}.`);
  const isSaid = rows.some(({ finding }) => run.lastError?.startsWith(finding.message));
  if (run.lastError !== null && !isSaid) output.warn(`error    ${run.lastError}`);
  const counts = {
    received,
    added,
    changed,
    unchanged,
    deleted,
    unreadable: rejected,
    ...(others > 0 && { 'not of samples': others }),
  };
  const words = Object.entries(counts).map(([word, count]) => `${count.toLocaleString('en')} ${word}`);
  output.say(`${words.join(', ')}; ${run.requests.toLocaleString('en')} requests.`);
  output.result({ ...run, shownFindings: rows });
}
