import type { DescriptionField } from '../../domain/description/description-fields.ts';
import type { Language } from '../../domain/language.ts';
import { GERMAN } from './de/words.ts';
import type { AccessibilityWords } from './en/accessibility.ts';
import type { DrawingWords } from './en/drawing.ts';
import type { ExpeditionWords } from './en/expedition.ts';
import type { FrameWords } from './en/frame.ts';
import type { GroupWords } from './en/groups.ts';
import type { MapWords } from './en/map.ts';
import type { PortalWords } from './en/portal.ts';
import type { RecordWords } from './en/record.ts';
import type { ReportWords } from './en/reports.ts';
import type { RequestWords } from './en/requests.ts';
import type { SearchWords } from './en/search.ts';
import type { ServiceWords } from './en/service.ts';
import type { TermWords } from './en/terms.ts';
import { ENGLISH } from './en/words.ts';
import { FRENCH } from './fr/words.ts';
import type { ObjectWords } from './object-words.ts';
import type { FieldWords } from './shown-field.ts';
import { SWEDISH } from './sv/words.ts';

/** Every message of the public pages in one language, by room. */
export interface Words {
  readonly language: Language;
  /** A whole number as readers of the language write it: `1,234`. */
  readonly count: (value: number) => string;
  /** The short name of the month of a moment, UTC. */
  readonly month: (moment: Date) => string;
  /** The name of a country that is named in English or by its code; what is no country as it stands. */
  readonly country: (name: string) => string;
  readonly accessibility: AccessibilityWords;
  readonly frame: FrameWords;
  readonly objects: ObjectWords;
  readonly record: RecordWords;
  readonly groups: GroupWords;
  readonly fields: FieldWords;
  readonly members: Readonly<Record<DescriptionField, string>>;
  readonly terms: TermWords;
  readonly drawing: DrawingWords;
  readonly portal: PortalWords;
  readonly reports: ReportWords;
  readonly requests: RequestWords;
  readonly search: SearchWords;
  readonly map: MapWords;
  readonly expedition: ExpeditionWords;
  readonly service: ServiceWords;
}

const WORDS: Readonly<Record<Language, Words>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, sv: SWEDISH };

/** The messages of a language; the same object each time. */
export function wordsIn(language: Language): Words {
  return WORDS[language];
}
