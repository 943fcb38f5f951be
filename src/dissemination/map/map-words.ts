import type { Language } from '../../domain/language.ts';
import { DE_MAP } from '../words/de/map.ts';
import { EN_MAP, type MapWords } from '../words/en/map.ts';
import { FR_MAP } from '../words/fr/map.ts';
import { SV_MAP } from '../words/sv/map.ts';

/** What the map says in each language. */
export const MAP_WORDS: Readonly<Record<Language, MapWords>> = { en: EN_MAP, de: DE_MAP, fr: FR_MAP, sv: SV_MAP };
