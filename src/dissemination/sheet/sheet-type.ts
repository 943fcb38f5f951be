import type { DataSheet } from '../../domain/report/data-sheet.ts';

/** The media type of a data sheet. */
export const SHEET_TYPE = 'application/pdf';

/** How an address names it (`?format=pdf`), and how its file ends. */
export const SHEET_NAME = 'pdf';

/** Writes a data sheet as a PDF of one page: documents for paper are made in a room of their own. */
export type WriteSheet = (sheet: DataSheet) => Promise<Buffer>;
