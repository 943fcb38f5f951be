import type { Language } from '../language.ts';
import type { RequestState } from './request-state.ts';
import { REQUEST_STATE_WORDS } from './request-state-words.ts';

/** A sampling party that a request takes part in. Days ISO 8601, null where nobody said; `place` empty for none stated. */
export interface PartyToCome {
  readonly name: string;
  readonly place: string;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/** What who asked is told of a step of the curator. `scheduledOn` is a day; `samplesGranted` null where nobody said. */
export interface SteppedRequest {
  readonly state: RequestState;
  readonly samplesGranted: number | null;
  readonly scheduledOn: string | null;
  readonly parties: readonly PartyToCome[];
}

/** Sentences of mails about a sample request, in one language; nothing of them was typed by strangers. */
export interface RequestMailWords {
  /** How the request is called: by its number, or as a draft where it has none. */
  readonly name: (number: string | null) => string;
  readonly becomes: (state: string) => string;
  readonly granted: (samples: number) => string;
  readonly day: (day: string) => string;
  readonly party: (name: string, days: string, place: string) => string;
  readonly curatorWrites: string;
  readonly arrived: (number: string) => string;
  readonly goOn: string;
  readonly draftUntil: (days: number) => string;
  readonly newLink: string;
  readonly seeHere: string;
}

/**
 * Paragraphs that tell of a step: the state, how many samples where they are granted, the day where one is set, and the parties to come
 * while samples are still to be taken. Never empty.
 */
export function stepParagraphs(language: Language, stepped: SteppedRequest): readonly string[] {
  const { state, samplesGranted, scheduledOn, parties } = stepped;
  const say = REQUEST_MAIL_WORDS[language];
  const isGranted = state === 'accepted' || state === 'partly_accepted';
  const isToCome = isGranted || state === 'scheduled';
  return [
    say.becomes(REQUEST_STATE_WORDS[language][state]),
    ...(isGranted && samplesGranted !== null ? [say.granted(samplesGranted)] : []),
    ...(isToCome && scheduledOn !== null ? [say.day(scheduledOn)] : []),
    ...(isToCome ? parties.map(({ name, place, ...days }) => say.party(name, daysOf(days), place)) : []),
  ];
}

/** `2026-11-23`, `2026-11-23 – 2026-11-25`; empty where no day is set. */
function daysOf({ firstDay, lastDay }: Pick<PartyToCome, 'firstDay' | 'lastDay'>): string {
  const days = [firstDay, lastDay].filter((one) => one !== null);
  return [...new Set(days)].join(' – ');
}

const joined = (...parts: readonly string[]): string => parts.filter((one) => one !== '').join(', ');

/** The sentences in every language of the public pages. */
export const REQUEST_MAIL_WORDS: Readonly<Record<Language, RequestMailWords>> = {
  en: {
    name: (number) => (number === null ? 'Sample request (draft)' : `Sample request ${number}`),
    becomes: (state) => `Its state is now: ${state}.`,
    granted: (samples) => `Samples granted: ${samples}.`,
    day: (day) => `The day is ${day}.`,
    party: (name, days, place) => `Sampling party: ${joined(name, days, place)}.`,
    curatorWrites: 'The curator writes:',
    arrived: (number) => `Your request has arrived. Its number is ${number}; name it when you write to the curator.`,
    goOn: 'Continue your request, and see what became of it, by this link. Keep it to yourself:',
    draftUntil: (days) => `A draft that is not changed for ${days} days is removed.`,
    newLink: 'This link leads to your request from now on. Keep it to yourself:',
    seeHere: 'Your request, in the browser that you opened your link with:',
  },
  de: {
    name: (number) => (number === null ? 'Probenanfrage (Entwurf)' : `Probenanfrage ${number}`),
    becomes: (state) => `Ihr Stand ist jetzt: ${state}.`,
    granted: (samples) => `Bewilligte Proben: ${samples}.`,
    day: (day) => `Der Termin ist der ${day}.`,
    party: (name, days, place) => `Beprobung: ${joined(name, days, place)}.`,
    curatorWrites: 'Die Kuratorin oder der Kurator schreibt:',
    arrived: (number) =>
      `Ihre Anfrage ist angekommen. Sie hat die Nummer ${number}; nennen Sie sie, wenn Sie schreiben.`,
    goOn: 'Mit diesem Link setzen Sie Ihre Anfrage fort und sehen, was daraus wurde. Geben Sie ihn nicht weiter:',
    draftUntil: (days) => `Ein Entwurf, der ${days} Tage nicht geändert wird, wird entfernt.`,
    newLink: 'Dieser Link führt von jetzt an zu Ihrer Anfrage. Geben Sie ihn nicht weiter:',
    seeHere: 'Ihre Anfrage, in dem Browser, in dem Sie Ihren Link geöffnet haben:',
  },
  fr: {
    name: (number) => (number === null ? 'Demande d’échantillons (brouillon)' : `Demande d’échantillons ${number}`),
    becomes: (state) => `Son état est désormais : ${state}.`,
    granted: (samples) => `Échantillons accordés : ${samples}.`,
    day: (day) => `Le jour fixé est le ${day}.`,
    party: (name, days, place) => `Séance d’échantillonnage : ${joined(name, days, place)}.`,
    curatorWrites: 'La conservatrice ou le conservateur écrit :',
    arrived: (number) => `Votre demande est arrivée. Son numéro est ${number} ; indiquez-le quand vous écrivez.`,
    goOn: 'Ce lien permet de continuer votre demande et de voir ce qu’elle devient. Gardez-le pour vous :',
    draftUntil: (days) => `Un brouillon qui n’est pas modifié pendant ${days} jours est supprimé.`,
    newLink: 'Ce lien mène désormais à votre demande. Gardez-le pour vous :',
    seeHere: 'Votre demande, dans le navigateur où vous avez ouvert votre lien :',
  },
  sv: {
    name: (number) => (number === null ? 'Provförfrågan (utkast)' : `Provförfrågan ${number}`),
    becomes: (state) => `Den är nu: ${state}.`,
    granted: (samples) => `Beviljade prover: ${samples}.`,
    day: (day) => `Dagen är ${day}.`,
    party: (name, days, place) => `Provtagning: ${joined(name, days, place)}.`,
    curatorWrites: 'Kuratorn skriver:',
    arrived: (number) => `Din förfrågan har kommit fram. Den har nummer ${number}; ange det när du skriver.`,
    goOn: 'Med den här länken fortsätter du din förfrågan och ser vad som blev av den. Ge den inte vidare:',
    draftUntil: (days) => `Ett utkast som inte ändras på ${days} dagar tas bort.`,
    newLink: 'Den här länken leder från och med nu till din förfrågan. Ge den inte vidare:',
    seeHere: 'Din förfrågan, i den webbläsare där du öppnade din länk:',
  },
};
