import { html } from '../../frame/html.ts';
import type { RecordWords } from '../en/record.ts';
import { FR } from './counting.ts';

const THIN = '\u202f';

/** {@link RecordWords} in French. */
export const FR_RECORD: RecordWords = {
  belongs: 'À quoi appartient cet objet',
  versionOf: (version, latest) => `Version ${version} sur ${latest}`,
  wholeTitle: 'Titre entier',
  wholeDescription: 'Description entière',
  notResolvable: 'réservé, pas encore résoluble',
  copyLink: 'Copier le lien',
  sendByMail: 'Envoyer par courriel',
  print: 'Imprimer',
  neighbours: 'Voisins en profondeur',

  demonstration: html`<b>Données de démonstration, pas une vraie notice.</b> Elles ont été générées pour montrer comment fonctionne cette installation ; cet identifiant n’est connu nulle part ailleurs.`,
  notConfirmed: html`<b>Pas encore confirmé en amont.</b> La notice est complète ici ; son DOI et son handle ne mènent peut-être pas encore à cette page.`,
  forTrying: html`<b>Pour essai seulement.</b> Cet identifiant se trouve dans un espace de noms de test : personne ne le moissonne ni ne le trouve, et il sera supprimé.`,
  reservedBy: (registrant) =>
    html`<b>Réservé.</b> ${registrant} a pris cet identifiant et ne l’a pas encore enregistré.`,
  keptBackBy: (registrant) =>
    html`<b>Pas de description publique.</b> ${registrant} a enregistré cet identifiant et ne publie pas sa description.`,
  leadsTo: (link) => html`Il mène à ${link}.`,
  underEmbargo: (until) =>
    html`<b>${until === undefined ? 'Sous embargo, jusqu’à ce que son propriétaire le lève.' : `Sous embargo jusqu’au ${until}.`}</b> L’identifiant, le lieu et les personnes sont publics ; les résultats ne le sont pas.`,
  withheld: (until, members) =>
    html`<b>${until === undefined ? 'Informations non publiées, jusqu’à ce que leur propriétaire les montre :' : `Informations non publiées jusqu’au ${until} :`}</b> ${members.join(', ')}.`,
  exactPosition: 'position exacte',
  localityMember: 'localité',
  roundedPosition: (stepDeg) => `La position est arrondie à ${stepDeg}°.`,
  olderVersion: (version, latest, day) => html`<b>Version ${version} sur ${latest}</b>, telle qu’elle était le ${day}.`,
  seeCurrent: 'Voir la version actuelle',
  withdrawal: {
    destroyed: 'Détruit',
    deprecated: 'À ne plus utiliser',
    'merged-into': 'Fusionné avec une autre notice',
  },
  withdrawnPlain: 'Retiré',
  withdrawnNote: (what, day, reason) => html`<b>${what}${day !== undefined && ` le ${day}`}.</b> Motif : ${reason}.`,
  successor: (link) => html`Son successeur est ${link}.`,
  pageStays: 'La page demeure, afin que l’identifiant ne soit jamais vide de sens.',

  notStated: 'Non indiqué',
  underEmbargoFact: 'Sous embargo',
  drilled: 'Foré',
  drilledTo: (day) => `jusqu’au ${day}`,
  depthBelowSurface: 'Profondeur sous la surface',
  drillersDepth: 'Profondeur foreur',
  drillersRange: (range) => `profondeur foreur ${range}`,
  inItsSection: (range) => `${range} dans sa section`,
  material: 'Matériau',
  rock: 'Roche',
  heldAt: 'Conservé à',
  belongsTo: (archive) => `appartient à ${archive}`,
  custody: {
    states: { shipped: 'Expédié', lent: 'Prêté', 'used-up': 'Épuisé', lost: 'Perdu', destroyed: 'Détruit' },
    since: (day) => `le ${day}`,
    until: (day) => `jusqu’au ${day}`,
  },
  request: (number) => `demande ${number}`,
  amount: 'Quantité',
  recovered: 'Récupération',
  length: 'Longueur',
  long: (length) => `longueur ${length}`,
  shareOfSplit: (percent) => `${percent}${THIN}% de la demi-section`,
  shareOfCore: (percent) => `${percent}${THIN}% de la carotte`,
  ofDrilled: (drilled, percent) => `sur ${drilled} forés, ${percent}${THIN}%`,
  access: 'Accès',
  open: 'Libre',
  openSince: (day) => `depuis le ${day}`,
  restricted: 'Restreint',
  restrictedUntil: (day) => `jusqu’au ${day}`,

  family: 'Famille',
  familyTree: 'Famille de cet objet',
  thisObject: (name) => `${name}, cet objet`,
  gap: {
    above: (things) => `${things} au-dessus`,
    between: (things) => `${things} entre les deux`,
    below: (things) => `${things} au-dessous`,
  },

  pictures: 'Images :',
  morePictures: (count) => `${FR.plain(count)} de plus ci-dessous.`,

  apa: 'APA',
  methodsSection: 'Dans la partie méthodes',
  copyCitation: 'Copier la citation',
  copy: 'Copier',
  copyFormat: (format) => `Copier ${format}`,
  download: 'Télécharger cette notice',
  versions: 'Versions',
  version: (version) => `Version ${version}`,
  firstRegistered: 'Premier enregistrement',
  changed: 'Description modifiée',
  changedIn: (members, more) => `Modifié : ${members.join(', ')}${more > 0 ? ` et ${FR.plain(more)} de plus` : ''}`,
  shownHere: (what) => `${what}, affichée ici`,
  whatChanged: 'Ce qui a changé',
  codeFor: (address) => `Code QR pour ${address}`,
  codeByDoi: 'Ce code ouvre la page par son DOI, depuis une étiquette ou un poster.',
  codeByPage: 'Ce code ouvre cette page, depuis une étiquette ou un poster.',
  reportError: 'Signaler une erreur dans cette notice',
  letterSubject: (igsn) => `Erreur dans la notice ${igsn}`,
  letterBody: (address, version) =>
    `${address}\nVersion ${version}\n\nCe qui est faux :\n\nCe qui est juste, et comment on le sait :\n`,
  namedBy: 'Notices qui le nomment',
  alsoHeldBy: 'Également présent chez',
  seenOn: (day) => `vu le ${day}`,

  where: 'À quoi ceci appartient',
  changesIn: (version) => `Ce qui a changé dans la version ${version}`,
  changesTitle: (before, after, igsn) => `Versions ${before} et ${after} de ${igsn}`,
  changes: 'Modifications',
  differences: (count) =>
    count === 0
      ? 'La description publique est la même dans les deux'
      : FR.counted(count, {
          one: 'Un élément diffère',
          many: '# d’éléments diffèrent',
          other: '# éléments diffèrent',
        }),
  member: 'Élément',
  versionWithDay: (link, day) => html`${link}, ${day}`,
  memberNotStated: 'non indiqué',
  memberEmpty: 'vide',
  unknownVersion: (igsn, version) => `${igsn}, version ${version}`,
};
