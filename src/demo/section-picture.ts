import { crc32, deflateSync } from 'node:zlib';
import { type Random, randomFor } from './random.ts';

/** What is drawn: a section by name, its length in cm, and whether its rock is dark. */
export interface DrawnSection {
  readonly name: string;
  readonly lengthCm: number;
  readonly isDark: boolean;
}

const WIDTH_PX = 96;
const PX_PER_CM = 8;
/** Left of the core stands a scale, around it the tray. */
const CORE_FROM_PX = 20;
const CORE_TO_PX = 90;

type Colour = readonly [red: number, green: number, blue: number];
const TRAY: Colour = [236, 233, 226];
const INK: Colour = [40, 38, 34];
const GARNET: Colour = [122, 38, 46];
const CALCITE: Colour = [240, 238, 230];
const LIGHT: readonly Colour[] = [
  [196, 190, 180],
  [184, 178, 166],
  [170, 163, 152],
  [158, 152, 143],
];
const DARK: readonly Colour[] = [
  [74, 84, 76],
  [64, 74, 68],
  [84, 92, 84],
  [54, 62, 58],
];
const ROCK_FROM = 4;

/**
 * A picture of a section as PNG, drawn by rules and chance and not taken of any core: foliation, garnets, a vein, a scale in cm. The same
 * section gives the same pixels.
 */
export function sectionPicture({ name, lengthCm, isDark }: DrawnSection): Uint8Array {
  const heightPx = Math.round(lengthCm * PX_PER_CM);
  const rows = Array.from({ length: heightPx }, () => new Uint8Array(WIDTH_PX));
  const random = randomFor(`picture of ${name}`, 0);
  drawRock(rows, random);
  for (let garnets = Math.round(lengthCm / 2); garnets > 0 && isDark; garnets--) drawGarnet(rows, random);
  drawVein(rows, random);
  drawScale(rows, lengthCm);
  return writePng(rows, [TRAY, INK, GARNET, CALCITE, ...(isDark ? DARK : LIGHT)]);
}

/** Foliation: bands of a few millimetres that dip a little, each of one shade. */
function drawRock(rows: readonly Uint8Array[], random: Random): void {
  const dip = random.next() * 0.5 - 0.25;
  const shades: number[] = [];
  while (shades.length < rows.length + WIDTH_PX) {
    const shade = ROCK_FROM + random.integer(0, DARK.length - 1);
    for (let band = random.integer(2, 14); band > 0; band--) shades.push(shade);
  }
  rows.forEach((row, y) => {
    for (let x = CORE_FROM_PX; x < CORE_TO_PX; x++) row[x] = shades[Math.floor(y + WIDTH_PX / 2 + dip * x)]!;
  });
}

function drawGarnet(rows: readonly Uint8Array[], random: Random): void {
  const [x, y, radius] = [random.integer(CORE_FROM_PX + 4, CORE_TO_PX - 5), random.integer(4, rows.length - 5), 1.5];
  for (let dy = -2; dy <= 2; dy++)
    for (let dx = -2; dx <= 2; dx++) if (Math.hypot(dx, dy) <= radius + random.next()) rows[y + dy]![x + dx] = 2;
}

function drawVein(rows: readonly Uint8Array[], random: Random): void {
  const from = random.integer(0, Math.max(0, rows.length - CORE_TO_PX));
  const slope = 0.3 + random.next() * 0.6;
  for (let x = CORE_FROM_PX; x < CORE_TO_PX; x++)
    for (let thick = 0; thick < 3; thick++) {
      const row = rows[Math.round(from + slope * (x - CORE_FROM_PX)) + thick];
      if (row !== undefined) row[x] = 3;
    }
}

function drawScale(rows: readonly Uint8Array[], lengthCm: number): void {
  for (let cm = 0; cm < lengthCm; cm++) {
    const long = cm % 10 === 0 ? 14 : cm % 5 === 0 ? 8 : 4;
    rows[Math.round(cm * PX_PER_CM)]?.fill(1, 2, 2 + long);
  }
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Rows of numbers of colours as an indexed PNG (W3C PNG, 11.2). */
function writePng(rows: readonly Uint8Array[], colours: readonly Colour[]): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH_PX, 0);
  head.writeUInt32BE(rows.length, 4);
  // Eight bits a pixel, each the number of a colour.
  head.set([8, 3, 0, 0, 0], 8);
  const pixels = Buffer.concat(rows.flatMap((row) => [Buffer.from([0]), row]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(colours.flat())),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
