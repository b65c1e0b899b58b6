/** The mail of the morning about figures: what is missing, what was missed, what is off track twice, and what is proposed. */
import {
  type AgreementLetter,
  agencyOf,
  BEHIND_SIGN_IN,
  called,
  footerOf,
  isPublic,
  named,
  nameOf,
} from '../../agreements/domain/mail-words.ts';
import type { Kpi } from '../../agreements/mou/domain/kpi.schema.ts';
import { contents } from '../../shared/mail.ts';
import { actBy, sayMoment } from '../../shared/mail-days.ts';
import type { MailContent } from '../../shared/mail-layout.tsx';
import type { Life } from '../domain/life.rules.ts';
import { lastDay, monthOf } from '../domain/period.rules.ts';
import { calendarLabel } from '../domain/period-label.rules.ts';
import type { News } from '../plan/domain/news.rules.ts';
import type { Proposed } from '../plan/domain/plan.events.ts';
import { sayChange } from '../plan/domain/proposal-words.ts';

export interface MorningLetter extends AgreementLetter {
  life: Life;
  news: News;
  /** Figures of this reader that are due together with the missing ones. */
  due: number;
  kpiOf: (key: string) => Kpi | undefined;
  statusOf: (kpi: string, period: string) => string | undefined;
  /** What was proposed, and what became of it. */
  changeOf: (proposal: number) => { change: Proposed; party: string; status?: string } | undefined;
}

const many = (count: number, one: string, more: string): string => (count === 1 ? one : `${count} ${more}`);

/** A mail travels further than a page: above `public` it names no KPI. */
const kpiName = (letter: MorningLetter, key: string): string =>
  isPublic(letter) ? (letter.kpiOf(key)?.name ?? key) : 'A number';

const periodName = ({ kpiOf }: MorningLetter, kpi: string, period: string): string => {
  const known = kpiOf(kpi);
  return known ? calendarLabel(known, period) : period;
};

type Part = Pick<MailContent, 'paragraphs'> & {
  subject: string;
  rows: readonly (readonly string[])[];
  look: string;
  path: string;
};

const kpis = '/kpis';
const formOf = ({ kpiOf }: MorningLetter, { party, kpi, period }: News['awaited'][number]): string => {
  const known = kpiOf(kpi);
  return `/parties/${party}/figures${known ? `/${monthOf(lastDay(known, period))}` : ''}`;
};

/** `Report by Wed, Apr 21: 2 of 5 numbers` */
function awaited(letter: MorningLetter): Part[] {
  const { news, due } = letter;
  const [first] = news.awaited.toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
  if (!first) return [];
  const forms = new Set(news.awaited.map((cell) => formOf(letter, cell)));
  const count = news.awaited.length;
  const missing =
    due === 1 ? 'your number is missing' : `${count} of your ${due} numbers ${count === 1 ? 'is' : 'are'} missing`;
  return [
    {
      subject: `${actBy('Report', first.dueAt, letter.agreement.zone)}: ${due === 1 ? 'your number' : `${count} of ${due} numbers`}`,
      paragraphs: [
        `${missing.replace(/^./, (one) => one.toUpperCase())} under ${named(letter)}. The period closes at the moment below. A figure that comes later is marked late.`,
        'If there is nothing to report, say so with the reason. That counts as reported.',
      ],
      rows: news.awaited.map(({ kpi, period, dueAt }) => [
        kpiName(letter, kpi),
        periodName(letter, kpi, period),
        `missing, due ${sayMoment(dueAt, letter.agreement.zone)}`,
      ]),
      look: 'Sign in and report them',
      path: forms.size === 1 ? formOf(letter, first) : `/parties/${first.party}/figures`,
    },
  ];
}

function silent(letter: MorningLetter): Part[] {
  const { silent: cells } = letter.news;
  const [first] = cells;
  if (!first) return [];
  const again = cells.some((cell) => cell.again);
  return [
    {
      subject: `Closed without ${many(cells.length, 'a number', 'numbers')} of your agency`,
      paragraphs: [
        `What is listed was closed under ${named(letter)} without a figure of ${nameOf(letter, first.party)}. It is published as not reported.`,
        'A figure is still taken, and marked late, until the next period closes. Say as well why it was missed and what follows.',
        ...(again ? ['It is the second time in a row, so the office that signs for the agency is told as well.'] : []),
      ],
      rows: cells.map(({ kpi, period, ...cell }) => [
        kpiName(letter, kpi),
        periodName(letter, kpi, period),
        cell.again ? 'not reported, for the second time' : 'not reported',
      ]),
      look: 'Sign in and report late',
      path: `/parties/${first.party}/figures`,
    },
  ];
}

function missed(letter: MorningLetter): Part[] {
  const [first, ...more] = letter.news.missed;
  if (!first) return [];
  return [
    {
      subject: 'Say why it was missed, and what follows',
      paragraphs: [
        `The KPIs below were not where ${named(letter)} requires when their periods closed. Say why, and what your agency does about it.`,
      ],
      rows: [first, ...more].map(({ kpi, period }) => [
        kpiName(letter, kpi),
        periodName(letter, kpi, period),
        isPublic(letter) ? (letter.statusOf(kpi, period) ?? '') : 'missed',
      ]),
      look: 'Sign in and say why',
      path: more.length === 0 ? `${kpis}/${first.kpi}/miss/${first.period}` : kpis,
    },
  ];
}

function opened(letter: MorningLetter): Part[] {
  const { opened: items } = letter.news;
  const [first, ...more] = items;
  if (!first) return [];
  const words = (kind: string) => (isPublic(letter) ? kind : 'missed twice');
  return [
    {
      subject: `${words(first.kind).replace(/^./, (one) => one.toUpperCase())} in a row`,
      paragraphs: [
        `What is listed was missed twice in a row under ${named(letter)}. It is on the board’s list until a correction fixes it, or a later period is met.`,
      ],
      rows: items.map(({ kpi, periods, kind }) => [
        kpiName(letter, kpi),
        periods.map((period) => periodName(letter, kpi, period)).join(' and '),
        words(kind),
      ]),
      look: 'Sign in and look at the figures',
      path: more.length === 0 ? `${kpis}/${first.kpi}` : kpis,
    },
  ];
}

const BECAME: Record<string, string> = {
  agreed: 'agreed by all, and holds',
  declined: 'declined',
  withdrawn: 'withdrawn',
};

const rowOf = (letter: MorningLetter, proposal: number, became: string): string[] => {
  const one = letter.changeOf(proposal);
  const what = one && isPublic(letter) ? sayChange(one.change, letter.kpiOf(one.change.kpi)) : 'A change of the plan';
  return [`Proposal ${proposal}`, one ? `${what} (${nameOf(letter, one.party)})` : what, became];
};

const plan = `${kpis}/plan`;

function proposed(letter: MorningLetter): Part[] {
  const { proposed: numbers } = letter.news;
  if (numbers.length === 0) return [];
  return [
    {
      subject: `Answer: ${many(numbers.length, 'a change is proposed', 'changes are proposed')}`,
      paragraphs: [
        `Another agency proposes what is listed under ${named(letter)}. It holds when every other agency has agreed. Agree, or decline with a reason. Without your answer nothing changes.`,
      ],
      rows: numbers.map((number) => rowOf(letter, number, 'waits for your answer')),
      look: 'Sign in and answer',
      path: numbers.length === 1 ? `${plan}/${numbers[0]}` : plan,
    },
  ];
}

function decided(letter: MorningLetter): Part[] {
  const { decided: numbers } = letter.news;
  if (numbers.length === 0) return [];
  const became = numbers.map((number) => letter.changeOf(number)?.status ?? '');
  return [
    {
      subject: `${many(numbers.length, 'A proposal was', 'proposals were')} decided`,
      paragraphs: [`What is listed was decided under ${named(letter)}.`],
      rows: numbers.map((number, index) => rowOf(letter, number, BECAME[became[index] ?? ''] ?? 'decided')),
      look: 'Sign in and look at it',
      path: numbers.length === 1 ? `${plan}/${numbers[0]}` : plan,
    },
  ];
}

/** What asks for something comes first. */
const PARTS = [awaited, silent, proposed, missed, opened, decided];

const TEMPLATES: Record<string, (letter: MorningLetter) => Part[]> = {
  morning: (letter) => PARTS.flatMap((part) => part(letter)),
};

export const KPI_MAILS = contents(TEMPLATES, (letter: MorningLetter, partsOf) => {
  const { service, agreement } = letter;
  const parts = partsOf(letter);
  const [first, ...more] = parts;
  if (!first) throw new Error('There is nothing to tell');
  const rest = more.length === 0 ? '' : `, and ${more.length} more`;
  return {
    subject: `${first.subject}${rest}${first.subject.includes(': ') ? ',' : ':'} ${called(letter)}`,
    paragraphs: parts.flatMap(({ paragraphs }) => paragraphs),
    table: { head: ['What', 'When', 'Status'], rows: parts.flatMap(({ rows }) => rows) },
    link: { label: first.look, url: `${service}/agreements/${agreement.id}${first.path}` },
    closing: [BEHIND_SIGN_IN],
    footer: footerOf(letter, [
      `You get this because you speak for ${agencyOf(letter)}, at most once a day. Concord never asks for a password.`,
    ]),
  };
});
