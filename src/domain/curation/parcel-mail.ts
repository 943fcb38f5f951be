import type { Language } from '../language.ts';

/** What the recipient of a parcel is told. `link` leads to the page to report back by; `dueOn` is null where nothing is lent. */
export interface ShippedFacts {
  readonly parcel: string;
  readonly name: string;
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly trackingUrl: string;
  readonly dueOn: string | null;
  readonly link: string;
  readonly things: readonly string[];
  readonly agent: string;
}

const MOST_NAMED = 50;

/** Subject and text of the mail that says that a parcel is on its way, in the language of the parcel. */
export function shippedWords(
  language: Language,
  facts: ShippedFacts,
): { readonly subject: string; readonly text: string } {
  const { name, carrier, trackingNumber, trackingUrl, dueOn, link, things, agent } = facts;
  const say = WORDS[language];
  const sent = [carrier, trackingNumber, trackingUrl].filter((one) => one !== '').join(', ');
  const listed = things.slice(0, MOST_NAMED).map((one) => `  ${one}`);
  const more = things.length > MOST_NAMED ? [`  … (${things.length})`] : [];
  const lines = [
    say.dear(name),
    '',
    say.onItsWay(facts.parcel, things.length),
    '',
    ...listed,
    ...more,
    '',
    ...(sent === '' ? [] : [sent, '']),
    ...(dueOn === null ? [] : [say.lent(dueOn), '']),
    say.report,
    link,
    '',
    agent,
    '',
  ];
  return { subject: say.subject(facts.parcel), text: lines.join('\n') };
}

interface ParcelWords {
  readonly subject: (parcel: string) => string;
  readonly dear: (name: string) => string;
  readonly onItsWay: (parcel: string, count: number) => string;
  readonly lent: (dueOn: string) => string;
  readonly report: string;
}

const WORDS: Readonly<Record<Language, ParcelWords>> = {
  en: {
    subject: (parcel) => `Parcel ${parcel} is on its way to you`,
    dear: (name) => `Dear ${name},`,
    onItsWay: (parcel, count) =>
      `parcel ${parcel} with ${count === 1 ? 'one sample' : `${count} samples`} is on its way to you:`,
    lent: (dueOn) => `The samples are on loan and due back on ${dueOn}.`,
    report: 'Say here what arrived, what you used up and made of it, and what you published. The link is yours alone:',
  },
  de: {
    subject: (parcel) => `Paket ${parcel} ist zu Ihnen unterwegs`,
    dear: (name) => `Guten Tag ${name},`,
    onItsWay: (parcel, count) =>
      `Paket ${parcel} mit ${count === 1 ? 'einer Probe' : `${count} Proben`} ist zu Ihnen unterwegs:`,
    lent: (dueOn) => `Die Proben sind geliehen; Rückgabe am ${dueOn}.`,
    report:
      'Sagen Sie hier, was ankam, was verbraucht und was daraus gemacht wurde und was Sie veröffentlicht haben. Der Link ist nur für Sie:',
  },
  fr: {
    subject: (parcel) => `Le colis ${parcel} est en route`,
    dear: (name) => `Bonjour ${name},`,
    onItsWay: (parcel, count) =>
      `le colis ${parcel} avec ${count === 1 ? 'un échantillon' : `${count} échantillons`} est en route vers vous :`,
    lent: (dueOn) => `Les échantillons sont prêtés ; retour le ${dueOn}.`,
    report:
      'Dites ici ce qui est arrivé, ce qui a été consommé et ce qui en a été fait, et ce que vous avez publié. Le lien est pour vous seul :',
  },
  sv: {
    subject: (parcel) => `Paket ${parcel} är på väg till dig`,
    dear: (name) => `Hej ${name},`,
    onItsWay: (parcel, count) =>
      `paket ${parcel} med ${count === 1 ? 'ett prov' : `${count} prover`} är på väg till dig:`,
    lent: (dueOn) => `Proverna är utlånade och ska vara åter den ${dueOn}.`,
    report:
      'Säg här vad som kom fram, vad som gick åt och vad du gjorde av det, och vad du publicerade. Länken är bara din:',
  },
};
