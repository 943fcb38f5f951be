import { OBJECT_TYPES, type ObjectType } from '../drilling/object-type.ts';
import { bad, type Checked, type Finding, finding, good, hasError } from '../finding.ts';
import { readLabelElement } from './check-label-element.ts';
import type { LabelElement, LabelLayout, LabelPaper, SheetPaper } from './label-layout.ts';
import { isObject, LayoutReader } from './layout-reader.ts';

const NAME = /^[a-z0-9](?:[a-z0-9]|[-.](?=[a-z0-9])){0,59}$/;
const LARGEST_MM = 420;
const SMALLEST_MM = 5;
const MOST_ELEMENTS = 60;
const MOST_PLACES = 50;

/**
 * A label layout out of JSON, as people exchange it. Findings name the place (`elements[3].fontPt`): `label-shape` (not of the
 * right kind), `label-range`, `label-word` (not one of the words), `label-name`, `label-field` (no such field in braces),
 * `label-outside` (an element beyond the label), `label-sheet` (a sheet too small for its labels). A field that is not known at
 * all is a warning `label-unknown`.
 */
export function checkLabelLayout(json: unknown): Checked<LabelLayout> {
  const reader = new LayoutReader();
  if (!isObject(json)) return bad(finding('label-shape', 'This is no label layout.', { rule: 'a JSON object' }));
  const layout: LabelLayout = {
    name: reader.text(json, 'name', { most: 60 }),
    title: reader.text(json, 'title', { most: 200, fallback: '' }),
    widthMm: reader.number(json, 'widthMm', SMALLEST_MM, LARGEST_MM),
    heightMm: reader.number(json, 'heightMm', SMALLEST_MM, LARGEST_MM),
    paper: readPaper(reader, json.paper),
    types: readTypes(reader, json.types),
    elements: readElements(reader, json.elements),
  };
  reader.noOthers(json, ['name', 'title', 'widthMm', 'heightMm', 'paper', 'types', 'elements']);
  checkName(reader, layout.name);
  if (reader.isSound) reader.findings.push(...outside(layout), ...tooSmallSheet(layout));
  return hasError(reader.findings) ? bad(...reader.findings) : good(layout, reader.findings);
}

function checkName(reader: LayoutReader, name: string): void {
  if (NAME.test(name)) return;
  const rule = 'up to 60 of a-z, 0-9 and single - . between them';
  reader.say('label-name', 'This is no name for a label layout.', 'name', name, rule);
}

function readPaper(reader: LayoutReader, json: unknown): LabelPaper {
  if (json === undefined) return { kind: 'single' };
  if (!isObject(json)) {
    reader.say('label-shape', 'The paper is not described.', 'paper', json, 'a JSON object');
    return { kind: 'single' };
  }
  const part = reader.within('paper');
  const kind = part.word(json, 'kind', ['single', 'continuous', 'sheet'] as const);
  if (kind === 'continuous') return { kind, gapMm: part.number(json, 'gapMm', 0, 100, 0) };
  if (kind === 'single') return { kind };
  return readSheet(part, json);
}

function readSheet(part: LayoutReader, json: Readonly<Record<string, unknown>>): SheetPaper {
  const length = (name: string, least: number) => part.number(json, name, least, 2 * LARGEST_MM);
  return {
    kind: 'sheet',
    pageWidthMm: length('pageWidthMm', SMALLEST_MM),
    pageHeightMm: length('pageHeightMm', SMALLEST_MM),
    columns: part.whole(json, 'columns', 1, MOST_PLACES),
    rows: part.whole(json, 'rows', 1, MOST_PLACES),
    leftMm: length('leftMm', 0),
    topMm: length('topMm', 0),
    stepXMm: length('stepXMm', 1),
    stepYMm: length('stepYMm', 1),
  };
}

function readTypes(reader: LayoutReader, json: unknown): readonly ObjectType[] {
  if (json === undefined) return [];
  const types = Array.isArray(json) ? json : [json];
  const wrong = types.find((one) => !(OBJECT_TYPES as readonly unknown[]).includes(one));
  if (wrong !== undefined) reader.say('label-word', 'No such type of object.', 'types', wrong, OBJECT_TYPES.join(', '));
  return wrong === undefined ? (types as ObjectType[]) : [];
}

function readElements(reader: LayoutReader, json: unknown): readonly LabelElement[] {
  if (Array.isArray(json) && json.length >= 1 && json.length <= MOST_ELEMENTS)
    return json.flatMap((one, at) => readLabelElement(reader.within(`elements[${at}]`), one) ?? []);
  reader.say('label-shape', 'A label has things on it.', 'elements', json, `a list of 1 to ${MOST_ELEMENTS}`);
  return [];
}

// Sizes come with rounded millimetres.
const TOLERANCE_MM = 0.05;

function outside({ widthMm, heightMm, elements }: LabelLayout): Finding[] {
  return elements.flatMap((one, at) => {
    const isInside =
      one.xMm + one.widthMm <= widthMm + TOLERANCE_MM && one.yMm + one.heightMm <= heightMm + TOLERANCE_MM;
    if (isInside) return [];
    const value = `${one.xMm + one.widthMm} × ${one.yMm + one.heightMm} mm`;
    const rule = `within ${widthMm} × ${heightMm} mm`;
    return [finding('label-outside', 'The element reaches over the edge.', { field: `elements[${at}]`, value, rule })];
  });
}

function tooSmallSheet({ widthMm, heightMm, paper }: LabelLayout): Finding[] {
  if (paper.kind !== 'sheet') return [];
  const widthOfAll = paper.leftMm + (paper.columns - 1) * paper.stepXMm + widthMm;
  const heightOfAll = paper.topMm + (paper.rows - 1) * paper.stepYMm + heightMm;
  const overlaps =
    (paper.columns > 1 && paper.stepXMm < widthMm - TOLERANCE_MM) ||
    (paper.rows > 1 && paper.stepYMm < heightMm - TOLERANCE_MM);
  const isLarge = widthOfAll > paper.pageWidthMm + TOLERANCE_MM || heightOfAll > paper.pageHeightMm + TOLERANCE_MM;
  if (!overlaps && !isLarge) return [];
  const value = `${round(widthOfAll)} × ${round(heightOfAll)} mm`;
  const rule = overlaps ? 'steps no smaller than a label' : `within ${paper.pageWidthMm} × ${paper.pageHeightMm} mm`;
  return [finding('label-sheet', 'The labels do not fit on the sheet.', { field: 'paper', value, rule })];
}

const round = (mm: number): number => Math.round(mm * 10) / 10;
