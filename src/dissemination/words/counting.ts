import type { Language } from '../../domain/language.ts';
import { type Html, html, type Part } from '../frame/html.ts';

/** The plural categories that whole numbers of things have in each language (CLDR, plural rules, cardinal). */
interface Categories {
  readonly en: 'one' | 'other';
  readonly de: 'one' | 'other';
  readonly fr: 'one' | 'many' | 'other';
  readonly sv: 'one' | 'other';
}

/** A message in every plural form of its language; `#` stands for the number. */
export type Forms<L extends Language> = Readonly<Record<Categories[L], string>>;

/** How a language counts: `plain` is a number as its readers write it, `pattern` the form for a number, `counted` that with the number. */
export interface Counting<L extends Language> {
  readonly plain: (value: number) => string;
  readonly pattern: (value: number, forms: Forms<L>) => string;
  readonly counted: (value: number, forms: Forms<L>) => string;
  /** The short name of the month of a moment, UTC. */
  readonly month: (moment: Date) => string;
}

/** The counting of a language; made once, since what it is made of is large. */
export function counting<L extends Language>(language: L): Counting<L> {
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const rules = new Intl.PluralRules(language);
  const months = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  const pattern = (value: number, forms: Forms<L>) =>
    (forms as Readonly<Record<string, string>>)[rules.select(value)] ?? forms['other' as Categories[L]];
  return {
    plain: (value) => numbers.format(value),
    pattern,
    counted: (value, forms) => pattern(value, forms).replace('#', () => numbers.format(value)),
    month: (moment) => months.format(moment),
  };
}

/** A pattern with what stands for its number as a piece of HTML. */
export function withCount(pattern: string, shown: Part): Html {
  const [before = '', after = ''] = pattern.split('#');
  return html`${before}${shown}${after}`;
}
