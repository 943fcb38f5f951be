import type { DescriptionFieldDescriptor } from '../description-field.ts';

/** How, when and by whom it was taken. */
export const COLLECTION_FIELDS = {
  expedition: {
    label: 'Expedition',
    holds: 'expedition',
    definition: 'Expedition, cruise or campaign, with its program.',
    source: 'GFZ ext 1.3',
  },
  collectionMethod: {
    label: 'Collection method',
    holds: 'concept',
    definition: 'How it was taken, by the list of the IGSN description.',
    source: 'IGSN description',
  },
  furtherMethods: {
    label: 'Further methods',
    holds: 'concept',
    isMany: true,
    definition: 'Other words for how it was taken or treated.',
    source: 'GFZ ext 1.3',
  },
  collectionMethodDescription: {
    label: 'Description of the method',
    holds: 'text',
    definition: 'How it was taken, in words.',
    source: 'GFZ ext 1.3',
  },
  instruments: {
    label: 'Instruments',
    holds: 'instrument',
    isMany: true,
    definition: 'Devices it was taken or measured with.',
    source: 'DataCite 4.7',
  },
  collectedFrom: { label: 'Collected from', holds: 'date', definition: 'When taking it began.', source: 'GFZ ext 1.3' },
  collectedTo: { label: 'Collected to', holds: 'date', definition: 'When taking it ended.', source: 'GFZ ext 1.3' },
  sampledOn: {
    label: 'Sampled on',
    holds: 'date',
    definition: 'When it was cut from its parent.',
    source: 'GFZ ext 1.3',
  },
  platformType: { label: 'Platform type', holds: 'text', definition: 'Drill rig, ship, barge.', source: 'GFZ ext 1.3' },
  platformName: { label: 'Rig', holds: 'text', definition: 'Name of the rig or ship.', source: 'GFZ ext 1.3' },
  platformDescription: {
    label: 'Rig description',
    holds: 'text',
    definition: 'More about rig or ship.',
    source: 'GFZ ext 1.3',
  },
  platformOperator: {
    label: 'Rig operator',
    holds: 'text',
    definition: 'Who runs rig or ship.',
    source: 'GFZ ext 1.3',
  },
  launch: {
    label: 'Launch',
    holds: 'launch',
    definition: 'The vehicle it was taken from at sea.',
    source: 'GFZ ext 1.3',
  },
  operator: { label: 'Operator', holds: 'text', definition: 'Who runs the expedition.', source: 'GFZ ext 1.3' },
  agents: {
    label: 'People and organisations',
    holds: 'agent',
    isMany: true,
    definition: 'Who had to do with it, and as what.',
    source: 'DataCite 4.7',
  },
  fundingAgencies: {
    label: 'Funding',
    holds: 'text',
    isMany: true,
    definition: 'Who paid, by name.',
    source: 'GFZ ext 1.3',
  },
  funding: {
    label: 'Funding references',
    holds: 'funding',
    isMany: true,
    definition: 'Who paid, with identifiers and awards.',
    source: 'DataCite 4.7',
  },
  publisher: { label: 'Publisher', holds: 'agent', definition: 'Who publishes the record.', source: 'DataCite 4.7' },
} as const satisfies Readonly<Record<string, DescriptionFieldDescriptor>>;
