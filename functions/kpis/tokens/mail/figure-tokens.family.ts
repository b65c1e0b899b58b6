/** Mails about tokens, to the liaisons of the party whose systems report with them. */
import { agreementTip, partyFrom, partyKey, readText } from '../../../agreements/agreement.reads.ts';
import { textAt } from '../../../agreements/domain/in-force.rules.ts';
import type { Speaker } from '../../../disputes/domain/speaker.schema.ts';
import { readAgencies } from '../../../identity/agency.store.ts';
import { bodyKey, existing, tipKey } from '../../../shared/ledger/ledger.ts';
import { batchGet, type Item } from '../../../shared/ledger/table.ts';
import { defineFamily, recipientOf, type Sending, type To } from '../../../shared/mail.ts';
import { reportsKey, reportsTip } from '../../report.stream.ts';
import { isLive } from '../domain/token.rules.ts';
import { TOKEN_MAILS } from './figure-tokens.mail.tsx';

async function read({ about: { agreement: id = '', token = '' }, to: [to = ''], stream, seq, now }: Sending) {
  const { party } = recipientOf(to);
  const body = bodyKey(stream, seq);
  const found = await batchGet([tipKey(id), partyKey(id, party), reportsKey(id, party), body]);
  const agreement = textAt(existing(agreementTip(found, id)), now);
  const { agency = '' } = partyFrom(found, agreement, party) ?? {};
  const [text, agencies] = await Promise.all([readText(agreement.textHash), readAgencies(agency ? [agency] : [])]);
  // Gone, where it was removed by law.
  const said = found.get<Item & { body: { by: Speaker; label?: string } }>(body)?.body;
  return {
    ...{ agreement, text, said },
    liaisons: agencies.get(agency)?.liaisons ?? [],
    live: isLive(reportsTip(found, id, party).state, token),
  };
}
type Facts = Awaited<ReturnType<typeof read>>;

export const family = defineFamily({
  read,
  // Of one that is revoked already its end is told, by a mail of its own.
  choose: ({ facts, sending: { template } }: To<Facts>) =>
    template === 'token-made' && !facts.live ? undefined : template,
  readers: ({ facts: { agreement, liaisons }, to: { party, who } }: To<Facts>) =>
    liaisons.map(({ name, mailbox }) => ({
      ...{ name, mailbox },
      tags: { kind: 'informed', party, to: who, agreement: agreement.id } as const,
    })),
  view: ({ facts: { agreement, text, said }, sending: { service }, to: { party } }) => ({
    ...{ service, agreement, text, party, said },
  }),
  content: TOKEN_MAILS,
});
