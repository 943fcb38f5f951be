import { squeezeOf } from '../domain/drilling/depth.ts';
import { roundM } from '../domain/drilling/length-rounding.ts';
import { CorestoneError } from '../domain/error.ts';
import { drillRuns } from './core-runs.ts';
import { type HolePlace, holePlace } from './hole-place.ts';
import { metres } from './metres.ts';
import { cutSections, type Section } from './sections.ts';

const HEADING = 'Site,Hole,Core,CoreType,Section,CuratedLength,TopDepth,BottomDepth,TopDepthScaled,BottomDepthScaled';

/**
 * A section listing (CSV, lines without line ends) of so many sections, made while it is read. Depths are metres below
 * surface: `TopDepth`, `BottomDepth` on CSF-A, the scaled pair on CSF-B, where a run with more core than drilled length is
 * compressed to fit. Holes are those of {@link generateExpedition}; 0 sections give the heading alone. Throws `invalid-input`
 * for a negative or broken count.
 */
export function generateSectionListing(sectionCount: number): Iterable<string> {
  if (!Number.isInteger(sectionCount) || sectionCount < 0) {
    throw new CorestoneError(
      'invalid-input',
      `The number of sections must be whole and not negative, not ${sectionCount}.`,
    );
  }
  return listSections(sectionCount);
}

function* listSections(sectionCount: number): Generator<string> {
  yield HEADING;
  let listed = 0;
  for (let index = 0; listed < sectionCount; index++) {
    const place = holePlace(index);
    for (const section of cutSections(place, drillRuns(place)).slice(0, sectionCount - listed)) {
      yield listingLine(place, section);
      listed++;
    }
  }
}

function listingLine({ site, hole }: HolePlace, section: Section): string {
  const bottomCm = section.topCm + section.lengthCm;
  return [
    site,
    hole,
    section.run.number,
    'Z',
    section.number,
    metres(section.lengthCm),
    metres(section.topCm),
    metres(bottomCm),
    scaledM(section, section.topCm),
    scaledM(section, bottomCm),
  ].join(',');
}

/** Depth on CSF-B in metres, to a tenth of a millimetre. */
function scaledM({ run }: Section, depthCm: number): number {
  const squeeze = squeezeOf(metres(run.drilledCm), [metres(run.recoveredCm)]);
  return roundM(metres(run.topCm + (depthCm - run.topCm) * squeeze));
}
