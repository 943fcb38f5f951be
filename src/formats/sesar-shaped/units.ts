/** Metres in one unit of length. */
const METRES: Readonly<Record<string, number>> = {
  m: 1,
  meter: 1,
  meters: 1,
  metre: 1,
  metres: 1,
  dm: 0.1,
  cm: 0.01,
  centimeter: 0.01,
  centimeters: 0.01,
  centimetre: 0.01,
  centimetres: 0.01,
  mm: 0.001,
  millimeter: 0.001,
  millimeters: 0.001,
  millimetre: 0.001,
  millimetres: 0.001,
  km: 1000,
  kilometer: 1000,
  kilometers: 1000,
  kilometre: 1000,
  kilometres: 1000,
};

const LONGEST_UNIT = 100;
const ABOVE_SEA = /\s*(?:a\s*(?:m\s*)?s\s*l|above (?:mean )?sea ?level|nn|nhn)$/;

/**
 * Metres in one of the stated unit: metric lengths only, also in brackets behind a label (`core length [m]`) and with `asl`.
 * Undefined for feet and every other word: those are kept as stated and never converted.
 */
export function metresIn(unit: string): number | undefined {
  if (unit.length > LONGEST_UNIT) return undefined;
  const bracketed = /\[([^\]]*)\]\s*$/.exec(unit)?.[1] ?? unit;
  const bare = bracketed.toLowerCase().replaceAll('.', '').trim();
  return METRES[bare] ?? METRES[bare.replace(ABOVE_SEA, '')];
}

/** A length in metres without the noise that multiplying decimal fractions makes; nanometres are kept. */
export function inMetres(value: number, metres: number): number {
  return metres === 1 ? value : Number((value * metres).toFixed(9));
}
