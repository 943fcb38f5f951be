import type { ReportWords } from '../en/reports.ts';

/** {@link ReportWords} in French. */
export const FR_REPORTS: ReportWords = {
  title: 'Retour d’information',
  about:
    'Dites ce que les échantillons sont devenus. Un conservateur le regarde avant que cela compte. Avec ce lien vous pouvez revenir plus tard.',
  parcelOf: (parcel: string, expedition: string) => `Colis ${parcel}, expédition ${expedition}`,
  dueOn: (day: string) => `Les échantillons sont prêtés ; retour le ${day}.`,
  samples: 'Échantillons',
  sample: 'Échantillon',
  fate: 'Ce qu’il est devenu',
  noWord: 'rien à dire',
  fates: { arrived: 'arrivé', missing: 'pas arrivé', 'used-up': 'consommé', 'goes-back': 'renvoyé' },
  states: {
    packed: 'emballé',
    sent: 'en route',
    arrived: 'arrivé',
    missing: 'pas arrivé',
    'used-up': 'consommé',
    returned: 'rendu',
    lost: 'perdu',
  },
  note: 'Remarque',
  pieces: 'Pièces qui en ont été faites',
  piecesHint:
    'Elles reçoivent leur propre identifiant quand le conservateur les a acceptées. S’il y en a plus, envoyez un autre retour.',
  morePieces: 'D’autres pièces',
  pieceOf: 'Faite de',
  pieceKind: 'Nature',
  pieceName: 'Nom',
  kinds: {
    thin_section: 'lame mince',
    smear_slide: 'frottis',
    bottle: 'poudre, séparat ou solution',
    sample: 'morceau, échantillon à part entière',
  },
  works: 'Publications et données',
  worksHint: 'DOI, handle ou adresse web, un par ligne.',
  words: 'Autre chose',
  by: 'Votre nom',
  send: 'Envoyer le retour',
  sent: 'Merci. Le conservateur le regarde.',
  sentBefore: 'Déjà signalé',
  reportStates: { new: 'attend le conservateur', accepted: 'accepté', refused: 'pas accepté' },
  summary: 'Quelque chose est à revoir ; rien n’a été envoyé.',
  lockedTitle: 'Ce lien ne mène à aucun colis',
  lockedText:
    'Il est peut-être coupé. Prenez-le en entier dans le courriel, ou demandez au conservateur qui a envoyé les échantillons.',
  otherPage: 'Le formulaire ne vient pas de cette page. Rechargez-la et envoyez de nouveau.',
  tooMany: 'Trop de formulaires sont venus d’ici. Continuez dans une heure.',
  findings: {
    'report-empty': 'Rien n’est signalé encore.',
    'report-thing': 'Un des échantillons est déjà réglé. Rechargez la page.',
    'report-piece':
      'Une pièce a besoin de l’échantillon dont elle est faite et d’un nom à elle, 60 caractères au plus, sans /.',
    'report-work': 'Une ligne n’est ni un DOI, ni un handle, ni une adresse web.',
    'report-text': 'Un texte est trop long ou contient des caractères qui ne peuvent être gardés.',
    'report-many': 'C’est plus qu’un retour ne peut contenir.',
  },
};
