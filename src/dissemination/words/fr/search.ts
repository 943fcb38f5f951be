import { html } from '../../frame/html.ts';
import type { SearchWords } from '../en/search.ts';
import { FR } from './counting.ts';

const RESULTS = { one: '# résultat', many: '# de résultats', other: '# résultats' };

/** {@link SearchWords} in French. */
export const FR_SEARCH: SearchWords = {
  title: 'Recherche',
  titleOf: (text) => `${text}, recherche`,
  description: (agent) =>
    `Chercher des carottes, sections et échantillons de forages scientifiques, enregistrés par ${agent} et d’autres.`,
  field: 'IGSN, nom, lieu, personne ou roche',
  leftOut: (value, rule) =>
    html`Cette indication a été ignorée : ${value}. Ce qui peut être lu : <span lang="en">${rule}</span>.`,
  sort: {
    relevance: 'Pertinence',
    title: 'Titre',
    depth: 'Profondeur croissante',
    newest: 'Plus récents d’abord',
  },
  sortedBy: {
    relevance: 'Tri : pertinence',
    title: 'Tri : titre',
    depth: 'Tri : profondeur croissante',
    newest: 'Tri : plus récents d’abord',
  },
  format: {
    csv: 'Tableau, CSV',
    geojson: 'Données de carte, GeoJSON',
    ris: 'Citations, RIS',
    ndjson: 'JSON ligne à ligne',
  },
  mapOfResults: 'Carte des résultats',
  mapWith: (places, groups) =>
    `Carte : ${FR.counted(places, RESULTS)} avec position, en ${FR.counted(groups, { one: '# groupe', many: '# de groupes', other: '# groupes' })}`,
  resultsNear: (count, latitude, longitude) =>
    FR.counted(count, {
      one: `# résultat vers ${latitude}°, ${longitude}°`,
      many: `# de résultats vers ${latitude}°, ${longitude}°`,
      other: `# résultats vers ${latitude}°, ${longitude}°`,
    }),
  smallerMap: 'Carte plus petite',
  largerMap: 'Carte plus grande',
  total: (count) => FR.counted(count, RESULTS),
  moreThan: (count) =>
    FR.counted(count, {
      one: 'Plus de # résultat',
      many: 'Plus de # de résultats',
      other: 'Plus de # résultats',
    }),
  estimates: 'Les nombres à côté des filtres sont des estimations.',
  previous: 'Résultats précédents',
  range: (from, to, of) => `${FR.plain(from)}–${FR.plain(to)}${of === undefined ? '' : ` sur ${FR.plain(of)}`}`,
  allValues: (count) => `Les ${FR.plain(count)} valeurs`,
  next: 'Résultats suivants',
  first: 'Premiers résultats',
  pages: 'Pages',
  corrected: (text, better) => html`Rien ne s’appelle « ${text} ». Voici les résultats pour ${better}.`,
  meant: (link) => html`Ou vouliez-vous dire ${link} ?`,
  export: 'Exporter',
  firstOf: (count) => `Les ${FR.plain(count)} premiers dans cet ordre.`,
  everything: (link) => html`Pour tout obtenir, voir : ${link}.`,
  forMachines: 'Pour les machines',

  filters: 'Filtres',
  filtersOn: (count) => `Filtres, ${FR.plain(count)}`,
  toResults: 'Aux résultats',
  apply: 'Appliquer les filtres',
  facet: {
    type: 'Type d’objet',
    source: 'Source',
    agent: 'Agence',
    expedition: 'Expédition',
    material: 'Matériau',
    lithology: 'Roche',
    age: 'Âge',
    method: 'Méthode',
    country: 'Pays',
    year: 'Année de prélèvement',
    repository: 'Conservé à',
    has: 'Comporte',
  },
  has: { image: 'Image', data: 'Données publiées' },
  moreValues: (count) => FR.counted(count, { one: '# de plus', many: '# de plus', other: '# de plus' }),
  chosen: (count) => FR.counted(count, { one: '# choisi', many: '# choisis', other: '# choisis' }),
  depth: 'Profondeur',
  age: 'Âge',
  takenBetween: 'Prélevé entre',
  rangeFrom: (label, unit) => (unit === '' ? `${label}, de` : `${label}, de, ${unit}`),
  rangeTo: (label, unit) => (unit === '' ? `${label}, à` : `${label}, à, ${unit}`),
  to: 'à',
  depthHint: 'Vers le bas, à l’échelle qu’indique chaque notice.',
  boxOnMap: 'Cadre sur la carte',
  boxHint: 'Degrés, WGS 84 ; les quatre.',
  side: { west: 'Ouest', east: 'Est', south: 'Sud', north: 'Nord' },
  topsBetween: (from, to) => `Sommets entre ${from} et ${to}`,
  filteredBy: 'Filtré par',
  clearAll: 'Tout effacer',
  removeFilter: (filter) => `Retirer le filtre ${filter}`,
  facetValue: (facet, value) => `${facet} : ${value}`,
  below: (name: string) => `Sous ${name}`,
  searchBelow: 'Chercher dans tout ce qui en dépend',
  insideBox: 'Dans un cadre sur la carte',
  insideArea: (corners) =>
    FR.counted(corners, {
      one: 'Dans une zone à # sommet',
      many: 'Dans une zone à # de sommets',
      other: 'Dans une zone à # sommets',
    }),
  depthRange: (range) => `Profondeur : ${range}`,
  ageRange: (range) => `Âge : ${range}`,
  taken: (range) => `Prélevé : ${range}`,
  upTo: (value) => `jusqu’à ${value}`,
  from: (value) => `à partir de ${value}`,

  inParent: (parent) => `dans ${parent}`,
  inHole: (hole) => `forage ${hole}`,
  inRun: (run) => `carotte ${run}`,
  inSection: (run, section) => `carotte ${run}, section ${section}`,
  keptAt: (place) => `conservé à ${place}`,
  fromSource: (source) => `De ${source}`,
  scale: {
    csf_a: 'sous la surface',
    drf: 'profondeur foreur',
    csf_b: 'CSF-B',
    other: 'telle qu’indiquée dans la notice',
  },

  nothingFits: 'Rien ne correspond à ces filtres',
  nothingCalled: (text) => `Rien ne s’appelle « ${text} » ici`,
  nothingCalledFiltered: (text) => `Rien ne s’appelle « ${text} » ici avec ces filtres`,
  searched:
    'La recherche a porté sur les identifiants sous toutes leurs graphies, les noms, titres, roches, lieux, personnes et textes des descriptions, de nos notices et des notices moissonnées. Les mots avec une ou deux fautes ont aussi été cherchés.',
  removeWay: (filter) => `Sans ${filter}`,
  wayCount: (count) => FR.counted(count, RESULTS),
  wayMoreThan: (count) =>
    FR.counted(count, {
      one: 'plus de # résultat',
      many: 'plus de # de résultats',
      other: 'plus de # résultats',
    }),
  seeEverything: 'Tout voir',
};
