import { type Finding, finding, type Severity } from '../finding.ts';
import { findTerm, suggestTerms } from './find-term.ts';
import { BUILT_IN, type Vocabularies } from './vocabularies.ts';

/** What a check of a term knows beside the text. */
export interface TermCheck {
  readonly field?: string;
  readonly severity?: Severity;
  readonly vocabularies?: Vocabularies;
}

/**
 * Checks that a text means a term of a vocabulary. Findings: `unknown-term` with up to three suggestions, `deprecated-term` as
 * a warning, `unknown-vocabulary` where there is none of the name. Blank text is nobody's business here.
 */
export function checkTerm(scheme: string, text: string, check: TermCheck = {}): Finding | undefined {
  const { field, severity, vocabularies = BUILT_IN } = check;
  const about = { ...(field !== undefined && { field }), ...(severity !== undefined && { severity }), value: text };
  const known = vocabularies.scheme(scheme);
  if (known === undefined) {
    const rule = 'a name that `corestone vocabulary list` shows';
    return finding('unknown-vocabulary', `There is no vocabulary ${scheme}.`, { ...about, value: scheme, rule });
  }
  if (text.trim() === '') return undefined;
  const term = findTerm(scheme, text, vocabularies);
  if (term?.deprecated) {
    const rule = `a term of ${known.title} ${known.version} that is still in use`;
    return finding('deprecated-term', `${term.label} is no longer used.`, { ...about, severity: 'warning', rule });
  }
  if (term !== undefined) return undefined;
  const rule = `a term of ${known.title} ${known.version}${meant(suggestTerms(scheme, text, vocabularies))}`;
  return finding('unknown-term', `${text.slice(0, 100)} is not in the list.`, { ...about, rule });
}

function meant(suggestions: readonly string[]): string {
  if (suggestions.length === 0) return '';
  const last = suggestions.at(-1)!;
  const before = suggestions.slice(0, -1).join(', ');
  return `, perhaps ${before === '' ? last : `${before} or ${last}`}`;
}
