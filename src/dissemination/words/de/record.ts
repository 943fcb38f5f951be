import { html } from '../../frame/html.ts';
import type { RecordWords } from '../en/record.ts';
import { DE } from './counting.ts';

const THIN = '\u202f';

/** {@link RecordWords} in German. */
export const DE_RECORD: RecordWords = {
  belongs: 'Wozu dieses Objekt gehört',
  versionOf: (version, latest) => `Version ${version} von ${latest}`,
  wholeTitle: 'Ganzer Titel',
  wholeDescription: 'Ganze Beschreibung',
  notResolvable: 'reserviert, noch nicht auflösbar',
  copyLink: 'Link kopieren',
  sendByMail: 'Per E-Mail senden',
  print: 'Drucken',
  neighbours: 'Nachbarn in der Teufe',

  demonstration: html`<b>Vorführdaten, kein echter Eintrag.</b> Sie wurden erzeugt, um zu zeigen, wie diese Installation arbeitet; außerhalb ist diese Kennung unbekannt.`,
  notConfirmed: html`<b>Noch nicht von der übergeordneten Stelle bestätigt.</b> Der Eintrag ist hier vollständig; DOI und Handle führen vielleicht noch nicht auf diese Seite.`,
  forTrying: html`<b>Nur zum Ausprobieren.</b> Diese Kennung liegt in einem Testnamensraum: Niemand erntet oder findet sie, und sie wird wieder entfernt.`,
  reservedBy: (registrant) =>
    html`<b>Reserviert.</b> ${registrant} hat diese Kennung belegt und noch nicht registriert.`,
  keptBackBy: (registrant) =>
    html`<b>Keine öffentliche Beschreibung.</b> ${registrant} hat diese Kennung registriert und hält die Beschreibung zurück.`,
  leadsTo: (link) => html`Sie führt zu ${link}.`,
  underEmbargo: (until) =>
    html`<b>${until === undefined ? 'Gesperrt, bis der Eigentümer freigibt.' : `Gesperrt bis ${until}.`}</b> Kennung, Ort und Personen sind öffentlich, die Befunde nicht.`,
  withheld: (until, members) =>
    html`<b>${until === undefined ? 'Angaben zurückgehalten, bis der Eigentümer sie zeigt:' : `Angaben zurückgehalten bis ${until}:`}</b> ${members.join(', ')}.`,
  exactPosition: 'genaue Position',
  localityMember: 'Lokalität',
  roundedPosition: (stepDeg) => `Die Position ist auf ${stepDeg}° gerundet.`,
  olderVersion: (version, latest, day) => html`<b>Version ${version} von ${latest}</b>, Stand ${day}.`,
  seeCurrent: 'Zur aktuellen Version',
  withdrawal: {
    destroyed: 'Zerstört',
    deprecated: 'Nicht mehr zu verwenden',
    'merged-into': 'In einem anderen Eintrag aufgegangen',
  },
  withdrawnPlain: 'Zurückgezogen',
  withdrawnNote: (what, day, reason) => html`<b>${what}${day !== undefined && ` am ${day}`}.</b> Grund: ${reason}.`,
  successor: (link) => html`Nachfolger ist ${link}.`,
  pageStays: 'Die Seite bleibt, damit die Kennung nie ins Leere führt.',

  notStated: 'Nicht angegeben',
  underEmbargoFact: 'Gesperrt',
  drilled: 'Gebohrt',
  drilledTo: (day) => `bis ${day}`,
  depthBelowSurface: 'Teufe unter Oberfläche',
  drillersDepth: 'Bohrteufe',
  drillersRange: (range) => `Bohrteufe ${range}`,
  inItsSection: (range) => `${range} in der Sektion`,
  material: 'Material',
  rock: 'Gestein',
  heldAt: 'Aufbewahrt in',
  belongsTo: (archive) => `gehört zu ${archive}`,
  custody: {
    states: {
      shipped: 'Verschickt',
      lent: 'Ausgeliehen',
      'used-up': 'Aufgebraucht',
      lost: 'Verloren',
      destroyed: 'Zerstört',
    },
    since: (day) => `am ${day}`,
    until: (day) => `bis ${day}`,
  },
  request: (number) => `Anfrage ${number}`,
  amount: 'Menge',
  recovered: 'Kerngewinn',
  length: 'Länge',
  long: (length) => `${length} lang`,
  shareOfSplit: (percent) => `${percent}${THIN}% der Kernhälfte`,
  shareOfCore: (percent) => `${percent}${THIN}% des Kerns`,
  ofDrilled: (drilled, percent) => `von ${drilled} gebohrt, ${percent}${THIN}%`,
  access: 'Zugang',
  open: 'Offen',
  openSince: (day) => `seit ${day}`,
  restricted: 'Gesperrt',
  restrictedUntil: (day) => `bis ${day}`,

  family: 'Familie',
  familyTree: 'Familie dieses Objekts',
  thisObject: (name) => `${name}, dieses Objekt`,
  gap: {
    above: (things) => `${things} darüber`,
    between: (things) => `${things} dazwischen`,
    below: (things) => `${things} darunter`,
  },

  pictures: 'Bilder:',
  morePictures: (count) => `${DE.plain(count)} weitere unten.`,

  apa: 'APA',
  methodsSection: 'Im Methodenteil',
  copyCitation: 'Zitat kopieren',
  copy: 'Kopieren',
  copyFormat: (format) => `${format} kopieren`,
  download: 'Diesen Eintrag herunterladen',
  versions: 'Versionen',
  version: (version) => `Version ${version}`,
  firstRegistered: 'Erstmals registriert',
  changed: 'Beschreibung geändert',
  changedIn: (members, more) => `Geändert: ${members.join(', ')}${more > 0 ? ` und ${DE.plain(more)} weitere` : ''}`,
  shownHere: (what) => `${what}, hier gezeigt`,
  whatChanged: 'Was sich änderte',
  codeFor: (address) => `QR-Code für ${address}`,
  codeByDoi: 'Dieser Code öffnet die Seite über ihre DOI, vom Etikett oder vom Poster.',
  codeByPage: 'Dieser Code öffnet diese Seite, vom Etikett oder vom Poster.',
  reportError: 'Fehler in diesem Eintrag melden',
  letterSubject: (igsn) => `Fehler im Eintrag ${igsn}`,
  letterBody: (address, version) =>
    `${address}\nVersion ${version}\n\nWas ist falsch:\n\nWas ist richtig, und woher ist es bekannt:\n`,
  namedBy: 'Einträge, die es nennen',
  alsoHeldBy: 'Auch vorhanden bei',
  seenOn: (day) => `gesehen ${day}`,

  where: 'Wozu dies gehört',
  changesIn: (version) => `Was sich in Version ${version} änderte`,
  changesTitle: (before, after, igsn) => `Version ${before} und ${after} von ${igsn}`,
  changes: 'Änderungen',
  differences: (count) =>
    count === 0
      ? 'Die öffentliche Beschreibung ist in beiden gleich'
      : DE.counted(count, { one: 'Eine Angabe ist verschieden', other: '# Angaben sind verschieden' }),
  member: 'Angabe',
  versionWithDay: (link, day) => html`${link}, ${day}`,
  memberNotStated: 'nicht angegeben',
  memberEmpty: 'leer',
  unknownVersion: (igsn, version) => `${igsn}, Version ${version}`,
};
