import type { DepthScale } from '../field.ts';
import type { DepthInterval, SampleDescription } from './sample-description.ts';

/** A depth interval of which scale, top and bottom are known. Metres, downwards positive. */
export interface MeasuredDepth {
  readonly scale: DepthScale;
  readonly topM: number;
  readonly bottomM: number;
}

/** The depths that can be drawn and compared: without those of unknown scale or with one end only; in the order stated. */
export function measuredDepths({ depths }: Pick<SampleDescription, 'depths'>): readonly MeasuredDepth[] {
  return depths.filter(isMeasured);
}

/** The first measured depth on a scale; undefined where there is none. */
export function depthOn(description: Pick<SampleDescription, 'depths'>, scale: DepthScale): MeasuredDepth | undefined {
  return measuredDepths(description).find((one) => one.scale === scale);
}

function isMeasured(depth: DepthInterval): depth is MeasuredDepth {
  return depth.scale !== 'other' && depth.topM !== undefined && depth.bottomM !== undefined;
}
