import { isLabelField, LABEL_FIELDS, placeholdersOf } from './label-fields.ts';
import {
  ALIGNMENTS,
  CODE_KINDS,
  type CodeElement,
  FIT_RULES,
  type LabelElement,
  type TextElement,
} from './label-layout.ts';
import { isObject, type JsonObject, type LayoutReader } from './layout-reader.ts';

const PLACE = ['kind', 'xMm', 'yMm', 'widthMm', 'heightMm'] as const;
const LONGEST_TEXT = 500;
const SMALLEST_PT = 3;
const LARGEST_PT = 200;

/** One element of a label out of JSON; undefined where it is no element at all, which the reader then says. */
export function readLabelElement(reader: LayoutReader, json: unknown): LabelElement | undefined {
  if (!isObject(json)) {
    reader.say('label-shape', 'This is no element.', 'kind', json, 'a JSON object');
    return undefined;
  }
  const kind = reader.word(json, 'kind', ['text', 'code', 'line', 'box'] as const);
  const place = {
    xMm: reader.number(json, 'xMm', 0, 420),
    yMm: reader.number(json, 'yMm', 0, 420),
    widthMm: reader.number(json, 'widthMm', 0, 420),
    heightMm: reader.number(json, 'heightMm', 0, 420),
  };
  if (kind === 'text') return { ...place, ...readText(reader, json) };
  if (kind === 'code') return { ...place, ...readCode(reader, json) };
  reader.noOthers(json, [...PLACE, 'lineMm']);
  const lineMm = reader.number(json, 'lineMm', 0.05, 10, 0.3);
  if (kind === 'line' && place.widthMm > 0 && place.heightMm > 0)
    reader.say('label-shape', 'The line is slanted.', 'heightMm', place.heightMm, 'a width or a height of 0');
  return { kind, ...place, lineMm };
}

type Without<T> = Omit<T, 'xMm' | 'yMm' | 'widthMm' | 'heightMm'>;

function readText(reader: LayoutReader, json: JsonObject): Without<TextElement> {
  reader.noOthers(json, [...PLACE, 'text', 'fontPt', 'minPt', 'bold', 'mono', 'align', 'fit']);
  const fontPt = reader.number(json, 'fontPt', SMALLEST_PT, LARGEST_PT);
  return {
    kind: 'text',
    text: readWords(reader, json),
    fontPt,
    ...(json.minPt !== undefined && { minPt: reader.number(json, 'minPt', SMALLEST_PT, fontPt) }),
    ...(reader.flag(json, 'bold') && { bold: true }),
    ...(reader.flag(json, 'mono') && { mono: true }),
    ...(json.align !== undefined && { align: reader.word(json, 'align', ALIGNMENTS) }),
    ...(json.fit !== undefined && { fit: reader.word(json, 'fit', FIT_RULES) }),
  };
}

function readCode(reader: LayoutReader, json: JsonObject): Without<CodeElement> {
  reader.noOthers(json, [...PLACE, 'code', 'text', 'level']);
  return {
    kind: 'code',
    code: reader.word(json, 'code', CODE_KINDS),
    text: readWords(reader, json),
    ...(json.level !== undefined && { level: reader.word(json, 'level', ['L', 'M', 'Q', 'H'] as const) }),
  };
}

function readWords(reader: LayoutReader, json: JsonObject): string {
  const text = reader.text(json, 'text', { most: LONGEST_TEXT });
  for (const word of placeholdersOf(text).filter((one) => !isLabelField(one)))
    reader.say('label-field', `There is no field {${word}}.`, 'text', text, Object.keys(LABEL_FIELDS).join(', '));
  return text;
}
