import { OBJECT_TYPE } from '../drilling/object-type.ts';
import { ownName } from '../drilling/own-name.ts';
import { bad, type Checked, finding, good } from '../finding.ts';
import { nextNumber } from './next-object.ts';
import type { CreatedObject, CreateOperation } from './station-operation.ts';

const NUMBER = /^\d{1,9}$/;

/**
 * The number that a new object could have instead of its own, which another one has: the next free among the `siblings` that are known
 * here. Undefined where its name is no number, so that nobody can tell the next.
 */
export function freeNumber(
  { name }: CreatedObject,
  siblings: readonly { readonly name: string }[],
): string | undefined {
  return NUMBER.test(name) ? nextNumber(siblings) : undefined;
}

/**
 * Reads a number that somebody typed for a new object; `siblings` are all others of its type beside it. Findings, errors:
 * `wrong-number` (none, or 0), `duplicate-key` (one of them has it).
 */
export function readNumber(
  { type }: Pick<CreatedObject, 'type'>,
  text: string,
  siblings: readonly { readonly name: string }[],
): Checked<string> {
  const { label, nameField } = OBJECT_TYPE[type];
  const typed = text.trim();
  if (!NUMBER.test(typed) || Number(typed) === 0) {
    const about = { field: nameField, value: typed, rule: 'a whole number from 1' };
    return bad(finding('wrong-number', `“${typed}” is no number of a ${label.toLowerCase()}.`, about));
  }
  const name = String(Number(typed));
  if (siblings.every((one) => one.name !== name)) return good(name);
  const rule = `a number that no other ${label.toLowerCase()} beside it has`;
  return bad(finding('duplicate-key', `${label} ${name} is there already.`, { field: nameField, value: name, rule }));
}

/**
 * The same new object under another name: id, IGSN and all that is known of it stay, and the first name it had is told to the audit trail. It
 * has the id of the operation it was, which whoever sends it replaces.
 */
export function recordedAs(operation: CreateOperation, name: string): CreateOperation {
  const { object } = operation;
  const values = { ...object.values, ...ownName(object.type, name) };
  return { ...operation, object: { ...object, name, values }, insteadOf: operation.insteadOf ?? object.name };
}
