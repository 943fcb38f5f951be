import type { Finding } from '../finding.ts';
import type { Override } from './station-operation.ts';

/** The findings that keep an entry out: every error, and every warning that nobody took responsibility for with a reason. */
export function standingFindings(findings: readonly Finding[], overrides: readonly Override[] = []): Finding[] {
  const given = new Set(overrides.filter(({ reason }) => reason.trim() !== '').map(({ code }) => code));
  return findings.filter(({ severity, code }) => severity === 'error' || (severity === 'warning' && !given.has(code)));
}

/** The overrides that were needed: those for a warning that is there. */
export function usedOverrides(findings: readonly Finding[], overrides: readonly Override[] = []): readonly Override[] {
  const warned = new Set(findings.filter(({ severity }) => severity === 'warning').map(({ code }) => code));
  return overrides.filter(({ code, reason }) => warned.has(code) && reason.trim() !== '');
}
