import { FILE_KIND_LABELS } from '../domain/files/file-kind.ts';
import { sectionPathOf } from '../domain/report/path-parts.ts';
import type { ReportPicture, ReportPictures, ReportSample, ReportSection } from '../domain/report/report-rows.ts';
import type { Drawing, Drawn } from './drawing.ts';
import { report } from './head-facts.ts';
import { groupByPath, namesOf, runName, sectionName } from './names.ts';
import { leftOutWords, pictureRows } from './picture-rows.ts';
import { type CellValue, DEPTHS, idColumn, numberColumn, table, textColumn } from './report-document.ts';
import { lengthCmOf, type RockPiece, rockPiecesOf } from './rock-pieces.ts';
import { cmAxis, sectionColumn } from './section-column.ts';
import { spellRange, stated } from './spell-cell.ts';

const COLUMNS = [
  idColumn('Section', 2),
  numberColumn('From', { unit: 'cm', weight: 0.8 }),
  numberColumn('To', { unit: 'cm', weight: 0.8 }),
  ...DEPTHS,
  textColumn('Rock', 1.6),
  textColumn('Colour', 1.4),
  textColumn('Description', 5),
];

/** A sheet a section to describe the core on: drawing to scale, rock, samples, and columns for what is written by hand. */
export const VISUAL_CORE_DESCRIPTION = report(
  {
    name: 'visual-core-description',
    title: 'Visual core description',
    summary: 'A sheet a section: drawing to scale, rock, samples, columns to write in.',
    needs: ['runs', 'sections', 'samples', 'rocks'],
    pictured: ['section', 'split'],
  },
  (data) => {
    const piecesOf = rockPiecesOf(data);
    const samples = groupByPath(data.samples, sectionPathOf);
    const names = namesOf(data);
    const [upright, lying] = standing(data.pictures);
    const pictures = groupByPath(upright, sectionPathOf);
    const pieces = data.sections.flatMap((section) => piecesOf(section).map((piece) => ({ section, piece })));
    const body = table('Described rocks', COLUMNS, pieces, ({ section, piece }): readonly CellValue[] => {
      const { topCm, bottomCm, rock, colour, description } = piece;
      const depthOf = (cm: number) => (section.topM === null ? null : section.topM + cm / 100);
      return [
        section.combinedId,
        topCm,
        bottomCm,
        depthOf(topCm),
        depthOf(bottomCm),
        rock,
        colour.join(', '),
        description,
      ];
    });
    return {
      isLandscape: false,
      facts: [{ label: 'Sections', value: String(data.sections.length) }],
      blocks: function* () {
        yield { kind: 'note', text: noteOf(data.pictures) };
        for (const section of data.sections) {
          const run = names.run(section.path);
          yield { kind: 'page' };
          yield { kind: 'heading', text: `${section.combinedId}` };
          const where = spellRange(section.topM, section.bottomM, 'm');
          const of = run === undefined ? '' : `Core run ${runName(run)}, section ${sectionName(section)}, `;
          yield {
            kind: 'note',
            text: `${of}${where}, IGSN ${stated(section.igsn)}. Unit: ${stated(section.unit)}. Condition: ${stated(section.condition)}.`,
          };
          const own = samples.get(section.path) ?? [];
          // The section before its halves, as the order of paths has it.
          const [picture] = pictures.get(section.path) ?? [];
          const drawing = sheetDrawing(section, piecesOf(section), own, picture);
          yield { kind: 'drawing', title: '', alt: altOf(section, piecesOf(section), own), drawing };
          if (picture !== undefined) yield { kind: 'note', text: creditOf(picture) };
          yield { kind: 'note', text: 'Described by                                              Date' };
        }
        yield* pictureRows({ shown: lying, leftOut: 0, isMore: false });
      },
      data: [body],
    };
  },
);

/** Pictures that stand as the core is drawn, and those that lie: these are shown by themselves. */
function standing({ shown }: ReportPictures) {
  const isUpright = ({ widthPx, heightPx }: ReportPicture) => heightPx > widthPx;
  return [shown.filter(isUpright), shown.filter((one) => !isUpright(one))] as const;
}

function noteOf(pictures: ReportPictures): string {
  return ['One sheet a section. Depths are metres below surface (CSF-A).', leftOutWords(pictures)].join(' ').trim();
}

function creditOf({ combinedId, kind, title, credit, licence }: ReportPicture): string {
  const said = [title, credit, licence].filter((one) => one !== '').join(', ');
  return `${FILE_KIND_LABELS[kind]} of ${combinedId}${said === '' ? '' : `: ${said}`}. Its sides are cut away; along the core it is to scale.`;
}

function altOf(section: ReportSection, pieces: readonly RockPiece[], samples: readonly ReportSample[]): string {
  const rocks = pieces.map((one) => `${one.rock} ${spellRange(one.topCm, one.bottomCm, 'cm', 0)}`).join(', ');
  return `Section ${section.combinedId}, ${lengthCmOf(section)} cm: ${rocks === '' ? 'rock not described' : rocks}; ${samples.length} samples.`;
}

const WIDTH = 190;
const TOP = 8;
const LONGEST_MM = 205;
/** How wide core is drawn: alone, and beside its picture. */
const WIDE_MM = 24;
const NARROW_MM = 12.5;
/** Columns of the sheet: left edge and head. The drawing's own column begins with the core. */
const COLUMNS_MM = [
  [12, 'Core'],
  [40, 'Samples'],
  [60, 'Grain size, colour'],
  [88, 'Structures'],
  [116, 'Description and remarks'],
] as const;
const TEXT_X = 117.5;
const LINE_MM = 3.6;
/** Letters on a line of the last column at 8 points; the widest text still fits. */
const LETTERS = 48;

function sheetDrawing(
  section: ReportSection,
  pieces: readonly RockPiece[],
  samples: readonly ReportSample[],
  picture: ReportPicture | undefined,
): Drawing {
  const lengthCm = Math.max(1, lengthCmOf(section));
  // 1 : 5 where the section is no longer than a metre, which nearly all are.
  const mmPerCm = Math.min(2, LONGEST_MM / lengthCm);
  const heightMm = Math.max(lengthCm * mmPerCm, 40);
  const place = { xMm: 13, yMm: TOP, widthMm: picture === undefined ? WIDE_MM : NARROW_MM, mmPerCm };
  return {
    widthMm: WIDTH,
    heightMm: TOP + heightMm + 3,
    shapes: [
      ...frame(heightMm),
      ...cmAxis(lengthCm, { xMm: 12, yMm: TOP, mmPerCm }, 10),
      ...sectionColumn(lengthCm, pieces, place),
      ...(picture === undefined ? [] : pictureBeside(picture, lengthCm, mmPerCm)),
      ...samples.flatMap((one) => sampleMark(one, mmPerCm)),
      ...descriptions(pieces, mmPerCm, heightMm),
    ],
  };
}

/** The picture beside the drawing, at the same scale: the stretch that it shows, all of the section unless said. */
function pictureBeside(picture: ReportPicture, lengthCm: number, mmPerCm: number): Drawn[] {
  const { jpeg, widthPx, heightPx, topCm, bottomCm } = picture;
  const [top, bottom] = [Math.min(topCm ?? 0, lengthCm), Math.min(bottomCm ?? lengthCm, lengthCm)];
  const heightMm = (bottom - top) * mmPerCm;
  const widthMm = Math.min(NARROW_MM - 1, (heightMm * widthPx) / heightPx);
  const xMm = 13 + NARROW_MM + 1 + (NARROW_MM - 1 - widthMm) / 2;
  return heightMm <= 0 ? [] : [{ kind: 'image', jpeg, xMm, yMm: TOP + top * mmPerCm, widthMm, heightMm }];
}

function frame(heightMm: number): Drawn[] {
  const heads = COLUMNS_MM.map(
    ([xMm, text]): Drawn => ({ kind: 'text', text, xMm: xMm + 1, yMm: 4, sizePt: 7.5, face: 'bold' }),
  );
  const edges = [...COLUMNS_MM.map(([xMm]) => xMm), WIDTH - 0.2];
  const down = edges.map((x) => [x, 0, x, TOP + heightMm] as const);
  const across = [0, TOP - 1, TOP + heightMm].map((y) => [12, y, WIDTH - 0.2, y] as const);
  return [...heads, { kind: 'strokes', strokes: [...down, ...across], lineMm: 0.15, grey: 0.4 }];
}

function sampleMark({ topCm, bottomCm, request }: ReportSample, mmPerCm: number): Drawn[] {
  if (topCm === null || bottomCm === null) return [];
  const box = {
    xMm: 41.5,
    yMm: TOP + topCm * mmPerCm,
    widthMm: 2,
    heightMm: Math.max(0.6, (bottomCm - topCm) * mmPerCm),
  };
  const text = `${topCm}–${bottomCm}${request === null ? '' : ` R${request}`}`;
  return [
    { kind: 'rect', ...box, fillGrey: 0 },
    { kind: 'text', text, xMm: 44.5, yMm: box.yMm + box.heightMm / 2 + 0.9, sizePt: 6.5 },
  ];
}

/** What is known of each stretch, beside it; what would run into the next one is pushed down, and left out where the sheet ends. */
function descriptions(pieces: readonly RockPiece[], mmPerCm: number, heightMm: number): Drawn[] {
  const shapes: Drawn[] = [];
  let freeFrom = TOP;
  for (const { topCm, rock, colour, description } of pieces) {
    let yMm = Math.max(freeFrom, TOP + topCm * mmPerCm) + LINE_MM;
    const more = [colour.join(', '), description ?? ''].filter((one) => one !== '').join('. ');
    const lines = [{ text: rock, face: 'bold' as const }, ...wrapLetters(more).map((text) => ({ text }))];
    for (const line of lines) {
      if (yMm > TOP + heightMm - 1) break;
      shapes.push({ kind: 'text', xMm: TEXT_X, yMm, sizePt: 8, ...line });
      yMm += LINE_MM;
    }
    freeFrom = yMm - LINE_MM + 1.2;
  }
  return shapes;
}

function wrapLetters(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= LETTERS) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.slice(0, LETTERS));
  }
  return lines;
}
