import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CorestoneError } from '../domain/error.ts';
import { newPdf } from './new-pdf.ts';
import { inWinAnsi, spellable } from './spell.ts';

/** The faces of paper: text, emphasis, and identifiers, in which every character is as wide as the other. */
export type Face = 'regular' | 'bold' | 'mono' | 'mono-bold';

/** A piece of text in one font of a PDF. */
export interface Run {
  readonly text: string;
  readonly font: string;
}

/** The fonts of a document on paper. Widths in points (1/72 inch). */
export interface PaperType {
  readonly widthPt: (text: string, sizePt: number, face: Face) => number;
  /** The text as it can be shown, in pieces of one font each. */
  readonly runs: (text: string, face: Face) => readonly Run[];
  /** Characters that no font shows and for which `¿` stands, each once. */
  readonly missing: (text: string, face: Face) => readonly string[];
  /** Makes the fonts known to a document. */
  readonly addTo: (doc: PDFKit.PDFDocument) => void;
}

const STANDARD = { regular: 'Helvetica', bold: 'Helvetica-Bold', mono: 'Courier-Bold' } as const;
const WIDE = 'wide';
const LATIN = 'latin';
const STAND_IN = '¿';

interface Embedded {
  readonly name: string;
  readonly bytes: Buffer;
  readonly shows: (codePoint: number) => boolean;
}

/**
 * The fonts of paper. Text is set in the standard fonts of PDF, which every reader has and which know western European letters;
 * others come from `fontFile` (TrueType or OpenType on this machine) where one is set, then from the Latin font that the bar-code
 * package brings. What none of them shows is spelled without its marks, or `¿`. Throws `invalid-setting` for a file that is no font.
 */
export function paperType(fontFile = ''): PaperType {
  const known = TYPES.get(fontFile) ?? readPaperType(fontFile);
  TYPES.set(fontFile, known);
  return known;
}

// Fonts are read once: a screen that draws a label while it is changed asks many times a second.
const TYPES = new Map<string, PaperType>();

function readPaperType(fontFile: string): PaperType {
  const measure = newPdf({ autoFirstPage: false });
  const own = fontFile === '' ? undefined : ownFont(measure, fontFile);
  const latin = latinFont(measure);
  const embedded = [own, latin].filter((one) => one !== undefined);
  const mono = latin ?? { name: STANDARD.mono, shows: inWinAnsi };
  const fontOf = (codePoint: number, face: Face): string | undefined => {
    const isMono = face === 'mono' || face === 'mono-bold';
    if (isMono && mono.shows(codePoint)) return mono.name;
    if (inWinAnsi(codePoint)) return STANDARD[isMono ? 'bold' : face];
    return embedded.find((one) => one.shows(codePoint))?.name;
  };
  const runs = (text: string, face: Face) => {
    // Nearly every text of a table; every font has these.
    if (/^[\x20-\x7e]*$/.test(text)) return text === '' ? [] : [{ text, font: fontOf(0x20, face)! }];
    return runsOf(text, (codePoint) => fontOf(codePoint, face));
  };
  const widths = new Map<string, number>();
  return {
    runs,
    widthPt: (text, sizePt, face) => {
      let width = 0;
      for (const run of runs(text, face)) width += unitWidth(measure, widths, run);
      return width * sizePt;
    },
    missing: (text, face) => {
      const shown = (char: string) => spellable(char, (codePoint) => fontOf(codePoint, face) !== undefined);
      return [...new Set(text)].filter((char) => shown(char) === undefined);
    },
    addTo: (doc) => {
      for (const { name, bytes } of embedded) doc.registerFont(name, bytes);
    },
  };
}

const MOST_WIDTHS = 20_000;

/** Width of a piece at one point. Most pieces of a table come again. */
function unitWidth(measure: PDFKit.PDFDocument, widths: Map<string, number>, { text, font }: Run): number {
  const key = `${font}\n${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size >= MOST_WIDTHS) widths.clear();
  const width = measure.font(font, 1000).widthOfString(text) / 1000;
  widths.set(key, width);
  return width;
}

function runsOf(text: string, fontOf: (codePoint: number) => string | undefined): Run[] {
  const runs: { text: string; font: string }[] = [];
  for (const char of text) {
    const shown = spellable(char, (codePoint) => fontOf(codePoint) !== undefined) ?? STAND_IN;
    for (const one of shown) {
      const font = fontOf(one.codePointAt(0)!) ?? STANDARD.regular;
      const last = runs.at(-1);
      if (last?.font === font) last.text += one;
      else runs.push({ text: one, font });
    }
  }
  return runs;
}

function ownFont(measure: PDFKit.PDFDocument, file: string): Embedded {
  try {
    return embeddedFont(measure, WIDE, readFileSync(file));
  } catch (cause) {
    throw new CorestoneError('invalid-setting', `${file} cannot be read as a TrueType or OpenType font.`, { cause });
  }
}

/** Inconsolata (OFL), which the package bwip-js brings; undefined where an installation left it out. */
function latinFont(measure: PDFKit.PDFDocument): Embedded | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve('bwip-js');
    return embeddedFont(measure, LATIN, readFileSync(join(dirname(entry), '../fonts/Inconsolata.otf')));
  } catch {
    return undefined;
  }
}

interface Glyphs {
  readonly hasGlyphForCodePoint: (codePoint: number) => boolean;
}

function embeddedFont(measure: PDFKit.PDFDocument, name: string, bytes: Buffer): Embedded {
  measure.registerFont(name, bytes);
  measure.font(name);
  // pdfkit keeps the font as fontkit read it beside its own wrapper.
  const { font } = (measure as unknown as { readonly _font: { readonly font: Glyphs } })._font;
  return { name, bytes, shows: (codePoint) => font.hasGlyphForCodePoint(codePoint) };
}
