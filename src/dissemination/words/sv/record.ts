import { html } from '../../frame/html.ts';
import type { RecordWords } from '../en/record.ts';
import { SV } from './counting.ts';

const THIN = '\u202f';

/** {@link RecordWords} in Swedish. */
export const SV_RECORD: RecordWords = {
  belongs: 'Vad objektet hör till',
  versionOf: (version, latest) => `Version ${version} av ${latest}`,
  wholeTitle: 'Hela titeln',
  wholeDescription: 'Hela beskrivningen',
  notResolvable: 'reserverad, kan inte slås upp än',
  copyLink: 'Kopiera länk',
  sendByMail: 'Skicka med e-post',
  print: 'Skriv ut',
  neighbours: 'Grannar i djupled',

  demonstration: html`<b>Demonstrationsdata, ingen riktig post.</b> De har skapats för att visa hur installationen fungerar; utanför den är identifieraren okänd.`,
  notConfirmed: html`<b>Ännu inte bekräftad av överordnad registrator.</b> Posten är komplett här; DOI och handle leder kanske inte hit än.`,
  forTrying: html`<b>Endast för test.</b> Identifieraren ligger i en testnamnrymd: ingen skördar eller hittar den, och den kommer att tas bort.`,
  reservedBy: (registrant) =>
    html`<b>Reserverad.</b> ${registrant} har tagit identifieraren men inte registrerat den än.`,
  keptBackBy: (registrant) =>
    html`<b>Ingen offentlig beskrivning.</b> ${registrant} har registrerat identifieraren men visar inte beskrivningen.`,
  leadsTo: (link) => html`Den leder till ${link}.`,
  underEmbargo: (until) =>
    html`<b>${until === undefined ? 'Under embargo tills ägaren häver det.' : `Under embargo till ${until}.`}</b> Identifierare, plats och personer är offentliga, resultaten inte.`,
  withheld: (until, members) =>
    html`<b>${until === undefined ? 'Uppgifter som inte visas förrän ägaren visar dem:' : `Uppgifter som inte visas före ${until}:`}</b> ${members.join(', ')}.`,
  exactPosition: 'exakt position',
  localityMember: 'lokal',
  roundedPosition: (stepDeg) => `Positionen är avrundad till ${stepDeg}°.`,
  olderVersion: (version, latest, day) => html`<b>Version ${version} av ${latest}</b>, som den såg ut ${day}.`,
  seeCurrent: 'Visa gällande version',
  withdrawal: {
    destroyed: 'Förstörd',
    deprecated: 'Ska inte längre användas',
    'merged-into': 'Sammanslagen med en annan post',
  },
  withdrawnPlain: 'Återkallad',
  withdrawnNote: (what, day, reason) => html`<b>${what}${day !== undefined && ` ${day}`}.</b> Skäl: ${reason}.`,
  successor: (link) => html`Efterföljaren är ${link}.`,
  pageStays: 'Sidan finns kvar, så att identifieraren aldrig blir utan innebörd.',

  notStated: 'Uppgift saknas',
  underEmbargoFact: 'Under embargo',
  drilled: 'Borrad',
  drilledTo: (day) => `till ${day}`,
  depthBelowSurface: 'Djup under ytan',
  drillersDepth: 'Borrdjup',
  drillersRange: (range) => `borrdjup ${range}`,
  inItsSection: (range) => `${range} i sektionen`,
  material: 'Material',
  rock: 'Bergart',
  heldAt: 'Förvaras vid',
  belongsTo: (archive) => `tillhör ${archive}`,
  custody: {
    states: { shipped: 'Skickat', lent: 'Utlånat', 'used-up': 'Förbrukat', lost: 'Förlorat', destroyed: 'Förstört' },
    since: (day) => day,
    until: (day) => `till och med ${day}`,
  },
  request: (number) => `beställning ${number}`,
  amount: 'Mängd',
  recovered: 'Kärnutbyte',
  length: 'Längd',
  long: (length) => `${length} lång`,
  shareOfSplit: (percent) => `${percent}${THIN}% av kärnhalvan`,
  shareOfCore: (percent) => `${percent}${THIN}% av kärnan`,
  ofDrilled: (drilled, percent) => `av ${drilled} borrade, ${percent}${THIN}%`,
  access: 'Åtkomst',
  open: 'Öppen',
  openSince: (day) => `sedan ${day}`,
  restricted: 'Begränsad',
  restrictedUntil: (day) => `till ${day}`,

  family: 'Familj',
  familyTree: 'Objektets familj',
  thisObject: (name) => `${name}, detta objekt`,
  gap: {
    above: (things) => `${things} ovanför`,
    between: (things) => `${things} däremellan`,
    below: (things) => `${things} nedanför`,
  },

  pictures: 'Bilder:',
  morePictures: (count) => `${SV.plain(count)} till nedan.`,

  apa: 'APA',
  methodsSection: 'I metodavsnittet',
  copyCitation: 'Kopiera hänvisningen',
  copy: 'Kopiera',
  copyFormat: (format) => `Kopiera ${format}`,
  download: 'Ladda ner posten',
  versions: 'Versioner',
  version: (version) => `Version ${version}`,
  firstRegistered: 'Först registrerad',
  changed: 'Beskrivningen ändrad',
  changedIn: (members, more) => `Ändrat: ${members.join(', ')}${more > 0 ? ` och ${SV.plain(more)} till` : ''}`,
  shownHere: (what) => `${what}, visas här`,
  whatChanged: 'Vad som ändrades',
  codeFor: (address) => `QR-kod för ${address}`,
  codeByDoi: 'Koden öppnar sidan via dess DOI, från en etikett eller en affisch.',
  codeByPage: 'Koden öppnar den här sidan, från en etikett eller en affisch.',
  reportError: 'Rapportera ett fel i posten',
  letterSubject: (igsn) => `Fel i posten ${igsn}`,
  letterBody: (address, version) =>
    `${address}\nVersion ${version}\n\nVad är fel:\n\nVad är rätt, och hur vet man det:\n`,
  namedBy: 'Poster som nämner det',
  alsoHeldBy: 'Finns också hos',
  seenOn: (day) => `sedd ${day}`,

  where: 'Vad detta hör till',
  changesIn: (version) => `Vad som ändrades i version ${version}`,
  changesTitle: (before, after, igsn) => `Version ${before} och ${after} av ${igsn}`,
  changes: 'Ändringar',
  differences: (count) =>
    count === 0
      ? 'Den offentliga beskrivningen är likadan i båda'
      : SV.counted(count, { one: 'En uppgift skiljer sig', other: '# uppgifter skiljer sig' }),
  member: 'Uppgift',
  versionWithDay: (link, day) => html`${link}, ${day}`,
  memberNotStated: 'uppgift saknas',
  memberEmpty: 'tomt',
  unknownVersion: (igsn, version) => `${igsn}, version ${version}`,
};
