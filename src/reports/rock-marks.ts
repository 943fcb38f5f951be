type Stroke = readonly [number, number, number, number];

/** A rock as it is drawn in black: its marks, and two letters where there is room. */
export interface RockStyle {
  readonly code: string;
  readonly marks: (box: MarkBox) => Stroke[];
}

/** Where marks go, mm. */
export interface MarkBox {
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

// Names that contain another one stand before it; patterns as UI.md 3 "Rock".
const ROCKS: readonly (readonly [match: RegExp, code: string, marks: RockStyle['marks']])[] = [
  [/(amphibole|hornblende)[- ]gneiss/, 'Hg', (box) => [...waves(box, 7), ...dashes(box, 7, 3.5)]],
  [/calc-?silicate/, 'Cs', (box) => bricks(box, 2.6, 5)],
  [/amphibolite/, 'Am', (box) => dashes(box, 3)],
  [/gabbro|diorite/, 'Mg', (box) => pluses(box, 4.5)],
  [/marble|limestone/, 'Mb', (box) => bricks(box, 4, 8)],
  [/migmatite/, 'Mi', (box) => waves(box, 5, 1.2)],
  [/mylonit/, 'My', (box) => rules(box, 1.6)],
  [/schist|phyllite/, 'Ms', (box) => waves(box, 2.4, 0.4)],
  [/arkose|sandstone/, 'Ar', (box) => dots(box, 2.6)],
  [/quartzite/, 'Qz', (box) => dots(box, 4.2)],
  [/pegmatite/, 'Pg', (box) => crosses(box, 4.5)],
  [/gneiss/, 'Gn', (box) => waves(box, 4)],
];

const PLAIN: RockStyle = { code: '', marks: () => [] };

/** How a rock is drawn, by its name in any case; one that is not known is an empty field. */
export function rockStyle(rock: string): RockStyle {
  const text = rock.toLowerCase();
  let best: { readonly at: number; readonly style: RockStyle } | undefined;
  for (const [match, code, marks] of ROCKS) {
    const at = text.search(match);
    if (at >= 0 && (best === undefined || at < best.at)) best = { at, style: { code, marks } };
  }
  return best?.style ?? PLAIN;
}

/** Diagonal hatching: core that is missing. */
export function hatching({ xMm, yMm, widthMm, heightMm }: MarkBox, step = 2): Stroke[] {
  const strokes: Stroke[] = [];
  for (let at = step; at < widthMm + heightMm; at += step) {
    const fromX = Math.max(0, at - heightMm);
    const toX = Math.min(widthMm, at);
    strokes.push([xMm + fromX, yMm + at - fromX, xMm + toX, yMm + at - toX]);
  }
  return strokes;
}

function* places({ widthMm, heightMm }: MarkBox, stepX: number, stepY: number): Generator<readonly [number, number]> {
  for (let row = 0, y = stepY / 2; y < heightMm; row++, y += stepY)
    for (let x = row % 2 === 0 ? stepX / 4 : (stepX * 3) / 4; x < widthMm; x += stepX) yield [x, y];
}

/** Strokes about a place, without those that would leave the box. */
function marksAt(box: MarkBox, stepX: number, stepY: number, shape: readonly Stroke[]): Stroke[] {
  const { xMm, yMm, widthMm, heightMm } = box;
  const isInside = (x: number, y: number) => x >= 0 && x <= widthMm && y >= 0 && y <= heightMm;
  return [...places(box, stepX, stepY)].flatMap(([x, y]) =>
    shape
      .filter(([x1, y1, x2, y2]) => isInside(x + x1, y + y1) && isInside(x + x2, y + y2))
      .map(([x1, y1, x2, y2]) => [xMm + x + x1, yMm + y + y1, xMm + x + x2, yMm + y + y2] as const),
  );
}

const pluses = (box: MarkBox, step: number) =>
  marksAt(box, step, step, [
    [-0.8, 0, 0.8, 0],
    [0, -0.8, 0, 0.8],
  ]);
const crosses = (box: MarkBox, step: number) =>
  marksAt(box, step, step, [
    [-0.7, -0.7, 0.7, 0.7],
    [-0.7, 0.7, 0.7, -0.7],
  ]);
const dots = (box: MarkBox, step: number) => marksAt(box, step, step, [[-0.12, 0, 0.12, 0]]);
const dashes = (box: MarkBox, step: number, shift = 0): Stroke[] =>
  marksAt({ ...box, yMm: box.yMm + shift, heightMm: box.heightMm - shift }, 4, step, [[-1, 0, 1, 0]]);

function rules({ xMm, yMm, widthMm, heightMm }: MarkBox, step: number): Stroke[] {
  const strokes: Stroke[] = [];
  for (let y = step; y < heightMm; y += step) strokes.push([xMm, yMm + y, xMm + widthMm, yMm + y]);
  return strokes;
}

function bricks(box: MarkBox, stepY: number, stepX: number): Stroke[] {
  const strokes = rules(box, stepY);
  const { xMm, yMm, widthMm, heightMm } = box;
  for (let row = 0; row * stepY < heightMm; row++) {
    const bottom = Math.min(heightMm, (row + 1) * stepY);
    for (let x = row % 2 === 0 ? stepX / 2 : stepX; x < widthMm; x += stepX)
      strokes.push([xMm + x, yMm + row * stepY, xMm + x, yMm + bottom]);
  }
  return strokes;
}

const WAVE_STEP = 1;

function waves({ xMm, yMm, widthMm, heightMm }: MarkBox, step: number, height = 0.7): Stroke[] {
  const strokes: Stroke[] = [];
  for (let y = step / 2; y + height < heightMm; y += step) {
    if (y - height < 0) continue;
    const at = (x: number) => yMm + y + height * Math.sin((x / (height * 9)) * 2 * Math.PI);
    for (let x = 0; x < widthMm; x += WAVE_STEP) {
      const end = Math.min(widthMm, x + WAVE_STEP);
      strokes.push([xMm + x, at(x), xMm + end, at(end)]);
    }
  }
  return strokes;
}
