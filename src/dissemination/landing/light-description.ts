import { present } from '../../domain/description/present.ts';
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
  const { children, title, abstract, parent, relatedWorks } = description;
  return {
    ...description,
    ...(parent && { parent: { ...parent, name: shortened(parent.name) } }),
    name: shortened(description.name),
    relatedWorks: relatedWorks.map((work) =>
      present({
        ...work,
        title: work.title && shortened(work.title),
        citation: work.citation && shortened(work.citation),
      }),
    ),
    children: children.slice(0, MOST_CHILDREN_IN_PAGE),
    title: shortened(title),
    ...(abstract === undefined || abstract.length <= LONGEST_TEXT
      ? {}
      : { abstract: shortenedText(abstract, LONGEST_TEXT) }),
  };
}

function shortened(text: string): string {
  return text.length > LONGEST_TITLE ? shortenedText(text, LONGEST_TITLE) : text;
}
