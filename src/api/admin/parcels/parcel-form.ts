import { type Html, html } from '../../../dissemination/frame/html.ts';
import { NO_FACTS, type ParcelFacts } from '../../../domain/curation/parcel.ts';
import { statedNumber } from '../../../domain/curation/stated-number.ts';
import { LANGUAGES, languageNamed } from '../../../domain/language.ts';
import { areaField, choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { link, type Visit } from '../visit.ts';

/** Fields of the form of a parcel. */
export const PARCEL_FIELDS = [
  'things',
  'name',
  'institution',
  'street',
  'country',
  'email',
  'phone',
  'eori',
  'language',
  'dueOn',
  'weightKg',
  'carrier',
  'trackingNumber',
  'trackingUrl',
  'description',
  'hsCode',
  'value',
  'currency',
  'origin',
  'hazards',
  'permits',
  'comment',
] as const;

const LANGUAGE_NAMES = { en: 'English', de: 'German', fr: 'French', sv: 'Swedish' } as const;

/** The form of a parcel. With `things` it packs a new one, by scanning. */
export function parcelForm(
  visit: Visit,
  state: FormState,
  { action, button, head }: { readonly action: string; readonly button: string; readonly head: Html | false },
): Html {
  const languages = LANGUAGES.map((one) => [one, LANGUAGE_NAMES[one]] as const);
  return html`<section class="card"><form class="frm" method="post" action="${link(visit, action)}">${formProblem(state)}${head}
<fieldset><legend>Recipient</legend>${textField(state, 'name', 'Name', { isRequired: true })}${textField(state, 'institution', 'Institution')}${areaField(state, 'street', 'Street and place', { longest: 500 })}${textField(state, 'country', 'Country', { hint: 'Its name, or two letters such as SE.' })}${textField(state, 'email', 'E-mail', { type: 'email', hint: 'The link to report back by and reminders go there.' })}${textField(state, 'phone', 'Telephone')}${textField(state, 'eori', 'EORI', { isMono: true })}${choiceField(state, 'language', 'Language of papers and mails', languages)}</fieldset>
<fieldset><legend>Loan</legend>${textField(state, 'dueOn', 'Due back on', { type: 'date', hint: 'Only where it is lent. Reminders go out by themselves.' })}</fieldset>
<fieldset><legend>Shipping</legend>${textField(state, 'weightKg', 'Weight, kg')}${textField(state, 'carrier', 'Carrier')}${textField(state, 'trackingNumber', 'Tracking number', { isMono: true })}${textField(state, 'trackingUrl', 'Tracking address', { type: 'url', longest: 1000 })}</fieldset>
<fieldset><legend>Customs</legend>${areaField(state, 'description', 'Description of goods', { longest: 2000, hint: 'Empty is the standing sentence: rock samples for science, of no commercial value, in the language of the parcel.' })}${textField(state, 'hsCode', 'HS code', { isMono: true, isRequired: true })}${textField(state, 'value', 'Value for customs', { isRequired: true })}${textField(state, 'currency', 'Currency', { longest: 3, isMono: true, isRequired: true })}${textField(state, 'origin', 'Country of origin', { hint: 'Its name, or two letters such as SE.' })}${areaField(state, 'hazards', 'Hazards', { longest: 2000 })}${areaField(state, 'permits', 'Permits', { longest: 2000 })}</fieldset>
${areaField(state, 'comment', 'Comment for curators', { longest: 2000 })}
<div class="act"><button class="btn p">${button}</button></div></form></section>`;
}

/** What stands in the form for a parcel, or for a new one. */
export function valuesOf(facts: ParcelFacts = NO_FACTS): Record<string, string> {
  const { recipient, customs, weightKg, dueOn, language, carrier, trackingNumber, trackingUrl, comment } = facts;
  const shipping = { language, carrier, trackingNumber, trackingUrl, comment };
  const numbers = { weightKg: weightKg === null ? '' : String(weightKg), value: String(customs.value) };
  return { ...recipient, ...customs, ...shipping, ...numbers, dueOn: dueOn ?? '' };
}

/** What the form says of a parcel; a number that is none becomes one that is refused. */
export function factsIn({ form }: Visit): ParcelFacts {
  const said = (name: string) => (form.get(name) ?? '').replaceAll('\r\n', '\n').trim();
  // What is no number is refused with the other findings.
  const number = (name: string) => {
    const stated = statedNumber(said(name));
    return stated === undefined ? Number.NaN : stated;
  };
  const upper = (name: string) => said(name).toUpperCase();
  return {
    recipient: {
      name: said('name'),
      institution: said('institution'),
      street: said('street'),
      country: said('country'),
      email: said('email'),
      phone: said('phone'),
      eori: upper('eori'),
    },
    language: languageNamed(said('language')) ?? 'en',
    weightKg: number('weightKg'),
    carrier: said('carrier'),
    trackingNumber: said('trackingNumber'),
    trackingUrl: said('trackingUrl'),
    customs: {
      description: said('description'),
      hsCode: said('hsCode'),
      value: number('value') ?? Number.NaN,
      currency: upper('currency'),
      origin: said('origin'),
      hazards: said('hazards'),
      permits: said('permits'),
    },
    comment: said('comment'),
    dueOn: said('dueOn') === '' ? null : said('dueOn'),
  };
}
