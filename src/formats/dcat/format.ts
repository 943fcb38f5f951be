import type { Format } from '../format.ts';
import { DCAT_MAPPING } from './mapping.ts';
import { toJsonLd } from './to-json-ld.ts';
import { toTurtle } from './to-turtle.ts';

/** DCAT 3 as Turtle, written only. */
export const DCAT: Format = {
  name: 'dcat',
  label: 'DCAT',
  version: '3',
  mediaTypes: ['text/turtle'],
  fileEnding: 'dcat.ttl',
  syntax: 'text',
  mapping: DCAT_MAPPING,
  write: toTurtle,
};

/** DCAT 3 as JSON-LD, written only. Plain `application/ld+json` is that of schema.org. */
export const DCAT_JSON_LD: Format = {
  name: 'dcat-jsonld',
  label: 'DCAT (JSON-LD)',
  version: '3',
  mediaTypes: ['application/vnd.dcat.ld+json'],
  fileEnding: 'dcat.jsonld',
  syntax: 'json',
  isOffered: false,
  mapping: DCAT_MAPPING,
  write: toJsonLd,
};
