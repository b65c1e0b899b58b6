/** For tests: a review of an MOU in force, opened and moved on by whoever has rights on the table; nothing of it starts a workflow. */
import type { Agreement } from '../functions/agreements/domain/agreement.state.ts';
import type { ReviewEvent } from '../functions/reviews/domain/review.events.ts';
import { reviewIdOf } from '../functions/shared/ids.ts';
import type { Change, EventDraft } from '../functions/shared/ledger/ledger.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import type { Screen } from '../infra/laptop/demo/people/visitor.ts';
import { DAY, type TestCloud } from './a-cloud.ts';
import { mailboxOf, type Sent } from './a-sent-mou.ts';
import { asOperator } from './an-operator.ts';

type Opened = Extract<ReviewEvent, { type: 'ReviewOpened' }>;

/** Only the mails: the tests move the review themselves. */
const withoutWorkflow = (change: Change<unknown, EventDraft>): Change<unknown, EventDraft> => ({
  ...change,
  effectOf: (event, state) => [change.effectOf?.(event, state) ?? []].flat().filter(({ kind }) => kind === 'mail'),
});

async function modules(cloud: TestCloud) {
  asOperator(cloud);
  const [{ carryOut }, { batchGet }, { existing, tipKey }, { agreementStream }, { reviewStream }, around, opening] =
    await Promise.all([
      import('../functions/shared/carry-out.ts'),
      import('../functions/shared/ledger/table.ts'),
      import('../functions/shared/ledger/ledger.ts'),
      import('../functions/agreements/agreement.stream.ts'),
      import('../functions/reviews/review.stream.ts'),
      import('../functions/reviews/around-review.reads.ts'),
      import('../functions/reviews/domain/opening.rules.ts'),
    ]);
  return { carryOut, batchGet, existing, tipKey, agreementStream, reviewStream, ...around, ...opening };
}

let commands = 0;

/** Records these events on the streams of the review and its agreement, as they stand now. */
async function happened(
  cloud: TestCloud,
  { agreement }: Pick<Sent, 'agreement'>,
  review: number,
  decide: (whole: Agreement, by: Awaited<ReturnType<typeof modules>>) => readonly ReviewEvent[],
  began?: 'scheduled',
): Promise<void> {
  const by = await modules(cloud);
  const stream = reviewIdOf(agreement, review);
  const now = cloud.now();
  await by.carryOut({
    command: { id: `test:review:${++commands}`, fingerprint: stream },
    at: now,
    load: async (command) => ({
      found: await by.batchGet([by.tipKey(agreement), by.tipKey(stream), command]),
      actor: 'test',
    }),
    decide: ({ found }) => {
      const tip = by.agreementStream.tip(found, agreement);
      const whole = by.existing(tip);
      const change = by.reviewStream.change(
        by.reviewStream.tip(found, stream),
        decide(whole, by),
        by.aroundReview(whole, stream, now),
      );
      return {
        changes: [
          withoutWorkflow(change),
          ...(began
            ? [
                by.agreementStream.change(tip, [
                  { type: 'ReviewBegan', data: { review, kind: began, sunset: whole.term?.sunset ?? '' } },
                ]),
              ]
            : []),
        ],
        result: undefined,
      };
    },
  });
  await cloud.quiet();
}

/** What people of an MOU do in its first review, which opens now: answers are due in 30 days, and it lasts for 90. */
export function reviewing(cloud: TestCloud, sent: Sent, review = 1) {
  const people = new Map<string, Person>();
  const at = (mailbox: string): Person => {
    const known = people.get(mailbox) ?? cloud.person(mailbox);
    people.set(mailbox, known);
    return known;
  };
  const path = `/agreements/${sent.agreement}/reviews`;
  const in30 = (days: number) => new Date(Date.parse(cloud.now()) + days * DAY).toISOString();
  return {
    path,
    id: reviewIdOf(sent.agreement, review),
    at,
    head: (party: string, office?: string): Person => at(mailboxOf(sent, party, office)),
    liaison: (party: string): Person => at(`liaison@${party}.example`),
    open: (changes: Partial<Opened['data']> = {}): Promise<void> =>
      happened(
        cloud,
        sent,
        review,
        (whole, { openedFrom }) => [
          {
            type: 'ReviewOpened',
            data: {
              ...openedFrom(whole, review),
              ...{ kind: 'scheduled', sunset: whole.term?.sunset },
              windows: { answersBy: in30(30), textBy: in30(45), warnAt: in30(75), closesAt: in30(90) },
              ...changes,
            } as Opened['data'],
          },
        ],
        'scheduled',
      ),
    happen: (...events: ReviewEvent[]): Promise<void> => happened(cloud, sent, review, () => events),
    /** As its workflow does it: by the rule, from the words. */
    reveal: async (): Promise<void> => {
      const { reveal } = await import('../functions/reviews/domain/reveal.rules.ts');
      const { answersIn } = await import('../functions/reviews/domain/answers.rules.ts');
      const stream = reviewIdOf(sent.agreement, review);
      const [tip] = await cloud.items<{ state: Parameters<typeof reveal>[0]['review'] }>(`TIP#${stream}`);
      const told = await cloud.history(stream);
      const state = tip?.state;
      if (!state) throw new Error('There is no review');
      const { parties: asked, answered, windows } = state;
      const silent = asked.filter((party) => !answered[party]);
      const seen = { review: state, asked, silent, windows, now: windows.answersBy };
      const event = reveal(seen, answersIn(told));
      if (event) await happened(cloud, sent, review, () => [event]);
    },
    /** Opens a page of the review. */
    look: (person: Person, part = `/${review}`): Promise<Screen> => person.open(`${path}${part}`),
  };
}

const QUESTIONS = ['problem', 'instead', 'need', 'share', 'authority'] as const;
/** Every question answered with yes. */
export const ANSWERS: Record<string, string> = {
  ...Object.fromEntries(QUESTIONS.map((one) => [`answers.${one}.grade`, 'yes'])),
  'answers.stay.says': 'Nothing more.',
};

/** The code of the newest mail with one. */
export function codeIn(cloud: TestCloud, mailbox: string): string {
  const mail = cloud.inbox.to(mailbox).findLast(({ tags }) => tags.template?.includes('code'));
  return /^\d{6}$/m.exec(mail?.text ?? '')?.[0] ?? '';
}

/** Chooses for a party with the code that comes, as its office does. */
export async function chooses(
  cloud: TestCloud,
  { head, path }: Pick<ReturnType<typeof reviewing>, 'head' | 'path'>,
  party: string,
  typed: Record<string, string>,
  mailbox: string,
): Promise<Screen> {
  const person = head(party);
  await person.open(`${path}/1/choice?choose=${typed.choice ?? 'renew'}`);
  const asked = person.browser.page.html.includes('Send another code');
  await person.browser.press(asked ? 'Send another code' : 'Send me a code', { ...typed, ready: 'yes' });
  await cloud.quiet();
  const sealed = person.browser.page.html.includes('Seal your agency’s choice');
  const button = sealed ? 'Seal your agency’s choice' : 'Choose for your agency';
  const screen = await person.browser.press(button, { ...typed, code: codeIn(cloud, mailbox) });
  await cloud.quiet();
  return screen;
}
