import type { FieldDescriptor } from '../../field.ts';
import { COMMENT, CURATOR, field, offsetCm } from './describe.ts';

/**
 * Fields of a structure (mDIS geology_structure): one plane or line seen on a section. Dip is measured down from horizontal,
 * its direction clockwise from what `oriented_to` names; an unoriented core has no north.
 */
export const STRUCTURE_FIELDS: readonly FieldDescriptor[] = [
  field('structure', 'text', 'identity', 'Structure', 'Number of the structure among its siblings.', {
    entry: 'required',
    maxLength: 40,
    aliases: ['structure_number'],
  }),
  field('structure_kind', 'text', 'geology', 'Kind', 'What it is: foliation, fault, vein …', {
    vocabulary: 'structure-kind',
    entry: 'recommended',
    maxLength: 100,
    aliases: ['structure_type', 'kind'],
  }),
  offsetCm('top_offset_cm', 'Top in section', 'Where it begins, from the top of the section.', ['top', 'top_offset']),
  offsetCm('bottom_offset_cm', 'Bottom in section', 'Where it ends, from the top of the section.', [
    'bottom',
    'bottom_offset',
  ]),
  field('dip_deg', 'decimal', 'geology', 'Dip', 'Angle below horizontal.', {
    unit: '°',
    minimum: 0,
    maximum: 90,
    aliases: ['dip'],
  }),
  field('dip_direction_deg', 'decimal', 'geology', 'Dip direction', 'Direction in which it dips, clockwise.', {
    unit: '°',
    minimum: 0,
    maximum: 360,
    aliases: ['dipdirection', 'dip_direction', 'azimuth'],
  }),
  field('oriented_to', 'text', 'geology', 'Direction counted from', 'True north, the scribe line, the cut face …', {
    maxLength: 100,
    source: 'Corestone',
  }),
  field('thickness_mm', 'decimal', 'geology', 'Thickness', 'Thickness or opening, across it.', {
    unit: 'mm',
    minimum: 0,
    source: 'Corestone',
  }),
  field('filling', 'text', 'geology', 'Filling', 'Minerals or material in it.', {
    maxLength: 255,
    source: 'Corestone',
  }),
  field('description', 'text', 'geology', 'Description', 'What it looks like.'),
  CURATOR,
  COMMENT,
];
