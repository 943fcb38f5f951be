import type { FieldValues, IntakeItem, ObjectNames, ObjectRow } from '../../../domain/drilling/object-row.ts';
import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { type Finding, hasError } from '../../../domain/finding.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { importExpedition } from '../../../operations/import/import-expedition.ts';
import type { Visit } from '../visit.ts';
import { atFormFields } from './object-form.ts';

/** An object as a form states it: `names` lead to it from the program. */
export interface StatedObject {
  readonly type: ObjectType;
  readonly names: ObjectNames;
  readonly values: FieldValues;
  /** The name of a field in the form, where it asks for several objects of a type. */
  readonly fieldIn?: (name: string) => string;
}

/**
 * Keeps objects as an import of these rows would: all or none, parents first. Throws `invalid-input` with every finding at the
 * field it is about, and `not-allowed` for who is no administrator: a new program takes a namespace.
 */
export async function keepObjects({ house, caller }: Visit, objects: readonly StatedObject[]): Promise<void> {
  ensureMay(caller, 'administer', '');
  const rows = objects.map(
    ({ type, names, values }, nth): ObjectRow => ({
      type,
      names,
      values,
      implied: false,
      at: { file: type, row: nth },
    }),
  );
  const result = await importExpedition(house.unitOfWork, () => itemsOf(rows), {
    actor: caller,
    strict: true,
    dryRun: false,
  });
  if (result.kept) return;
  const findings = result.findings.filter((one) => one.severity === 'error');
  const placed = objects.flatMap(({ type, fieldIn }, nth) =>
    atFormFields(
      type,
      findings.filter(({ at }) => at?.file === type && at.row === nth),
      fieldIn,
    ),
  );
  throw refused(namedOnce(placed));
}

/** A name that cannot be is told again of whatever lies below it; where it stands at its own field that is enough. */
function namedOnce(findings: readonly Finding[]): readonly Finding[] {
  const isAtField = ({ code, field = '' }: Finding): boolean => code === 'illegal-name' && field.includes('.');
  const told = new Set(findings.filter(isAtField).map(({ value }) => value));
  return findings.filter((one) => one.code !== 'illegal-name' || isAtField(one) || !told.has(one.value));
}

async function* itemsOf(rows: readonly ObjectRow[]): AsyncGenerator<IntakeItem> {
  for (const row of rows) yield { kind: 'row', row };
}

/** Throws `invalid-input` when there are errors among the findings. */
export function demandReadable(findings: readonly Finding[]): void {
  if (hasError(findings)) throw refused(findings);
}

function refused(findings: readonly Finding[]): CorestoneError {
  return new CorestoneError('invalid-input', findings[0]?.message ?? 'Nothing was kept.', { findings });
}
