/** An example MOU is prepared by every liaison and signed by every office that its file names. */
import type { Cloud } from '../cloud/cloud.ts';
import { arrivals } from './arrivals.ts';
import { callApi, headAt, liaisonAt, type Ours, standOf } from './demonstration.ts';
import { holderIn, type MouFile, officialsIn } from './example.ts';
import { LINK } from './people/agency-head.ts';
import { type PartyFile, prepareApart } from './people/liaison.ts';

/** By seat, as the API names them: a party's key for the office that its text names first, and `party_office` for a further one. */
const signersOf = (mou: MouFile): { seat: string; mailbox: string }[] =>
  mou.parties.flatMap(({ key, signatories }) =>
    signatories.map((office, index) => ({
      seat: index === 0 ? key : `${key}_${office}`,
      mailbox: holderIn(mou, key, office).mailbox,
    })),
  );

/** Goes on where a stopped start left it: who has signed is not asked again. */
export async function signAll(cloud: Cloud, { token, agreement }: Ours, mou: MouFile): Promise<void> {
  const { status } = await callApi<{ status: string }>(cloud, token, `/api/agreements/${agreement}`);
  if (status === 'executed') return;
  const liaisons = officialsIn(mou, 'liaison');
  const liaisonOf = ({ key }: PartyFile) => liaisonAt(cloud, liaisons[key]?.mailbox ?? '');
  const signers = signersOf(mou);
  const asked = signers.map(({ mailbox }) => arrivals(cloud, mailbox));
  await prepareApart(agreement, mou.parties, liaisonOf, (mailbox) => arrivals(cloud, mailbox));
  await Promise.all(asked.map((arrived) => arrived(LINK)));
  const { signatories } = await standOf(cloud, token, agreement);
  for (const { seat, mailbox } of signers)
    if (signatories[seat]?.status === 'asked') await headAt(cloud, mailbox).sign();
  await cloud.quiet();
}
