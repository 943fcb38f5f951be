import type { ObjectName } from '../identifier-forms.ts';

/** The address of an object as an IRI, with every part of its identifier escaped. */
export function objectIri({ address, value }: ObjectName): string {
  return address.slice(0, -value.length) + value.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
