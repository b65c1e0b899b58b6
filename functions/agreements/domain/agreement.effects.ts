/** What the world is told when something happens to an agreement: one effect an event at most, and whoever watches over its review is woken. */
import { reviewsThatMayBeOpen } from '../../shared/ids.ts';
import type { Effect } from '../../shared/ledger/effects.ts';
import { adoptionEffect } from '../adoption/domain/adoption.effects.ts';
import { changeEffect } from '../changes/domain/change.effects.ts';
import { isChange } from '../changes/domain/change.state.ts';
import { endsWithParties, leavingEffect } from '../leaving/domain/leaving.effects.ts';
import { isLeaving } from '../leaving/domain/leaving.state.ts';
import type { AgreementEvent } from './agreement.events.ts';
import { type Agreement, sentLast, versionOf } from './agreement.state.ts';
import { annexesMissing } from './annex.rules.ts';

/** How it ended is for the offices that sign and the liaisons of all parties; first for those who organize it and call the others. */
const whoMustKnow = ({ parties: stay, further = [], follows, convener }: Agreement): string[] => {
  const parties = [...stay, ...(follows?.leaving ?? [])];
  const [organizer = [], others = []] = [true, false].map((is) => parties.filter((one) => (one === convener) === is));
  const liaisons = (of: readonly string[]) => of.map((party) => `${party}/liaison`);
  return [...liaisons(organizer), ...parties, ...further, ...liaisons(others)];
};

export function agreementEffect(event: AgreementEvent, agreement: Agreement): Effect | undefined {
  const { id } = agreement;
  const tell = (template: string, version: Agreement): Effect => ({
    ...{ kind: 'mail', family: 'signing', template },
    about: { agreement: id, round: version.round },
    to: whoMustKnow(version),
  });
  if (isChange(event)) return changeEffect(event, agreement);
  if (isLeaving(event) || endsWithParties(event)) return leavingEffect(event, agreement);
  const last = sentLast(agreement);
  const { round } = last;
  if (last.adopted) return adoptionEffect(event, last);
  switch (event.type) {
    case 'AgreementPublished':
    case 'AgreementRevised':
    case 'SuccessorPublished':
      return { kind: 'start', machine: 'signing', stream: round, name: round, input: { agreement: id, round } };
    case 'AnnexKept':
      // The last one lets the round go on, which has asked nobody so far.
      return annexesMissing(last).length === 0 ? { kind: 'answer', stream: round } : undefined;
    // Executed is told with the copy in hand, not before it is sealed.
    case 'CopySealed':
      return tell('executed', last.version === event.data.version ? last : agreement);
    case 'AgreementReturned':
    case 'AgreementVoided':
      return tell('closed', versionOf(agreement, event.data.round) ?? agreement);
    // Whoever signed what holds at once has heard so with the copy.
    case 'VersionTookEffect':
      return event.data.later ? tell('in-effect', agreement) : undefined;
    case 'AgreementEnded':
      return agreement.adopted ? adoptionEffect(event, agreement) : tell('ended', agreement);
    case 'AgreementExecuted':
    case 'SunsetSet':
    case 'TermsTakenUp':
    case 'CommitmentsBegun':
    // The review's own stream tells of it.
    case 'ReviewBegan':
    // The closing's own stream tells of it, with the report.
    case 'AgreementClosed':
    case 'TermReaffirmed':
    case 'AgreementAdopted':
    case 'PartyConfirmedAdoption':
    case 'PartyRefusedAdoption':
    case 'AdoptionReminded':
      return undefined;
  }
}

/** A review comes to its end by them, fewer or more parties are asked in it, or the text that it waits for has come back. */
const WAKE_REVIEWS: readonly AgreementEvent['type'][] = [
  'WithdrawalNoticed',
  'WithdrawalRetracted',
  'PartyLeft',
  'AgreementExecuted',
  'AgreementReturned',
  'AgreementVoided',
  'VersionTookEffect',
  'AgreementEnded',
];

export function agreementEffects(event: AgreementEvent, agreement: Agreement): Effect[] {
  const effect = agreementEffect(event, agreement);
  const [stream, ...also] = WAKE_REVIEWS.includes(event.type)
    ? reviewsThatMayBeOpen(agreement.id, agreement.reviews)
    : [];
  return [...(effect ? [effect] : []), ...(stream === undefined ? [] : [{ kind: 'answer' as const, stream, also }])];
}
