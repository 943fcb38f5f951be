import { round } from '../rock-palette.ts';

/**
 * Takes the drawing calls of d3-geo and writes a short SVG path: tenths of a pixel, points nearer than `stepPx` to the last
 * left out, islands of fewer than three such points too. A line's last point is kept.
 */
export class CoarsePath {
  readonly #stepPx: number;
  #text = '';
  #points: (readonly [x: number, y: number])[] = [];
  #last: readonly [x: number, y: number] | undefined;

  constructor(stepPx: number) {
    this.#stepPx = stepPx;
  }

  moveTo(x: number, y: number): void {
    this.#finish('');
    this.#points = [[round(x), round(y)]];
  }

  lineTo(x: number, y: number): void {
    const [lastX, lastY] = this.#points.at(-1) ?? [x, y];
    this.#last = [round(x), round(y)];
    if (Math.hypot(x - lastX, y - lastY) >= this.#stepPx) this.#points.push(this.#last);
  }

  closePath(): void {
    this.#finish('Z');
  }

  /** Points are not drawn on our maps. */
  arc(): void {}

  beginPath(): void {}

  toString(): string {
    this.#finish('');
    return this.#text;
  }

  #finish(end: 'Z' | ''): void {
    const [first, ...rest] = this.#points;
    if (first !== undefined && rest.length >= (end === 'Z' ? 2 : 1)) {
      if (end === '' && this.#last !== undefined && this.#last !== rest.at(-1)) rest.push(this.#last);
      this.#text += `M${first.join(' ')}${rest.map(relativeTo(first)).join('')}${end}`;
    }
    this.#points = [];
    this.#last = undefined;
  }
}

function relativeTo(first: readonly [number, number]): (point: readonly [number, number]) => string {
  let [x, y] = first;
  return ([nextX, nextY]) => {
    const step = `l${round(nextX - x)} ${round(nextY - y)}`;
    [x, y] = [nextX, nextY];
    return step;
  };
}
