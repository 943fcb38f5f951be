import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import type { House } from '../../context.ts';
import { landingAddress } from '../../dissemination/record-address.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../domain/error.ts';
import { type Finding, finding, hasError } from '../../domain/finding.ts';
import type { LabelValues } from '../../domain/label/label-fields.ts';
import type { LabelLayout } from '../../domain/label/label-layout.ts';
import { presetFor } from '../../domain/label/label-presets.ts';
import { planLabel } from '../../labels/plan-label.ts';
import { LABELS_AT_ONCE, writeLabelPdf } from '../../labels/write-label-pdf.ts';
import { writeLabelSvg } from '../../labels/write-label-svg.ts';
import { writeLabelZpl, type ZplDpi } from '../../labels/write-label-zpl.ts';
import type { Caller } from '../../operations/caller.ts';
import { findLayout } from '../../operations/paper/keep-layouts.ts';
import type { Printing } from '../../operations/paper/record-printing.ts';
import { type PaperType, paperType } from '../../paper/paper-type.ts';
import { paperStore } from '../../store/ports/paper-store.ts';
import { readReportSplits } from '../../store/read/report-core.ts';
import { type LabelRow, readLabelRows } from '../../store/read/report-label-rows.ts';
import { findPart, type WantedPart } from './find-part.ts';
import { labelValuesOf } from './label-values.ts';

/** How labels are given out; SVG is one label to look at. */
export const LABEL_FORMATS = ['pdf', 'zpl', 'svg'] as const;

/** One of {@link LABEL_FORMATS}. */
export type LabelFormat = (typeof LABEL_FORMATS)[number];

/** What each format is called in HTTP. */
export const LABEL_TYPES: Readonly<Record<LabelFormat, string>> = {
  pdf: 'application/pdf',
  zpl: 'application/zpl; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
};

/** Labels as they are asked for: objects of a type, or those named by IGSN, name or key. Without a layout the type's own. */
export interface WantedLabels extends WantedPart {
  readonly type?: ObjectType | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly layout?: string | undefined;
}

/** Objects with what goes on their labels. */
export interface SelectedLabels {
  /** Of a document. */
  readonly title: string;
  readonly printing: Pick<Printing, 'expedition' | 'objects' | 'layout'>;
  readonly layout: LabelLayout;
  readonly values: readonly LabelValues[];
  /** Ids that nothing was found for: warnings. */
  readonly findings: readonly Finding[];
}

/** A layout with what goes on its labels, whatever they are of. `title` is that of a document. */
export interface LabelledThings extends Pick<SelectedLabels, 'layout' | 'values' | 'findings'> {
  readonly title: string;
}

/** How a document of labels is written. */
export interface LabelDocumentOptions {
  readonly dpi?: ZplDpi | undefined;
  readonly copies?: number | undefined;
  readonly skip?: number | undefined;
}

/** Labels of one call; more is a mistake, or work for several. */
const MOST = 10_000;

/**
 * Finds the objects that somebody wants labels of, with what goes on them. Throws as `findPart` and `findLayout`; `invalid-input` where
 * neither a type nor ids are named; `not-found` where nothing was found; `too-many` beyond ten thousand.
 */
export async function selectLabels(house: House, caller: Caller, wanted: WantedLabels): Promise<SelectedLabels> {
  const { store, settings } = house;
  const { type, ids } = wanted;
  if (type === undefined && (ids === undefined || ids.length === 0)) throw unclear();
  const part = await findPart(store, caller, wanted);
  const inCore = type !== undefined && IN_CORE.includes(type);
  const rows = await readLabelRows(store.read, store.engine, { bounds: inCore ? part.core : part.all, type, ids });
  if (rows.length === 0)
    throw new CorestoneError('not-found', 'There is no such object in this part of the expedition.');
  if (rows.length > MOST) throw new CorestoneError('too-many', `${rows.length} labels; at most ${MOST} at once.`);
  const layout =
    wanted.layout === undefined
      ? presetFor(rows[0]!.type)
      : await findLayout(paperStore(store.read, store.engine), wanted.layout);
  const { doiPrefix } = await house.profile.latest();
  const hasBoxes = rows.some((one) => one.type === 'core_box');
  const valuesOf = labelValuesOf({
    ...part,
    splits: hasBoxes ? await readReportSplits(store.read, part.all) : [],
    doiPrefix,
    addressOf: (igsn) => landingAddress(settings.baseUrl, igsn),
    printedOn: house.now().toISOString().slice(0, 10),
  });
  return {
    title: `Labels ${part.expedition.code}`,
    printing: { expedition: part.expedition, layout: layout.name, objects: rows },
    layout,
    values: rows.map(valuesOf),
    findings: missingOf(ids ?? [], rows),
  };
}

const IN_CORE: readonly ObjectType[] = ['core_run', 'section', 'split', 'sample', 'thin_section', 'smear_slide'];

function unclear(): CorestoneError {
  const rule = 'a type of object, or ids';
  const message = 'It is not said which objects get labels.';
  return new CorestoneError('invalid-input', message, {
    findings: [finding('label-selection', message, { field: 'type', rule })],
  });
}

function missingOf(ids: readonly string[], rows: readonly LabelRow[]): Finding[] {
  const known = new Set(rows.flatMap(({ id, igsn, combinedId }) => [id, igsn ?? '', combinedId]));
  return ids
    .filter((one) => !known.has(one) && !known.has(one.toUpperCase()) && !known.has(one.toLowerCase()))
    .map((value) =>
      finding('label-object', 'There is no such object here.', { severity: 'warning', field: 'ids', value }),
    );
}

/**
 * A document of labels with all that is to say about them. Throws `invalid-input` with the findings where one is an error, `too-many`
 * for a PDF with more than ten thousand labels, copies counted: a printer copies by itself, a PDF draws each.
 */
export async function writeLabels(
  house: Pick<House, 'settings' | 'now'>,
  labels: LabelledThings,
  format: LabelFormat,
  options: LabelDocumentOptions = {},
): Promise<{ readonly document: Buffer; readonly findings: readonly Finding[] }> {
  const { layout, values, findings, title } = labels;
  const drawn = format === 'pdf' ? values.length * (options.copies ?? 1) : 0;
  if (drawn > MOST) throw new CorestoneError('too-many', `${drawn} labels; at most ${MOST} at once.`);
  const type = paperType(house.settings.paperFont);
  const said: Finding[] = [...findings];
  const onFinding = (one: Finding) => void said.push(one);
  const document = await documentOf(layout, values, {
    ...options,
    type,
    format,
    onFinding,
    at: house.now(),
    title,
  });
  if (hasError(said)) {
    const first = said.find((one) => one.severity === 'error')!;
    throw new CorestoneError('invalid-input', first.message, { findings: said.slice(0, MOST_FINDINGS) });
  }
  return { document, findings: said };
}

const MOST_FINDINGS = 200;

interface Writing extends LabelDocumentOptions {
  readonly type: PaperType;
  readonly format: LabelFormat;
  readonly onFinding: (finding: Finding) => void;
  readonly at: Date;
  readonly title: string;
}

async function documentOf(layout: LabelLayout, values: readonly LabelValues[], writing: Writing): Promise<Buffer> {
  const { format, type, onFinding, at, title, skip = 0, copies = 1, dpi = 203 } = writing;
  if (format === 'svg') {
    const planned = planLabel(layout, values[0]!, type);
    planned.findings.forEach(onFinding);
    return Buffer.from(writeLabelSvg(layout, planned));
  }
  if (format === 'pdf') {
    const all = copies === 1 ? values : values.flatMap((one) => new Array<LabelValues>(copies).fill(one));
    return buffer(writeLabelPdf(layout, all, { type, title, skip, at, onFinding }));
  }
  const labels: string[] = [];
  for (const one of values) {
    if (labels.length % LABELS_AT_ONCE === LABELS_AT_ONCE - 1) await setImmediate();
    const planned = planLabel(layout, one, type);
    const { zpl, findings } = writeLabelZpl(layout, planned, dpi, copies);
    for (const found of [...planned.findings, ...findings]) onFinding(found);
    labels.push(zpl);
  }
  return Buffer.from(labels.join(''));
}
