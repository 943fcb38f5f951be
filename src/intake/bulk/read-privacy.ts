import { bad, type Checked, type Finding, finding, good } from '../../domain/finding.ts';
import { isInCalendar } from '../../domain/in-calendar.ts';
import { checkEmbargoEnd } from '../../domain/registration/check-embargo-end.ts';
import type { Access } from '../../domain/registration/embargo.ts';
import { POSITION_STEPS_DEG, type Privacy, type Withheld } from '../../domain/registration/privacy.ts';
import { WITHHOLDABLE } from '../../domain/registration/withholding.ts';
import { isObject } from '../../formats/canonical-json/shape.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WITHHELD_MEMBERS = ['members', 'until', 'positionStepDeg'];

/**
 * What an item says is kept back: `embargoUntil`, a day (`9999-12-31` until somebody opens it) or null for nothing, and `withheld`,
 * `{members, until, positionStepDeg?}` or null. Undefined where it says neither. Findings: `wrong-type`, `unknown-member`,
 * `embargo-of-description` as a warning: of two ends the later holds.
 */
export function readPrivacy(
  value: Readonly<Record<string, unknown>>,
  description: Access | undefined,
): Checked<Partial<Privacy> | undefined> {
  const { embargoUntil, withheld } = value;
  if (embargoUntil === undefined && withheld === undefined) return good(undefined);
  const findings = [...checkEmbargo(embargoUntil), ...checkWithheld(withheld)];
  if (findings.length > 0) return bad(...findings);
  const end = embargoUntil as string | null | undefined;
  const shorter = description === undefined || typeof end !== 'string' ? undefined : checkEmbargoEnd(description, end);
  const privacy = {
    ...(end !== undefined && { embargoUntil: end }),
    ...(withheld !== undefined && { withheld: withheld as Withheld | null }),
  };
  return good(privacy, shorter === undefined ? [] : [{ ...shorter, field: 'embargoUntil', severity: 'warning' }]);
}

function checkEmbargo(end: unknown): Finding[] {
  if (end === undefined || end === null || isDay(end)) return [];
  return [wrongType('embargoUntil', end, 'a day as 2030-12-31, or null')];
}

function checkWithheld(said: unknown): Finding[] {
  if (said === undefined || said === null) return [];
  if (!isObject(said)) return [wrongType('withheld', said, 'an object, or null')];
  const { members, until, positionStepDeg } = said;
  const isMember = (one: unknown) => (WITHHOLDABLE as readonly unknown[]).includes(one);
  const areMembers = Array.isArray(members) && members.length > 0 && members.every(isMember);
  const isStep = positionStepDeg === undefined || (POSITION_STEPS_DEG as readonly unknown[]).includes(positionStepDeg);
  const unknown = Object.keys(said).filter((member) => !WITHHELD_MEMBERS.includes(member));
  return [
    ...(areMembers ? [] : [wrongType('withheld.members', members, `some of ${WITHHOLDABLE.join(', ')}`)]),
    ...(isDay(until) ? [] : [wrongType('withheld.until', until, 'a day as 2030-12-31')]),
    ...(isStep
      ? []
      : [wrongType('withheld.positionStepDeg', positionStepDeg, `one of ${POSITION_STEPS_DEG.join(', ')}`)]),
    ...unknown.map((member) =>
      finding('unknown-member', `There is no member withheld.${member} here.`, {
        field: `withheld.${member}`,
        rule: WITHHELD_MEMBERS.join(', '),
      }),
    ),
  ];
}

const isDay = (value: unknown): boolean => typeof value === 'string' && DAY.test(value) && isInCalendar(value);

function wrongType(field: string, value: unknown, rule: string): Finding {
  return finding('wrong-type', `${field} is not ${rule}.`, { field, value: value ?? 'null', rule });
}
