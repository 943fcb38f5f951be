import type { Language } from '../domain/language.ts';
import type { Drawing } from './drawing.ts';

/** A cell before it is spelled: numbers stay numbers for spreadsheets. Null is not stated. */
export type CellValue = string | number | null;

/** A column. `weight` is its share of the width of a page; `id` columns hold names of objects, `moment` ones ISO 8601. */
export interface ReportColumn {
  readonly label: string;
  readonly kind: 'text' | 'number' | 'id' | 'moment';
  /** Unit and scale, for the head: `m below surface`. */
  readonly unit?: string;
  readonly decimals?: number;
  readonly weight: number;
}

/** A table; rows come one by one and may be asked for again. */
export interface ReportTable {
  readonly kind: 'table';
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: () => Iterable<readonly CellValue[]>;
  /** Rows that stand above those which follow: set in bold. */
  readonly isStrong?: (row: readonly CellValue[]) => boolean;
}

/** A drawing with what it says in words. */
export interface ReportDrawing {
  readonly kind: 'drawing';
  readonly title: string;
  readonly alt: string;
  readonly drawing: Drawing;
}

/** A heading, a sentence, empty lines to write on by hand, or a new page. */
export type ReportWords =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'lines'; readonly title: string; readonly count: number }
  | { readonly kind: 'page' };

/** What a report consists of. */
export type ReportBlock = ReportTable | ReportDrawing | ReportWords;

/** One fact of the head. */
export interface ReportFact {
  readonly label: string;
  readonly value: string;
}

/**
 * A report without a device in mind. `blocks` is what people read; `data` are its tables as spreadsheets and programs want them,
 * the first one for CSV.
 */
export interface ReportDocument {
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  readonly facts: readonly ReportFact[];
  readonly isLandscape: boolean;
  readonly blocks: () => Iterable<ReportBlock>;
  readonly data: readonly ReportTable[];
  /** When it was made, ISO 8601, UTC. */
  readonly madeAt: string;
  /** What stands in the foot before that time; that Corestone made it unless said. */
  readonly foot?: string;
  /** In which language it is, English unless said. */
  readonly language?: Language;
}

/** The words that a report has of itself, whatever it is about. */
interface OwnWords {
  readonly madeBy: string;
  readonly page: string;
  readonly emptyTable: string;
}

const OWN_WORDS: Readonly<Record<Language, OwnWords>> = {
  en: { madeBy: 'Made by Corestone', page: 'Page', emptyTable: 'The table is empty.' },
  de: { madeBy: 'Erstellt mit Corestone', page: 'Seite', emptyTable: 'Die Tabelle ist leer.' },
  fr: { madeBy: 'Établi avec Corestone', page: 'Page', emptyTable: 'Le tableau est vide.' },
  sv: { madeBy: 'Gjord med Corestone', page: 'Sida', emptyTable: 'Tabellen är tom.' },
};

/** The language of a report; what stands in front of the time in its foot and of the number of a page, and in a table without rows. */
export function ownWords({ foot, language = 'en' }: ReportDocument): OwnWords & { readonly language: Language } {
  const words = OWN_WORDS[language];
  return { ...words, madeBy: foot ?? words.madeBy, language };
}

type ColumnRest = Partial<Pick<ReportColumn, 'unit' | 'decimals' | 'weight'>>;

/** A column of text. */
export function textColumn(label: string, weight: number): ReportColumn {
  return { label, kind: 'text', weight };
}

/** A column of names of objects. */
export function idColumn(label: string, weight: number): ReportColumn {
  return { label, kind: 'id', weight };
}

/** A column of numbers; whole ones unless decimals are given. */
export function numberColumn(label: string, { weight = 1, ...rest }: ColumnRest = {}): ReportColumn {
  return { label, kind: 'number', weight, ...rest };
}

/** Metres below surface (CSF-A), two decimals. */
export function depthColumn(label: string): ReportColumn {
  return numberColumn(label, { unit: 'm', decimals: 2, weight: 1.15 });
}

/** Top and bottom in metres below surface (CSF-A). */
export const DEPTHS: readonly ReportColumn[] = [depthColumn('Top'), depthColumn('Bottom')];

/** Metres drilled and recovered, and the share in percent. */
export const RECOVERY: readonly ReportColumn[] = [
  numberColumn('Drilled', { unit: 'm', decimals: 2 }),
  numberColumn('Recovered', { unit: 'm', decimals: 2, weight: 1.2 }),
  numberColumn('Recovery', { unit: '%', weight: 1.1 }),
];

/** A section by hole and run, and where it lies. */
export const SECTION_PLACE: readonly ReportColumn[] = [
  textColumn('Hole', 0.6),
  textColumn('Run', 0.7),
  textColumn('Section', 0.8),
  ...DEPTHS,
];

/** A table; `rows` are made each time they are asked for. */
export function table<Row>(
  title: string,
  columns: readonly ReportColumn[],
  items: readonly Row[],
  cells: (item: Row) => readonly CellValue[],
): ReportTable {
  return {
    kind: 'table',
    title,
    columns,
    rows: function* () {
      for (const item of items) yield cells(item);
    },
  };
}
