import { type Finding, finding } from '../finding.ts';
import { isMailAddress } from '../mail/mail-address.ts';
import { UNWRITABLE_IN_NAMES, UNWRITABLE_IN_TEXT } from '../unwritable.ts';

/** How far a report is: nobody has answered it, somebody has, or the record says what is right. */
export const ERROR_REPORT_STATES = ['new', 'answered', 'mended'] as const;

/** One of {@link ERROR_REPORT_STATES}. */
export type ErrorReportState = (typeof ERROR_REPORT_STATES)[number];

/** What a reader says is wrong. Name and address are empty where they are not stated. */
export interface ErrorReportFacts {
  readonly problem: string;
  readonly name: string;
  readonly email: string;
}

/** The most characters of each field. */
export const LONGEST_IN_ERROR_REPORT = { problem: 5000, name: 200, email: 254 } as const;

/**
 * What keeps a report from being taken, by field: `request-missing` without a problem, `request-long`, `request-character` for characters
 * that cannot be kept, `request-email` for an address that no mail can be sent to. Empty where all is well.
 */
export function checkErrorReport(facts: ErrorReportFacts): readonly Finding[] {
  const { problem, email } = facts;
  const missing =
    problem.trim() === ''
      ? [finding('request-missing', 'This is not stated.', { field: 'problem', rule: 'what is wrong' })]
      : [];
  const texts = (['problem', 'name', 'email'] as const).flatMap((field) => checkText(field, facts[field]));
  if (email === '' || isMailAddress(email) || texts.some(({ field }) => field === 'email'))
    return [...missing, ...texts];
  const wrong = { field: 'email', value: email, rule: 'name@institute.org' };
  return [...missing, ...texts, finding('request-email', 'This is no e-mail address.', wrong)];
}

function checkText(field: keyof ErrorReportFacts, text: string): readonly Finding[] {
  const most = LONGEST_IN_ERROR_REPORT[field];
  if (text.length > most)
    return [finding('request-long', `This has ${text.length} characters.`, { field, rule: `at most ${most}` })];
  const unwritable = field === 'problem' ? UNWRITABLE_IN_TEXT : UNWRITABLE_IN_NAMES;
  if (!unwritable.test(text)) return [];
  const rule = 'no control characters';
  return [finding('request-character', 'This holds a character that cannot be kept.', { field, rule })];
}
