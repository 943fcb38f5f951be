import { createRequire } from 'node:module';
import type PDFDocument from 'pdfkit';

const load = createRequire(import.meta.url);

/**
 * An empty PDF, made with the options of `pdfkit`. The library is loaded with the first: its fonts take a tenth of a second, which servers
 * and commands that put nothing on paper need not wait for.
 */
export function newPdf(options: PDFKit.PDFDocumentOptions): PDFKit.PDFDocument {
  const Pdf = load('pdfkit') as typeof PDFDocument;
  return new Pdf(options);
}
