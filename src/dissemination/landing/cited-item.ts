import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { type CslItem, cslOf } from '../../formats/csl-json/csl-item.ts';
import type { WriteContext } from '../../formats/format.ts';
import { shortenedText } from '../frame/shortened-text.ts';

const LONGEST_CITED = 1000;

/** How a page cites a record: a title without end is shortened, since it stands there in every style. */
export function citedItem(description: SampleDescription, facts: RegistrationFacts, context: WriteContext): CslItem {
  const cited = cslOf(description, facts, context);
  return cited.title.length > LONGEST_CITED ? { ...cited, title: shortenedText(cited.title, LONGEST_CITED) } : cited;
}
