import fc from 'fast-check';

/** Words in several scripts, with the characters that markup, tables and addresses trip over. */
const WORDS = [
  'core',
  'Gneiß',
  'R&D',
  '<5 µm>',
  '“quoted”',
  'a|b',
  'x;y',
  'z,w',
  "d'Or",
  'مرحبا',
  '🪨',
  '岩石',
  'Åre',
  '50%',
  '#3',
  'a>b',
  '12.5',
];

/** One to four words with single blanks: no blank at either end, no line break, never a word that stands for nothing. */
export const TEXT: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' '));

/** A plain web address. */
export const ADDRESS: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('http', 'https'), fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), fc.nat(99))
  .map(([scheme, name, number]) => `${scheme}://${name}0.example.org/${number}?a=1&b=2`);

/** A number with at most six places, as schemas take it. */
export function decimal(least: number, most: number): fc.Arbitrary<number> {
  return fc.integer({ min: Math.ceil(least * 1000), max: Math.floor(most * 1000) }).map((one) => one / 1000);
}

/** A code as an IGSN has after its prefix: letters of a namespace, then a digit and more. */
export const CODE: fc.Arbitrary<string> = fc
  .tuple(fc.stringMatching(/^[A-Z]{2,5}$/), fc.stringMatching(/^[0-9][A-Z0-9]{1,8}$/))
  .map(([namespace, rest]) => namespace + rest);

/** A BCP 47 tag. */
export const LANGUAGE: fc.Arbitrary<string> = fc.constantFrom('en', 'de', 'fr-CA', 'zh');

const two = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((one) => String(one).padStart(2, '0'));
const year = fc.integer({ min: 1850, max: 2099 }).map(String);
const month = fc.tuple(year, two(1, 12)).map((parts) => parts.join('-'));

/** A day that every calendar has. */
export const DAY: fc.Arbitrary<string> = fc.tuple(month, two(1, 28)).map((parts) => parts.join('-'));

/** A date of any certain precision: year, month, day, or a time with seconds and zone. */
export const DATE: fc.Arbitrary<string> = fc.oneof(
  year,
  month,
  DAY,
  fc
    .tuple(DAY, two(0, 23), two(0, 59), two(0, 59), fc.constantFrom('Z', '+02:00', '-05:30'))
    .map(([day, hour, minute, second, zone]) => `${day}T${hour}:${minute}:${second}${zone}`),
);

/** At most two of something, as lists of a record are; with `least` 1 never empty. */
export function few<T>(one: fc.Arbitrary<T>, least = 0): fc.Arbitrary<readonly T[]> {
  return fc.array(one, { minLength: least, maxLength: 2 });
}
