import type { LabelLayout } from '../domain/label/label-layout.ts';
import { PT_PER_MM } from '../paper/draw-text.ts';
import { escapeXml } from '../paper/escape-xml.ts';
import type { Face } from '../paper/paper-type.ts';
import { darkRuns } from './code-modules.ts';
import type { PlannedCode, PlannedLabel, PlannedRect, PlannedText } from './plan-label.ts';

const FAMILY: Readonly<Record<Face, string>> = {
  regular: 'font-family="Helvetica,Arial,sans-serif"',
  bold: 'font-family="Helvetica,Arial,sans-serif" font-weight="700"',
  mono: 'font-family="Inconsolata,monospace"',
  'mono-bold': 'font-family="Inconsolata,monospace" font-weight="700"',
};

/** One label as SVG in its own size, to be looked at before printing. Texts keep the width that paper gives them, whatever fonts the reader has. */
export function writeLabelSvg({ widthMm, heightMm }: LabelLayout, { shapes }: PlannedLabel): string {
  const drawn = shapes.map((shape) =>
    shape.kind === 'rect' ? rectSvg(shape) : shape.kind === 'code' ? codeSvg(shape) : textSvg(shape),
  );
  const size = `width="${widthMm}mm" height="${heightMm}mm" viewBox="0 0 ${widthMm} ${heightMm}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><path fill="#fff" d="M0 0h${widthMm}v${heightMm}H0z"/>${drawn.join('')}</svg>\n`;
}

function rectSvg({ xMm, yMm, widthMm, heightMm }: PlannedRect): string {
  return `<path d="M${round(xMm)} ${round(yMm)}h${round(widthMm)}v${round(heightMm)}h-${round(widthMm)}z"/>`;
}

function codeSvg({ modules, xMm, yMm, moduleMm, rowMm }: PlannedCode): string {
  const path = darkRuns(modules)
    .map(({ x, y, width }) => `M${x} ${y}h${width}v1h-${width}z`)
    .join('');
  const place = `translate(${round(xMm)} ${round(yMm)}) scale(${round(moduleMm)} ${round(rowMm)})`;
  return `<path shape-rendering="crispEdges" transform="${place}" d="${path}"/>`;
}

function textSvg({ text, xMm, baselineMm, widthMm, sizePt, face }: PlannedText): string {
  const place = `x="${round(xMm)}" y="${round(baselineMm)}" font-size="${round(sizePt / PT_PER_MM)}"`;
  const length = `textLength="${round(widthMm)}" lengthAdjust="spacingAndGlyphs"`;
  return `<text ${place} ${FAMILY[face]} ${length} xml:space="preserve">${escapeXml(text)}</text>`;
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
