import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Size } from '../../domain/description/statements.ts';
import { atMost, legalDecimal } from '../legal-values.ts';
import {
  type FlatElement,
  type FlatReader,
  type FlatSource,
  type FlatValue,
  type Said,
  stated,
} from './flat-element.ts';
import { readLength } from './position-elements.ts';
import { doubtsIn, numberText } from './uncertain-cells.ts';
import { inMetres, metresIn } from './units.ts';

/** How a length is labelled where it stands among the sizes. */
export const LENGTH_LABEL = 'length [m]';

const IS_LENGTH = /length/i;

/** The amount as stated; the length stands for it where there is none. Real records repeat it: further ones are further sizes. */
export const SIZE: FlatElement = {
  name: 'size',
  members: ['size', 'furtherSizes', 'lengthM'],
  write: (source) => written(source, (size) => size.value),
  read: readSizes,
};

/** The unit of the amount. */
export const SIZE_UNIT: FlatElement = {
  name: 'size_unit',
  members: ['size', 'furtherSizes', 'lengthM'],
  write: (source) => written(source, (size) => size.unit),
};

/** Length in metres. */
export const LENGTH: FlatElement = {
  name: 'length',
  members: ['lengthM'],
  isGfz: true,
  write: (source) => stated(numberText(source, 'lengthM', legalDecimal(source.description.lengthM))),
};

/** The unit of the length: always metres when written; metric ones are converted when read. */
export const LENGTH_UNIT: FlatElement = {
  name: 'length_unit',
  members: ['lengthM'],
  isGfz: true,
  write: ({ description }) => stated(legalDecimal(description.lengthM) && 'm'),
};

/** All sizes in order, the length last where no size says it. */
export function sizesOf({ size, furtherSizes = [], lengthM }: SampleDescription): readonly Size[] {
  const length = legalDecimal(lengthM);
  const sizes = [...(size === undefined ? [] : [size]), ...furtherSizes];
  const isSaid = length === undefined || sizes.some((one) => one.unit !== undefined && IS_LENGTH.test(one.unit));
  return isSaid ? sizes : [...sizes, { value: length, unit: LENGTH_LABEL }];
}

/** Sizes without those that only repeat the length, and the length where a size says it and nothing else does. */
export function sizesAndLength(sizes: readonly Size[], lengthM: number | undefined): Said {
  const said = lengthM ?? sizes.map(lengthIn).find((one) => one !== undefined);
  const [size, ...furtherSizes] = sizes.filter((one) => !isOnlyLength(one, said));
  return { size, furtherSizes: furtherSizes.length === 0 ? undefined : furtherSizes, lengthM: said };
}

function written({ description, dialect }: FlatSource, pick: (size: Size) => string | undefined): readonly FlatValue[] {
  const { size, lengthM } = description;
  const length = legalDecimal(lengthM);
  const unit = dialect.hasGfzElements ? 'm' : LENGTH_LABEL;
  const said = size ?? (length === undefined ? undefined : { value: length, unit });
  return stated(atMost(255, said && pick(said)));
}

function readSizes(list: FlatReader): Said {
  const units = list.values('size_unit');
  const sizes = list.values('size').map(({ text }, n): Size => {
    const unit = units[n]?.text;
    return unit === undefined ? { value: text } : { value: text, unit };
  });
  const length = readLength(list, 'length', 'lengthM', list.value('length_unit'));
  return { ...sizesAndLength(sizes, length.value), ...doubtsIn(length) };
}

function lengthIn({ value, unit }: Size): number | undefined {
  const number = Number(value);
  const metres = unit !== undefined && IS_LENGTH.test(unit) ? metresIn(unit) : undefined;
  return metres === undefined || !Number.isFinite(number) ? undefined : inMetres(number, metres);
}

function isOnlyLength({ value, unit }: Size, lengthM: number | undefined): boolean {
  return lengthM !== undefined && Number(value) === lengthM && (unit === 'm' || unit === LENGTH_LABEL);
}
