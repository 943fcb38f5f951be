import { html } from '../../frame/html.ts';
import type { AccessibilityWords } from '../en/accessibility.ts';

/** {@link AccessibilityWords} en français. */
export const FR_ACCESSIBILITY: AccessibilityWords = {
  title: 'Accessibilité',
  lead: (agent) =>
    `Ces pages de ${agent} sont faites pour être lues par tous : selon les règles pour l’accessibilité des contenus Web, WCAG 2.2, niveau AA.`,
  kept: 'Ce qu’elles respectent',
  keptList: [
    'Tout s’atteint et se fait au clavier, avec un focus visible ; ce que l’on glisse peut aussi être saisi.',
    'Aucune page n’a besoin de script. Chaque dessin a un texte à sa place et un tableau des mêmes données.',
    'Rien n’est dit par la couleur seule : les états ont un signe et un mot, les roches un motif et un nom.',
    'Clair et sombre, contraste élevé, une fenêtre de 320 pixels et un texte deux fois plus grand passent sans perte ; rien ne bouge de soi-même.',
    'Les pages parlent anglais, allemand, français et suédois ; les titres et textes des notices restent dans la langue où ils ont été écrits.',
  ],
  checked: 'Comment c’est vérifié',
  checkedList: [
    'Avant chaque version, axe-core vérifie chaque sorte de page, en clair et en sombre et en quatre largeurs, avec des couleurs forcées et avec des mouvements réduits.',
    'La carte, la famille d’un objet et la recherche sont vérifiées au clavier seul.',
  ],
  limits: 'Ce dont on ne sait pas si cela fonctionne',
  limitsList: [
    'Les personnes qui utilisent un lecteur d’écran ou une autre aide n’ont pas encore essayé ces pages.',
    'Les fichiers d’autrui vers lesquels mène une notice ne sont peut-être pas accessibles.',
    'La description de l’interface de programmation est en anglais.',
  ],
  tell: 'Si quelque chose vous arrête',
  tellText: (mail) =>
    html`Écrivez à ${mail} : quelle page, ce que vous vouliez faire et avec quelle aide. Vous recevrez une réponse, et ce qu’il vous faut sous une autre forme.`,
  toStart: 'Vers la page d’accueil',
};
