import type { SectionCut } from '../../../store/read/find-section-cuts.ts';
import { depthRange, plain } from '../../frame/quantity.ts';
import type { Words } from '../../words/words.ts';
import { round } from '../rock-palette.ts';
import { type DepthAxis, depthAxis, label, roundDepths } from './depth-axis.ts';
import { type DrawnFor, drawnLink } from './drawn-link.ts';
import { type CutPlace, labelPlaces } from './label-places.ts';
import { rockBoxes, rockColumn } from './rock-column.ts';
import { type SectionData, type StripData, unitsWithin } from './strip-data.ts';

const X = 266;
const WIDTH = 46;
const COLUMN = { x: X, width: WIDTH, radius: 2 };
const RIGHT = X + WIDTH;
const TOP_PX = 96;
const LONGEST_PX = 400;

/** Left edge and vertical extent of the section, px; the fan from the runs ends here. */
export function sectionFrame(section: SectionData): { readonly x: number; readonly axis: DepthAxis } {
  const lengthM = section.bottomM - section.topM;
  // Two metres fill the height, so that a short section looks short.
  const height = Math.min(LONGEST_PX, Math.max(80, lengthM * LONGEST_PX));
  return { x: X - 2, axis: depthAxis(section.topM, section.bottomM, TOP_PX, TOP_PX + height) };
}

/** What a section is called in the drawing, with its run where that is shown. */
export function sectionLabel({ run, name, isCatcher }: SectionData, { objects }: Words): string {
  if (run === undefined) return isCatcher ? objects.coreCatcher : objects.named('section', name);
  return isCatcher ? objects.catcherOfRun(run) : objects.sectionOfRun(run, name);
}

/** One section to scale with the samples cut from it; cm from its top. */
export function sectionWindow(data: StripData, section: SectionData, axis: DepthAxis, drawnFor: DrawnFor): string {
  const { words } = drawnFor;
  const lengthCm = (section.bottomM - section.topM) * 100;
  const cm = (offsetCm: number) =>
    round(axis.topPx + (Math.min(offsetCm, lengthCm) / lengthCm) * (axis.bottomPx - axis.topPx));
  return [
    label(250, 62, sectionLabel(section, words), 'b'),
    label(250, 77, depthRange(section.topM, section.bottomM)),
    ...roundDepths(0, lengthCm, 6).map(
      (tick) =>
        `${label(X - 8, cm(tick) + 4, plain(tick), '', 'end')}<path d="M${X - 5} ${cm(tick)}h5" stroke="var(--ink-3)"/>`,
    ),
    rockColumn(rockBoxes(unitsWithin(data.log.units, section), axis, COLUMN), COLUMN, axis),
    cuts(section, cm, drawnFor),
    label(250, axis.bottomPx + 18, words.drawing.cmFromTop),
  ].join('');
}

function cuts(section: SectionData, cm: (offsetCm: number) => number, { hrefOf, words }: DrawnFor): string {
  const places = section.cuts.map((cut): CutPlace => {
    const y = cm(cut.topCm);
    return { y, height: Math.max(2, round(cm(cut.bottomCm) - y)), isOwn: cut.combinedId === section.own };
  });
  const at = labelPlaces(places);
  const drawn = section.cuts.map((cut, index) => {
    const { y, height, isOwn } = places[index]!;
    if (isOwn) return ownCut(cut, y, height, at[index]!, words.drawing.this);
    return drawnLink(otherCut(cut, y, height, at[index]), cut.igsn, words.drawing.sample(range(cut)), hrefOf);
  });
  return drawn.join('');
}

function otherCut(cut: SectionCut, y: number, height: number, at: number | undefined): string {
  const box = `<rect x="${X}" y="${y}" width="${WIDTH}" height="${height}" fill="var(--card)" fill-opacity=".6" stroke="var(--ink-2)" stroke-width=".8" stroke-dasharray="2 2"/>`;
  if (at === undefined) return box;
  return `${box}<path d="M${RIGHT} ${round(y + height / 2)}L${RIGHT + 6} ${round(at - 4)}" stroke="var(--ink-3)" fill="none"/>${label(RIGHT + 9, at, range(cut))}`;
}

function ownCut(cut: SectionCut, y: number, height: number, at: number, mark: string): string {
  return (
    `<rect x="${X - 3}" y="${round(y - 1)}" width="${WIDTH + 6}" height="${height + 2}" fill="var(--act)" fill-opacity=".18" stroke="var(--act)" stroke-width="2" rx="1.5"/>` +
    `<path d="M${RIGHT + 3} ${round(y + height / 2)}L${RIGHT + 7} ${round(at - 4)}" stroke="var(--act)" fill="none"/>${label(RIGHT + 9, at, mark, 'a')}${label(RIGHT + 9, at + 12, range(cut), 'a')}`
  );
}

function range(cut: SectionCut): string {
  return `${plain(cut.topCm)}–${plain(cut.bottomCm)}`;
}
