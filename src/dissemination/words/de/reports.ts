import type { ReportWords } from '../en/reports.ts';

/** {@link ReportWords} in German. */
export const DE_REPORTS: ReportWords = {
  title: 'Rückmeldung',
  about:
    'Sagen Sie, was aus den Proben wurde. Es gilt, sobald ein Kurator es gesehen hat. Mit diesem Link können Sie später wieder melden.',
  parcelOf: (parcel: string, expedition: string) => `Paket ${parcel}, Expedition ${expedition}`,
  dueOn: (day: string) => `Die Proben sind geliehen; Rückgabe am ${day}.`,
  samples: 'Proben',
  sample: 'Probe',
  fate: 'Was daraus wurde',
  noWord: 'keine Angabe',
  fates: { arrived: 'angekommen', missing: 'nicht angekommen', 'used-up': 'verbraucht', 'goes-back': 'geht zurück' },
  states: {
    packed: 'gepackt',
    sent: 'unterwegs',
    arrived: 'angekommen',
    missing: 'nicht angekommen',
    'used-up': 'verbraucht',
    returned: 'zurück',
    lost: 'verloren',
  },
  note: 'Bemerkung',
  pieces: 'Daraus gemachte Stücke',
  piecesHint:
    'Sie bekommen eigene Nummern, sobald der Kurator sie angenommen hat. Sind es mehr, senden Sie eine weitere Rückmeldung.',
  morePieces: 'Weitere Stücke',
  pieceOf: 'Gemacht aus',
  pieceKind: 'Art',
  pieceName: 'Name',
  kinds: {
    thin_section: 'Dünnschliff',
    smear_slide: 'Schmierpräparat',
    bottle: 'Pulver, Separat oder Lösung',
    sample: 'Stück als eigene Probe',
  },
  works: 'Veröffentlichungen und Daten',
  worksHint: 'DOIs, Handles oder Webadressen, je Zeile eine.',
  words: 'Sonstiges',
  by: 'Ihr Name',
  send: 'Rückmeldung senden',
  sent: 'Danke. Der Kurator sieht sie sich an.',
  sentBefore: 'Früher gemeldet',
  reportStates: { new: 'wartet auf den Kurator', accepted: 'angenommen', refused: 'nicht angenommen' },
  summary: 'Etwas stimmt noch nicht; nichts wurde gesendet.',
  lockedTitle: 'Dieser Link führt zu keinem Paket',
  lockedText:
    'Vielleicht ist er abgeschnitten. Nehmen Sie ihn ganz aus der Mail, oder fragen Sie den Kurator, der die Proben schickte.',
  otherPage: 'Das Formular kam nicht von dieser Seite. Laden Sie sie neu und senden Sie noch einmal.',
  tooMany: 'Von hier wurde zu viel gesendet. In einer Stunde geht es weiter.',
  findings: {
    'report-empty': 'Es ist noch nichts gemeldet.',
    'report-thing': 'Eine der Proben ist schon erledigt. Laden Sie die Seite neu.',
    'report-piece':
      'Ein Stück braucht die Probe, aus der es gemacht wurde, und einen eigenen Namen, höchstens 60 Zeichen ohne /.',
    'report-work': 'Eine Zeile ist weder DOI noch Handle noch Webadresse.',
    'report-text': 'Ein Text ist zu lang oder enthält Zeichen, die nicht bleiben können.',
    'report-many': 'Das ist mehr, als eine Rückmeldung fasst.',
  },
};
