import { html } from '../../frame/html.ts';
import type { ServiceWords } from '../en/service.ts';
import { SV } from './counting.ts';

/** {@link ServiceWords} på svenska. */
export const SV_SERVICE: ServiceWords = {
  mapService: 'Karttjänst',
  serviceTitle: (agent) => `${agent}: borrhål och prover`,
  collections: 'Samlingar',
  conformance: 'Överensstämmelse',
  callsTitle: 'Anrop',
  calls: 'Anrop och parametrar',
  forPrograms: 'Beskrivning för program (OpenAPI 3.0)',
  howTo: (address) =>
    html`Ange adressen ${address} i QGIS (Lager, Lägg till lager, WFS / OGC API – Features) eller i GDAL.`,
  collection: {
    holes: { title: 'Borrhål', about: 'Registrerade borrhål, på platsen där de börjar.' },
    samples: {
      title: 'Prover och kärnor',
      about: 'Registrerade kärnupptag, sektioner, kärnhalvor, prover och allt annat, på platsen de kommer från.',
    },
    expeditions: {
      title: 'Expeditioner',
      about: 'Registrerade expeditioner; de som inte anger någon egen plats saknar geometri.',
    },
  },
  parameters: (names) => `Parametrar: ${names}.`,
  column: {
    title: 'Titel',
    igsn: 'IGSN',
    expedition: 'Expedition',
    topDepthM: 'Överkant, m',
    bottomDepthM: 'Underkant, m',
  },
  position: 'Longitud, latitud',
  features: 'Objekt',
  properties: 'Egenskaper',
  onPage: (count) => `${SV.plain(count)} på den här sidan`,
  nextPage: 'Nästa sida',
  absent: 'Uppgift saknas',

  dumps: 'Fullständiga uttag',
  dump: (name) => `Fullständigt uttag ${name}`,
  noDump: 'Här finns inget uttag ännu.',
  latest: (latest, feed) =>
    html`Det senaste finns också på ${latest}. Den som laddar det och sedan följer ${feed} efter dess ändringsnummer har allt.`,
  changeFeed: 'ändringslistan',
  begun: 'Påbörjat',
  begunUtc: 'Påbörjat (UTC)',
  recordCount: 'Poster',
  formats: 'Format',
  asOfChange: 'Fullständigt till och med ändring',
  ofOthers: 'Från andra',
  changedSince: 'vad som ändrats sedan dess',
  licence: 'Licens',
  leftOut: 'Utelämnade i ett format',
  file: 'Fil',
  bytes: 'Byte',
};
