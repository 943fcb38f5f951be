import { type Html, html, type Part } from '../../frame/html.ts';
import { EN } from './counting.ts';

/** The pages of the map service (OGC API – Features) and of the dumps. */
export const EN_SERVICE = {
  mapService: 'Map service',
  serviceTitle: (agent: string) => `${agent}: holes and samples`,
  collections: 'Collections',
  conformance: 'Conformance',
  callsTitle: 'Calls',
  calls: 'Calls and parameters',
  forPrograms: 'Description for programs (OpenAPI 3.0)',
  howTo: (address: Part): Html =>
    html`Give the address ${address} to QGIS (Layer, Add layer, WFS / OGC API – Features) or to GDAL.`,
  collection: {
    holes: { title: 'Holes', about: 'Registered boreholes, at the position of their top.' },
    samples: {
      title: 'Samples and cores',
      about:
        'Registered core runs, sections, splits, samples and everything else taken, at the position they came from.',
    },
    expeditions: {
      title: 'Expeditions',
      about: 'Registered expeditions; those that state no position of their own have no geometry.',
    },
  },
  parameters: (names: string) => `Parameters: ${names}.`,
  column: { title: 'Title', igsn: 'IGSN', expedition: 'Expedition', topDepthM: 'Top, m', bottomDepthM: 'Bottom, m' },
  position: 'Longitude, latitude',
  features: 'Features',
  properties: 'Properties',
  onPage: (count: number) => `${EN.plain(count)} on this page`,
  nextPage: 'Next page',
  absent: 'Not stated',

  dumps: 'Dumps',
  dump: (name: string) => `Dump ${name}`,
  noDump: 'There is no dump here yet.',
  latest: (latest: Part, feed: Part): Html =>
    html`The latest is also at ${latest}. Who loads it and then follows the ${feed} behind its change number has everything.`,
  changeFeed: 'change feed',
  begun: 'Begun',
  begunUtc: 'Begun (UTC)',
  recordCount: 'Records',
  formats: 'Formats',
  asOfChange: 'Complete as of change',
  ofOthers: 'Of others',
  changedSince: 'what changed since',
  licence: 'Licence',
  leftOut: 'Left out of a format',
  file: 'File',
  bytes: 'Bytes',
};

/** See {@link EN_SERVICE}. */
export type ServiceWords = typeof EN_SERVICE;
