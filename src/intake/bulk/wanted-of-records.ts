import { bad, type Checked, type Finding, finding, good, hasError } from '../../domain/finding.ts';
import { parseIgsn } from '../../domain/identifier/igsn.ts';
import type { RecordRead } from '../../formats/reading/record-read.ts';
import type { WantedRecord } from '../../operations/bulk/bulk-item.ts';
import { namedDescription } from '../../operations/bulk/named-description.ts';

/** What stands around a document: the identifier it is said to be of, if any. */
export interface Around {
  readonly igsn?: string | undefined;
}

/**
 * A record that was read as an item. Without an identifier of its own it gets the one around it, or is left without, so that one
 * is made up. Findings: those of the reader that are errors, of the IGSN's syntax, and `igsn-mismatch`.
 */
export function wantedOf(record: RecordRead, around: Around = {}): Checked<WantedRecord> {
  const findings = record.findings.filter((one) => one.code !== 'no-identifier');
  if (hasError(findings)) return bad(...findings);
  const own = record.description.igsn;
  const igsn = checkedIgsn(around.igsn ?? (own === '' ? undefined : own));
  if (!igsn.ok) return bad(...findings, ...igsn.findings);
  if (own !== '' && igsn.value !== undefined && own !== igsn.value) return bad(...findings, mismatch(own, igsn.value));
  const landing = record.description.landingPage;
  return good(
    {
      ...(igsn.value !== undefined && { igsn: igsn.value }),
      description: igsn.value === undefined ? record.description : namedDescription(record.description, igsn.value),
      ...(landing !== undefined && { landingUrl: landing }),
    },
    [...findings, ...igsn.findings],
  );
}

/** An identifier as a person or program spells it, in normal form; undefined for none. */
export function checkedIgsn(text: string | undefined): Checked<string | undefined> {
  if (text === undefined) return good(undefined);
  return parseIgsn(text, 'registry');
}

function mismatch(own: string, around: string): Finding {
  return finding('igsn-mismatch', 'The description is of another IGSN.', {
    field: 'igsn',
    value: own,
    rule: around,
  });
}
