/** A register and a tip that were read together but are of two moments bring nobody's link to somebody else. */
import { afterEach, expect, it, vi } from 'vitest';
import { partyKey } from '../functions/agreements/agreement.reads.ts';
import { partyTipKey, partyTogether } from '../functions/offices/party.reads.ts';
import { StaleWrite } from '../functions/shared/failures.ts';
import { batchGet } from '../functions/shared/ledger/table.ts';
import { aTable } from './a-table.ts';

const ID = 'mou_01K8ZZZZZZZZZZZZZZZZZZZZZZ';

afterEach(() => {
  vi.restoreAllMocks();
});

/** The epoch that the register was written with, and that of the tip; undefined where none was written. */
async function readOf(register: number | undefined, tip: number | undefined) {
  const keys = [partyKey(ID, 'air'), partyTipKey(ID, 'air')];
  const [registered, state] = [
    {
      party: 'air',
      epoch: register,
      offices: {},
      versions: { 1: { signatory: 'head', signatories: ['head'], offices: {} } },
    },
    tip !== undefined && { state: { epoch: tip } },
  ];
  aTable([{ ...keys[0], ...registered }, ...(state ? [{ ...keys[1], seq: 3, ...state }] : [])]);
  return partyTogether(await batchGet(keys), { id: ID, version: 1 }, 'air');
}

it.each([
  ['before anyone vouched', undefined, undefined],
  ['of the first holder', undefined, 0],
  ['of the first holder, counted', 0, 0],
  ['of a later holder', 2, 2],
])('The register %s stands beside its tip', async (_, register, tip) =>
  expect((await readOf(register, tip)).registered?.party).toBe('air'),
);

it.each([
  ['the old mailbox beside the new count', 1, 2],
  ['the first mailbox beside the new count', undefined, 1],
  ['the new mailbox beside the old count', 2, 1],
  ['the new mailbox beside no tip', 1, undefined],
])(
  'It is read again when it is of another moment: %s',
  async (_, register, tip) => await expect(readOf(register, tip)).rejects.toThrow(StaleWrite),
);
