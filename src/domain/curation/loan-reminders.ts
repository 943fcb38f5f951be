import type { Language } from '../language.ts';

/** Days from the due date at which who has something on loan is reminded: before (negative), on the day, after. */
export const REMINDER_DAYS_RULE =
  'whole days joined by commas, before the due date with a minus, such as -14,0,7,30, or none';

/** The days of a schedule such as `-14,0,7,30` in order, none for an empty one or `none`; undefined for what is no schedule. */
export function readReminderDays(text: string): readonly number[] | undefined {
  if (/^\s*(none)?\s*$/.test(text)) return [];
  const parts = text.split(',').map((one) => one.trim());
  if (parts.length > 20 || !parts.every((one) => /^-?\d{1,3}$/.test(one))) return undefined;
  return [...new Set(parts.map(Number))].toSorted((a, b) => a - b);
}

const DAY_MS = 86_400_000;

/**
 * Which reminder is due today: the latest day of the schedule that has come; undefined before the first. One that was missed is not made
 * good once a later one is due. Days are ISO 8601.
 */
export function reminderDue(days: readonly number[], dueOn: string, today: string): number | undefined {
  const passed = Math.round((Date.parse(today) - Date.parse(dueOn)) / DAY_MS);
  return days.findLast((one) => one <= passed);
}

/** What a reminder says. */
export interface ReminderFacts {
  readonly parcel: string;
  readonly name: string;
  readonly dueOn: string;
  readonly today: string;
  readonly things: readonly string[];
  readonly agent: string;
}

const MOST_NAMED = 50;

/** Subject and text of a reminder in the language of the loan. */
export function reminderWords(
  language: Language,
  facts: ReminderFacts,
): { readonly subject: string; readonly text: string } {
  const { parcel, dueOn, things, name, agent } = facts;
  const say = WORDS[language];
  const listed = things.slice(0, MOST_NAMED).map((one) => `  ${one}`);
  const more = things.length > MOST_NAMED ? [`  … (${things.length})`] : [];
  const text = [
    say.dear(name),
    '',
    dueWords(language, facts),
    '',
    ...listed,
    ...more,
    '',
    say.close,
    '',
    agent,
    '',
  ].join('\n');
  return { subject: say.subject(parcel, dueOn), text };
}

/** What a reminder says of the day on which a loan ends, in the language of the loan: before it, on it or after it. */
export function dueWords(language: Language, { dueOn, today }: Pick<ReminderFacts, 'dueOn' | 'today'>): string {
  return WORDS[language][today < dueOn ? 'before' : today === dueOn ? 'on' : 'after'](dueOn);
}

interface ReminderWords {
  readonly subject: (parcel: string, dueOn: string) => string;
  readonly dear: (name: string) => string;
  readonly before: (dueOn: string) => string;
  readonly on: (dueOn: string) => string;
  readonly after: (dueOn: string) => string;
  readonly close: string;
}

const WORDS: Readonly<Record<Language, ReminderWords>> = {
  en: {
    subject: (parcel, dueOn) => `Loan ${parcel}: due back on ${dueOn}`,
    dear: (name) => `Dear ${name},`,
    before: (dueOn) => `these samples are on loan to you until ${dueOn}:`,
    on: (dueOn) => `the loan of these samples ends today, ${dueOn}:`,
    after: (dueOn) => `the loan of these samples ended on ${dueOn}, and they are not back yet:`,
    close: 'If you need them longer, answer this mail.',
  },
  de: {
    subject: (parcel, dueOn) => `Leihgabe ${parcel}: Rückgabe am ${dueOn}`,
    dear: (name) => `Guten Tag ${name},`,
    before: (dueOn) => `diese Proben sind bis ${dueOn} an Sie verliehen:`,
    on: (dueOn) => `die Leihfrist dieser Proben endet heute, am ${dueOn}:`,
    after: (dueOn) => `die Leihfrist dieser Proben endete am ${dueOn}; sie sind noch nicht zurück:`,
    close: 'Wenn Sie sie länger brauchen, antworten Sie auf diese Mail.',
  },
  fr: {
    subject: (parcel, dueOn) => `Prêt ${parcel} : retour le ${dueOn}`,
    dear: (name) => `Bonjour ${name},`,
    before: (dueOn) => `ces échantillons vous sont prêtés jusqu’au ${dueOn} :`,
    on: (dueOn) => `le prêt de ces échantillons se termine aujourd’hui, ${dueOn} :`,
    after: (dueOn) => `le prêt de ces échantillons s’est terminé le ${dueOn} ; ils ne sont pas encore rendus :`,
    close: 'S’il vous les faut plus longtemps, répondez à ce courriel.',
  },
  sv: {
    subject: (parcel, dueOn) => `Lån ${parcel}: åter den ${dueOn}`,
    dear: (name) => `Hej ${name},`,
    before: (dueOn) => `dessa prover är utlånade till dig till den ${dueOn}:`,
    on: (dueOn) => `lånet av dessa prover går ut i dag, ${dueOn}:`,
    after: (dueOn) => `lånet av dessa prover gick ut den ${dueOn}, och de är inte tillbaka än:`,
    close: 'Behöver du dem längre, svara på detta mejl.',
  },
};
