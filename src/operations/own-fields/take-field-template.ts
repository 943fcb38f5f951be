import { type Finding, hasError } from '../../domain/finding.ts';
import { checkOwnFieldChange } from '../../domain/own-fields/check-own-field.ts';
import type { OwnField } from '../../domain/own-fields/own-field.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { holdOwnFields } from '../hold-jobs.ts';
import type { UnitOfWork, Work } from '../ports.ts';

/** What a template did; nothing when `findings` hold an error or it was a dry run. Fields are named `section.x_weight_kg`. */
export interface TemplateTaken {
  readonly kept: boolean;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: number;
  readonly findings: readonly Finding[];
}

/**
 * Takes own fields as a template states them: new ones are added, known ones changed; what the template does not mention stays as it
 * is. All or nothing. Only administrators may (`not-allowed`). Findings: those of {@link checkOwnFieldChange}. In use from the next
 * check on, without a restart.
 */
export function takeFieldTemplate(
  unitOfWork: UnitOfWork,
  stated: readonly OwnField[],
  { caller, dryRun = false }: { readonly caller: Caller; readonly dryRun?: boolean },
): Promise<TemplateTaken> {
  ensureMay(caller, 'administer', '');
  return unitOfWork(async (work) => {
    await holdOwnFields(work, caller);
    const known = new Map((await work.ownFields.all()).map((one) => [keyOf(one), one]));
    const added = stated.filter((one) => !known.has(keyOf(one)));
    const changed = stated.filter((one) => known.has(keyOf(one)) && !isSame(known.get(keyOf(one))!, one));
    const findings = await checkChanges(work, known, changed);
    const kept = !dryRun && !hasError(findings) && added.length + changed.length > 0;
    if (kept) await keep(work, known, [...added, ...changed], caller);
    return {
      kept,
      added: added.map(keyOf),
      changed: changed.map(keyOf),
      unchanged: stated.length - added.length - changed.length,
      findings,
    };
  });
}

async function checkChanges(
  work: Work,
  known: ReadonlyMap<string, OwnField>,
  changed: readonly OwnField[],
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const one of changed) {
    const before = known.get(keyOf(one))!;
    if (before.field.type === one.field.type && before.field.unit === one.field.unit) continue;
    findings.push(
      ...checkOwnFieldChange(before, one, await work.ownFields.countValues(one.objectType, one.field.name)),
    );
  }
  return findings;
}

async function keep(
  work: Work,
  known: ReadonlyMap<string, OwnField>,
  fields: readonly OwnField[],
  caller: Caller,
): Promise<void> {
  const at = work.now();
  await work.ownFields.keep(fields, at, caller.name);
  const entries = fields.map((one) => {
    const before = known.get(keyOf(one));
    const action = before === undefined ? 'add-own-field' : 'change-own-field';
    return { action, subject: keyOf(one), ...(before !== undefined && { before }), after: one };
  });
  await work.audit(caller, entries, at);
}

const keyOf = ({ objectType, field }: OwnField): string => `${objectType}.${field.name}`;

const isSame = (one: OwnField, other: OwnField): boolean => sorted(one) === sorted(other);

function sorted(one: OwnField): string {
  return JSON.stringify({ ...one, field: Object.entries(one.field).toSorted(([a], [b]) => (a < b ? -1 : 1)) });
}
