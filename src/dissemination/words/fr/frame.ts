import { html } from '../../frame/html.ts';
import type { FrameWords } from '../en/frame.ts';

/** {@link FrameWords} in French. */
export const FR_FRAME: FrameWords = {
  skip: 'Aller au contenu',
  note: 'Échantillons de forages scientifiques',
  mainNavigation: 'Navigation principale',
  search: 'Rechercher',
  map: 'Carte',
  expeditions: 'Expéditions',
  machines: 'Pour les machines',
  theme: 'Sombre ou clair',
  menu: 'Menu',
  searchLabel: 'IGSN, nom ou roche',
  signIn: 'Se connecter',
  imprint: 'Mentions légales',
  privacy: 'Confidentialité',
  language: 'Langue',
  copied: 'Copié',
  copyBlocked: 'La copie est bloquée ici',
  registered: 'Enregistré',
  registeredOn: (day) => `Enregistré le ${day}`,
  embargoed: 'Sous embargo',
  embargoedUntil: (day) => `Sous embargo jusqu’au ${day}`,
  withdrawn: 'Retiré',
  withdrawnOn: (day) => `Retiré le ${day}`,
  pending: 'En attente',
  pendingSince: (day) => `En attente depuis le ${day}`,
  reserved: 'Réservé',
  hidden: 'Masqué',
  hiddenSince: (day) => `Masqué depuis le ${day}`,
  test: 'Pour essai seulement',
  isReserved: (asked) => `${asked} est réservé`,
  isUnknown: (asked) => `Aucune notice ne porte le nom ${asked}`,
  reservedText: 'Le numéro est attribué, mais sa notice n’est pas encore complète.',
  unknownText:
    'Aucun objet n’est enregistré ici sous cet identifiant. Il est peut-être mal orthographié, ou relève d’une autre agence.',
  oneApart: 'À un caractère près :',
  noPage: 'Il n’y a pas de page ici',
  noPageText:
    'L’adresse est peut-être mal saisie, ou la page a été déplacée. Les objets se trouvent par leur IGSN, leur nom ou leur roche.',
  notWritten: (agent) => html`${agent} n’a pas encore rédigé ce texte.`,
};
