import { type Finding, finding } from '../finding.ts';
import { isInCalendar } from '../in-calendar.ts';
import type { Language } from '../language.ts';
import { isMailAddress } from '../mail/mail-address.ts';
import { UNWRITABLE_IN_TEXT } from '../unwritable.ts';
import { isCountryCode, nearestCountry } from '../vocabulary/countries.ts';

/** States of a parcel or a loan. `part-returned`: something is back, something is still out. */
export const PARCEL_STATES = ['packed', 'shipped', 'delivered', 'part-returned', 'returned', 'lost'] as const;

/** One of {@link PARCEL_STATES}. */
export type ParcelState = (typeof PARCEL_STATES)[number];

/** What became of a thing in a parcel. `missing`: the recipient says that it did not arrive. */
export const ITEM_STATES = ['packed', 'sent', 'arrived', 'missing', 'used-up', 'returned', 'lost'] as const;

/** One of {@link ITEM_STATES}. */
export type ItemState = (typeof ITEM_STATES)[number];

/** Whether a thing in this state is still in its parcel, or out of the house with it. */
export function isOpenItem(state: ItemState): boolean {
  return state === 'packed' || state === 'sent' || state === 'arrived' || state === 'missing';
}

/** Whom a parcel goes to. `street` may have several lines; `country` is ISO 3166-1 alpha-2, with codes that ISO reserves; what is not stated is empty. */
export interface Recipient {
  readonly name: string;
  readonly institution: string;
  readonly street: string;
  readonly country: string;
  readonly email: string;
  readonly phone: string;
  /** Number by which customs of the EU know who trades. */
  readonly eori: string;
}

/** What customs are told. `hsCode` of the Harmonized System; `value` in `currency` (ISO 4217), `origin` ISO 3166-1 alpha-2. */
export interface Customs {
  /** Empty is the standing sentence in the language of the parcel. */
  readonly description: string;
  readonly hsCode: string;
  readonly value: number;
  readonly currency: string;
  readonly origin: string;
  readonly hazards: string;
  readonly permits: string;
}

/** What people state of a parcel. `dueOn` is the day on which what is lent is to be back, null where nothing is. */
export interface ParcelFacts {
  readonly recipient: Recipient;
  readonly language: Language;
  readonly weightKg: number | null;
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly trackingUrl: string;
  readonly customs: Customs;
  readonly comment: string;
  readonly dueOn: string | null;
}

/** Mineral substances not elsewhere specified: what rock for science is declared as. Source: Harmonized System, heading 2530. */
export const ROCK_HS_CODE = '2530.90';

/** Facts of a parcel of which nothing is stated yet. */
export const NO_FACTS: ParcelFacts = {
  recipient: { name: '', institution: '', street: '', country: '', email: '', phone: '', eori: '' },
  language: 'en',
  weightKg: null,
  carrier: '',
  trackingNumber: '',
  trackingUrl: '',
  customs: { description: '', hsCode: ROCK_HS_CODE, value: 1, currency: 'EUR', origin: '', hazards: '', permits: '' },
  comment: '',
  dueOn: null,
};

const LONGEST = 2000;

/**
 * Findings of what is stated of a parcel: `parcel-recipient`, `parcel-fact`, each with its field. A country is checked where it is another one than
 * `before`: what was kept once hinders no other change.
 */
export function checkParcel(facts: ParcelFacts, before: ParcelFacts = NO_FACTS): readonly Finding[] {
  const { recipient, customs, weightKg, trackingUrl, dueOn } = facts;
  const isLight = weightKg === null || (weightKg > 0 && weightKg < 100_000);
  return [
    ...wrongIf(recipient.name.trim() === '', 'parcel-recipient', 'name', recipient.name, 'who gets the parcel'),
    ...checkRecipient(recipient),
    ...checkCountry('country', recipient.country, before.recipient.country),
    ...factIf(!isLight, 'weightKg', weightKg, 'kilograms above 0'),
    ...factIf(isOther(trackingUrl, /^https?:\/\/[^\s"<>]+$/i), 'trackingUrl', trackingUrl, 'an http or https address'),
    ...checkCustoms(customs),
    ...checkCountry('origin', customs.origin, before.customs.origin),
    ...factIf(dueOn !== null && !isDay(dueOn), 'dueOn', dueOn, 'a day, such as 2027-03-31'),
    ...texts(facts).flatMap(([field, text]) =>
      factIf(text.length > LONGEST || UNWRITABLE_IN_TEXT.test(text), field, text, TEXT_RULE),
    ),
  ];
}

const TEXT_RULE = `at most ${LONGEST} characters, no control characters`;
const COUNTRY_RULE = 'a country by its name, or by two letters of ISO 3166 such as SE';

function checkRecipient({ email, eori }: Recipient): readonly Finding[] {
  const eoriRule = 'a country and up to 15 signs, such as SE2021002627';
  return [
    ...factIf(email !== '' && !isMailAddress(email), 'email', email, 'one address, such as ada@example.org'),
    ...factIf(isOther(eori, /^[A-Z]{2}[A-Z0-9]{1,15}$/), 'eori', eori, eoriRule),
  ];
}

function checkCustoms({ hsCode, value, currency }: Customs): readonly Finding[] {
  return [
    ...factIf(!/^\d{4}(\.?\d{2}){0,3}$/.test(hsCode), 'hsCode', hsCode, 'four to ten digits, such as 2530.90'),
    ...factIf(!(value >= 0 && value < 1e9), 'value', value, 'an amount of 0 or more'),
    ...factIf(!/^[A-Z]{3}$/.test(currency), 'currency', currency, 'three letters, ISO 4217, such as EUR'),
  ];
}

function checkCountry(field: string, country: string, before: string): readonly Finding[] {
  if (country === '' || country === before || isCountryCode(country)) return [];
  const nearest = nearestCountry(country);
  const meant = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  const message = `“${country.slice(0, 60)}” is no country that we know.${meant}`;
  return [finding('parcel-fact', message, { field, value: country, rule: COUNTRY_RULE })];
}

/** Whether a text is a day that there is, `2027-03-31`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isInCalendar(text);
}

function texts({
  recipient,
  customs,
  carrier,
  trackingNumber,
  comment,
}: ParcelFacts): readonly (readonly [string, string])[] {
  const { name, institution, street, phone } = recipient;
  const { description, hazards, permits } = customs;
  return Object.entries({
    name,
    institution,
    street,
    phone,
    description,
    hazards,
    permits,
    carrier,
    trackingNumber,
    comment,
  });
}

const isOther = (text: string, wanted: RegExp): boolean => text !== '' && !wanted.test(text);

const factIf = (isWrong: boolean, field: string, value: unknown, rule: string) =>
  wrongIf(isWrong, 'parcel-fact', field, value, rule);

function wrongIf(isWrong: boolean, code: string, field: string, value: unknown, rule: string): readonly Finding[] {
  if (!isWrong) return [];
  const shown = value === '' || value === null ? 'Nothing is stated' : `${String(value).slice(0, 60)} does not fit`;
  return [finding(code, `${shown}.`, { field, value, rule })];
}

/**
 * The state of a parcel that was shipped, from what became of what is in it: returned when nothing is out any more and something came
 * back, lost when all is lost. Where all was used up it stays delivered. What is missing or lost says nothing of the rest having arrived.
 */
export function stateByItems(before: ParcelState, items: readonly ItemState[]): ParcelState {
  if (before === 'packed' || items.length === 0) return before;
  if (items.every((one) => one === 'lost')) return 'lost';
  const isOut = items.some(isOpenItem);
  if (items.includes('returned')) return isOut ? 'part-returned' : 'returned';
  if (!isOut) return 'delivered';
  const isThere = before === 'delivered' || items.some((one) => one === 'arrived' || one === 'used-up');
  return isThere ? 'delivered' : 'shipped';
}

/** How a parcel is called: `P12`. */
export function parcelName({ number }: { readonly number: number }): string {
  return `P${number}`;
}
