import { html } from '../../frame/html.ts';
import type { ServiceWords } from '../en/service.ts';
import { DE } from './counting.ts';

/** {@link ServiceWords} auf Deutsch. */
export const DE_SERVICE: ServiceWords = {
  mapService: 'Kartendienst',
  serviceTitle: (agent) => `${agent}: Bohrungen und Proben`,
  collections: 'Sammlungen',
  conformance: 'Konformität',
  callsTitle: 'Aufrufe',
  calls: 'Aufrufe und Parameter',
  forPrograms: 'Beschreibung für Programme (OpenAPI 3.0)',
  howTo: (address) =>
    html`Die Adresse ${address} in QGIS (Layer, Layer hinzufügen, WFS / OGC API – Features) oder in GDAL angeben.`,
  collection: {
    holes: { title: 'Bohrungen', about: 'Registrierte Bohrungen, am Ort ihres Ansatzpunkts.' },
    samples: {
      title: 'Proben und Kerne',
      about: 'Registrierte Kernmärsche, Sektionen, Kernhälften, Proben und alles Weitere, am Ort ihrer Herkunft.',
    },
    expeditions: {
      title: 'Expeditionen',
      about: 'Registrierte Expeditionen; ohne eigene Ortsangabe haben sie keine Geometrie.',
    },
  },
  parameters: (names) => `Parameter: ${names}.`,
  column: {
    title: 'Titel',
    igsn: 'IGSN',
    expedition: 'Expedition',
    topDepthM: 'Oberkante, m',
    bottomDepthM: 'Unterkante, m',
  },
  position: 'Länge, Breite',
  features: 'Objekte',
  properties: 'Eigenschaften',
  onPage: (count) => `${DE.plain(count)} auf dieser Seite`,
  nextPage: 'Nächste Seite',
  absent: 'Nicht angegeben',

  dumps: 'Gesamtabzüge',
  dump: (name) => `Gesamtabzug ${name}`,
  noDump: 'Hier liegt noch kein Gesamtabzug.',
  latest: (latest, feed) =>
    html`Der neueste liegt auch unter ${latest}. Wer ihn lädt und danach der ${feed} hinter seiner Änderungsnummer folgt, hat alles.`,
  changeFeed: 'Liste der Änderungen',
  begun: 'Begonnen',
  begunUtc: 'Begonnen (UTC)',
  recordCount: 'Einträge',
  formats: 'Formate',
  asOfChange: 'Vollständig bis Änderung',
  ofOthers: 'Von anderen',
  changedSince: 'was sich seither geändert hat',
  licence: 'Lizenz',
  leftOut: 'In einem Format ausgelassen',
  file: 'Datei',
  bytes: 'Bytes',
};
