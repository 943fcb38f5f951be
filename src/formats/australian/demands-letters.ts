import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { type Finding, finding } from '../../domain/finding.ts';

const SHAPE = /^[A-Z]{2}[A-Z0-9.-]*$/;

/**
 * ARDC and CSIRO take only identifiers that begin with two letters and hold letters, digits, hyphens and dots behind them
 * (metadata-schemas 3.2, igsnSyntax). Finding: `identifier-shape`.
 */
export function demandsLetters({ igsn }: Pick<SampleDescription, 'igsn'>): readonly Finding[] {
  if (SHAPE.test(igsn.toUpperCase())) return [];
  return [
    finding('identifier-shape', 'The format does not take this identifier.', {
      field: 'igsn',
      value: igsn,
      rule: 'two letters, then letters, digits, hyphens and dots',
    }),
  ];
}
