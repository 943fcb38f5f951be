import { isSurelyAfter } from './day-span.ts';
import type { Rule } from './rule.ts';

/** Rules about who may know of the object and use it. */
export const ACCESS_RULES: readonly Rule[] = [
  {
    code: 'open-under-moratorium',
    text: 'A record under a moratorium that still runs is not open.',
    source: 'GFZ description-ext 1.3, is_private; ICDP ingest tables, sampleAccess',
    severity: 'warning',
    breaches: ({ isPublic, moratoriumUntil }, { today }) =>
      isPublic && isSurelyAfter(moratoriumUntil, today) ? [{ field: 'moratoriumUntil', value: moratoriumUntil }] : [],
  },
  {
    code: 'closed-after-moratorium',
    text: 'A record whose moratorium has ended is open.',
    source: 'GFZ description-ext 1.3, is_private',
    severity: 'warning',
    breaches: ({ isPublic, moratoriumUntil }, { today }) =>
      !isPublic && isSurelyAfter(today, moratoriumUntil) ? [{ field: 'isPublic', value: moratoriumUntil }] : [],
  },
  {
    code: 'licence-address',
    text: 'The address of a licence is a web address.',
    source: 'DataCite 4.7, rightsURI',
    severity: 'warning',
    breaches: ({ licences = [] }) =>
      licences.flatMap(({ uri }, n) =>
        uri === undefined || /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(uri)
          ? []
          : [{ field: 'licences', member: `[${n + 1}]`, value: uri }],
      ),
  },
];
