import {
  counted,
  depthWords,
  markCount,
  marksOf,
  missingBelow,
  sectionWords,
} from '../../../domain/curation/party-words.ts';
import type { ShownSection } from '../../../domain/curation/pending-marks.ts';
import { party, sections, theSection } from '../party/party-state.ts';
import { type DrawingPlaces, drawingPlaces, LEFT, TOP } from './drawing-places.ts';
import { SectionColumn } from './section-column.tsx';

const EVERY_CM = 20;

/** The sections side by side and to scale, each with a lane for everybody who marks. */
export function PartyDrawing() {
  const shown = sections.value;
  const lanes = (party.value?.requests ?? []).map((one) => one.lane);
  const places = drawingPlaces(shown, lanes.length);
  const missing = missingBelow(shown);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="dr scrollx" tabIndex={0} aria-label="Section drawings" id="drawing">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset */}
      <svg
        viewBox={`0 0 ${places.width} ${places.height}`}
        width={places.width}
        height={places.height}
        role="group"
        aria-label={drawnWords(shown)}
      >
        <Scale places={places} />
        {shown.map((section, at) => (
          <SectionColumn
            key={section.id}
            section={section}
            x={LEFT + at * places.step}
            places={places}
            lanes={lanes}
            missingCm={missing[at] ?? 0}
            isChosen={section.id === theSection.value?.id}
          />
        ))}
        <text x={LEFT} y={places.height - 14} class="sm12">
          {shown.length === 0 ? '' : 'What can be sampled, face up. The number in a mark is its length in cm.'}
        </text>
      </svg>
    </section>
  );
}

function Scale({ places }: { places: DrawingPlaces }) {
  const ticks = Array.from(
    { length: Math.floor((places.longestCm / EVERY_CM) * 4) + 1 },
    (_, at) => at * (EVERY_CM / 4),
  );
  return (
    <g>
      <text x="38" y="56" text-anchor="end">
        cm
      </text>
      {ticks.map((cm) => {
        const y = TOP + cm * places.pxPerCm;
        const isNamed = cm % EVERY_CM === 0;
        return (
          <g key={cm}>
            <path d={`M44 ${y}h${cm % 10 === 0 ? 8 : 4}`} stroke="var(--ink-3)" />
            {isNamed && (
              <text x="38" y={y + 4} text-anchor="end" class="sm12">
                {cm}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

/** The text in place of the drawing; the table below has every mark. */
function drawnWords(shown: readonly ShownSection[]): string {
  const words = shown.map((one) => {
    const depth = depthWords(one.topM, one.bottomM);
    const marks = marksOf([one]).length;
    return `${sectionWords(one)}${depth === '' ? '' : `, ${depth} metres`}, ${marks === 0 ? 'no marks' : markCount(marks)}`;
  });
  return `${counted(shown.length)} sections: ${words.join('; ')}. Every mark stands in the table below.`;
}
