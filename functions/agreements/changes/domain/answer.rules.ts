/** A liaison of another party objects with a reason while there is time, and whoever gave notice takes it back; afterwards it stands. */
import { type Decision, type Instant, type Refusal, say } from '../../../shared/kernel.ts';
import { textOf } from '../../../shared/text.ts';
import { sayInstant } from '../../../shared/time-words.ts';
import type { AgreementEvent } from '../../domain/agreement.events.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import { changesAt } from './changes-at.rules.ts';
import type { Noticed } from './changes-in.rules.ts';

export const LONGEST_REASON = 4_000;

interface Answering {
  notice: Noticed;
  by: { name: string; mailbox: string };
}

/** What has become of a notice that is no longer open. */
function whyNot({ status, since }: Noticed, { zone }: Agreement): Refusal {
  const on = since === undefined ? '' : ` on ${sayInstant(since, zone)}`;
  switch (status) {
    case 'objected':
      return say(
        'change-objected',
        `A party objected to this notice${on}: it changes nothing.`,
        'Nothing is left to do here; what it was about takes an amendment.',
      );
    case 'taken back':
      return say(
        'change-taken-back',
        `This notice was taken back${on}: it changes nothing.`,
        'Nothing is left to do here.',
      );
    case 'lapsed':
      return say(
        'change-lapsed',
        `The text that this notice was about gave way${on}: the notice changes nothing.`,
        'See what the text says that holds today.',
      );
    default:
      return say(
        'change-holds',
        `The time to object was over${on}: the change holds.`,
        'Put out an amendment, or have the party give notice of another change.',
      );
  }
}

/** Undefined while it is open. The ledger decides, whatever the history said when it was read. */
export const closed = (agreement: Agreement, notice: Noticed, now: Instant): Refusal | undefined =>
  changesAt(agreement, now).open.some(({ change }) => change === notice.change) ? undefined : whyNot(notice, agreement);

export function objectTo(
  agreement: Agreement,
  { notice, party, by, reason }: Answering & { party: string; reason: string },
  now: Instant,
): Decision<AgreementEvent> {
  const not = closed(agreement, notice, now);
  if (not) return { refused: not };
  const said = textOf(reason, {
    field: 'reason',
    max: LONGEST_REASON,
    empty: ['reason-missing', 'There is no reason yet.', 'Say in a sentence why it should not be so.'],
  });
  if (said.refused) return { refused: said.refused };
  const { change } = notice;
  return { events: [{ type: 'ChangeObjected', data: { change, party }, body: { by, reason: said.text } }] };
}

export function takeBack(
  agreement: Agreement,
  { notice: { change, ...notice }, by }: Answering,
  now: Instant,
): Decision<AgreementEvent> {
  const not = closed(agreement, { ...notice, change }, now);
  return not ? { refused: not } : { events: [{ type: 'ChangeTakenBack', data: { change }, body: { by } }] };
}
