/** The step of a review by which the service puts out the renewal that the parties chose: the text in force, with today's holders and contacts, for the next term. */
import { actorName } from '../../identity/domain/actor.ts';
import { can, rolesOf } from '../../identity/domain/roles.rules.ts';
import { renewalDue } from '../../reviews/domain/following.rules.ts';
import type { ReviewEvent } from '../../reviews/domain/review.events.ts';
import {
  type ReadReview,
  readReview,
  reviewChanges,
  type WatchedReview,
  watchedReview,
} from '../../reviews/review-step.reads.ts';
import { Missing } from '../../shared/failures.ts';
import type { Instant } from '../../shared/kernel.ts';
import { history } from '../../shared/ledger/history.ts';
import { assertVersion } from '../../shared/ledger/ledger.ts';
import { recording, stepTask } from '../../shared/step.ts';
import { keepPublication } from '../acts/keep-publication.ts';
import { partiesOf, readKept, readText } from '../agreement.reads.ts';
import { agreements } from '../capability.ts';
import { changesIn } from '../changes/domain/changes-in.rules.ts';
import { textAt } from '../domain/in-force.rules.ts';
import { leavesOf } from '../leaving/domain/leaves.rules.ts';
import { puttingOut } from './acts/put-out.ts';
import { successorFile } from './acts/successor-file.ts';
import { asOfToday, renewalFile } from './domain/renewal-file.rules.ts';

const workflow = { kind: 'workflow' } as const;

/** The parties that the renewal leaves out, if one is due, with its file and whom it is put out for. */
async function readRenewal({ review, whole, sight }: ReadReview, now: Instant) {
  const without = renewalDue(review, whole, sight.settlement, sight.windows, now);
  if (!without) return undefined;
  const holds = textAt(whole, now);
  const ends = holds.term?.ends;
  if (ends === undefined) throw new Error('Only a text that ends is renewed');
  const [before, kept, told] = await Promise.all([readText(holds.textHash), readKept(whole.id), history(whole.id)]);
  const ofText = changesIn(told, whole, now).filter(({ version }) => version === holds.version);
  const leftOut = before.parties.flatMap(({ key }) =>
    without.includes(key) || !holds.parties.includes(key) ? [key] : [],
  );
  const register = partiesOf(kept, holds);
  // Whoever has given notice is no party of it either, and stays one of the text in force to its last day.
  const going = leavesOf(whole, now).map(({ party }) => party);
  const json = renewalFile(before, { register, noticed: ofText, ends, without: [...new Set([...leftOut, ...going])] });
  // In the place of an organizer that is left out, the first of the others.
  const organizer = register.find(({ party }) => party === json.convener);
  const organization = json.convener === before.convener ? holds.organization : (organizer?.mailDomains[0] ?? '');
  const asToday = asOfToday(before, ofText);
  const file = await successorFile(whole, kept, { kind: 'renewal', json, organization, now, leftOut, asToday });
  return { without, organization, ...('refused' in file ? file : { file }) };
}

const putOutRenewal = (of: WatchedReview, now: Instant) => {
  if (!can(rolesOf(workflow), agreements.actions['agreement.renew'])) throw new Missing('Not permitted');
  return recording({
    load: async (command) => {
      const read = await readReview(of, now, [command]);
      return { ...read, actor: actorName(workflow), renewal: await readRenewal(read, now) };
    },
    decide: ({ renewal, ...read }) => {
      if (!renewal) return { changes: [] };
      const { agreementsTip, docket, review } = read;
      const { without } = renewal;
      const out =
        'file' in renewal
          ? puttingOut(agreementsTip, renewal.file, { ...renewal, review: review.review }, now)
          : { refused: renewal.refused };
      if ('refused' in out) {
        const codes = [...new Set(out.refused.map(({ code }) => code))];
        const tries = (review.refused?.tries ?? 0) + 1;
        return reviewChanges(read, { own: [{ type: 'RenewalRefused', data: { without, codes, tries } }] }, now);
      }
      const own: ReviewEvent[] = [{ type: 'RenewalPutOut', data: { version: out.published.version, without } }];
      const { changes } = reviewChanges(read, { own }, now);
      return { changes: [...changes, out.change], also: [assertVersion(docket), ...out.also] };
    },
    keep: async ({ whole, renewal }) => {
      if (renewal && 'file' in renewal)
        await keepPublication(whole.id, renewal.file.publication, renewal.file.agencies);
    },
  });
};

export const handler = stepTask(watchedReview, { 'put-out-renewal': putOutRenewal });
