import type { FieldValue } from '../../../domain/drilling/object-row.ts';
import type { FieldDescriptor } from '../../../domain/field.ts';
import { readMoment } from '../parts/read-moment.ts';

const YES = new Set(['yes', 'y', 'true', '1', 'x']);
const NO = new Set(['no', 'n', 'false', '0']);

/**
 * What a typed or pasted text means for a field; empty is null. A text that cannot be of the field's type comes back as it
 * is, for the check to say so.
 */
export function readCell(field: FieldDescriptor, text: string): FieldValue {
  const plain = text.trim();
  if (plain === '' || plain === '==NULL') return null;
  switch (field.type) {
    case 'integer':
    case 'decimal':
      return readNumber(plain);
    case 'boolean':
      return YES.has(plain.toLowerCase()) ? true : NO.has(plain.toLowerCase()) ? false : plain;
    case 'date_time':
      return readMoment(plain, Date.now());
    case 'list':
      return plain
        .split(';')
        .map((one) => one.trim())
        .filter((one) => one !== '');
    default:
      return plain;
  }
}

function readNumber(text: string): FieldValue {
  const plain = text.replace(/\s/g, '').replace('−', '-').replace(',', '.');
  return /^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(plain) ? Number(plain) : text;
}
