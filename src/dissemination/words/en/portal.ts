import { type Html, html, type Part } from '../../frame/html.ts';
import { EN } from './counting.ts';

/** The start page, the lists of expeditions and of sources, and the page to sign in. */
export const EN_PORTAL = {
  heading: 'Cores, sections and samples from scientific drilling',
  lead: (agent: string) =>
    `Every object that came out of the ground has its own lasting identifier, the IGSN, and a page that says what it is, how deep it lay and where it is kept. ${agent} looks after them here.`,
  hint: 'An IGSN as printed, scanned or copied from a paper, a name such as 5054_1_A_019_1, a rock, a place or a person.',
  title: 'Scientific drilling samples',
  summary: (agent: string) => `Landing pages and metadata of scientific drilling samples registered by ${agent}.`,
  allExpeditions: (count: number) => `All ${EN.plain(count)}`,
  harvested: (records: number, sources: number) =>
    `${EN.counted(records, { one: '# record', other: '# records' })} of ${EN.counted(sources, { one: '# source', other: '# sources' })}`,
  harvestedNote: (link: Part): Html => html`${link} can be searched beside them.`,
  noExpedition: 'No expedition yet. Once one is imported, its holes and cores stand here.',
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  sharedCode: (code: string) => `Several programs have an expedition ${code}`,
  expedition: (code: string) => `Expedition ${code}`,
  forMachines: (address: Part, parameter: Part): Html =>
    html`A record’s page gives its metadata by content negotiation: ask ${address} with an Accept header, or add ${parameter}.`,
  oai: 'Harvest the records in every XML format.',
  api: 'HTTP API',
  apiText: 'Search, register and read, described with OpenAPI.',
  sources: 'Sources',
  sourcesText: 'What is harvested from other agents.',
  changes: 'Change feed',
  changesText: 'What changed since your last visit.',
  dumps: 'Dumps',
  dumpsText: 'Everything at once, to load and then follow the changes.',
  sitemap: 'Sitemap',
  sitemapText: 'Every landing page, for crawlers.',

  sourcesHeading: 'Sources of this catalogue',
  sourcesLead: (agent: string, own: number) =>
    EN.counted(own, {
      one: `${agent} keeps # public record of its own and shows what it harvests from others beside it, each with its source. The record at its agent is the one that counts.`,
      other: `${agent} keeps # public records of its own and shows what it harvests from others beside them, each with its source. The record at its agent is the one that counts.`,
    }),
  nothingHarvested: 'Nothing is harvested yet',
  nothingHarvestedText:
    'When other agents’ records are harvested, each source stands here with its count, its last run, and what could not be read.',
  source: 'Source',
  records: 'Records',
  withoutIgsn: (count: number) => `${EN.plain(count)} without IGSN`,
  duplicates: (count: number) => `${EN.plain(count)} held by others, too`,
  held: 'Held',
  described: 'Described',
  unreadable: 'Not readable',
  deletedThere: 'Deleted there',
  lastComplete: 'Last complete run',
  lastRun: 'Last run',
  sitemapKind: 'Sitemap with JSON-LD',
  never: 'never',
  noneYet: 'none yet',
  switchedOff: 'none, switched off',
  run: (day: string, received: number) => `${day}, ${EN.plain(received)} received`,
  runFailed: (run: string) => `${run}, failed`,
  runRejected: (run: string, rejected: number) => `${run}, ${EN.plain(rejected)} rejected`,

  signInText: 'For curators, data managers and administrators. Reading needs no account.',
  name: 'Name',
  password: 'Password',
  byInstitution: 'Sign in with your institution',
  byProvider: (label: string) => `Sign in with ${label}`,
  otherSite: 'This form came from another site.',
  locked: (time: string) => `Too many failed attempts. Try again after ${time} UTC.`,
  limited: (time: string) => `Too many failed attempts from your network. Try again after ${time} UTC.`,
  sessionEnded:
    'Your session has ended. Nothing is lost: sign in, and the form is there again with what you typed. Passwords are not kept.',
  signedInAgain: 'You are signed in again',
  formWaits: 'The form waits with everything you typed. Nothing of it has been done yet.',
  backToForm: 'Back to the form',
  signedInElsewhere: 'I have signed in in another window',
  wrongPassword: 'Name and password do not fit.',

  publication: 'Publication',
  publicationObjects: (count: number) =>
    EN.counted(count, { one: 'It is about # object', other: 'It is about # objects' }),
  publicationNote:
    'Objects whose records name this work and are open. Those of an expedition under moratorium follow when it ends.',
  object: 'Object',
  kind: 'Kind',
  relationToWork: 'This work, as the object says',
  moreObjects: 'More objects',
  citeWork: 'Cite this work',
};

/** See {@link EN_PORTAL}. */
export type PortalWords = typeof EN_PORTAL;
