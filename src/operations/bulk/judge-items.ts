import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { asWarning, type Finding, hasError } from '../../domain/finding.ts';
import { type Judging, judgeDescriptions } from '../registry/judge-descriptions.ts';
import type { BulkItem, WantedRecord } from './bulk-item.ts';

/**
 * Holds what items say of samples against the rules, as the API for one record does: an error keeps its item out, the rest is told
 * with the item's result. Of what is only moved here (`isMoved`) errors are told as warnings. Items without description, and those that could
 * not be read, stay as they are.
 */
export async function judgeItems(items: readonly BulkItem[], judging: Judging): Promise<readonly BulkItem[]> {
  const described = items.flatMap(({ checked }) => (checked.ok && checked.value.description ? [checked.value] : []));
  const found = await judgeDescriptions(
    described.map((one) => underItsName(one)),
    judging,
  );
  const findings = new Map(described.map((one, at) => [one, found[at]!]));
  return items.map((item) => {
    const ofItem = item.checked.ok ? findings.get(item.checked.value) : undefined;
    return ofItem === undefined || ofItem.length === 0 ? item : withFindings(item, ofItem);
  });
}

/** An identifier that stands around a description is its own, for rules about its family. */
function underItsName({ igsn, description }: WantedRecord): SampleDescription {
  return igsn === undefined || description!.igsn !== '' ? description! : { ...description!, igsn };
}

function withFindings(item: BulkItem, found: readonly Finding[]): BulkItem {
  const { checked } = item;
  if (!checked.ok) return item;
  const told = checked.value.isMoved === true ? found.map(asWarning) : found;
  const findings = [...checked.findings, ...told];
  if (!hasError(told)) return { ...item, checked: { ...checked, findings } };
  const { igsn } = checked.value;
  return { ...item, ...(igsn !== undefined && { igsn }), checked: { ok: false, findings } };
}
