/** One mail to each records officer of a party's agency about a removal of words: it waits for a decision, or was decided. */
import { readText } from '../../agreements/agreement.reads.ts';
import { agencyFrom, agencyKey } from '../../identity/agency.store.ts';
import { removalMail } from '../../records/removal.mail.tsx';
import type { Keeping } from '../../records/removal.state.ts';
import type { EffectItem, MailEffect } from '../../shared/effects.ts';
import { eventKey, tipFrom, tipKey } from '../../shared/ledger.ts';
import { mail } from '../../shared/mail-layout.tsx';
import { batchGet } from '../../shared/table.ts';
import type { Outgoing } from '../post.ts';
import { matterOf, service } from './matter.ts';

export const isAboutRemoval = ({ template }: MailEffect): boolean => template.startsWith('removal-');

type About = Pick<EffectItem, 'stream' | 'seq'> & { effect: MailEffect };

/** None when the removal was decided before its officers were told of it. */
export async function removalLetters({ effect, stream, seq }: About, party: string): Promise<Outgoing[]> {
  const { agreement, registered } = await matterOf(effect, party);
  const officers = registered.agency === undefined ? [] : [agencyKey(registered.agency)];
  const found = await batchGet([eventKey(stream, seq), tipKey(stream), ...officers]);
  const { removal = '' } = found.get<{ data: { removal?: string } }>(eventKey(stream, seq))?.data ?? {};
  const waits = tipFrom<Keeping>(found, stream).state?.removals[removal] !== undefined;
  if (effect.template === 'removal-asked' && !waits) return [];
  const agency = registered.agency === undefined ? undefined : agencyFrom(found, registered.agency);
  const text = await readText(agreement.textHash);
  const content = mail(removalMail(effect.template, { service: service(), agreement, text, party, removal }));
  return (agency?.recordsOfficers ?? []).map(({ name, mailbox }) => ({
    to: { name, address: mailbox },
    ...content,
    tags: { round: effect.round, party, template: effect.template, to: 'records' },
  }));
}
