import { type Static, Type } from 'typebox';
import { FILE_KINDS, FILE_TYPES, type FileType } from '../../../domain/files/file-kind.ts';
import { Key, Moment, Nullable, Word } from '../shapes.ts';

const Kind = Word(FILE_KINDS, 'What the file shows.');
const Offset = (which: string) =>
  Type.Number({ description: `${which} of what it shows, cm from the top of the section.` });
const TakenAt = Type.String({ maxLength: 40, description: 'When it was taken: a day, or a time with its zone.' });
const Title = Type.String({ description: 'What is to be seen, read to those who do not see it.' });
const Credit = Type.String({ description: 'Who took it or holds the rights.' });
const Licence = Type.String({ description: 'Under which licence it may be used.' });

/** Which object: key, IGSN or name. */
export const ObjectParams = Type.Object({
  id: Type.String({ maxLength: 200, description: 'Key, IGSN or name of the object, such as 5054_1_A_002_1.' }),
});

/** Which file. */
export const FileParams = Type.Object({ id: Key('Key of the file.') });

/** What is said of a file that is brought. */
export const NewFileQuery = Type.Object({
  name: Type.Optional(Type.String({ maxLength: 200, description: 'Name of the file, where no form says it.' })),
  kind: Type.Optional(Kind),
  title: Type.Optional(Title),
  credit: Type.Optional(Credit),
  licence: Type.Optional(Licence),
  takenAt: Type.Optional(TakenAt),
  topCm: Type.Optional(Offset('Top')),
  bottomCm: Type.Optional(Offset('Bottom')),
  public: Type.Optional(
    Type.Boolean({ description: 'Whether all may see it while they may see the object; so for pictures unless said.' }),
  ),
});

/** What may be changed of a file. */
export const FileChangesShape = Type.Object(
  {
    kind: Type.Optional(Kind),
    title: Type.Optional(Title),
    credit: Type.Optional(Credit),
    licence: Type.Optional(Licence),
    takenAt: Type.Optional(Nullable(TakenAt)),
    topCm: Type.Optional(Nullable(Offset('Top'))),
    bottomCm: Type.Optional(Nullable(Offset('Bottom'))),
    public: Type.Optional(Type.Boolean()),
    revision: Type.Optional(Type.Integer({ description: 'At which revision it was seen; another one is a conflict.' })),
  },
  { additionalProperties: false },
);

/** A file as it is answered with. */
export const FileShape = Type.Object({
  id: Key('Key of the file.'),
  objectId: Key('Key of its object.'),
  kind: Kind,
  title: Title,
  credit: Credit,
  licence: Licence,
  takenAt: Nullable(TakenAt),
  topCm: Nullable(Offset('Top')),
  bottomCm: Nullable(Offset('Bottom')),
  public: Type.Boolean({ description: 'Whether all may see it while they may see the object.' }),
  fileName: Type.String(),
  mediaType: Word(Object.keys(FILE_TYPES) as FileType[], 'What it is by its bytes.'),
  bytes: Type.Integer(),
  widthPx: Nullable(Type.Integer()),
  heightPx: Nullable(Type.Integer()),
  sha256: Type.String({ description: 'SHA-256 of its bytes, hex.' }),
  addedAt: Moment('When it was added.'),
  addedBy: Type.String(),
  deletedAt: Nullable(Moment('When it was taken away; it can be brought back for 30 days.')),
  revision: Type.Integer(),
  links: Type.Object(
    {
      thumb: Type.String({ description: 'At most 320 px wide.' }),
      screen: Type.String({ description: 'At most 1600 px wide.' }),
      full: Type.String({ description: 'The whole, without what tells where and with what it was taken.' }),
      original: Type.String({ description: 'As it came.' }),
    },
    { description: 'Addresses that open it without signing in, to the end of tomorrow (UTC).' },
  ),
});

/** What is said of a file that is brought, read. */
export type NewFileFacts = Static<typeof NewFileQuery>;
