import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { collectionMethodByLabel } from '../../domain/vocabulary/collection-methods.ts';
import { atMost, legalDate, legalDecimal } from '../legal-values.ts';
import { each, NO_XML, textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';

/** How it was taken, how long it is and what else was remarked. The method is SESAR's path, as ICDP records have it. */
export function methodElements(description: SampleDescription): Xml {
  const { collectionMethod, collectionMethodDescription, lengthM, comment } = description;
  const method = collectionMethod && (collectionMethodByLabel(collectionMethod.label)?.sesar ?? collectionMethod.label);
  const length = textElement('length', legalDecimal(lengthM));
  return xml(
    textElement('collection_method', atMost(255, method)),
    textElement('collection_method_descr', atMost(1000, collectionMethodDescription)),
    length,
    length === NO_XML ? NO_XML : textElement('length_unit', 'm'),
    textElement('sample_comment', atMost(2000, comment)),
  );
}

/** By which expedition, from which rig, by whom and when. */
export function collectionElements(description: SampleDescription): Xml {
  const { platformType, platformName, platformDescription, operator, platformOperator } = description;
  const operators = [...new Set([operator, platformOperator])].filter((one) => one !== undefined);
  return xml(
    textElement('cruise_field_prgrm', atMost(255, programName(description))),
    textElement('platform_type', atMost(255, platformType)),
    textElement('platform_name', atMost(2000, platformName)),
    textElement('platform_descr', atMost(2000, platformDescription)),
    wrap(
      'operators',
      each(operators, (one) => textElement('operator', atMost(255, one))),
    ),
    textElement('funding_agency', description.fundingAgencies.join('; ')),
    collectorElements(description),
    dateElements(description),
  );
}

/** `COSC-1 (ICDP 5054)`; the code alone where there is no acronym. */
function programName({ expedition }: SampleDescription): string | undefined {
  if (expedition === undefined) return undefined;
  const { acronym, program, code } = expedition;
  return acronym === undefined ? `${program} ${code}`.trim() : `${acronym} (${`${program} ${code}`.trim()})`;
}

function collectorElements({ agents }: SampleDescription): Xml {
  const creators = agents.filter((one) => one.isCreator);
  const details = creators.filter((one) => one.affiliation !== undefined);
  return xml(
    textElement('collector', atMost(255, creators.map((one) => one.name).join('; '))),
    textElement('collector_detail', atMost(2000, details.map((one) => `${one.name}: ${one.affiliation}`).join('; '))),
  );
}

/** A precision is said only where it holds for both dates. */
function dateElements({ collectedFrom, collectedTo }: SampleDescription): Xml {
  const from = legalDate(collectedFrom);
  const to = legalDate(collectedTo);
  const isOne = from !== undefined && (to === undefined || to.precision === from.precision);
  return xml(
    textElement('collection_start_date', from?.text),
    textElement('collection_end_date', to?.text),
    textElement('collection_date_precision', isOne ? from.precision : undefined),
  );
}
