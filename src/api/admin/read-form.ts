import { CorestoneError } from '../../domain/error.ts';
import { type Checked, finding } from '../../domain/finding.ts';

/** The words of a field: apart by blanks, commas or lines; none where it is empty. */
export function words(text: string | null): string[] {
  return (text ?? '').split(/[\s,;]+/).filter((one) => one !== '');
}

/** A whole number; throws `invalid-input` for anything else. An empty field gives the fallback. */
export function wholeNumber(text: string | null, field: string, fallback: number): number {
  const trimmed = (text ?? '').trim();
  if (trimmed === '') return fallback;
  if (/^-?\d{1,12}$/.test(trimmed)) return Number(trimmed);
  const found = finding('number-syntax', `${trimmed} is no whole number.`, {
    field,
    value: trimmed,
    rule: 'a whole number',
  });
  throw new CorestoneError('invalid-input', found.message, { findings: [found] });
}

/** The value of a check; throws `invalid-input` with all findings where there is none. */
export function checked<T>(result: Checked<T>): T {
  if (result.ok) return result.value;
  throw new CorestoneError('invalid-input', result.findings[0]!.message, { findings: result.findings });
}

/** The key of a row in an address or a form; empty where there is none, or something else. */
export function keyIn(text: string | null | undefined): string {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text ?? '') ? text! : '';
}

/** Throws `invalid-input` about one field. */
export function refuse(field: string, message: string, rule: string): never {
  throw new CorestoneError('invalid-input', message, { findings: [finding('field', message, { field, rule })] });
}
