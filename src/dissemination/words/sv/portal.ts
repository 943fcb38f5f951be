import { html } from '../../frame/html.ts';
import type { PortalWords } from '../en/portal.ts';
import { SV } from './counting.ts';

/** {@link PortalWords} in Swedish. */
export const SV_PORTAL: PortalWords = {
  heading: 'Kärnor, sektioner och prover från vetenskaplig borrning',
  lead: (agent) =>
    `Varje objekt som kommit upp ur marken har en egen beständig identifierare, IGSN, och en sida som säger vad det är, på vilket djup det låg och var det förvaras. Här sköts de av ${agent}.`,
  hint: 'En IGSN som den är tryckt, skannad eller kopierad ur en artikel, ett namn som 5054_1_A_019_1, en bergart, en plats eller en person.',
  title: 'Prover från vetenskaplig borrning',
  summary: (agent) => `Sidor och metadata för prover från vetenskaplig borrning, registrerade av ${agent}.`,
  allExpeditions: (count) => `Alla ${SV.plain(count)}`,
  harvested: (records, sources) =>
    `${SV.counted(records, { one: '# post', other: '# poster' })} från ${SV.counted(sources, { one: '# källa', other: '# källor' })}`,
  harvestedNote: (link) => html`Kan också genomsökas: ${link}.`,
  noExpedition: 'Ingen expedition än. När en har lästs in står dess borrhål och kärnor här.',
  fromTo: (from, to) => `${from} till ${to}`,
  sharedCode: (code) => `Flera program har en expedition ${code}`,
  expedition: (code) => `Expedition ${code}`,
  forMachines: (address, parameter) =>
    html`En posts sida ger dess metadata genom innehållsförhandling: fråga ${address} med ett Accept-huvud, eller lägg till ${parameter}.`,
  oai: 'Skörda posterna i varje XML-format.',
  api: 'HTTP-API',
  apiText: 'Sök, registrera och läs, beskrivet med OpenAPI.',
  sources: 'Källor',
  sourcesText: 'Vad som skördas från andra utgivare.',
  changes: 'Ändringsflöde',
  changesText: 'Vad som ändrats sedan ditt senaste besök.',
  dumps: 'Fullständiga uttag',
  dumpsText: 'Allt på en gång, att läsa in och sedan följa ändringarna.',
  sitemap: 'Webbplatskarta',
  sitemapText: 'Alla sidor, för sökrobotar.',

  sourcesHeading: 'Katalogens källor',
  sourcesLead: (agent, own) =>
    SV.counted(own, {
      one: `${agent} har # egen offentlig post och visar bredvid den vad som skördas från andra, var och en med sin källa. Posten hos dess utgivare är den som gäller.`,
      other: `${agent} har # egna offentliga poster och visar bredvid dem vad som skördas från andra, var och en med sin källa. Posten hos dess utgivare är den som gäller.`,
    }),
  nothingHarvested: 'Ingenting skördas än',
  nothingHarvestedText:
    'När andra utgivares poster skördas står varje källa här med sitt antal, sin senaste körning och det som inte kunde läsas.',
  source: 'Källa',
  records: 'Poster',
  withoutIgsn: (count) => `${SV.plain(count)} utan IGSN`,
  duplicates: (count) => `${SV.plain(count)} finns även hos andra`,
  held: 'Finns här',
  described: 'Beskrivet',
  unreadable: 'Oläsliga',
  deletedThere: 'Borttagna där',
  lastComplete: 'Senaste fullständiga körning',
  lastRun: 'Senaste körning',
  sitemapKind: 'Webbplatskarta med JSON-LD',
  never: 'aldrig',
  noneYet: 'ingen än',
  switchedOff: 'ingen, avstängd',
  run: (day, received) => `${day}, ${SV.plain(received)} mottagna`,
  runFailed: (run) => `${run}, misslyckades`,
  runRejected: (run, rejected) => `${run}, ${SV.plain(rejected)} avvisade`,

  signInText: 'För kuratorer, dataansvariga och administratörer. Det krävs inget konto för att läsa.',
  name: 'Namn',
  password: 'Lösenord',
  byInstitution: 'Logga in via din institution',
  byProvider: (label: string) => `Logga in med ${label}`,
  otherSite: 'Formuläret kom från en annan webbplats.',
  locked: (time) => `För många misslyckade försök. Försök igen efter ${time} UTC.`,
  limited: (time) => `För många misslyckade försök från ditt nätverk. Försök igen efter ${time} UTC.`,
  sessionEnded:
    'Din session har avslutats. Inget är förlorat: logga in, så finns formuläret där igen med det du skrev. Lösenord sparas inte.',
  signedInAgain: 'Du är inloggad igen',
  formWaits: 'Formuläret väntar med allt du skrev. Inget av det har utförts än.',
  backToForm: 'Tillbaka till formuläret',
  signedInElsewhere: 'Jag har loggat in i ett annat fönster',
  wrongPassword: 'Namn och lösenord stämmer inte överens.',

  publication: 'Publikation',
  publicationObjects: (count) =>
    SV.counted(count, { one: 'Den handlar om # objekt', other: 'Den handlar om # objekt' }),
  publicationNote:
    'Objekt vars poster nämner detta arbete och är öppna. De som hör till en expedition under moratorium följer när det upphör.',
  object: 'Objekt',
  kind: 'Slag',
  relationToWork: 'Detta arbete, enligt objektet',
  moreObjects: 'Fler objekt',
  citeWork: 'Citera detta arbete',
};
