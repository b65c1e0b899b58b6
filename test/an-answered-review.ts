/** For tests: what agencies answer and choose in a review, put on the ledger as their acts would without the pages, and what came of it. */
import type { Choice, ReviewEvent } from '../functions/reviews/domain/review.events.ts';
import type { Review } from '../functions/reviews/domain/review.state.ts';
import { reviewIdOf } from '../functions/shared/ids.ts';
import type { EffectItem } from '../functions/shared/ledger/effects.ts';
import { DAY, type TestCloud } from './a-cloud.ts';
import type { Sent } from './a-sent-mou.ts';
import { asOperator } from './an-operator.ts';

export const head = (party: string) => ({
  name: `Head of ${party}`,
  title: 'Director',
  mailbox: `head@${party}.example`,
});

type Opened = Partial<Extract<ReviewEvent, { type: 'ReviewOpened' }>['data']>;
export type Reviewing = Awaited<ReturnType<typeof reviewing>>;

interface StateEvent {
  stateEnteredEventDetails?: { name: string };
}

/** Commits to the reviews of an agreement as an operator; each call sees what the workflow has done meanwhile. */
export async function reviewing(cloud: TestCloud, { agreement }: Pick<Sent, 'agreement'>) {
  asOperator(cloud);
  const { aroundReview } = await import('../functions/reviews/around-review.reads.ts');
  const { reviewStream } = await import('../functions/reviews/review.stream.ts');
  const { agreementStream } = await import('../functions/agreements/agreement.stream.ts');
  const { commit, existing, tipKey } = await import('../functions/shared/ledger/ledger.ts');
  const { batchGet } = await import('../functions/shared/ledger/table.ts');
  const { newCommandId } = await import('../functions/shared/ids.ts');
  const { retryOnConflict } = await import('../functions/shared/ledger/retry-on-conflict.ts');
  const { openedFrom } = await import('../functions/reviews/domain/opening.rules.ts');
  const { windowsOf } = await import('../functions/reviews/domain/windows.rules.ts');
  const { calendarOf } = await import('../functions/agreements/domain/agreement.rules.ts');

  const id = (number: number) => reviewIdOf(agreement, number);
  const tips = async (number: number) => {
    const found = await batchGet([tipKey(id(number)), tipKey(agreement)]);
    return { tip: reviewStream.tip(found, id(number)), whole: agreementStream.tip(found, agreement) };
  };
  const records = (number: number, ...happened: ReviewEvent[]): Promise<void> =>
    retryOnConflict(async () => {
      const { tip, whole } = await tips(number);
      const around = aroundReview(existing(whole), id(number), cloud.now());
      const command = { id: newCommandId(), fingerprint: '' };
      await commit({ command, at: cloud.now(), actor: 'test', changes: [reviewStream.change(tip, happened, around)] });
    });
  const state = async (number = 1): Promise<Review> => existing((await tips(number)).tip);
  const said = (choice: Choice, fallback?: 'renew' | 'end') => ({
    ...{ answers: { problem: { grade: 'yes' as const } }, choice },
    ...(fallback && { fallback }),
    ...(choice === 'amend' && { points: [{ term: 'closures', says: 'Two agencies decide.' }] }),
  });
  return {
    id,
    state,
    records,
    events: async (number = 1, type?: ReviewEvent['type']) =>
      (await cloud.history(id(number))).events.filter((event) => type === undefined || event.type === type),
    types: (number = 1) => cloud.types(id(number)),
    /** Sealed, until all are in or their time is over. */
    answers: async (party: string, choice: Choice, fallback?: 'renew' | 'end', number = 1): Promise<void> => {
      const answer = ((await state(number)).answered[party]?.answer ?? 0) + 1;
      const body = { by: head(party), ...said(choice, fallback) };
      await records(number, { type: 'Answered', data: { party, office: 'head', answer }, body });
      await cloud.quiet();
    },
    /** Openly, after that. */
    chooses: async (party: string, choice: Choice, fallback?: 'renew' | 'end', number = 1): Promise<void> => {
      const answer = ((await state(number)).answered[party]?.answer ?? 0) + 1;
      const { points = [], ...rest } = said(choice, fallback);
      const data = { party, office: 'head', answer, choice, ...(fallback && { fallback }), points: points.length };
      await records(number, { type: 'ChosenOpenly', data, body: { by: head(party), points, ...rest } });
      await cloud.quiet();
    },
    /** A party calls for a review before its time, at that moment where it is given; its windows may be anything. */
    calls: async (party: string, more: Opened = {}, at: string = cloud.now()): Promise<number> => {
      const { whole } = await tips(1);
      const text = existing(whole);
      const number = (text.reviews ?? 0) + 1;
      const found = await batchGet([tipKey(id(number))]);
      const ends = new Date(Date.parse(at) + 60 * DAY).toISOString().slice(0, 10);
      const kind = more.kind ?? 'early';
      const windows = windowsOf(calendarOf(text), at, ends, 60);
      const data = { ...openedFrom(text, number), ...{ kind, party, windows }, ...more };
      const around = aroundReview(text, id(number), at);
      await commit({
        command: { id: newCommandId(), fingerprint: '' },
        ...{ at, actor: 'test' },
        changes: [
          agreementStream.change(whole, [{ type: 'ReviewBegan', data: { review: number, kind } }]),
          reviewStream.change(reviewStream.tip(found, id(number)), [{ type: 'ReviewOpened', data, body: {} }], around),
        ],
      });
      await cloud.quiet();
      return number;
    },
    /** The execution that watches over it: how it is, and where it waits or ended. */
    watch: (number = 1, name = id(number)) => {
      const found = cloud.engine.listExecutions().executions.find((one) => one.name === name);
      if (!found) return undefined;
      const { executionArn, status } = found;
      const history = cloud.engine.getExecutionHistory({ executionArn }).events as unknown as StateEvent[];
      const entered = history.flatMap(({ stateEnteredEventDetails: one }) => one?.name ?? []);
      const [wait] = cloud.engine.waiting(executionArn);
      const until = wait?.until === undefined ? undefined : new Date(wait.until).toISOString();
      return { executionArn, status, entered, in: entered.at(-1), until };
    },
    /** Mails that the review has asked for: template and to whom. */
    mails: async (number = 1): Promise<[template: string, to: string[]][]> =>
      (await cloud.items<EffectItem>(`MAIL#${id(number)}#`))
        .sort((one, other) => one.seq - other.seq)
        .flatMap(({ effect }) => (effect.kind === 'mail' ? [[effect.template, effect.to] as [string, string[]]] : [])),
  };
}
