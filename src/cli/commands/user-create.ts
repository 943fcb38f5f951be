import { randomBytes } from 'node:crypto';
import { hashPassword } from '../../api/password.ts';
import { CorestoneError } from '../../domain/error.ts';
import { ROLES, type Role } from '../../domain/party/role.ts';
import { createUser } from '../../operations/create-user.ts';
import { type Call, type Command, type ExitStatus, isSet, textOption } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withHouse } from '../open-house.ts';
import { readStandardInput } from '../standard-input.ts';

/** Makes a user account. */
export const userCreate: Command = {
  name: 'user create',
  words: 'NAME',
  summary: 'Makes a user account; the password is made up and shown once unless it comes from standard input.',
  options: [
    { name: 'role', value: 'ROLE', definition: `One of ${ROLES.join(', ')} (reader).` },
    {
      name: 'party',
      value: 'SYMBOL',
      definition: 'Agent or client the role is for; the whole installation unless given.',
    },
    { name: 'password-stdin', definition: 'Reads the password from standard input.' },
    ...STORE_OPTIONS.filter((one) => one.name !== 'role'),
  ],
  run,
};

async function run(call: Call): Promise<ExitStatus> {
  const [name] = call.words;
  if (name === undefined || call.words.length > 1) throw new CorestoneError('wrong-call', 'Say one name.');
  const given = isSet(call, 'password-stdin') ? await readStandardInput() : undefined;
  const password = given ?? randomBytes(12).toString('base64url');
  if (password.length < 12) throw new CorestoneError('invalid-input', 'The password needs 12 characters or more.');
  const role = textOption(call, 'role') ?? 'reader';
  const party = (textOption(call, 'party') ?? '').toUpperCase();
  const passwordHash = await hashPassword(password);
  return withHouse({ ...call, options: { ...call.options, role: undefined } }, async (house) => {
    await createUser(house.unitOfWork, { name, passwordHash, grants: [{ role: role as Role, party }] }, CLI_CALLER);
    call.output.say(
      `User ${name}, ${role}${party === '' ? '' : ` of ${party}`}${given === undefined ? `, password ${password} (shown only now)` : ''}.`,
    );
    call.output.result({ name, role, party, ...(given === undefined ? { password } : {}) });
    return 0;
  });
}
