import type { SectionSum } from '../../../domain/station/check-section-sum.ts';
import type { LineSection } from '../../../domain/station/section-line.ts';

/** The sections laid end to end against what was recovered; what is missing is hatched. */
export function SectionTape(given: { sections: readonly LineSection[]; sum: SectionSum; recoveredM: number | null }) {
  const { sections, sum, recoveredM } = given;
  const wholeCm = Math.max((recoveredM ?? 0) * 100, sum.sumM * 100, 1);
  const words = sections.map((one) => `${one.name} ${one.lengthCm}`).join(', ');
  return (
    <div class="sum">
      <div class="tape" role="img" aria-label={tapeWords(words, recoveredM)}>
        {sections.map((one) => (
          <i key={one.name} style={{ width: `${(one.lengthCm / wholeCm) * 100}%` }}>
            {one.lengthCm / wholeCm > 0.03 ? one.lengthCm : ''}
          </i>
        ))}
        {sum.differenceM > 0.005 && <u />}
      </div>
      <span class="n">
        <b>{sum.sumM.toFixed(2)} m</b>{' '}
        <span class="mut">{recoveredM === null ? 'in sections' : `of ${recoveredM.toFixed(2)} m recovered`}</span>
      </span>
    </div>
  );
}

const tapeWords = (words: string, recoveredM: number | null): string =>
  `${words === '' ? 'No sections yet' : `Sections ${words} centimetres`}${recoveredM === null ? '' : `, ${recoveredM.toFixed(2)} metres recovered`}`;
