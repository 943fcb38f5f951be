import type { Language } from '../language.ts';
import type { ParcelFacts } from './parcel.ts';

/** Words of the papers of a parcel in one language. */
export interface CustomsWords {
  readonly packingList: string;
  readonly invoice: string;
  /** The standing sentence: what the goods are, and that they are worth nothing in trade; that they are no danger only where none is stated. */
  readonly goods: (isHarmless: boolean) => string;
  readonly forCustomsOnly: string;
  readonly sender: string;
  readonly recipient: string;
  readonly parcel: string;
  readonly date: string;
  readonly expedition: string;
  readonly weight: string;
  readonly carrier: string;
  readonly tracking: string;
  readonly hsCode: string;
  readonly value: string;
  readonly origin: string;
  readonly phone: string;
  readonly dueOn: string;
  readonly hazards: string;
  readonly permits: string;
  readonly description: string;
  readonly number: string;
  readonly sample: string;
  readonly kind: string;
  readonly quantity: string;
  readonly contents: string;
  readonly signature: string;
  readonly packed: (count: number) => string;
}

const WORDS: Readonly<Record<Language, CustomsWords>> = {
  en: {
    packingList: 'Packing list',
    invoice: 'Pro forma invoice',
    goods: (isHarmless) =>
      `Samples of rock (drill core) for scientific research. No commercial value, not for sale. Untreated mineral material${isHarmless ? ', not hazardous' : ''}, free of soil.`,
    forCustomsOnly: 'The value is stated for customs only. No payment is due.',
    sender: 'Sender',
    recipient: 'Recipient',
    parcel: 'Parcel',
    date: 'Date',
    expedition: 'Expedition',
    weight: 'Weight',
    carrier: 'Carrier',
    tracking: 'Tracking number',
    hsCode: 'HS code',
    value: 'Value',
    origin: 'Country of origin',
    phone: 'Telephone',
    dueOn: 'On loan until',
    hazards: 'Hazards',
    permits: 'Permits',
    description: 'Description of goods',
    number: 'No.',
    sample: 'Sample',
    kind: 'Kind',
    quantity: 'Quantity',
    contents: 'Contents',
    signature: 'Place, date, signature',
    packed: (count) => (count === 1 ? '1 sample' : `${count} samples`),
  },
  de: {
    packingList: 'Packliste',
    invoice: 'Proforma-Rechnung',
    goods: (isHarmless) =>
      `Gesteinsproben (Bohrkern) für wissenschaftliche Untersuchungen. Ohne Handelswert, nicht zum Verkauf bestimmt. Unbehandeltes mineralisches Material${isHarmless ? ', ungefährlich' : ''}, frei von Erde.`,
    forCustomsOnly: 'Die Wertangabe dient nur Zollzwecken. Es ist nichts zu bezahlen.',
    sender: 'Absender',
    recipient: 'Empfänger',
    parcel: 'Paket',
    date: 'Datum',
    expedition: 'Expedition',
    weight: 'Gewicht',
    carrier: 'Versand durch',
    tracking: 'Sendungsnummer',
    hsCode: 'Warennummer (HS)',
    value: 'Wert',
    origin: 'Ursprungsland',
    phone: 'Telefon',
    dueOn: 'Verliehen bis',
    hazards: 'Gefahren',
    permits: 'Genehmigungen',
    description: 'Warenbeschreibung',
    number: 'Nr.',
    sample: 'Probe',
    kind: 'Art',
    quantity: 'Anzahl',
    contents: 'Inhalt',
    signature: 'Ort, Datum, Unterschrift',
    packed: (count) => (count === 1 ? '1 Probe' : `${count} Proben`),
  },
  fr: {
    packingList: 'Liste de colisage',
    invoice: 'Facture pro forma',
    goods: (isHarmless) =>
      `Échantillons de roche (carotte de forage) pour la recherche scientifique. Sans valeur commerciale, non destinés à la vente. Matière minérale non traitée${isHarmless ? ', non dangereuse' : ''}, exempte de terre.`,
    forCustomsOnly: 'Valeur déclarée pour la douane seulement. Aucun paiement n’est dû.',
    sender: 'Expéditeur',
    recipient: 'Destinataire',
    parcel: 'Colis',
    date: 'Date',
    expedition: 'Expédition',
    weight: 'Poids',
    carrier: 'Transporteur',
    tracking: 'Numéro de suivi',
    hsCode: 'Code SH',
    value: 'Valeur',
    origin: 'Pays d’origine',
    phone: 'Téléphone',
    dueOn: 'Prêté jusqu’au',
    hazards: 'Dangers',
    permits: 'Autorisations',
    description: 'Désignation des marchandises',
    number: 'N°',
    sample: 'Échantillon',
    kind: 'Nature',
    quantity: 'Quantité',
    contents: 'Contenu',
    signature: 'Lieu, date, signature',
    packed: (count) => (count === 1 ? '1 échantillon' : `${count} échantillons`),
  },
  sv: {
    packingList: 'Packlista',
    invoice: 'Proformafaktura',
    goods: (isHarmless) =>
      `Bergartsprover (borrkärna) för vetenskaplig forskning. Utan kommersiellt värde, inte till försäljning. Obehandlat mineraliskt material${isHarmless ? ', ofarligt' : ''}, fritt från jord.`,
    forCustomsOnly: 'Värdet anges endast för tullen. Ingenting ska betalas.',
    sender: 'Avsändare',
    recipient: 'Mottagare',
    parcel: 'Paket',
    date: 'Datum',
    expedition: 'Expedition',
    weight: 'Vikt',
    carrier: 'Transportör',
    tracking: 'Kollinummer',
    hsCode: 'HS-nummer',
    value: 'Värde',
    origin: 'Ursprungsland',
    phone: 'Telefon',
    dueOn: 'Utlånat till',
    hazards: 'Faror',
    permits: 'Tillstånd',
    description: 'Varubeskrivning',
    number: 'Nr',
    sample: 'Prov',
    kind: 'Slag',
    quantity: 'Antal',
    contents: 'Innehåll',
    signature: 'Ort, datum, underskrift',
    packed: (count) => (count === 1 ? '1 prov' : `${count} prover`),
  },
};

/** The words of the papers of a parcel in a language. */
export function customsWords(language: Language): CustomsWords {
  return WORDS[language];
}

/** What the goods of a parcel are: what was stated, else the standing sentence, which says that they are no danger only where no hazard is stated. */
export function goodsWords({ customs, language }: Pick<ParcelFacts, 'customs' | 'language'>): string {
  return customs.description === '' ? WORDS[language].goods(customs.hazards.trim() === '') : customs.description;
}
