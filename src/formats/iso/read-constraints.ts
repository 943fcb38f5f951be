import { present } from '../../domain/description/present.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import { codeOf, type LinkedText, linkedText, textsOf, valuesOf } from './iso-elements.ts';

const MADE_UP = 'Made up to show the system.';

/**
 * Who may have the object: restricted where access is and its words do not say `Public`, with the day of a moratorium in our own
 * words; what else is said of use are licences, by address or name; limits of use other than ours are licences too.
 */
export function readConstraints(identification: ElementReader | undefined) {
  const found =
    identification === undefined
      ? []
      : valuesOf(identification, 'resourceConstraints', 'MD_LegalConstraints', 'MD_Constraints');
  const access = found.flatMap((one) => codeOf(one, 'accessConstraints') ?? []);
  for (const one of found) codeOf(one, 'useConstraints');
  const said = found.flatMap((one) => one.children('otherConstraints').flatMap((text) => linkedText(text) ?? []));
  const limits = found.flatMap((one) => textsOf(one, 'useLimitation'));
  const moratoriumUntil = said.flatMap(({ text }) => /^Under moratorium until (\S+)$/.exec(text)?.[1] ?? [])[0];
  const isClosed = moratoriumUntil !== undefined || said.some(({ text }) => text === 'Restricted');
  const isRestricted = access.some((one) => one === 'restricted' || one === 'private' || one === 'confidential');
  const licences = said.filter(({ text }) => !isAccessText(text)).map(licenceOf);
  return {
    isPublic: !(isClosed || isRestricted),
    moratoriumUntil,
    isDemonstration: limits.includes(MADE_UP),
    licences: [...licences, ...limits.filter((one) => one !== MADE_UP).map((text) => licenceOf({ text }))],
  };
}

function isAccessText(text: string): boolean {
  return text === 'Public' || text === 'Restricted' || text.startsWith('Under moratorium until ');
}

function licenceOf({ text, href }: LinkedText) {
  const address = href ?? (/^https?:\/\/\S+$/.test(text) ? text : undefined);
  return present({ name: text === address ? undefined : text, uri: address });
}
