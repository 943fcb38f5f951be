import { type Html, html } from '../../frame/html.ts';

/** What stands around every page, and what is said where there is none. */
export const EN_FRAME = {
  skip: 'To the content',
  note: 'Scientific drilling samples',
  mainNavigation: 'Main',
  search: 'Search',
  map: 'Map',
  expeditions: 'Expeditions',
  machines: 'For machines',
  theme: 'Dark or light',
  menu: 'Menu',
  searchLabel: 'IGSN, name or rock',
  signIn: 'Sign in',
  imprint: 'Imprint',
  privacy: 'Privacy',
  language: 'Language',
  copied: 'Copied',
  copyBlocked: 'Copying is blocked here',
  registered: 'Registered',
  registeredOn: (day: string) => `Registered ${day}`,
  embargoed: 'Embargoed',
  embargoedUntil: (day: string) => `Embargoed until ${day}`,
  withdrawn: 'Withdrawn',
  withdrawnOn: (day: string) => `Withdrawn ${day}`,
  pending: 'Pending',
  pendingSince: (day: string) => `Pending since ${day}`,
  reserved: 'Reserved',
  hidden: 'Hidden',
  hiddenSince: (day: string) => `Hidden since ${day}`,
  test: 'For trying only',
  isReserved: (asked: string) => `${asked} is reserved`,
  isUnknown: (asked: string) => `No record is called ${asked}`,
  reservedText: 'The number is given, but its record is not complete yet.',
  unknownText: 'No object is registered here under this identifier. It may be misspelt, or belong to another agent.',
  oneApart: 'One character apart:',
  noPage: 'There is no page here',
  noPageText: 'The address may be mistyped, or the page has moved. Objects are found by their IGSN, name or rock.',
  notWritten: (agent: string): Html => html`${agent} has not written this text yet.`,
};

/** See {@link EN_FRAME}. */
export type FrameWords = typeof EN_FRAME;
