import { DATACITE } from '../../../src/formats/datacite-4/format.ts';
import { GFZ_DESCRIPTION } from '../../../src/formats/gfz-description-1.3/format.ts';
import { IGSN_DESCRIPTION } from '../../../src/formats/igsn-description-1.0/format.ts';
import { readDescription } from '../../../src/formats/reading/read-description.ts';
import { CONTEXT, PENDING } from '../formats/example-descriptions.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A description 1.0 of a sample. */
export const descriptionXml = (code: string, title: string): string =>
  DECLARATION + IGSN_DESCRIPTION.write(readDescription({ code }, { title }), PENDING, CONTEXT);

/** A GFZ description 1.3 of a sample. */
export const gfzXml = (code: string, title: string): string =>
  DECLARATION + GFZ_DESCRIPTION.write(readDescription({ code }, { title }), PENDING, CONTEXT);

/** A DataCite document of a sample. */
export const dataciteXml = (code: string, title: string): string =>
  DECLARATION + DATACITE.write(readDescription({ code }, { title }), PENDING, CONTEXT);

/** A DIF document, as short as they come. */
export const difXml = (title: string): string =>
  `<DIF xmlns="http://gcmd.gsfc.nasa.gov/Aboutus/xml/dif/"><Entry_ID>1</Entry_ID><Entry_Title>${title}</Entry_Title><Summary>Grey, ${title.toLowerCase()}.</Summary></DIF>`;

/** An ISO 19139 document, as short as they come. */
export const isoXml = (title: string, abstract = ''): string =>
  `<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco"><gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation><gmd:title><gco:CharacterString>${title}</gco:CharacterString></gmd:title></gmd:CI_Citation></gmd:citation>${abstract === '' ? '' : `<gmd:abstract><gco:CharacterString>${abstract}</gco:CharacterString></gmd:abstract>`}</gmd:MD_DataIdentification></gmd:identificationInfo></gmd:MD_Metadata>`;
