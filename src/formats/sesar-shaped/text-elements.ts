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
  read: readTexts,
};

/** The whole of a main text that had to be cut, the title, and further texts with their schemes. Read with the main text. */
export const DESCRIPTIONS: FlatElement = {
  name: 'descriptions',
  members: ['title', 'abstract', 'furtherDescriptions'],
  isGfz: true,
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

function readTexts(list: FlatReader): Said {
  const stated = list.value('description')?.text;
  const all = list.values('descriptions');
  const isTitle = (cell: FlatCell) => cell.more('descriptionScheme') === TITLE_SCHEME;
  const title = all.find(isTitle)?.text;
  const whole = all.find((cell) => isWholeOf(cell, stated));
  const furtherDescriptions = all.filter((cell) => cell !== whole && !isTitle(cell)).map(furtherIn);
  return {
    title,
    abstract: withoutTitle(whole?.text ?? stated, title ?? list.value('name')?.text),
    furtherDescriptions: furtherDescriptions.length === 0 ? undefined : furtherDescriptions,
  };
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
