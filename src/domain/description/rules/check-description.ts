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
  return RULES.flatMap((rule) =>
    rule
      .breaches(description, context)
      .slice(0, MOST_OF_A_RULE)
      .map((breach) => findingOf(rule, breach, at)),
  );
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
