import { html } from '../../frame/html.ts';
import type { ServiceWords } from '../en/service.ts';
import { FR } from './counting.ts';

/** {@link ServiceWords} en français. */
export const FR_SERVICE: ServiceWords = {
  mapService: 'Service cartographique',
  serviceTitle: (agent) => `${agent} : forages et échantillons`,
  collections: 'Collections',
  conformance: 'Conformité',
  callsTitle: 'Appels',
  calls: 'Appels et paramètres',
  forPrograms: 'Description pour les programmes (OpenAPI 3.0)',
  howTo: (address) =>
    html`Indiquez l’adresse ${address} à QGIS (Couche, Ajouter une couche, WFS / OGC API – Features) ou à GDAL.`,
  collection: {
    holes: { title: 'Forages', about: 'Forages enregistrés, à la position de leur tête.' },
    samples: {
      title: 'Échantillons et carottes',
      about:
        'Carottes, sections, demi-sections, échantillons enregistrés et tout autre prélèvement, à leur lieu d’origine.',
    },
    expeditions: {
      title: 'Expéditions',
      about: 'Expéditions enregistrées ; celles qui n’indiquent pas de position n’ont pas de géométrie.',
    },
  },
  parameters: (names) => `Paramètres : ${names}.`,
  column: { title: 'Titre', igsn: 'IGSN', expedition: 'Expédition', topDepthM: 'Sommet, m', bottomDepthM: 'Base, m' },
  position: 'Longitude, latitude',
  features: 'Objets',
  properties: 'Propriétés',
  onPage: (count) => `${FR.plain(count)} sur cette page`,
  nextPage: 'Page suivante',
  absent: 'Non indiqué',

  dumps: 'Exports complets',
  dump: (name) => `Export complet ${name}`,
  noDump: 'Il n’y a pas encore d’export complet ici.',
  latest: (latest, feed) =>
    html`Le plus récent se trouve aussi à ${latest}. Qui le charge puis suit la ${feed} à partir de son numéro de modification a tout.`,
  changeFeed: 'liste des modifications',
  begun: 'Commencé',
  begunUtc: 'Commencé (UTC)',
  recordCount: 'Notices',
  formats: 'Formats',
  asOfChange: 'Complet jusqu’à la modification',
  ofOthers: 'D’autres agences',
  changedSince: 'ce qui a changé depuis',
  licence: 'Licence',
  leftOut: 'Omises dans un format',
  file: 'Fichier',
  bytes: 'Octets',
};
