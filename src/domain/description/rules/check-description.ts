import { type FileLocation, type Finding, finding } from '../../finding.ts';
import { DESCRIPTION_FIELDS } from '../description-fields.ts';
import type { SampleDescription } from '../sample-description.ts';
import { RULES } from './all-rules.ts';
import type { Breach, Rule, RuleContext } from './rule.ts';

/** Breaches of one rule told of one record; a broken list of a thousand is told by its first members. */
const MOST_OF_A_RULE = 10;

/**
 * What is wrong with a description beyond what a schema can say, by every rule of {@link RULES}; empty where nothing is. The
 * finding's field is the member's name with its place (`depths[2]`), its code that of the rule. `at` is where the record stands.
 */
export function checkDescription(
  description: SampleDescription,
  context: RuleContext,
  at?: FileLocation,
): readonly Finding[] {
  const findings: Finding[] = [];
  // Nearly nothing is ever wrong: lists made for each rule would take longer than the rules.
  for (const rule of RULES) {
    const breaches = rule.breaches(description, context);
    if (breaches.length === 0) continue;
    for (const breach of breaches.slice(0, MOST_OF_A_RULE)) findings.push(findingOf(rule, breach, at));
  }
  return findings;
}

function findingOf(rule: Rule, breach: Breach, at: FileLocation | undefined): Finding {
  const { field, member = '', value, message } = breach;
  const { label } = DESCRIPTION_FIELDS[field];
  return finding(rule.code, message ?? `${label} is not as it should be.`, {
    severity: rule.severity,
    field: `${field}${member}`,
    rule: rule.text.replace(/\.$/, ''),
    ...(value !== undefined && { value }),
    ...(at !== undefined && { at }),
  });
}
