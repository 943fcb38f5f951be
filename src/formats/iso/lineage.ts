import { measuredDepths } from '../../domain/description/measured-depths.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';

const SCALES = { csf_a: 'CSF-A', csf_b: 'CSF-B', drf: 'driller’s depth' } as const;

/** How the object came to be, in sentences: method, platform, expedition, who sampled, depths, size. Undefined for nothing. */
export function lineageOf(description: SampleDescription): string | undefined {
  const { collectionMethod, collectionMethodDescription, expedition, sampledBy, sampleRequest } = description;
  const { platformName, platformType, platformDescription, platformOperator, operator, lengthM, size } = description;
  const platform = [platformName, platformType, platformDescription].filter(Boolean).join(', ');
  const lines = [
    line('Method', collectionMethod?.label),
    line('Description of the method', collectionMethodDescription),
    line('Expedition', [expedition?.program, expedition?.code, expedition?.name].filter(Boolean).join(' ')),
    line('Platform', platform),
    line('Platform operated by', platformOperator),
    line('Operator', operator),
    line('Sampled by', sampledBy),
    line('Sample request', sampleRequest),
    ...measuredDepths(description).map(({ scale, topM, bottomM }) =>
      line(`Depth (${SCALES[scale]})`, `${topM} to ${bottomM} m`),
    ),
    line('Length', lengthM === undefined ? undefined : `${lengthM} m`),
    line('Amount', size && `${size.value} ${size.unit ?? ''}`.trim()),
  ].filter((one) => one !== undefined);
  return lines.length === 0 ? undefined : lines.join('\n');
}

function line(label: string, text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : `${label}: ${text}.`;
}
