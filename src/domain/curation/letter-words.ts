import type { Language } from '../language.ts';

/** Words of the letters that go on paper with or after a parcel, in one language. */
export interface LetterWords {
  readonly letter: string;
  readonly reminder: string;
  readonly dear: (name: string) => string;
  /** What the parcel brings; `count` samples of an expedition. */
  readonly brings: (parcel: string, count: number, expedition: string) => string;
  readonly lent: (dueOn: string) => string;
  /** What the recipient is asked to do: to compare, to report by the link that came by mail, and to cite. */
  readonly asks: string;
  /** How to ask for more time, of a reminder. */
  readonly longer: string;
  readonly regards: string;
}

const WORDS: Readonly<Record<Language, LetterWords>> = {
  en: {
    letter: 'Accompanying letter',
    reminder: 'Reminder of a loan',
    dear: (name) => `Dear ${name},`,
    brings: (parcel, count, expedition) =>
      `with parcel ${parcel} you receive ${count === 1 ? 'one sample' : `${count} samples`} of expedition ${expedition}, listed below.`,
    lent: (dueOn) => `The samples are on loan and due back on ${dueOn}.`,
    asks: 'Please compare the contents with the list. By the link that you were sent by mail, say what arrived, what was used up and made of it, and what you published. Please cite every sample by its IGSN.',
    longer: 'If you need them longer, please write to us.',
    regards: 'With kind regards',
  },
  de: {
    letter: 'Begleitschreiben',
    reminder: 'Erinnerung an eine Leihgabe',
    dear: (name) => `Guten Tag ${name},`,
    brings: (parcel, count, expedition) =>
      `mit Paket ${parcel} erhalten Sie ${count === 1 ? 'eine Probe' : `${count} Proben`} der Expedition ${expedition}, unten aufgeführt.`,
    lent: (dueOn) => `Die Proben sind geliehen; Rückgabe am ${dueOn}.`,
    asks: 'Bitte vergleichen Sie den Inhalt mit der Liste. Sagen Sie über den Link, den Sie per Mail erhalten haben, was ankam, was verbraucht und was daraus gemacht wurde und was Sie veröffentlicht haben. Bitte zitieren Sie jede Probe mit ihrer IGSN.',
    longer: 'Wenn Sie sie länger brauchen, schreiben Sie uns bitte.',
    regards: 'Mit freundlichen Grüßen',
  },
  fr: {
    letter: 'Lettre d’accompagnement',
    reminder: 'Rappel de prêt',
    dear: (name) => `Bonjour ${name},`,
    brings: (parcel, count, expedition) =>
      `avec le colis ${parcel} vous recevez ${count === 1 ? 'un échantillon' : `${count} échantillons`} de l’expédition ${expedition}, énumérés ci-dessous.`,
    lent: (dueOn) => `Les échantillons sont prêtés ; retour le ${dueOn}.`,
    asks: 'Veuillez comparer le contenu avec la liste. Par le lien reçu par courriel, dites ce qui est arrivé, ce qui a été consommé et ce qui en a été fait, et ce que vous avez publié. Veuillez citer chaque échantillon par son IGSN.',
    longer: 'S’il vous les faut plus longtemps, veuillez nous écrire.',
    regards: 'Cordialement',
  },
  sv: {
    letter: 'Följebrev',
    reminder: 'Påminnelse om lån',
    dear: (name) => `Hej ${name},`,
    brings: (parcel, count, expedition) =>
      `med paket ${parcel} får du ${count === 1 ? 'ett prov' : `${count} prover`} från expedition ${expedition}, uppräknade nedan.`,
    lent: (dueOn) => `Proverna är utlånade och ska vara åter den ${dueOn}.`,
    asks: 'Jämför innehållet med listan. Säg genom länken som du fick med mejl vad som kom fram, vad som gick åt och vad du gjorde av det, och vad du publicerade. Citera varje prov med dess IGSN.',
    longer: 'Behöver du dem längre, skriv till oss.',
    regards: 'Med vänliga hälsningar',
  },
};

/** The words of letters in a language. */
export function letterWords(language: Language): LetterWords {
  return WORDS[language];
}
