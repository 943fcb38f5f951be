import { html } from '../../frame/html.ts';
import type { PortalWords } from '../en/portal.ts';
import { DE } from './counting.ts';

/** {@link PortalWords} in German. */
export const DE_PORTAL: PortalWords = {
  heading: 'Kerne, Sektionen und Proben aus wissenschaftlichen Bohrungen',
  lead: (agent) =>
    `Jedes Objekt, das aus dem Untergrund kam, hat eine eigene, dauerhafte Kennung, die IGSN, und eine Seite, die sagt, was es ist, aus welcher Teufe es stammt und wo es aufbewahrt wird. Hier kümmert sich ${agent} darum.`,
  hint: 'Eine IGSN, wie sie gedruckt, gescannt oder aus einem Artikel kopiert ist, ein Name wie 5054_1_A_019_1, ein Gestein, ein Ort oder eine Person.',
  title: 'Proben wissenschaftlicher Bohrungen',
  summary: (agent) => `Seiten und Metadaten von Proben wissenschaftlicher Bohrungen, registriert durch ${agent}.`,
  allExpeditions: (count) => `Alle ${DE.plain(count)}`,
  harvested: (records, sources) =>
    `${DE.counted(records, { one: '# Eintrag', other: '# Einträge' })} aus ${DE.counted(sources, { one: '# Quelle', other: '# Quellen' })}`,
  harvestedNote: (link) => html`Daneben durchsuchbar: ${link}.`,
  noExpedition: 'Noch keine Expedition. Sobald eine eingelesen ist, stehen ihre Bohrungen und Kerne hier.',
  fromTo: (from, to) => `${from} bis ${to}`,
  sharedCode: (code) => `Mehrere Programme haben eine Expedition ${code}`,
  expedition: (code) => `Expedition ${code}`,
  forMachines: (address, parameter) =>
    html`Die Seite eines Eintrags gibt seine Metadaten auf Verlangen (content negotiation): ${address} mit Accept-Kopf abfragen oder ${parameter} anhängen.`,
  oai: 'Die Einträge in jedem XML-Format ernten.',
  api: 'HTTP-API',
  apiText: 'Suchen, registrieren und lesen, beschrieben mit OpenAPI.',
  sources: 'Quellen',
  sourcesText: 'Was von anderen Vergabestellen geerntet wird.',
  changes: 'Änderungen',
  changesText: 'Was sich seit dem letzten Besuch geändert hat.',
  dumps: 'Gesamtabzüge',
  dumpsText: 'Alles auf einmal, zum Laden und anschließenden Nachführen.',
  sitemap: 'Sitemap',
  sitemapText: 'Alle Seiten, für Suchmaschinen.',

  sourcesHeading: 'Quellen dieses Katalogs',
  sourcesLead: (agent, own) =>
    DE.counted(own, {
      one: `${agent} führt # eigenen öffentlichen Eintrag und zeigt daneben, was von anderen geerntet wird, jeweils mit Quelle. Maßgeblich ist der Eintrag bei seiner Vergabestelle.`,
      other: `${agent} führt # eigene öffentliche Einträge und zeigt daneben, was von anderen geerntet wird, jeweils mit Quelle. Maßgeblich ist der Eintrag bei seiner Vergabestelle.`,
    }),
  nothingHarvested: 'Noch wird nichts geerntet',
  nothingHarvestedText:
    'Werden Einträge anderer Vergabestellen geerntet, steht hier jede Quelle mit ihrer Anzahl, ihrem letzten Lauf und dem, was nicht lesbar war.',
  source: 'Quelle',
  records: 'Einträge',
  withoutIgsn: (count) => `${DE.plain(count)} ohne IGSN`,
  duplicates: (count) => `${DE.plain(count)} auch bei anderen`,
  held: 'Vorhanden',
  described: 'Beschrieben',
  unreadable: 'Nicht lesbar',
  deletedThere: 'Dort gelöscht',
  lastComplete: 'Letzter voller Lauf',
  lastRun: 'Letzter Lauf',
  sitemapKind: 'Sitemap mit JSON-LD',
  never: 'nie',
  noneYet: 'noch keiner',
  switchedOff: 'keiner, abgeschaltet',
  run: (day, received) => `${day}, ${DE.plain(received)} empfangen`,
  runFailed: (run) => `${run}, gescheitert`,
  runRejected: (run, rejected) => `${run}, ${DE.plain(rejected)} abgelehnt`,

  signInText: 'Für Kuratoren, Datenmanager und Administratoren. Zum Lesen braucht es kein Konto.',
  name: 'Name',
  password: 'Passwort',
  byInstitution: 'Über die eigene Einrichtung anmelden',
  byProvider: (label: string) => `Anmelden mit ${label}`,
  otherSite: 'Dieses Formular kam von einer anderen Website.',
  locked: (time) => `Zu viele Fehlversuche. Ab ${time} UTC geht es wieder.`,
  limited: (time) => `Zu viele Fehlversuche aus Ihrem Netz. Ab ${time} UTC geht es wieder.`,
  sessionEnded:
    'Ihre Sitzung ist beendet. Nichts ist verloren: Melden Sie sich an, dann ist das Formular mit Ihren Eingaben wieder da. Passwörter werden nicht aufbewahrt.',
  signedInAgain: 'Sie sind wieder angemeldet',
  formWaits: 'Das Formular wartet mit allem, was Sie eingegeben haben. Noch ist nichts davon ausgeführt.',
  backToForm: 'Zurück zum Formular',
  signedInElsewhere: 'Ich habe mich in einem anderen Fenster angemeldet',
  wrongPassword: 'Name und Passwort passen nicht zusammen.',

  publication: 'Veröffentlichung',
  publicationObjects: (count) =>
    DE.counted(count, { one: 'Sie handelt von # Objekt', other: 'Sie handelt von # Objekten' }),
  publicationNote:
    'Objekte, deren Einträge dieses Werk nennen und offen sind. Die einer Expedition unter Moratorium folgen, wenn es endet.',
  object: 'Objekt',
  kind: 'Art',
  relationToWork: 'Dieses Werk, wie das Objekt es nennt',
  moreObjects: 'Weitere Objekte',
  citeWork: 'Dieses Werk zitieren',
};
