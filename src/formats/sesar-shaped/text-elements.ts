import type { FurtherDescription } from '../../domain/description/statements.ts';
import { webAddress } from '../identifier-forms.ts';
import { atMost } from '../legal-values.ts';
import {
  type FlatCell,
  type FlatElement,
  type FlatReader,
  type FlatSource,
  type FlatValue,
  type Said,
  stated,
} from './flat-element.ts';

const LONGEST = 2000;

/** The scheme under which the title stands among the descriptions, since the list has no element for it. */
const TITLE_SCHEME = 'title';

const TYPES: readonly string[] = [
  'Abstract',
  'Methods',
  'Other',
  'SeriesInformation',
  'TableOfContents',
  'TechnicalInfo',
];

/** Title and abstract in one text, as ICDP's records have it; SESAR's list has the abstract alone. */
export const DESCRIPTION: FlatElement = {
  name: 'description',
  members: ['title', 'abstract'],
  write: (source) => stated(atMost(LONGEST, mainText(source))),
  read: readMain,
};

/** The whole of a main text that had to be cut, the title, and further texts with their schemes. */
export const DESCRIPTIONS: FlatElement = {
  name: 'descriptions',
  members: ['title', 'abstract', 'furtherDescriptions'],
  isGfz: true,
  read: readFurther,
  write: (source) => {
    const whole = mainText(source);
    const { title, name, furtherDescriptions = [] } = source.description;
    return [
      ...(whole === undefined || whole.length <= LONGEST ? [] : stated(whole)),
      ...(title === name ? [] : stated(title, { descriptionScheme: TITLE_SCHEME })),
      ...furtherDescriptions.flatMap(furtherText),
    ];
  },
};

function mainText({ description, dialect }: FlatSource): string | undefined {
  const { title, name, abstract } = description;
  if (!dialect.hasGfzElements) return abstract ?? (title === name ? undefined : title);
  return abstract === undefined ? title : `${title}. ${abstract}`;
}

function furtherText({ text, scheme, type, schemeUri }: FurtherDescription): readonly FlatValue[] {
  return stated(text, { descriptionScheme: scheme ?? type, schemeURI: schemeUri && webAddress(schemeUri, 2000) });
}

function readMain(list: FlatReader): Said {
  const { main, title, whole } = textsIn(list);
  return { title, abstract: withoutTitle(whole?.text ?? main, title ?? list.value('name')?.text) };
}

function readFurther(list: FlatReader): Said {
  const { all, whole } = textsIn(list);
  const further = all.filter((cell) => cell !== whole && !isTitle(cell)).map(furtherIn);
  return { furtherDescriptions: further.length === 0 ? undefined : further };
}

function textsIn(list: FlatReader) {
  const main = list.value('description')?.text;
  const all = list.values('descriptions');
  return { main, all, title: all.find(isTitle)?.text, whole: all.find((cell) => isWholeOf(cell, main)) };
}

function isTitle(cell: FlatCell): boolean {
  return cell.more('descriptionScheme') === TITLE_SCHEME;
}

/** Whether a text is what the cut one was before: the same up to its ellipsis. */
function isWholeOf(cell: FlatCell, cut: string | undefined): boolean {
  if (cut === undefined || !cut.endsWith('…') || cell.more('descriptionScheme') !== undefined) return false;
  return cell.text.startsWith(cut.slice(0, -1));
}

function withoutTitle(text: string | undefined, title: string | undefined): string | undefined {
  if (text === undefined || title === undefined) return text;
  if (text === title) return undefined;
  return text.startsWith(`${title}. `) ? text.slice(title.length + 2) : text;
}

function furtherIn(cell: FlatCell): FurtherDescription {
  const scheme = cell.more('descriptionScheme');
  const schemeUri = cell.more('schemeURI');
  const isType = scheme !== undefined && TYPES.includes(scheme);
  return {
    text: cell.text,
    ...(scheme !== undefined && (isType ? { type: scheme } : { scheme })),
    ...(schemeUri !== undefined && { schemeUri }),
  };
}
