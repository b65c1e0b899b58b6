/** For tests: a review put on the ledger as its opening would, without the workflow that watches over it, and its evidence as the step makes it. */
import type { ReviewEvent } from '../functions/reviews/domain/review.events.ts';
import type { TestCloud } from './a-cloud.ts';
import type { Sent } from './a-sent-mou.ts';
import { asOperator } from './an-operator.ts';

async function ledgerOf(cloud: TestCloud) {
  asOperator(cloud);
  return {
    ...(await import('../functions/shared/ledger/ledger.ts')),
    ...(await import('../functions/shared/ledger/table.ts')),
    ...(await import('../functions/shared/ids.ts')),
    ...(await import('../functions/shared/stream.ts')),
    ...(await import('../functions/agreements/agreement.stream.ts')),
    ...(await import('../functions/agreements/domain/in-force.rules.ts')),
    ...(await import('../functions/reviews/domain/opening.rules.ts')),
    ...(await import('../functions/reviews/domain/review.state.ts')),
    ...(await import('../functions/reviews/domain/windows.rules.ts')),
  };
}

/** What a step of a workflow is given. */
export const freezing = (agreement: string, review: number) => ({
  ...{ step: 'freeze-evidence', ids: { agreement, review }, seen: '1' },
});

export async function reviewing(cloud: TestCloud, { agreement }: Pick<Sent, 'agreement'>) {
  const ledger = await ledgerOf(cloud);
  const { batchGet, commit, existing, newCommandId, reviewIdOf, tipKey } = ledger;
  // Nobody is told, and nothing is started.
  const quiet = ledger.defineStream({ prefix: 'srv_', evolve: ledger.evolveReview });
  return {
    stream: (review: number): string => reviewIdOf(agreement, review),
    /** An early one, of the text that holds now. */
    opened: async (): Promise<number> => {
      const at = cloud.now();
      const tip = ledger.agreementStream.tip(await batchGet([tipKey(agreement)]), agreement);
      const whole = existing(tip);
      const text = ledger.textAt(whole, at);
      const review = ledger.numberOfNext(whole);
      const id = reviewIdOf(agreement, review);
      const calendar = { zone: text.zone, ...text.calendar };
      const ends = text.term?.sunset ?? '';
      const opened: ReviewEvent = {
        type: 'ReviewOpened',
        data: {
          ...ledger.openedFrom(text, review),
          ...{ kind: 'early', windows: ledger.windowsOf(calendar, at, ends, ledger.EARLY_DAYS), party: 'transport' },
        },
      };
      await commit({
        ...{ command: { id: newCommandId(), fingerprint: '' }, at, actor: 'test' },
        changes: [
          ledger.agreementStream.change(tip, [{ type: 'ReviewBegan', data: { review, kind: 'early' } }]),
          quiet.change(quiet.tip(await batchGet([tipKey(id)]), id), [opened]),
        ],
      });
      return review;
    },
    /** As the workflow calls the step. */
    frozen: async (review: number): Promise<number> => {
      const { payload, error } = await cloud.invoke(cloud.functionId('reviews-evidence'), freezing(agreement, review));
      if (error) throw new Error(JSON.stringify(payload));
      return (payload as { recorded: number }).recorded;
    },
  };
}
