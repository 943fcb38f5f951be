import { html } from '../../frame/html.ts';
import type { FrameWords } from '../en/frame.ts';

/** {@link FrameWords} in German. */
export const DE_FRAME: FrameWords = {
  skip: 'Zum Inhalt',
  note: 'Proben wissenschaftlicher Bohrungen',
  mainNavigation: 'Hauptnavigation',
  search: 'Suche',
  map: 'Karte',
  expeditions: 'Expeditionen',
  machines: 'Für Maschinen',
  theme: 'Dunkel oder hell',
  menu: 'Menü',
  searchLabel: 'IGSN, Name oder Gestein',
  signIn: 'Anmelden',
  imprint: 'Impressum',
  privacy: 'Datenschutz',
  language: 'Sprache',
  copied: 'Kopiert',
  copyBlocked: 'Kopieren ist hier gesperrt',
  registered: 'Registriert',
  registeredOn: (day) => `Registriert ${day}`,
  embargoed: 'Gesperrt',
  embargoedUntil: (day) => `Gesperrt bis ${day}`,
  withdrawn: 'Zurückgezogen',
  withdrawnOn: (day) => `Zurückgezogen ${day}`,
  pending: 'Ausstehend',
  pendingSince: (day) => `Ausstehend seit ${day}`,
  reserved: 'Reserviert',
  hidden: 'Verborgen',
  hiddenSince: (day) => `Verborgen seit ${day}`,
  test: 'Nur zum Ausprobieren',
  isReserved: (asked) => `${asked} ist reserviert`,
  isUnknown: (asked) => `Kein Eintrag heißt ${asked}`,
  reservedText: 'Die Nummer ist vergeben, der Eintrag dazu aber noch nicht vollständig.',
  unknownText:
    'Unter dieser Kennung ist hier kein Objekt registriert. Vielleicht ist sie falsch geschrieben oder gehört einer anderen Vergabestelle.',
  oneApart: 'Ein Zeichen anders:',
  noPage: 'Hier gibt es keine Seite',
  noPageText:
    'Vielleicht ist die Adresse vertippt oder die Seite umgezogen. Objekte findet man über IGSN, Name oder Gestein.',
  notWritten: (agent) => html`${agent} hat diesen Text noch nicht geschrieben.`,
};
