import { ACCESS_RULES } from './access-rules.ts';
import { DATE_RULES } from './date-rules.ts';
import { DEPTH_RULES } from './depth-rules.ts';
import { IDENTIFIER_RULES } from './identifier-rules.ts';
import { POSITION_RULES } from './position-rules.ts';
import type { Rule } from './rule.ts';
import { VOCABULARY_RULES } from './vocabulary-rules.ts';

/** Every rule about one description, by subject. The rules that need several are in `check-family.ts`. */
export const RULES: readonly Rule[] = [
  ...IDENTIFIER_RULES,
  ...POSITION_RULES,
  ...DATE_RULES,
  ...DEPTH_RULES,
  ...ACCESS_RULES,
  ...VOCABULARY_RULES,
];
