import type { ExpeditionName, SampleDescription } from '../../domain/description/sample-description.ts';
import { atMost } from '../legal-values.ts';
import { type FlatElement, type FlatReader, type Said, stated } from './flat-element.ts';
import { splitList } from './split-list.ts';

const ACRONYM_FIRST = /^(.*\S) \((\S+) (\S+)\)$/;
const PROGRAM_FIRST = /^([A-Z]{2,}) (\d\w*)$/;

/** `COSC-1 (ICDP 5054)`; without acronym `ICDP 5054`; the bare name of a foreign cruise. */
export const CRUISE: FlatElement = {
  name: 'cruise_field_prgrm',
  members: ['expedition'],
  write: ({ description }) => stated(atMost(255, campaignName(description))),
  read: (list) => {
    const name = list.value('cruise_field_prgrm')?.text;
    return { expedition: name === undefined ? undefined : campaignIn(name) };
  },
};

/** Who drilled and who ran the rig, each once. */
export const OPERATORS: FlatElement = {
  name: 'operators',
  members: ['operator', 'platformOperator'],
  isGfz: true,
  write: ({ description: { operator, platformOperator } }) =>
    [...new Set([operator, platformOperator])].flatMap((name) => stated(atMost(255, name))),
  read: readOperators,
};

/** Who pays, between semicolons; funders of whom more is known by name. */
export const FUNDING_AGENCY: FlatElement = {
  name: 'funding_agency',
  members: ['fundingAgencies', 'funding'],
  isGfz: true,
  write: ({ description: { fundingAgencies, funding = [] } }) =>
    stated([...new Set([...fundingAgencies, ...funding.map((one) => one.funderName)])].join('; ')),
  read: (list) => {
    const names = list.values('funding_agency').flatMap((cell) => splitList(cell.text));
    return { fundingAgencies: names.filter((name) => name !== '') };
  },
};

function campaignName({ expedition }: SampleDescription): string | undefined {
  if (expedition === undefined) return undefined;
  const { acronym, program, code, name } = expedition;
  const number = `${program} ${code}`.trim();
  if (number === '') return acronym ?? name;
  return acronym === undefined ? number : `${acronym} (${number})`;
}

function campaignIn(text: string): ExpeditionName {
  const [, acronym, program, code] = ACRONYM_FIRST.exec(text) ?? [];
  if (acronym !== undefined) return { acronym, program: program ?? '', code: code ?? '' };
  const [, ownProgram, ownCode] = PROGRAM_FIRST.exec(text) ?? [];
  return ownCode === undefined ? { code: '', name: text, program: '' } : { program: ownProgram ?? '', code: ownCode };
}

function readOperators(list: FlatReader): Said {
  const [operator, rig, ...others] = list.values('operators');
  for (const other of others) other.keep();
  return { operator: operator?.text, platformOperator: rig?.text };
}
