import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { shortenedText } from '../frame/shortened-text.ts';

const MOST_CHILDREN_IN_PAGE = 50;
const LONGEST_TITLE = 1000;
const LONGEST_TEXT = 5000;

/**
 * A description as a page carries it for machines. A hole has hundreds of children: the page names some, the format of its own names all.
 * The same holds of endless texts.
 */
export function lightDescription(description: SampleDescription): SampleDescription {
  const { children, title, abstract } = description;
  return {
    ...description,
    children: children.slice(0, MOST_CHILDREN_IN_PAGE),
    title: title.length > LONGEST_TITLE ? shortenedText(title, LONGEST_TITLE) : title,
    ...(abstract === undefined || abstract.length <= LONGEST_TEXT
      ? {}
      : { abstract: shortenedText(abstract, LONGEST_TEXT) }),
  };
}
