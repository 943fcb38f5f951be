import { type Finding, finding } from '../../domain/finding.ts';
import { readDatestamp } from '../../domain/harvest/next-from.ts';
import type { SourceFacts } from '../../operations/harvest/harvest-ports.ts';
import { textOfElement, textsOfElements } from '../xml/tag-text.ts';

const DELETED = ['no', 'transient', 'persistent'] as const;

/**
 * What a source says of itself in `Identify`. What it does not say is taken to be least: it keeps no deletions, and tells days apart unless its
 * earliest datestamp has seconds. Finding `identify-incomplete` with the elements that are missing.
 */
export function readIdentify(text: string): { readonly facts: SourceFacts; readonly findings: readonly Finding[] } {
  const say = (name: string) => textOfElement(text, name) ?? '';
  const deleted = DELETED.find((one) => one === say('deletedRecord').toLowerCase());
  const earliest = say('earliestDatestamp');
  const granularity = say('granularity').toUpperCase().replace(/\s/g, '');
  const isSecond = granularity === '' ? /T\d{2}:\d{2}/.test(earliest) : granularity.includes('T');
  const missing = ['repositoryName', 'baseURL', 'protocolVersion', 'earliestDatestamp', 'deletedRecord', 'granularity'];
  const absent = missing.filter((name) => say(name) === '');
  const adminEmails = textsOfElements(text, 'adminEmail').filter((one) => one !== '');
  const { datestamp } = readDatestamp(earliest);
  return {
    facts: {
      ...(say('repositoryName') !== '' && { repositoryName: say('repositoryName') }),
      ...(say('baseURL') !== '' && { baseUrl: say('baseURL') }),
      ...(adminEmails.length > 0 && { adminEmails }),
      deletedRecord: deleted ?? 'no',
      granularity: isSecond ? 'second' : 'day',
      ...(datestamp !== '' && { earliestDatestamp: datestamp }),
    },
    findings: absent.length === 0 ? [] : [incomplete(absent)],
  };
}

function incomplete(absent: readonly string[]): Finding {
  const message = 'The source does not say all of itself that it has to.';
  return finding('identify-incomplete', message, {
    severity: 'warning',
    field: 'Identify',
    value: `without ${absent.join(', ')}`,
    rule: 'OAI-PMH 2.0, 4.2',
  });
}
