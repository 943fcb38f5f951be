import { type Finding, finding } from '../finding.ts';
import { parseOrcid } from '../identifier/orcid.ts';
import { UNWRITABLE_IN_TEXT } from '../unwritable.ts';

/** One of those who ask. `orcid` is empty where none is stated; one of them is the contact, whom messages go to. */
export interface RequestScientist {
  readonly name: string;
  readonly orcid: string;
  readonly email: string;
  readonly affiliation: string;
  readonly isContact: boolean;
}

/** What a request says. `wishLines` is as it was typed, a line a wish; `sharePc` is the share of the cross-section of the half, %. */
export interface RequestFacts {
  readonly title: string;
  readonly purpose: string;
  readonly material: string;
  /** How much of it, with its unit. */
  readonly amounts: string;
  readonly scientists: readonly RequestScientist[];
  readonly wishLines: string;
  readonly samplesAsked: number | null;
  readonly isDestructive: boolean;
  readonly sharePc: number | null;
}

/** The most people of one request. */
export const MOST_SCIENTISTS = 12;
const EMAIL = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\.]+(\.[^\s@<>(),;:"[\]\\.]+)+$/;
const LONGEST = { title: 300, purpose: 1000, material: 255, amounts: 255, wishLines: 20_000 } as const;
const PERSON = { name: 200, orcid: 60, email: 254, affiliation: 300 } as const;

/** The facts of a request that nothing is said of yet. */
export const EMPTY_REQUEST: RequestFacts = {
  title: '',
  purpose: '',
  material: '',
  amounts: '',
  scientists: [],
  wishLines: '',
  samplesAsked: null,
  isDestructive: false,
  sharePc: null,
};

/**
 * What keeps even a draft out: `request-long`, `request-character` (control characters), `request-number`, `request-share`,
 * `request-people` for more than {@link MOST_SCIENTISTS}. What is not stated yet is no finding. Fields are those of {@link RequestFacts},
 * of people `scientists[0].email`.
 */
export function checkRequestDraft(facts: RequestFacts): readonly Finding[] {
  const texts = Object.entries(LONGEST).flatMap(([field, most]) =>
    checkText(field, facts[field as keyof typeof LONGEST], most),
  );
  const people = facts.scientists.flatMap((one, at) =>
    Object.entries(PERSON).flatMap(([field, most]) =>
      checkText(`scientists[${at}].${field}`, one[field as keyof typeof PERSON], most),
    ),
  );
  return [...texts, ...people, ...checkNumbers(facts)];
}

/**
 * What keeps a request from being submitted, beside what keeps a draft out: `request-missing`, those of `parseOrcid`, `request-email`,
 * `request-contact` where not just one is the contact.
 */
export function checkRequest(facts: RequestFacts): readonly Finding[] {
  const missing = (['title', 'purpose', 'material'] as const)
    .filter((field) => facts[field].trim() === '')
    .map((field) => notStated(field));
  const count = facts.samplesAsked === null ? [notStated('samplesAsked')] : [];
  return [...checkRequestDraft(facts), ...missing, ...count, ...checkPeople(facts.scientists)];
}

/** Whom messages go to; undefined where nobody can be written to. */
export function contactOf({ scientists }: Pick<RequestFacts, 'scientists'>): RequestScientist | undefined {
  const reached = scientists.filter(({ email }) => EMAIL.test(email));
  return reached.find((one) => one.isContact) ?? reached[0];
}

function checkPeople(people: readonly RequestScientist[]): Finding[] {
  if (people.length === 0) return [notStated('scientists')];
  const contacts = people.filter((one) => one.isContact).length;
  const contact =
    contacts === 1
      ? []
      : [finding('request-contact', 'One person is the contact.', { field: 'scientists', rule: 'just one contact' })];
  return [...contact, ...people.flatMap(checkPerson)];
}

function checkPerson({ name, orcid, email, isContact }: RequestScientist, at: number): Finding[] {
  const within = (field: string) => `scientists[${at}].${field}`;
  const findings = name.trim() === '' ? [notStated(within('name'))] : [];
  if (orcid !== '') findings.push(...parseOrcid(orcid).findings.map((one) => ({ ...one, field: within('orcid') })));
  if (email === '' && isContact) findings.push(notStated(within('email')));
  if (email !== '' && !EMAIL.test(email))
    findings.push(
      finding('request-email', 'This is no e-mail address.', {
        field: within('email'),
        value: email,
        rule: 'name@institute.org',
      }),
    );
  return findings;
}

function checkNumbers({ samplesAsked, sharePc, scientists }: RequestFacts): Finding[] {
  const findings: Finding[] = [];
  const say = (code: string, field: string, value: unknown, rule: string) =>
    findings.push(finding(code, `${value} is not ${rule}.`, { field, value, rule }));
  if (samplesAsked !== null && !(Number.isInteger(samplesAsked) && samplesAsked >= 1 && samplesAsked <= 100_000))
    say('request-number', 'samplesAsked', samplesAsked, 'a whole number from 1 to 100,000');
  if (sharePc !== null && !(sharePc > 0 && sharePc <= 100)) say('request-share', 'sharePc', sharePc, 'over 0 to 100 %');
  if (scientists.length > MOST_SCIENTISTS)
    say('request-people', 'scientists', scientists.length, `at most ${MOST_SCIENTISTS} people`);
  return findings;
}

function checkText(field: string, text: string, most: number): Finding[] {
  if (text.length > most)
    return [finding('request-long', `This has ${text.length} characters.`, { field, rule: `at most ${most}` })];
  if (!UNWRITABLE_IN_TEXT.test(text)) return [];
  return [
    finding('request-character', 'This holds a character that cannot be kept.', {
      field,
      rule: 'no control characters',
    }),
  ];
}

const notStated = (field: string): Finding =>
  finding('request-missing', 'This is not stated.', { field, rule: 'stated before it is submitted' });
