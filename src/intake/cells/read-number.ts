import { numberRule } from '../../domain/drilling/number-rule.ts';
import { type Conversion, converted, refused } from './conversion.ts';

const NUMBER = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?$/;
const GROUPED = /^[+-]?\d{1,3}(?:[.,'’\s]\d{3})+(?:[.,]\d+)?$/;
const RULE = 'a number such as 12.5 or 12,5, without thousands separators';

/** Digits a double keeps for sure; what lies beyond is noise of earlier arithmetic (0.48200000000000004). */
const SURE_DIGITS = 15;

/**
 * Reads a decimal number. Point or comma mark the decimals, never thousands: `1.234` and `1,234` are both a little over
 * one; `1.234,5` and `1 234` are refused, as are NaN, infinity and numbers too large, and what is uncertain (`~120`, `120 ± 5`), whose
 * rule says where it can be written. The note says which mark was met.
 */
export function readDecimal(text: string): Conversion {
  const plain = text.trim().replace('\u2212', '-');
  if (!NUMBER.test(plain)) {
    const hint = GROUPED.test(plain) ? `${RULE} (write 1234.5)` : numberRule(plain, RULE);
    return refused('not-a-number', hint);
  }
  const number = Number(plain.replace(',', '.'));
  const value = plain.length <= SURE_DIGITS ? number + 0 : tidyNumber(number);
  if (!Number.isFinite(value)) return refused('not-a-number', 'a finite number');
  if (plain.includes(',')) return converted(value, 'decimal-comma');
  return plain.includes('.') ? converted(value, 'decimal-point') : converted(value);
}

/** A whole number in groups of three that can be nothing else: several groups, or one that no decimal mark opens. */
const SURELY_GROUPED = /^[+-]?[1-9]\d{0,2}(?:(?:,\d{3}){2,}|(?:\.\d{3}){2,}|(?:['’\s]\d{3})+)$/;
/** Thousands to one reader, three decimals to the other. */
const PERHAPS_GROUPED = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * Reads a whole number; `12.0` and `1e3` are whole, `12.5` is not. `1,234,567`, `1 234` and `1’234` are thousands;
 * `1,000` and `1.000` may be a thousand or one, so they are refused as `ambiguous-number`.
 */
export function readInteger(text: string): Conversion {
  const plain = text.trim().replace('\u2212', '-');
  if (PERHAPS_GROUPED.test(plain)) {
    const bare = plain.replace(/[.,]/, '');
    return refused('ambiguous-number', `a whole number without thousands separators (${bare}, if that is meant)`);
  }
  const reading = readDecimal(SURELY_GROUPED.test(plain) ? plain.replaceAll(/[.,'’\s]/g, '') : plain);
  if (!reading.ok) return refused('not-a-number', numberRule(plain, 'a whole number'));
  return Number.isSafeInteger(reading.value) ? converted(reading.value) : refused('not-whole', 'a whole number');
}

/** A number without the noise of earlier arithmetic beyond its 15th digit; zero has no sign. */
export function tidyNumber(value: number): number {
  return Number(value.toPrecision(SURE_DIGITS)) + 0;
}
