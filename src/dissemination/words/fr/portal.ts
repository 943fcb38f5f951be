import { html } from '../../frame/html.ts';
import type { PortalWords } from '../en/portal.ts';
import { FR } from './counting.ts';

/** {@link PortalWords} in French. */
export const FR_PORTAL: PortalWords = {
  heading: 'Carottes, sections et échantillons de forages scientifiques',
  lead: (agent) =>
    `Chaque objet sorti du sous-sol possède son propre identifiant pérenne, l’IGSN, et une page qui dit ce qu’il est, à quelle profondeur il se trouvait et où il est conservé. ${agent} en prend soin ici.`,
  hint: 'Un IGSN tel qu’il est imprimé, scanné ou copié d’un article, un nom comme 5054_1_A_019_1, une roche, un lieu ou une personne.',
  title: 'Échantillons de forages scientifiques',
  summary: (agent) => `Pages et métadonnées d’échantillons de forages scientifiques enregistrés par ${agent}.`,
  allExpeditions: (count) => `Toutes (${FR.plain(count)})`,
  harvested: (records, sources) =>
    `${FR.counted(records, { one: '# notice', many: '# de notices', other: '# notices' })} de ${FR.counted(sources, { one: '# source', many: '# de sources', other: '# sources' })}`,
  harvestedNote: (link) => html`À rechercher aussi : ${link}.`,
  noExpedition:
    'Pas encore d’expédition. Dès qu’une expédition est importée, ses forages et ses carottes figurent ici.',
  fromTo: (from, to) => `du ${from} au ${to}`,
  sharedCode: (code) => `Plusieurs programmes ont une expédition ${code}`,
  expedition: (code) => `Expédition ${code}`,
  forMachines: (address, parameter) =>
    html`La page d’une notice donne ses métadonnées par négociation de contenu : demandez ${address} avec un en-tête Accept, ou ajoutez ${parameter}.`,
  oai: 'Moissonner les notices dans chaque format XML.',
  api: 'API HTTP',
  apiText: 'Chercher, enregistrer et lire, décrit avec OpenAPI.',
  sources: 'Sources',
  sourcesText: 'Ce qui est moissonné chez d’autres agences.',
  changes: 'Flux des modifications',
  changesText: 'Ce qui a changé depuis votre dernière visite.',
  dumps: 'Exports complets',
  dumpsText: 'Tout à la fois, à charger avant de suivre les modifications.',
  sitemap: 'Plan du site',
  sitemapText: 'Toutes les pages, pour les robots d’indexation.',

  sourcesHeading: 'Sources de ce catalogue',
  sourcesLead: (agent, own) =>
    FR.counted(own, {
      one: `${agent} tient # notice publique en propre et montre à côté ce qu’elle moissonne ailleurs, avec sa source. La notice de l’agence d’origine fait foi.`,
      many: `${agent} tient # de notices publiques en propre et montre à côté ce qu’elle moissonne ailleurs, avec leur source. La notice de l’agence d’origine fait foi.`,
      other: `${agent} tient # notices publiques en propre et montre à côté ce qu’elle moissonne ailleurs, avec leur source. La notice de l’agence d’origine fait foi.`,
    }),
  nothingHarvested: 'Rien n’est encore moissonné',
  nothingHarvestedText:
    'Lorsque les notices d’autres agences sont moissonnées, chaque source figure ici avec son nombre, son dernier passage et ce qui n’a pu être lu.',
  source: 'Source',
  records: 'Notices',
  withoutIgsn: (count) => `${FR.plain(count)} sans IGSN`,
  duplicates: (count) => `${FR.plain(count)} aussi chez d’autres`,
  held: 'Détenu',
  described: 'Décrit',
  unreadable: 'Illisible',
  deletedThere: 'Supprimé là-bas',
  lastComplete: 'Dernier passage complet',
  lastRun: 'Dernier passage',
  sitemapKind: 'Plan de site avec JSON-LD',
  never: 'jamais',
  noneYet: 'aucun encore',
  switchedOff: 'aucun, désactivé',
  run: (day, received) =>
    FR.counted(received, { one: `${day}, # reçue`, many: `${day}, # reçues`, other: `${day}, # reçues` }),
  runFailed: (run) => `${run}, échec`,
  runRejected: (run, rejected) =>
    FR.counted(rejected, { one: `${run}, # rejetée`, many: `${run}, # rejetées`, other: `${run}, # rejetées` }),

  signInText: 'Pour les curateurs, gestionnaires de données et administrateurs. La lecture ne demande pas de compte.',
  name: 'Nom',
  password: 'Mot de passe',
  byInstitution: 'Se connecter par votre institution',
  byProvider: (label: string) => `Se connecter avec ${label}`,
  otherSite: 'Ce formulaire vient d’un autre site.',
  locked: (time) => `Trop d’essais manqués. Réessayez après ${time} UTC.`,
  limited: (time) => `Trop d’essais manqués depuis votre réseau. Réessayez après ${time} UTC.`,
  sessionEnded:
    'Votre session est terminée. Rien n’est perdu : connectez-vous, et le formulaire revient avec ce que vous avez saisi. Les mots de passe ne sont pas conservés.',
  signedInAgain: 'Vous êtes de nouveau connecté',
  formWaits: 'Le formulaire attend avec tout ce que vous avez saisi. Rien n’en a encore été exécuté.',
  backToForm: 'Revenir au formulaire',
  signedInElsewhere: 'Je me suis connecté dans une autre fenêtre',
  wrongPassword: 'Le nom et le mot de passe ne correspondent pas.',

  publication: 'Publication',
  publicationObjects: (count) =>
    FR.counted(count, {
      one: 'Elle porte sur # objet',
      many: 'Elle porte sur # d’objets',
      other: 'Elle porte sur # objets',
    }),
  publicationNote:
    'Objets dont la notice nomme ce travail et qui sont ouverts. Ceux d’une expédition sous moratoire suivent lorsqu’il prend fin.',
  object: 'Objet',
  kind: 'Nature',
  relationToWork: 'Ce travail, selon l’objet',
  moreObjects: 'Autres objets',
  citeWork: 'Citer ce travail',
};
