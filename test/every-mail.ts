/** For tests: every mail that the service can write, of an MOU with a name for emails, each as it is asked for and as it is only heard of. */
import type { Agreement } from '../functions/agreements/agreement.reads.ts';
import type { Noticed } from '../functions/agreements/changes/domain/changes-in.rules.ts';
import { signedMou } from '../functions/agreements/domain/signed-mou.ts';
import type { Withdrawn } from '../functions/agreements/leaving/domain/withdrawals-in.rules.ts';
import { adopted, anAgreement, executed } from '../functions/agreements/testing/an-agreement.ts';
import { mouOf, wildfire } from '../functions/agreements/testing/an-mou.ts';
import type { Row } from '../functions/board/domain/queue.rules.ts';
import { aDuty, aText, begun, ENDED } from '../functions/closing/testing/a-closing.ts';
import * as dispute from '../functions/disputes/testing/a-letter.ts';
import { together } from '../functions/kpis/plan/domain/news.rules.ts';
import { aKpi, aLife, aSum } from '../functions/kpis/testing/a-kpi.ts';
import { FAMILY_NAMES, familyOf } from '../functions/outbox/families.ts';
import {
  answered,
  aReview,
  aStanding,
  closed,
  EARLIER,
  RENEW,
  revealed,
} from '../functions/reviews/testing/a-review.ts';
import { contentOf } from '../functions/shared/mail.ts';
import type { MailContent } from '../functions/shared/mail-layout.tsx';
import { aCode, aRound, closed as closedRound, onDay } from '../functions/signing/testing/a-round.ts';

export const NAME = 'wildfire smoke MOU';
export const NUMBER = 'MOU-2026-014';
export const text = signedMou(mouOf({ ...wildfire, emailName: NAME }));
const keys = text.parties.map(({ key }) => key);
/** The one that reads, which does not organize it, and another one. */
const [party = '', third = ''] = keys.filter((key) => key !== anAgreement().convener);
const SERVICE = 'https://concord.example';
const of = (agreement: Agreement, handling: Agreement['handling']): Agreement => ({
  ...agreement,
  handling,
  parties: keys,
});

type Handling = Agreement['handling'];
type Views = Record<string, unknown>;
/** Views of one template; the one that is not named is asked for an act, if anyone is. */
type Of = (handling: Handling) => Views;

const base = (agreement: Agreement, handling: Handling) => ({
  service: SERVICE,
  agreement: of(agreement, handling),
  text,
  party,
});

const signing = (handling: Handling, more: object = {}) => ({
  ...base(anAgreement(), handling),
  now: onDay('2026-11-04'),
  round: aRound({ groups: [keys] }),
  seat: party,
  to: { title: 'Director', name: 'Maria Quintero' },
  link: `${SERVICE}/sign/${'a'.repeat(52)}`,
  ...more,
});
const successor = { version: 2, follows: { kind: 'amendment', version: 1, documentHash: 'd'.repeat(64), review: 1 } };
const asSuccessor = (handling: Handling, more: object = {}) =>
  signing(handling, { agreement: { ...of(executed(), handling), ...successor }, ...more });
const ofRound = (handling: Handling): Views => ({
  '': signing(handling),
  'of a successor': asSuccessor(handling),
  'to a liaison': signing(handling, { asLiaison: true }),
});
const overRound = (handling: Handling): Views => ({
  '': signing(handling, { round: closedRound(aRound({ groups: [keys] }), 'lapsed') }),
  'of a successor': asSuccessor(handling, { round: closedRound(aRound({ groups: [keys] }), 'lapsed') }),
});

const outside = (handling: Handling): Views => ({
  '': { ...base(anAgreement(), handling), about: third, deadline: onDay('2026-12-02', 22) },
});
const clearing = (handling: Handling): Views => ({
  '': {
    ...base(anAgreement(), handling),
    ...{ round: aRound({ groups: [keys] }), kind: 'counsel', required: true, name: 'Dana Whitfield' },
    ...{ link: `${SERVICE}/review/abc`, returned: { by: 'Jo Lindgren', comments: 'Name the appropriation.' } },
  },
});
const preparing = (handling: Handling): Views => ({
  '': {
    ...base(anAgreement(), handling),
    ...{ deadline: onDay('2026-12-02', 22), to: { name: 'Lee' }, missing: ['offices', 'notice'] },
  },
});
const unreached = (handling: Handling): Views => {
  const head = { whom: party, title: 'Director', trouble: 'bounced' };
  const letter = { ...(preparing(handling)[''] as object), about: third };
  const others = [
    { whom: `${party}_cfo`, title: 'Chief Financial Officer', trouble: 'undelivered' },
    { whom: 'counsel', kind: 'counsel', trouble: 'suppressed' },
  ];
  return { '': { ...letter, unreached: [head] }, 'of several': { ...letter, unreached: [head, ...others] } };
};
const adoption = (handling: Handling): Views => ({ '': { ...base(adopted(), handling), as: 'a liaison' } });

const notice: Noticed = {
  ...{ change: 3, version: 1, party: third, about: { kind: 'contact', does: 'change', key: 'desk' } },
  ...{ noticedAt: onDay('2026-11-02'), objectBy: '2026-11-09T22:00:00.000Z', status: 'open' },
  ...{ since: '2026-11-09T22:00:00.000Z', objection: { party: third } },
} as unknown as Noticed;
const change = (handling: Handling): Views => ({ '': { ...base(executed(), handling), notice } });

const withdrawal = {
  ...{ withdrawal: 1, version: 1, party: third, days: 90, noticedAt: onDay('2026-11-02'), to: keys, status: 'open' },
  ...{ until: '2027-02-01T22:00:00.000Z', fixed: false, reached: {} },
} as unknown as Withdrawn;
const leaving = (handling: Handling): Views => ({
  '': { ...base(executed(), handling), withdrawal, ends: undefined },
  'that ends it': { ...base(executed(), handling), withdrawal, ends: 'with its parties' },
  'to whoever leaves': { ...base(executed(), handling), party: third, withdrawal, ends: undefined },
});

const told = {
  ...{ party: third, key: 'forecast', does: 'Sends the counts.' },
  one: {
    ...{ by: '2027-06-16', dueAt: '2027-06-16T21:00:00.000Z' },
    delivery: { number: 1, at: '2027-06-01T15:00:00.000Z', answer: { party: third, is: 'disputed' } },
  },
};
const NO_DAYS = { month: [], week: [], late: [], lateForUs: [] };
const days = (handling: Handling, of: object) => ({
  ...base(executed(), handling),
  ...{ days: { ...NO_DAYS, ...of }, about: undefined },
});
const commitmentDays = (handling: Handling): Views => ({
  '': days(handling, { month: [told], week: [told] }),
  'that are over': days(handling, { week: [told], late: [told], lateForUs: [told] }),
});
const commitment = (handling: Handling): Views => ({ '': { ...days(handling, {}), about: told } });

const kpis = [aKpi(), aSum()];
const missing = [{ kpi: 'response', period: '2027-01', party, dueAt: '2027-04-21T21:00:00.000Z' }];
const morning = (handling: Handling, news: object) => ({
  ...base(executed(), handling),
  news: { ...together([]), ...news },
  ...{ life: aLife(kpis), due: 5, kpiOf: (key: string) => kpis.find((one) => one.key === key) },
  statusOf: () => 'off track',
  changeOf: () => ({ change: { kind: 'target', kpi: 'response', value: '18', from: '2027-06-01' }, party: third }),
});
const figures = (handling: Handling): Views => ({
  '': morning(handling, { awaited: missing }),
  'with everything': morning(handling, {
    ...{ awaited: missing, silent: [{ kpi: 'burns', period: '2026-10', party, again: true }] },
    ...{ missed: [{ kpi: 'response', period: '2026-10' }], proposed: [3], decided: [2] },
    opened: [{ kpi: 'response', kind: 'off track twice', periods: ['2026-07', '2026-10'] }],
  }),
  'of a proposal': morning(handling, { proposed: [3] }),
});

const standing = {
  open: aStanding(aReview(answered('air'))),
  revealed: aStanding(aReview(revealed({ air: RENEW }, ['health', 'forest']))),
  out: aStanding(
    aReview(revealed({ air: RENEW }, ['health']), {
      type: 'RenewalPutOut',
      data: { version: 2, without: [party, third] },
    }),
  ),
  closed: aStanding(aReview(revealed({ air: RENEW, health: RENEW }), closed('renewed'))),
};
const review = (handling: Handling, more: object = {}) => ({
  ...base(executed(), handling),
  ...{ party: 'health', standing: standing.open, by: 'air', reader: 'office', now: EARLIER },
  ...more,
});
const reviewing =
  (which: keyof typeof standing): Of =>
  (handling) => ({
    '': review(handling, { standing: standing[which] }),
    'to a liaison': review(handling, { standing: standing[which], reader: 'liaison' }),
    'to another office': review(handling, { standing: standing[which], reader: 'further' }),
  });

const closing = (handling: Handling, more: object = {}) => ({
  ...base(executed(), handling),
  closing: begun(aText([aDuty('maps', 30, party), aDuty('data', 20, third)], 60)),
  ...{ commitments: [], said: new Map([['maps', { does: 'Hands over the maps.' }]]), mine: [party] },
  ...{ about: { duty: '1', party: third, does: 'Hand over the maps.' }, now: ENDED },
  ...more,
});
const duty = (handling: Handling): Views => ({ '': closing(handling) });
const closingOf = (handling: Handling): Views => ({
  '': closing(handling),
  'to who owes nothing': closing(handling, { mine: [] }),
});

type Letter = ReturnType<typeof dispute.letter>;
const docket = (
  events: Parameters<typeof dispute.letter>[0],
  asked: NonNullable<Parameters<typeof dispute.letter>[1]>,
  heard: NonNullable<Parameters<typeof dispute.letter>[1]> = { to: { office: 'head' } },
): Of => {
  const as = (letter: Letter) => ({ ...letter, text });
  return (mou) => ({
    '': as(dispute.letter(events, { ...asked, mou })),
    'who only hears': as(dispute.letter(events, { ...heard, mou })),
  });
};
const d = dispute;
const DECIDED = [d.raised, d.proposed, d.accepted, d.decided];
const VETOED = [...DECIDED, d.vetoed];
const FOREST = { party: 'forest', to: { as: 'liaison' } } as const;
const DISPUTES: Record<string, Of> = {
  'dispute-raised': docket([d.raised], { party: 'air' }, {}),
  'dispute-answered': docket([d.raised, d.answered], {}),
  'dispute-joined': docket([d.raised, d.joined], {}),
  'dispute-withdrawn': docket([d.raised, d.withdrawn], { party: 'air' }),
  'text-proposed': docket([d.raised, d.proposed], {}),
  'text-accepted': docket([d.raised, d.joined, d.proposed, d.accepted], { party: 'forest' }),
  'climb-asked': docket([d.raised, d.climbAsked], {}),
  'dispute-climbed': docket([d.raised, d.climbed], { to: { office: 'head' } }, {}),
  'dispute-impasse': docket([d.raised, d.climbed, d.impasse], {}),
  'dispute-ended': docket([d.raised, d.withdrawn], {}),
  'dispute-reminder': docket([d.raised, d.reminded], { party: 'air' }),
  'dispute-decided': docket(DECIDED, FOREST, {}),
  'decision-vetoed': docket(VETOED, FOREST, {}),
  'veto-reasoned': docket([...VETOED, d.reasoned], {}),
  'veto-lapsed': docket([...VETOED, d.lapsed], {}),
  'veto-answered': docket([...VETOED, d.reasoned, d.vetoAnswered], FOREST),
};
const clocks = (mou: Handling): Views => {
  const to = { name: 'Dana Whitfield', as: 'liaison' } as const;
  const pauses = [{ from: d.RAISED, until: '2026-12-24T15:00:00.000Z' }];
  return { '': { ...d.base(mou, to, party), text, pauses, event: { data: { party: third } } } };
};

const row = {
  ...{ id: 'dsp_1-1', agreement: 'mou_1', mou: NUMBER, number: 1, due: '2026-12-09T22:00:00.000Z', about: 'x' },
  ...{ between: ['a', 'b'], level: 'Heads', turn: [], what: 'level' },
  calendar: { zone: 'America/New_York', country: 'US' },
} as unknown as Row;
const board = (handling: Handling): Views => ({
  '': { ...base(executed(), handling), now: onDay('2026-12-01'), open: Array.from({ length: 23 }, () => row) },
});
const removal = (handling: Handling): Views => ({ '': { ...base(executed(), handling), removal: 'rmv_1' } });
const token = (handling: Handling): Views => ({
  '': { ...base(executed(), handling), said: { by: { name: 'Lee' }, label: 'Dispatch' } },
});
const code = aCode('012345', onDay('2026-11-04'));
const signIn = (): Views => ({ '': { service: SERVICE, link: `${SERVICE}/sign-in/${'a'.repeat(52)}` } });

/** By family; `*` stands for every template that is not named. */
const VIEWS: Record<string, Record<string, Of>> = {
  'sign-in': { '*': signIn },
  adoption: { '*': adoption },
  changes: { '*': change },
  withdrawals: { '*': leaving },
  signing: {
    ...{
      '*': ofRound,
      closed: overRound,
      notice: (handling) => ({ '': signing(handling, { word: 'copper forest' }) }),
    },
    code: (handling) => ({ '': signing(handling, { code, link: undefined }) }),
    'long-code': (handling) => ({ '': signing(handling, { code, link: undefined }) }),
    executed: (handling) => ({ '': signing(handling, { agreement: of(executed(), handling) }), ...ofRound(handling) }),
    'executed-link': (handling) => ({ '': signing(handling, { agreement: of(executed(), handling) }) }),
    'in-effect': (handling) => ({ '': asSuccessor(handling) }),
  },
  outside: { '*': outside },
  clearance: { '*': clearing },
  preparing: { '*': preparing },
  unreached: { address: unreached, liaison: unreached },
  commitments: { '*': commitment, days: commitmentDays },
  kpis: { '*': figures },
  reviews: {
    ...{ '*': reviewing('open'), 'answers-revealed': reviewing('revealed'), 'chosen-openly': reviewing('revealed') },
    ...{ 'renewal-put-out': reviewing('out'), 'review-closed': reviewing('closed') },
    ...{ 'remind-signatures': reviewing('out'), 'remind-unanswered': reviewing('revealed') },
    code: (handling) => ({ '': review(handling, { code }) }),
    'long-code': (handling) => ({ '': review(handling, { code }) }),
  },
  closing: { '*': duty, begun: closingOf, reminder: closingOf, report: closingOf },
  disputes: DISPUTES,
  suspensions: { '*': clocks },
  'figure-tokens': { '*': token },
  digest: { '*': board },
  removals: { '*': removal },
};

export interface Written {
  /** `signing reminder`, and of which kind. */
  name: string;
  template: string;
  handling: Handling;
  kind: string;
  content: MailContent;
}

/** Every template of every family, in each handling. Throws where one has no view here. */
export async function everyMail(): Promise<Written[]> {
  const families = await Promise.all(FAMILY_NAMES.map(async (name) => [name, await familyOf(name)] as const));
  return families.flatMap(([name, family]) =>
    'answers' in family
      ? []
      : Object.keys(family.content).flatMap((template) => {
          const of = VIEWS[name]?.[template] ?? VIEWS[name]?.['*'];
          if (!of) throw new Error(`There is no view for the mail ${name} ${template}`);
          return (['public', 'parties', 'named'] as const).flatMap((handling) =>
            Object.entries(of(handling)).map(([kind, view]) => ({
              ...{ name: `${name} ${template}`, template: `${name} ${template}`, handling, kind },
              content: contentOf(family.content, template, view),
            })),
          );
        }),
  );
}
