import { randomBytes } from 'node:crypto';
import { hashPassword } from '../../api/password.ts';
import { CorestoneError } from '../../domain/error.ts';
import { changeUser } from '../../operations/access/change-user.ts';
import { askNewPassword } from '../ask-password.ts';
import { type Call, type Command, type ExitStatus, isSet } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';
import { readStandardInput } from '../standard-input.ts';

/** Gives a user a new password. */
export const userPassword: Command = {
  name: 'user password',
  words: 'NAME',
  summary:
    'Gives a user a new password, asked for at a terminal, else made up and shown once; ends all sessions of the user.',
  options: [
    { name: 'generate', definition: 'Makes one up without asking.' },
    { name: 'password-stdin', definition: 'Reads the password from standard input.' },
    ...STORE_OPTIONS.filter((one) => one.name !== 'role'),
  ],
  run,
};

const SHORTEST = 12;

async function run(call: Call): Promise<ExitStatus> {
  const [name] = call.words;
  if (name === undefined || call.words.length > 1) throw new CorestoneError('wrong-call', 'Say one user.');
  return withExistingHouse(call, async (house) => {
    // Nobody is to think of a password for a name that is not there.
    if ((await house.unitOfWork((work) => work.access.findUser(name))) === undefined)
      throw new CorestoneError('not-found', `There is no user ${name}.`);
    const given = await givenPassword(call);
    if (given !== undefined && given.length < SHORTEST)
      throw new CorestoneError('invalid-input', `The password needs ${SHORTEST} characters or more.`);
    const password = given ?? randomBytes(12).toString('base64url');
    await changeUser(house.unitOfWork, name, { passwordHash: await hashPassword(password) }, CLI_CALLER);
    const shown = given === undefined ? `: ${password} (shown only now)` : '';
    call.output.say(`User ${name} has a new password${shown}. All sessions of the user have ended.`);
    call.output.result({ name, ...(given === undefined && { password }) });
    return 0;
  });
}

/** Undefined where one is to be made up. */
async function givenPassword(call: Call): Promise<string | undefined> {
  if (isSet(call, 'password-stdin')) return readStandardInput();
  if (isSet(call, 'generate') || !process.stdin.isTTY) return undefined;
  return askNewPassword({ input: process.stdin, output: process.stderr });
}
